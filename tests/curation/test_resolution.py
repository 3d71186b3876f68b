import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.curation.resolution import resolve
from catalog.curation.vocabularies import Vocabularies
from catalog.models import Claim, Source
from catalog.vocabulary.bases import Basis
from catalog.vocabulary.confidences import Confidence
from catalog.vocabulary.ranks import Rank
from catalog.vocabulary.sources import TrustTier
from catalog.vocabulary.statuses import ValueStatus

WORDS = Vocabularies(
    wider={
        "organization": {"google": None, "google-brain": "google", "openai": None},
        "modality": {},
        "domain": {},
        "task": {},
        "architecture": {},
        "license": {},
    },
    organizations={},
    organization_names={},
    commercial_use={},
)


def claim(value=None, *, tier=TrustTier.PRIMARY, date="2020", pk=1, attribute="parameters", **fields):
    status = fields.pop("status", ValueStatus.KNOWN if value is not None else ValueStatus.UNKNOWN)
    source = Source(slug=f"source-{pk}", tier=tier, date=date)
    return Claim(pk=pk, attribute=attribute, value=value, status=status, source=source, **fields)


def resolved(*claims, attribute="parameters"):
    return resolve(attribute, claims, WORDS)


@pytest.mark.parametrize(
    ("better", "worse", "rule"),
    [
        ({"rank": Rank.PREFERRED, "tier": TrustTier.PRESS}, {"rank": Rank.NORMAL, "tier": TrustTier.PRIMARY}, "rank"),
        ({"tier": TrustTier.PRESS}, {"status": ValueStatus.UNKNOWN, "value": None}, "says something"),
        ({"tier": TrustTier.PRIMARY}, {"tier": TrustTier.CATALOG}, "source tier"),
        ({"tier": TrustTier.PRESS}, {"confidence": Confidence.UNVERIFIED}, "source tier"),
        ({"basis": Basis.STATED}, {"basis": Basis.DERIVED}, "basis"),
        ({"basis": Basis.ESTIMATED}, {"basis": Basis.RUMORED}, "basis"),
        ({"confidence": Confidence.VERIFIED}, {"confidence": Confidence.QUOTED}, "confidence"),
        ({"date": "2021-05"}, {"date": "2021-04-30"}, "newer source"),
        ({"date": "1999"}, {"date": ""}, "newer source"),
        ({"pk": 1}, {"pk": 2}, "entered first"),
    ],
)
def test_the_first_rule_that_tells_two_claims_apart_decides_and_is_named(better, worse, rule):
    one = claim(**{"value": 10, "pk": 1, **better})
    other = claim(**{"value": 20, "pk": 2, **worse})
    for order in ((one, other), (other, one)):
        outcome = resolved(*order)
        assert outcome.accepted is one
        assert outcome.decided_by == rule


def test_a_deprecated_claim_is_kept_but_never_accepted():
    outcome = resolved(claim(1750, rank=Rank.DEPRECATED, note="A misprint."))
    assert outcome.accepted is None
    assert [entry.value for entry in outcome.claims] == [1750]
    assert outcome.conflict is None


def test_the_only_claim_needs_no_rule():
    assert resolved(claim(10)).decided_by == "only claim"


def test_an_undisclosed_size_by_the_developer_stands_above_a_guess():
    outcome = resolved(claim(175 * 10**9, tier=TrustTier.CATALOG, pk=1), claim(status=ValueStatus.UNDISCLOSED, pk=2))
    assert outcome.accepted.status == ValueStatus.UNDISCLOSED
    assert [[entry.pk for entry in group] for group in outcome.conflict.groups] == [[2], [1]]
    assert not outcome.conflict.settled


@pytest.mark.parametrize(
    ("values", "disagree"),
    [
        ([175_000_000_000, 174_600_000_000], False),
        ([110_000_000, 109_482_240], False),
        ([110_000_000, 177_853_440], True),
        ([175_000_000_000, 1_750], True),
    ],
)
def test_numbers_disagree_unless_one_rounds_to_the_other(values, disagree):
    outcome = resolved(*(claim(value, pk=place) for place, value in enumerate(values, start=1)))
    assert (outcome.conflict is not None) is disagree


def test_a_disagreement_with_deprecated_claims_only_is_settled_and_has_no_spread():
    conflict = resolved(claim(175 * 10**9, pk=1), claim(1750, pk=2, rank=Rank.DEPRECATED, note="A misprint.")).conflict
    assert conflict.settled
    assert conflict.spread is None


def test_a_preferred_claim_settles_a_disagreement_whose_spread_stays_visible():
    conflict = resolved(claim(10, pk=1, rank=Rank.PREFERRED), claim(40, pk=2)).conflict
    assert conflict.settled
    assert conflict.spread == 4


@pytest.mark.parametrize(
    ("one", "other", "disagree"),
    [
        (["google"], ["google-brain"], False),
        (["google"], ["google", "openai"], False),
        (["google"], ["openai"], True),
    ],
)
def test_lists_disagree_unless_one_leaves_something_out_or_names_a_wider_term(one, other, disagree):
    claims = [claim(one, pk=1, attribute="organizations"), claim(other, pk=2, attribute="organizations")]
    assert (resolve("organizations", claims, WORDS).conflict is not None) is disagree


def test_prose_disagrees_only_where_a_person_says_so():
    claims = [
        claim("992 GPUs", pk=1, attribute="training_hardware"),
        claim("1,000", pk=2, attribute="training_hardware"),
    ]
    assert resolve("training_hardware", claims, WORDS).conflict is None
    claims[1].disputed = True
    assert resolve("training_hardware", claims, WORDS).conflict is not None


claims = st.lists(
    st.builds(
        lambda value, tier, rank, basis, date, confidence: (value, tier, rank, basis, date, confidence),
        st.integers(1, 10**13) | st.none(),
        st.sampled_from(list(TrustTier)),
        st.sampled_from(list(Rank)),
        st.sampled_from(list(Basis)),
        st.sampled_from(["", "2019", "2020-05", "2020-05-28"]),
        st.sampled_from(list(Confidence)),
    ),
    max_size=8,
)


@given(claims, st.randoms())
def test_the_answer_never_depends_on_the_order_of_rows(rows, random):
    built = [
        claim(value, tier=tier, rank=rank, basis=basis, date=date, confidence=confidence, pk=pk)
        for pk, (value, tier, rank, basis, date, confidence) in enumerate(rows, start=1)
    ]
    first = resolved(*built)
    random.shuffle(built)
    again = resolved(*built)
    assert (first.accepted, first.decided_by, first.claims) == (again.accepted, again.decided_by, again.claims)
    if first.accepted:
        assert first.accepted.rank == min((entry.rank for entry in built), key=list(Rank).index)
