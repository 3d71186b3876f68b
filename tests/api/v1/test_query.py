"""Query strings are read strictly: what cannot be understood is named, never ignored."""

import pytest
from django.test import RequestFactory

from catalog.api.v1.parameter import Parameter, whole_number, words
from catalog.api.v1.problem import BadRequest
from catalog.api.v1.query import PAIR_LIMIT, Query

MODALITY = Parameter(name="modality", parse=str, description="", example="", repeatable=True)
NOT_MODALITY = Parameter(name="modality__n", parse=str, description="", example="", repeatable=True)
SIZE = Parameter(name="page_size", parse=whole_number(1, 200), description="", example="", default=25)
VIEW = Parameter(name="view", parse=words("summary", "full"), description="", example="")
SPREAD = Parameter(name="spread__gte", parse=str, description="", example="", repeatable=True)
KNOWN = {entry.name: entry for entry in (MODALITY, NOT_MODALITY, SIZE, VIEW, SPREAD)}


def read(raw):
    request = RequestFactory().get("/api/v1/models/")
    request.META["QUERY_STRING"] = raw.decode("latin-1")
    return Query(request, KNOWN)


def flaw(raw):
    (found,) = read(raw).flaws
    return found


def test_values_are_decoded_and_kept_in_their_order():
    query = read("modality=%EC%9E%84+상&modality=b&".encode())
    assert query.text("modality") == ("임 상", "b")
    assert query.flaws == []


def test_what_is_left_out_is_the_default():
    assert read(b"").one(SIZE) == 25
    assert read(b"").one(VIEW) is None


def test_a_value_is_parsed():
    assert read(b"page_size=7").one(SIZE) == 7


@pytest.mark.parametrize(
    ("raw", "code", "suggested"),
    [
        (b"modalitty=text", "unknown_parameter", "modality"),
        (b"modalitty__n=text", "unknown_parameter", "modality__n"),
        (b"pagesize=3", "unknown_parameter", "page_size"),
        (b"modality__all=text", "unknown_suffix", None),
        (b"modality__=text", "unknown_suffix", None),
        (b"__n=text", "unknown_parameter", None),
        (b"=text", "unknown_parameter", None),
        (b"qqqqqqqqq", "unknown_parameter", None),
    ],
)
def test_an_unknown_parameter_is_named_with_what_is_allowed(raw, code, suggested):
    found = flaw(raw)
    assert found.code == code
    assert set(found.allowed) <= set(KNOWN)
    if suggested:
        assert found.did_you_mean == suggested


def test_what_is_allowed_names_each_parameter_once_in_the_shortest_form_that_it_has():
    assert flaw(b"qqqqqqqqq").allowed == ["modality", "page_size", "view", "spread__gte"]


def test_a_parameter_that_needs_a_suffix_says_which_ones_it_has():
    found = flaw(b"spread=2")
    assert (found.code, found.allowed, found.did_you_mean) == ("unknown_suffix", ["spread__gte"], "spread__gte")


@pytest.mark.parametrize(
    "raw",
    [b"modality=%", b"modality=%z1", b"modality=%FF", b"modality=%ED%A0%80", b"modality=\xff", b"modality=%C0%80"],
)
def test_what_is_not_utf8_is_refused(raw):
    found = flaw(raw)
    assert (found.parameter, found.code) == ("modality", "invalid_encoding")


def test_an_undecodable_name_is_shown_as_far_as_it_can_be():
    found = flaw(b"mod%FFality=text")
    assert found.code == "invalid_encoding"
    assert found.parameter.startswith("mod")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"view=", "blank"),
        (b"view", "blank"),
        (b"view=+", "blank"),
        (b"view=%00", "invalid_character"),
        (b"view=Full", "unknown_value"),
        (b"view=full&view=full", "repeated"),
        (b"view=" + b"x" * 101, "too_long"),
    ],
)
def test_a_bad_value_is_a_flaw_and_never_raises(raw, code):
    query = read(raw)
    assert query.one(VIEW) is None
    assert [(entry.parameter, entry.code) for entry in query.flaws] == [("view", code)]


@pytest.mark.parametrize("text", ["0", "201", "-1", "1e2", "٣", "1.5", "9" * 90, "0x10", " "])
def test_a_number_out_of_bounds_is_a_flaw(text):
    query = read(f"page_size={text}".encode())
    query.one(SIZE)
    assert [entry.parameter for entry in query.flaws] == ["page_size"]


def test_a_parameter_is_not_repeated_without_end():
    query = read(b"&".join([b"modality=text"] * 101))
    _values, flaws = MODALITY.read(query.text("modality"))
    assert [entry.code for entry in flaws] == ["too_many"]


def test_a_request_has_a_limited_number_of_parameters():
    with pytest.raises(BadRequest) as caught:
        read(b"&".join(b"p%d=1" % index for index in range(PAIR_LIMIT + 1)))
    assert caught.value.errors[0].code == "too_many"


def test_everything_wrong_is_answered_at_once():
    query = read(b"view=x&page_size=0&modalitty=a")
    query.one(VIEW)
    query.one(SIZE)
    with pytest.raises(BadRequest) as caught:
        query.check()
    assert [entry.parameter for entry in caught.value.errors] == ["modalitty", "view", "page_size"]
