import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.values.language import parse_language
from catalog.values.problem import ValueProblem

subtags = st.sampled_from(
    [
        "en", "EN", "eng", "ko", "zh", "cmn", "sr", "sh", "iw", "tl", "sgn", "und", "x", "Latn", "hant", "US", "419",
        "1901", "de", "-", "_", "foo", "ibe", "min", "nan",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        (" EN ", "en"),
        ("eng", "en"),
        ("en-us", "en-US"),
        ("ko_KR", "ko-KR"),
        ("kor", "ko"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("zh-TW", "zh-TW"),
        ("iw", "he"),
        ("es-419", "es-419"),
        ("sr-latn", "sr-Latn"),
        ("yue", "yue"),
        ("mul", "mul"),
        ("zxx", "zxx"),
    ],
)
def test_tags_get_their_standard_form(tag, language):
    assert parse_language(tag) == language


@pytest.mark.parametrize(
    ("tag", "did_you_mean"),
    [
        ("", None),
        ("xx", None),
        ("code", None),
        ("und", None),
        ("x-klingon", None),
        ("en-x-private", None),
        ("en-u-co-phonebk", None),
        ("en-Foooo-US", None),
        ("en\x00", None),
        ("e" * 36, None),
        ("\ud800", None),
        ("jp", "ja"),
        ("cn", "zh"),
        ("English", "en"),
        ("한국어", "ko"),
        ("multilingual", "mul"),
    ],
)
def test_what_is_no_registered_language_is_a_problem(tag, did_you_mean):
    with pytest.raises(ValueProblem) as caught:
        parse_language(tag)
    assert caught.value.did_you_mean == did_you_mean


@given(st.one_of(st.text(), st.lists(subtags, max_size=5).map("-".join)))
def test_standard_forms_stay_as_they_are(tag):
    try:
        language = parse_language(tag)
    except ValueProblem:
        return
    assert parse_language(language) == language
