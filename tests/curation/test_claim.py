import pytest

from catalog.curation.claim import check
from catalog.curation.problem import CurationProblem
from catalog.curation.record import save
from catalog.models import Claim, FoundationModel, Publication, Source, Variant

pytestmark = pytest.mark.usefixtures("seeded")


def claim(**fields):
    values = {
        "variant": Variant.objects.get(model__slug="gpt-3", slug="175b"),
        "attribute": "parameters",
        "value": "175B",
        "source": Source.objects.first(),
    }
    return Claim(**{**values, **fields})


def test_a_value_is_stored_in_its_attributes_type():
    stated = claim(value="8.9B")
    check(stated)
    assert stated.value == 8_900_000_000


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"value": "big"}, "value", None),
        ({"value": 0}, "value", None),
        ({"value": ""}, "value", "required"),
        ({"value": None}, "value", "required"),
        ({"value": 5, "status": "undisclosed"}, "value", "status_excludes_value"),
        ({"attribute": "paramaters"}, "attribute", "unknown_attribute"),
        ({"attribute": "domains", "value": ["general"]}, "attribute", "unknown_attribute"),
        ({"attribute": "openness", "value": "opn"}, "value", None),
        ({"attribute": "licenses", "value": ["no-such-license"]}, "value", None),
        ({"source": None}, "source", "required"),
        ({"rank": "deprecated"}, "note", "required"),
        ({"as_of": "2020-13"}, "as_of", None),
        ({"variant": None}, "subject", "one_subject"),
    ],
)
def test_what_breaks_a_rule_is_refused_with_its_field(fields, field, code):
    with pytest.raises(CurationProblem) as caught:
        check(claim(**fields))
    assert caught.value.field == field
    assert code in {None, caught.value.code}


def test_a_misspelt_attribute_is_answered_with_the_right_one():
    with pytest.raises(CurationProblem) as caught:
        check(claim(attribute="paramaters"))
    assert caught.value.did_you_mean == "parameters"


def test_a_stated_claim_is_published_at_once():
    model = FoundationModel.objects.get(slug="gpt-3")
    before = Publication.objects.get(pk=model.pk)
    smallest = Variant.objects.get(model__slug="gpt-3", slug="125m")
    save(
        claim(variant=smallest, value="200B", rank="preferred", note="A test."),
        actor="curator",
        reason="The paper says so.",
    )
    after = Publication.objects.get(pk=model.pk)
    assert after.parameters == 200_000_000_000
    assert after.revision == before.revision + 1


def test_a_refused_claim_publishes_nothing():
    before = list(Publication.objects.order_by("pk").values_list("revision", flat=True))
    with pytest.raises(CurationProblem):
        save(claim(value="big"), actor="curator", reason="The paper says so.")
    assert list(Publication.objects.order_by("pk").values_list("revision", flat=True)) == before
