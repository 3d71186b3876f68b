import re
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.values.size import SIZE_LIMIT, Size, read_size

SCALES = {
    "": 1, "k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "b": 10**9, "billion": 10**9, "t": 10**12,
    "trillion": 10**12, "e9": 10**9,
}  # fmt: skip
pieces = st.sampled_from(
    [
        "7B", "2.7B", "350M", "1.2T", "110 million", "1,750,000,000", "7000000000.0", "8x7B", "A3B", "E4B", "12", "0",
        "Base", "Large", "XL", "=", ":", "(", ")", ",", ";", "/", "-", "to", "and", "+", "~", "about", "up to", "*",
        "parameters", "active", "total", "dense", "(MoE)", "tokens", "pairs", "with", "experts", "of which", "64",
        "e9", "k", "", " ",
    ]
)  # fmt: skip


def printed(text):
    """Return every number that a text could mean: each run of digits, with each scale."""
    digits = [Decimal(found.replace(",", "")) for found in re.findall(r"[0-9][0-9,]*(?:\.[0-9]+)?", text)]
    return {int(number * scale) for number in digits for scale in SCALES.values()}


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("7B parameters (dense)", [Size(7_000_000_000)]),
        ("14B parameters with 2.7B parameters for activation (MoE)", [Size(14_000_000_000, 2_700_000_000)]),
        ("61B parameters (sparse); 6.6B active parameters", [Size(61_000_000_000, 6_600_000_000)]),
        ("37B active / 671B total", [Size(671_000_000_000, 37_000_000_000)]),
        ("30B A3B", [Size(30_000_000_000, 3_000_000_000)]),
        ("2.7B active parameters", [Size(None, 2_700_000_000)]),
        ("86M(Base) to 632M (Huge)", [Size(86_000_000, variant="Base"), Size(632_000_000, variant="Huge")]),
        ("ViT-B/16: 86M, ViT-L: 307M", [Size(86_000_000, variant="ViT-B/16"), Size(307_000_000, variant="ViT-L")]),
        ("Base: 47B (13B active), Large: 7B", [
            Size(47_000_000_000, 13_000_000_000, "Base"), Size(7_000_000_000, variant="Large"),
        ]),
        ("1,750억", [Size(175_000_000_000)]),
        ("110\u00a0million\u00a0parameters", [Size(110_000_000)]),
        ("11100000.000000002", [Size(11_100_000)]),
    ],
)  # fmt: skip
def test_sizes_are_read_with_what_they_are_sizes_of(text, sizes):
    reading = read_size(text)
    assert (list(reading.sizes), reading.problems) == (sizes, ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("5.5B (text, image) pairs", "measures data"),
        ("2024-05-29", "is a date"),
        ("29M-197M", "is a range"),
        ("8x7B", "counts experts"),
        ("E4B", "effective parameters"),
        ("Same as GPT3", "compares with another model"),
        ("11 B (up to)", "gives a bound"),
        ("1B + 300M", "is a sum"),
        ("7,5B", "has a comma"),
        ("2B / 8B", "several numbers"),
        ("v0.1", "is a version"),
        ("7.5", "is not a positive whole number"),
        ("7", "does not say in which unit"),
        ("99999999999T", "not understood"),
        ("many", "not understood"),
        ("", "not understood"),
        ("7B\x00", "U+0000"),
        ("7B" * SIZE_LIMIT, "too long"),
        ("Base = 1B, base = 2B", "several numbers"),
    ],
)
def test_what_gives_no_sure_number_gives_none_and_a_reason(text, reason):
    reading = read_size(text)
    assert reading.sizes == ()
    assert reason in " ".join(reading.problems)


def test_a_part_that_cannot_be_read_leaves_the_others():
    reading = read_size("Base = 110M, Large = 340MT")
    assert reading.sizes == (Size(110_000_000, variant="Base"),)
    assert reading.problems == ('"Large = 340MT" gives no number for a size that it names.',)


def test_a_column_of_parameters_may_hold_small_numbers():
    assert read_size("40.0", bare=True).sizes == (Size(40),)
    assert read_size("40.0").sizes == ()


@pytest.mark.parametrize("part", ["Encoder", "Decoder", "VAE", "DiT", "vision", "text encoder"])
def test_parts_of_a_model_are_no_sizes_of_it(part):
    assert read_size(f"{part}: 300M, other: 1B").sizes == ()


@given(st.one_of(st.text(max_size=40), st.lists(pieces, max_size=10).map(" ".join), st.lists(pieces).map("".join)))
def test_no_number_appears_that_is_not_printed(text):
    reading = read_size(text)
    found = {number for size in reading.sizes for number in (size.parameters, size.active) if number is not None}
    assert found <= printed(text) or not text.isascii()
    assert reading.sizes or reading.problems
    assert all(size.parameters or size.active for size in reading.sizes)


@pytest.mark.parametrize("text", ["7B, " * 75, "(" * 300, "1 to " * 60, "a" * 300, "7B (" * 70, "1-" * 150, "- " * 150])
def test_hostile_text_is_read_in_an_instant(text):
    began = time.perf_counter()
    read_size(text[:SIZE_LIMIT])
    assert time.perf_counter() - began < 0.5
