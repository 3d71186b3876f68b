import json

import pytest

from catalog.curation.edit import edit
from catalog.curation.operations import perform
from catalog.curation.problem import CurationProblem
from catalog.models import Claim, EditRecord, FoundationModel, Publication, Source

WHO = {"actor": "kim", "reason": "A test."}

pytestmark = pytest.mark.usefixtures("seeded")


def do(*operations):
    with edit(**WHO) as changes:
        perform(changes, operations)
    return changes


def refused(*operations):
    with pytest.raises(CurationProblem) as caught:
        do(*operations)
    return caught.value


def source():
    return Source.objects.order_by("tier").first().slug


def document(slug):
    return json.loads(Publication.objects.get(slug=slug).document)


def test_a_model_is_created_with_variants_and_claims_and_published_once():
    changes = do(
        {
            "create": {
                "slug": "alpha",
                "name": "Alpha",
                "aliases": ["Alpha One"],
                "claims": [{"attribute": "openness", "value": "closed", "source": source()}],
                "variants": [
                    {
                        "slug": "large",
                        "name": "Alpha Large",
                        "claims": [{"attribute": "parameters", "value": "8.9B", "source": source()}],
                    }
                ],
            }
        }
    )
    assert [revision.number for revision in changes.revisions] == [1]
    found = document("alpha")
    assert (found["parameters"], found["openness"], found["aliases"]) == (8_900_000_000, "closed", ["Alpha One"])


def test_a_draft_is_invisible():
    do({"create": {"slug": "alpha", "name": "Alpha", "draft": True}})
    assert FoundationModel.objects.get(slug="alpha").state == "draft"
    assert not Publication.objects.filter(slug="alpha").exists()


def test_names_are_edited_and_aliases_replaced():
    do({"edit": {"model": "gpt-3", "name_ko": "지피티 3", "aliases": ["GPT3"]}})
    assert document("gpt-3")["name_ko"] == "지피티 3"
    assert document("gpt-3")["aliases"] == ["GPT3"]
    assert document("gpt-3")["name"] == "GPT-3"


def test_a_claim_about_a_variant_is_stated_and_ranked():
    claim = {"attribute": "parameters", "value": "176B", "source": source(), "rank": "preferred", "note": "A test."}
    do({"claim": {"model": "lamda", "variant": "137b", **claim}})
    assert document("lamda")["parameters"] == 176_000_000_000
    stated = Claim.objects.latest("pk")
    do({"rank": {"claim": stated.pk, "rank": "deprecated", "note": "No, it is not."}})
    assert document("lamda")["parameters"] == 137_000_000_000


def test_operations_together_are_one_edit_and_one_revision_of_each_model():
    edits = EditRecord.objects.count()
    changes = do(
        {"edit": {"model": "gpt-3", "name_ko": "지피티 3"}},
        {"edit": {"model": "gpt-3", "summary": "A model."}},
        {"withdraw": {"model": "lamda"}},
    )
    assert EditRecord.objects.count() == edits + 1
    assert len([entry for entry in changes.revisions if entry.model.slug == "gpt-3"]) == 1
    assert not Publication.objects.filter(slug="lamda").exists()


@pytest.mark.parametrize(
    ("operation", "field", "code"),
    [
        ({"creat": {}}, "/0/creat", "unknown_operation"),
        ({"create": {}, "edit": {}}, "/0", "invalid_operation"),
        ({"create": []}, "/0/create", "invalid_operation"),
        ({"create": {"slug": "alpha"}}, "/0/create/name", "required"),
        ({"create": {"slug": "gpt-3", "name": "GPT-3"}}, "/0/create/slug", "conflict"),
        ({"create": {"slug": "A b", "name": "Alpha"}}, "/0/create/slug", "invalid_slug"),
        ({"create": {"slug": "alpha", "name": "Alpha", "nmae": "x"}}, "/0/create/nmae", "unknown_field"),
        ({"create": {"slug": "alpha", "name": "Alpha", "variants": [{"slug": "a"}]}}, "/0/create/variants/0/name", ""),
        ({"create": {"slug": "alpha", "name": "A", "claims": [{"attribute": "x"}]}}, "/0/create/claims/0/source", ""),
        ({"edit": {"model": "no-such", "name": "x"}}, "/0/edit/model", "unknown_model"),
        ({"edit": {"model": "gpt-3", "name": ""}}, "/0/edit/name", "required"),
        ({"edit": {"model": "gpt-3", "aliases": "x"}}, "/0/edit/aliases", "invalid"),
        ({"claim": {"model": "gpt-3", "variant": "1b"}}, "/0/claim/variant", "unknown_variant"),
        ({"claim": {"model": "gpt-3", "attribute": "openness", "value": "api"}}, "/0/claim/source", "required"),
        ({"rank": {"claim": 0, "rank": "normal"}}, "/0/rank/claim", "required"),
        ({"rank": {"claim": 2**62, "rank": "normal"}}, "/0/rank/claim", "unknown_claim"),
        ({"withdraw": {"model": "no-such"}}, "/0/withdraw/model", "unknown_model"),
    ],
)
def test_a_bad_operation_is_refused_with_a_pointer_and_nothing_is_stored(operation, field, code):
    before = (FoundationModel.objects.count(), Claim.objects.count(), EditRecord.objects.count())
    problem = refused(operation)
    assert problem.field == field
    assert problem.code.startswith(code)
    assert before == (FoundationModel.objects.count(), Claim.objects.count(), EditRecord.objects.count())


def test_the_pointer_counts_operations_and_none_of_them_is_done():
    problem = refused({"edit": {"model": "gpt-3", "name_ko": "x"}}, {"edit": {"model": "gpt-3", "nam": "x"}})
    assert problem.field == "/1/edit/nam"
    assert problem.did_you_mean == "name"
    assert document("gpt-3")["name_ko"] != "x"


def test_a_value_of_the_wrong_type_points_at_the_value():
    claim = {"attribute": "parameters", "value": "big", "source": source()}
    assert refused({"claim": {"model": "gpt-3", "variant": "175b", **claim}}).field == "/0/claim/value"


def test_a_correction_wins_and_an_accepted_claim_wins_it_back():
    claim = Claim.objects.get(
        variant__model__slug="gatortron", variant__slug="large", value=8_900_000_000, rank="normal"
    )
    said = {"attribute": "parameters", "value": "9.1B", "source": "gatortron-preprint", "locator": "Table 1"}
    do({"correct": {"model": "gatortron", "variant": "large", **said}})
    assert document("gatortron")["parameters"] == 9_100_000_000
    do({"accept": {"claim": claim.pk}})
    assert document("gatortron")["parameters"] == 8_900_000_000


@pytest.mark.parametrize(
    ("operation", "field"),
    [
        ({"correct": {"model": "gatortron", "attribute": "openness", "value": "api"}}, "/0/correct/source"),
        ({"correct": {"model": "gatortron", "rank": "preferred"}}, "/0/correct/rank"),
        ({"accept": {"claim": 2**40}}, "/0/accept/claim"),
    ],
)
def test_a_correction_that_cannot_be_done_names_its_field(operation, field):
    assert refused(operation).field == field
