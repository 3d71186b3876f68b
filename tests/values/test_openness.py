import pytest

from catalog.values.openness import read_openness
from catalog.values.problem import ValueProblem
from catalog.vocabulary.openness import Openness


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Unreleased", "closed"),
        ("closed", "closed"),
        ("Hosted access (no API)", "hosted"),
        ("API access", "api"),
        ("Open weights (non-commercial)", "open-weights-noncommercial"),
        ("Open weights (restricted use)", "open-weights-restricted"),
        ("Open weights (unrestricted)", "open-weights"),
    ],
)
def test_levels_are_read_in_the_words_of_catalogs(text, level):
    assert read_openness(text) == level


@pytest.mark.parametrize("level", Openness.values)
def test_levels_are_read_in_the_registrys_own_words(level):
    assert read_openness(level) == level


@pytest.mark.parametrize("text", ["open", "Open access", "limited", "partially", "", "Open source"])
def test_what_leaves_the_level_open_is_a_problem(text):
    with pytest.raises(ValueProblem):
        read_openness(text)
