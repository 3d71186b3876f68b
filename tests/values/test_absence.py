import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.values.absence import absence


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("unknown", "unknown"),
        (" Unknown\u00a0", "unknown"),
        ("unknkown", "unknown"),
        ("N/A", "unknown"),
        ("NaN", "unknown"),
        ("?", "unknown"),
        ("—", "unknown"),
        ("Unknown (research purposes only)", "unknown"),
        ("Unclear", "unknown"),
        ("Undisclosed", "undisclosed"),
        ("Purposely left ambiguous", "undisclosed"),
        ("비공개", "undisclosed"),
        ("not applicable", "not_applicable"),
        ("", None),
        ("   ", None),
        ("0", None),
        ("various", None),
        ("unknown architecture of 7B", None),
        ("nano", None),
        ("unknown " * 20, None),
        ("unknown\x00", None),
    ],
)
def test_words_of_absence_say_why_there_is_no_value(text, status):
    assert absence(text) == status


@given(st.text())
def test_a_digit_is_never_an_absence(text):
    assert absence(f"{text}7") is None
