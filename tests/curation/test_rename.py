import pytest

from catalog.curation.problem import CurationProblem
from catalog.curation.rename import rename
from catalog.models import Change, FormerSlug, FoundationModel, Publication

WHO = {"actor": "kim", "reason": "A test."}

pytestmark = pytest.mark.usefixtures("seeded")


def test_a_renamed_model_is_published_at_its_new_address_and_the_old_one_leads_there():
    model = FoundationModel.objects.get(slug="lamda")
    rename(model.pk, slug="lamda-1", **WHO)
    assert Publication.objects.get(pk=model.pk).slug == "lamda-1"
    assert FormerSlug.objects.get(slug="lamda").model == model
    actions = list(Change.objects.filter(model=model).values_list("action", "slug"))
    assert actions[-2:] == [("renamed", "lamda"), ("published", "lamda-1")]


def test_a_name_can_be_taken_back():
    model = FoundationModel.objects.get(slug="lamda")
    rename(model.pk, slug="lamda-1", **WHO)
    rename(model.pk, slug="lamda", **WHO)
    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["lamda-1"]


@pytest.mark.parametrize(("slug", "code"), [("gpt-3", "conflict"), ("facets", "invalid_slug"), ("A b", "invalid_slug")])
def test_an_address_that_cannot_be_had_is_refused(slug, code):
    with pytest.raises(CurationProblem) as caught:
        rename(FoundationModel.objects.get(slug="lamda").pk, slug=slug, **WHO)
    assert (caught.value.field, caught.value.code) == ("slug", code)


def test_an_address_that_led_to_another_model_stays_with_it():
    rename(FoundationModel.objects.get(slug="lamda").pk, slug="lamda-1", **WHO)
    with pytest.raises(CurationProblem):
        rename(FoundationModel.objects.get(slug="gpt-3").pk, slug="lamda", **WHO)
