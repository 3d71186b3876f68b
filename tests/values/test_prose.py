import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.values.problem import ValueProblem
from catalog.values.prose import NOTE_LIMIT, short_note, tidy


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("Mitosis\t" * 2 + "\t" * 40, "Mitosis Mitosis"),
        ("ALLaM\u00a0adapted 70B ", "ALLaM adapted 70B"),
        ("one \r\n\r\n\r\n\r\n two", "one\n\ntwo"),
        ("  ", ""),
    ],
)
def test_white_space_is_brought_to_what_it_means(text, tidied):
    assert tidy(text) == tidied


def test_text_that_cannot_be_stored_is_a_problem():
    with pytest.raises(ValueProblem):
        tidy("a\x00b")


@given(st.text(max_size=3_000))
def test_a_note_can_always_be_stored(text):
    note = short_note(text)
    assert len(note) <= NOTE_LIMIT
    assert tidy(note) == note


def test_a_long_note_ends_at_a_word():
    note = short_note("words and " * 1_000)
    assert note.endswith(("words…", "and…"))
