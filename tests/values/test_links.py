import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.values.links import attribute_of_link, links_in
from catalog.values.url import parse_url


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("https://a.org/x#:~:text=foo,bar and https://b.org", ["https://a.org/x", "https://b.org"]),
        ("https://a.org/x#part:~:text=foo", ["https://a.org/x#part"]),
        ("https://a.org/?q=1#:~:text=b%20c", ["https://a.org/?q=1"]),
        ("[[Paper]](https://arxiv.org/abs/2005.14165).", ["https://arxiv.org/abs/2005.14165"]),
        ("https://a.org,https://b.org/x", ["https://a.org", "https://b.org/x"]),
        ("https://a.org\n\nhttps://a.org", ["https://a.org"]),
        ("(see https://en.wikipedia.org/wiki/X_(y))", ["https://en.wikipedia.org/wiki/X_(y)"]),
        ("archived: HTTPS://A.org/Z.", ["https://a.org/Z"]),
        ("https://", []),
        ("www.example.org", []),
        ("none", []),
        ("", []),
    ],
)
def test_addresses_are_found_and_freed_of_what_they_drag_along(text, links):
    assert links_in(text) == links


@pytest.mark.parametrize(
    ("address", "attribute"),
    [
        ("https://arxiv.org/abs/2005.14165", "paper_url"),
        ("https://www.nature.com/articles/s41586-021-03819-2", "paper_url"),
        ("https://example.org/report.pdf", "paper_url"),
        ("https://huggingface.co/papers/2512.13961", "paper_url"),
        ("https://github.com/openai/gpt-3", "repository_url"),
        ("https://huggingface.co/bigscience/bloom", "weights_url"),
        ("https://huggingface.co/datasets/allenai/c4", "homepage_url"),
        ("https://huggingface.co/blog/idefics", "homepage_url"),
        ("https://github.com/openai", "homepage_url"),
        ("https://openai.com/blog/chatgpt", "homepage_url"),
        ("https://notarxiv.org.example/abs/1", "homepage_url"),
    ],
)
def test_addresses_are_told_apart_by_their_site(address, attribute):
    assert attribute_of_link(address) == attribute


@given(
    st.lists(st.sampled_from(["https://a.org/", "http://b.c/d?e=f#g", "(", ")", "[", "]", ",", " ", ".", "x", "한"]))
)
def test_what_is_found_is_an_address_in_its_standard_form(parts):
    for link in links_in("".join(parts)):
        assert parse_url(link) == link


def test_long_text_is_read_in_an_instant():
    began = time.perf_counter()
    links_in("https://a.org/" + "(" * 100_000 + ")" * 100_000)
    links_in(",;|)]" * 100_000)
    assert time.perf_counter() - began < 1
