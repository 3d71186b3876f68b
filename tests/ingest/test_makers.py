import pytest

from catalog.ingest.makers import Makers, free_slug
from tests.factories.ingest import organization


@pytest.fixture
def makers(empty_catalog):
    organization("Massachusetts Institute of Technology", aliases=["MIT"])
    organization("University of California, Berkeley")
    organization("Google", aliases=["Shared"])
    organization("DeepMind", aliases=["Google DeepMind", "Shared"])
    return Makers.load()


FOUND = [
    ("MIT", "massachusetts-institute-of-technology"),
    ("massachusetts institute of technology (MIT)", "massachusetts-institute-of-technology"),
    ("MIT / Massachusetts Institute", "massachusetts-institute-of-technology"),
    ("Google, Inc.", "google"),
    ("Google LLC", "google"),
    ("google", "google"),
]


@pytest.mark.parametrize(("name", "slug"), FOUND)
def test_an_organization_is_found_by_each_of_its_names(makers, name, slug):
    assert makers.find(name) == slug


@pytest.mark.parametrize("name", ["Googol", "Shared", "Google (MIT)", ""])
def test_a_name_that_is_nobodys_or_two_peoples_leads_nowhere(makers, name):
    assert makers.find(name) is None


SEVERAL = [
    ("Google, MIT", ["Google", "MIT"]),
    ("Google and Cornell University", ["Google", "Cornell University"]),
    ("University of California, Berkeley", ["University of California, Berkeley"]),
    ("Nobody, Known", ["Nobody, Known"]),
    ("Google, Mountain View", ["Google, Mountain View"]),
]


@pytest.mark.parametrize(("text", "names"), SEVERAL)
def test_several_names_in_one_text_are_told_apart_only_where_that_is_sure(makers, text, names):
    assert makers.parts(text) == names


def test_a_new_organization_is_planned_once_under_a_free_slug(makers):
    assert makers.add("Gööglé") == "google-2"
    assert makers.add("GÖÖGLÉ") == "google-2"
    assert makers.added == {"google-2": "Gööglé"}


@pytest.mark.parametrize("name", ["", "!!!", "x" * 201, "株式会社"])
def test_what_cannot_be_a_name_is_no_organization(makers, name):
    assert makers.add(name) is None
    assert makers.added == {}


def test_a_free_slug_stays_within_the_limit():
    taken = {"a" * 100}
    assert free_slug("a" * 100, taken) == "a" * 98 + "-2"
    assert free_slug("b", taken) == "b"
