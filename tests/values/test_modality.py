import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.values.modality import MODALITIES, Modalities, parse_modalities, parse_modality, split_modalities
from catalog.values.name import is_slug
from catalog.values.problem import ValueProblem


@pytest.mark.parametrize(
    ("text", "modalities"),
    [
        ("text; text", Modalities(("text",), ("text",))),
        ("text, image;image, video", Modalities(("image", "text"), ("image", "video"))),
        ("text+image->text", Modalities(("image", "text"), ("text",))),
        ("image, image", Modalities(("image",))),
        ("text", Modalities(("text",))),
        ("text; unknown", Modalities(("text",))),
        ("unknown", Modalities()),
        ("", Modalities()),
        ("amino acid sequence; protein structure", Modalities(("protein",), ("molecular-structure",))),
        ("images and text; robotics trajectories", Modalities(("image", "text"), ("action",))),
        ("Text\N{NO-BREAK SPACE}; Genome Sequence", Modalities(("text",), ("nucleotide",))),
    ],
)
def test_what_goes_in_and_comes_out_is_read(text, modalities):
    assert parse_modalities(text) == modalities


@pytest.mark.parametrize(
    ("text", "code", "did_you_mean"),
    [
        ("text; climate forecasts", "unknown_modality", None),
        ("txet", "unknown_modality", "text"),
        ("text, imagge; text", "unknown_modality", "image"),
        ("text; text; text", "invalid_modalities", None),
        ("text\x00", "invalid_character", None),
        ("text, " * 100, "too_long", None),
    ],
)
def test_what_is_no_modality_is_a_problem(text, code, did_you_mean):
    with pytest.raises(ValueProblem) as caught:
        parse_modalities(text)
    assert (caught.value.code, caught.value.did_you_mean) == (code, did_you_mean)


@pytest.mark.parametrize("slug", MODALITIES)
def test_every_slug_names_itself(slug):
    assert is_slug(slug)
    assert parse_modality(slug) == slug


@given(st.one_of(st.text(), st.text("textimag;,->+ ")))
def test_modalities_written_out_are_read_as_themselves(text):
    try:
        modalities = parse_modalities(text)
    except ValueProblem:
        return
    assert parse_modalities(f"{', '.join(modalities.input)}; {', '.join(modalities.output)}") == modalities


@pytest.mark.parametrize(
    ("text", "told", "strange"),
    [
        ("text, image;image, video", Modalities(("image", "text"), ("image", "video")), ()),
        ("text; climate forecasts", Modalities(("text",)), ("climate forecasts",)),
        ("text, image; vector", Modalities(("image", "text")), ("vector",)),
        ("text; vector graphic", Modalities(("text",), ("image",)), ()),
        ("pdf", Modalities(), ("pdf",)),
        ("text and smell -> text", Modalities(("text",), ("text",)), ("smell",)),
        ("unknown", Modalities(), ()),
    ],
)
def test_strange_words_are_told_apart_from_known_ones(text, told, strange):
    assert split_modalities(text) == (told, strange)


def test_three_sides_are_a_problem_also_among_strange_words():
    with pytest.raises(ValueProblem):
        split_modalities("text; smell; taste")
