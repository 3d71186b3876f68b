import pytest

from catalog.curation.problem import CurationProblem
from catalog.curation.record import delete
from catalog.models import Architecture, Domain, Task
from tests.factories.facts import WHO, make_license, make_model, make_organization, make_term

pytestmark = pytest.mark.django_db


def term(noun, slug):
    match noun:
        case "organization":
            return make_organization(slug)
        case "license":
            return make_license(slug)
    return make_term({"domain": Domain, "task": Task, "architecture": Architecture}[noun], slug)


@pytest.mark.parametrize(
    ("noun", "attribute", "value"),
    [
        ("organization", "organizations", ["acme", "word"]),
        ("license", "licenses", ["word"]),
        ("domain", "domains", ["word"]),
        ("architecture", "architecture", "word"),
    ],
)
def test_a_word_that_claims_name_stays(empty_catalog, noun, attribute, value):
    if "acme" in value:
        make_organization("acme")
    word = term(noun, "word")
    make_model("alpha", claims={attribute: value}, published=False)
    with pytest.raises(CurationProblem) as caught:
        delete(word, **WHO)
    assert caught.value.code == "protected"
    assert type(word).objects.filter(slug="word").exists()


def test_a_word_that_nobody_names_goes(empty_catalog):
    unused, used = make_term(Task, "word"), make_term(Task, "words")
    make_model("alpha", claims={"tasks": ["words"], "full_name": "word"}, published=False)
    delete(unused, **WHO)
    assert list(Task.objects.all()) == [used]


def test_the_same_word_of_another_vocabulary_is_no_reason(empty_catalog):
    unused = make_term(Task, "chemistry")
    make_term(Domain, "chemistry")
    make_model("alpha", claims={"domains": ["chemistry"]}, published=False)
    delete(unused, **WHO)
    assert not Task.objects.exists()
