import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.values.agreement import agree

M, B, T = 10**6, 10**9, 10**12
counts = st.one_of(
    st.integers(1, 2**63 - 1),
    st.builds(lambda digits, zeros: digits * 10**zeros, st.integers(1, 999), st.integers(0, 12)),
)


@pytest.mark.parametrize(
    ("a", "b", "agrees"),
    [
        (110 * M, 109_482_240, True),
        (340 * M, 335_141_888, True),
        (175 * B, 174_600 * M, True),
        (174_600 * M, 174_604 * M, True),
        (540 * B, 540_356 * M, True),
        (530 * B, 529_580 * M, True),
        (137 * B, 137_440 * M, True),
        (62 * B, 62_496 * M, True),
        (2_700 * M, 2_650 * M, True),
        (7 * B, 6_738 * M, True),
        (3 * B, 3_213 * M, True),
        (1_200 * M, 1_204_600_000, True),
        (8 * B, 8_400 * M, True),
        (110 * M, 177_853_440, False),
        (8 * B, 8_600 * M, False),
        (1_750, 175 * B, False),
        (345 * M, 340 * M, False),
        (340 * M, 355 * M, False),
        (780 * B, 795 * B, False),
        (1_450 * M, 1_540 * M, False),
        (1_500 * M, 1_558 * M, False),
        (100 * B, 137 * B, False),
        (1 * T, 1_400 * B, False),
        (2 * B, 2_500 * M, False),
        (7 * B, 70 * B, False),
        (13 * B, 2_700 * M, False),
        (1, 2, False),
    ],
)
def test_counts_agree_when_one_is_the_other_rounded(a, b, agrees):
    assert agree("count", a, b) is agrees
    assert agree("count", b, a) is agrees


@pytest.mark.parametrize(
    ("kind", "a", "b", "agrees"),
    [
        ("measure", 3.14e23, 3.15e23, True),
        ("measure", 2.5272e24, 2.578e24, True),
        ("measure", 3.55e23, 6.3e23, False),
        ("measure", 8.586e23, 1.17e24, False),
        ("measure", 2.85e20, 2.5e20, False),
        ("measure", 75 * M, 75e6, True),
        ("date", "2020", "2020-05-28", True),
        ("date", "2020-05", "2020-06", False),
        ("date", "2020-05", "nonsense", False),
        ("text", "A100  GPUs", "a100\ngpus", True),
        ("text", "992 GPUs", "over 1,000 GPUs", False),
        ("terms", ["text"], ["image", "text"], True),
        ("terms", ["audio", "text"], ["image", "text"], False),
        ("languages", ["en"], ["en", "ko"], True),
        ("languages", ["en"], ["ko"], False),
        ("term", "decoder", "encoder", False),
        ("term", "decoder", "decoder", True),
        ("level", "api", "closed", False),
        ("url", "https://a.b/", "https://a.b", False),
        ("count", "7B", 7 * B, False),
        ("measure", "x", 1.0, False),
        ("terms", "text", ["text"], False),
        ("no such kind", 1, 2, False),
    ],
)
def test_other_kinds_agree_by_their_own_rule(kind, a, b, agrees):
    assert agree(kind, a, b) is agrees
    assert agree(kind, b, a) is agrees


values = {
    "count": counts,
    "measure": st.floats(min_value=1e-300, max_value=1e300),
    "date": st.builds(lambda day, length: day.isoformat()[:length], st.dates(), st.sampled_from([4, 7, 10])),
    "text": st.text(min_size=1),
    "terms": st.lists(st.sampled_from(["text", "image", "audio"]), min_size=1, unique=True).map(sorted),
    "languages": st.lists(st.sampled_from(["en", "ko", "ja"]), min_size=1, unique=True).map(sorted),
    "term": st.sampled_from(["a", "b"]),
}
pairs = st.sampled_from(sorted(values)).flatmap(lambda kind: st.tuples(st.just(kind), values[kind], values[kind]))


@given(pairs)
def test_agreement_is_reflexive_and_symmetric(pair):
    kind, a, b = pair
    assert agree(kind, a, a)
    assert agree(kind, a, b) is agree(kind, b, a)


@given(counts, counts)
def test_counts_that_agree_are_never_more_than_a_tenth_apart(a, b):
    if agree("count", a, b):
        assert abs(a - b) * 10 <= max(a, b)


@given(st.integers(1, 2**63 - 1), st.integers(2, 5))
def test_a_count_agrees_with_itself_rounded_to_two_digits_or_more(count, digits):
    step = 10 ** max(len(str(count)) - digits, 0)
    assert agree("count", count, (count + step // 2) // step * step)
