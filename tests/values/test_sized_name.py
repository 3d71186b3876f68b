import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.values.name import fold
from catalog.values.problem import ValueProblem
from catalog.values.size import Size
from catalog.values.sized_name import size_in_name, without_size


@pytest.mark.parametrize(
    ("name", "size", "rest"),
    [
        ("LLaMA (7B)", Size(7_000_000_000), "LLaMA"),
        ("LLaMA-7B", Size(7_000_000_000), "LLaMA"),
        ("Llama 2-70B", Size(70_000_000_000), "Llama 2"),
        ("Megatron-Turing NLG 530B", Size(530_000_000_000), "Megatron-Turing NLG"),
        ("GPT-3 175B (davinci)", Size(175_000_000_000), "GPT-3 (davinci)"),
        ("Qwen3-Coder 480B-A35B Instruct", Size(480_000_000_000, 35_000_000_000), "Qwen3-Coder Instruct"),
        ("Nemotron 3 Nano 30B A3B", Size(30_000_000_000, 3_000_000_000), "Nemotron 3 Nano"),
        ("XVERSE-MoE-A4.2B-Chat", Size(None, 4_200_000_000), "XVERSE-MoE-Chat"),
        ("OpenELM-1_1B-Instruct", Size(1_100_000_000), "OpenELM-Instruct"),
        ("PanGu-α 200B", Size(200_000_000_000), "PanGu-α"),
        ("LongAlign-13B-64k", Size(13_000_000_000), "LongAlign-64k"),
        ("7B", Size(7_000_000_000), "7B"),
        ("Command R+", None, "Command R+"),
        ("MiniMax-M2.5", None, "MiniMax-M2.5"),
        ("bloom-7b1", None, "bloom-7b1"),
        ("CLIP ViT-H/14 - LAION-2B", None, "CLIP ViT-H/14 - LAION-2B"),
        ("  ALLaM\u00a070B\t", Size(70_000_000_000), "ALLaM"),
        ("", None, ""),
    ],
)
def test_a_name_is_parted_from_its_size(name, size, rest):
    assert size_in_name(name) == size
    assert without_size(name) == rest


@pytest.mark.parametrize(
    "name",
    [
        "Mixtral-8x7B", "Gemma 3n E4B", "Llama-4-Maverick-17B-128E", "GLaM 64B/64E", "Llama 4 Scout 17B Instruct",
        "BELLE-13B-Chat-0.4M", "OLMo-7B-Twin-2T", "OLMoE-1B-7B", "X A1B A2B",
    ],
)  # fmt: skip
def test_numbers_in_names_that_may_count_something_else_are_problems(name):
    with pytest.raises(ValueProblem):
        size_in_name(name)


def test_several_sizes_stay_in_the_name():
    assert without_size("BELLE-13B-Chat-0.4M") == "BELLE-13B-Chat-0.4M"


@given(st.text(max_size=60))
def test_what_is_left_of_a_name_is_part_of_it_and_not_empty(name):
    try:
        rest = without_size(name)
    except ValueProblem:
        return
    assert bool(rest) == bool(without_size(rest))
    assert set(fold(rest)) <= set(fold(name)) | set("-.")
