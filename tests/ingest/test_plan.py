import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.ingest.plan import OUTCOMES, BadPlan, read, save, settled
from tests.empty import kept
from tests.factories.ingest import known, organization, plan, row, unreadable

NAMES = ["Alpha", "Alpha 7B", "Alpha-13B", "alpha", "Beta", "Beta+", "BERT", "文心", "GPT-3", "x" * 150]
MAKERS = ["Google", "Google, Meta", "Somebody", "MIT (Massachusetts)", ""]
SIZES = ["7B", "70B", "7e10", "unknown", "10M to 52B", "", "a date"]
KINDS = ["model", "model", "model", "dataset", "product", "documentation"]

ROWS = st.one_of(
    st.builds(unreadable, file=st.sampled_from(["a.csv", "b.csv"])),
    st.builds(
        lambda name, maker, size, kind, file: row(
            name, *([maker] if maker else []), parameters=size or "?", kind=kind, file=file
        ),
        st.sampled_from(NAMES),
        st.sampled_from(MAKERS),
        st.sampled_from(SIZES),
        st.sampled_from(KINDS),
        st.sampled_from(["a.csv", "b.csv"]),
    ),
)


@pytest.fixture
@kept
def world(empty_catalog):
    organization("Google")
    known("BERT", "google")
    known("GPT-3")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROWS, max_size=12))
def test_every_row_becomes_something_and_is_counted_once(world, rows):
    found = plan(*rows)
    assert found.counts["read"] == len(rows)
    assert sum(found.counts[name] for name in OUTCOMES) == len(rows)
    for name in ("read", *OUTCOMES, "claims", "conflicts", "held"):
        assert sum(counts[name] for counts in found.files.values()) == found.counts[name]
    assert found.counts["claims"] == sum(len(record.claims) for record in found.records)
    assert all(record.why for record in found.records)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROWS, max_size=8))
def test_a_plan_comes_back_from_its_file_unchanged(world, tmp_path, rows):
    found = plan(*rows)
    save(found, tmp_path / "plan.json")
    assert read(tmp_path / "plan.json") == found


def test_a_plan_is_read_by_people(world, tmp_path):
    save(plan(row("BERT", "Google", parameters="110M")), tmp_path / "plan.json")
    data = orjson.loads((tmp_path / "plan.json").read_bytes())
    assert data["plan"] == 1
    assert data["versions"] == {"bert": 0}
    assert data["records"][0]["why"] == "The name and the organization are those of BERT."
    assert data["records"][0]["claims"][0] == {
        "subject": "bert/bert",
        "attribute": "parameters",
        "place": "toy.csv, BERT, parameters",
        "value": 110_000_000,
        "status": "known",
        "basis": "stated",
        "confidence": "verified",
    }


BAD = [
    (b"", "no JSON"),
    (b"[]", "no plan"),
    (b'{"plan": 2}', "version 1"),
    (b'{"plan": 1}', "reader is missing"),
]


@pytest.mark.parametrize(("content", "reason"), BAD)
def test_a_file_that_is_no_plan_is_refused(tmp_path, content, reason):
    (tmp_path / "plan.json").write_bytes(content)
    with pytest.raises(BadPlan, match=reason):
        read(tmp_path / "plan.json")


CHANGES = [
    (["surprise"], 1, "surprise is not known"),
    (["records", 0, "action"], "conquer", r"records\[0\].action"),
    (["records", 0, "claims", 0, "subject"], 7, r"claims\[0\].subject is no str"),
    (["records", 0, "claims"], {}, "claims is no list"),
    (["versions", "bert"], "x", "versions.bert is no int"),
    (["source"], [], "source is no object"),
]


@pytest.mark.parametrize(("path", "value", "reason"), CHANGES)
def test_a_plan_that_somebody_broke_is_refused_with_the_place(world, tmp_path, path, value, reason):
    save(plan(row("BERT", "Google", parameters="110M")), tmp_path / "plan.json")
    data = orjson.loads((tmp_path / "plan.json").read_bytes())
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    (tmp_path / "plan.json").write_bytes(orjson.dumps(data))
    with pytest.raises(BadPlan, match=reason):
        read(tmp_path / "plan.json")


def test_what_was_brought_in_counts_as_unchanged():
    counts = {"read": 5, "created": 2, "matched": 1, "queued": 1, "quarantined": 1, "claims": 9, "conflicts": 2}
    found = settled(counts)
    assert (found["created"], found["matched"], found["unchanged"]) == (0, 3, 3)
    assert (found["claims"], found["conflicts"], found["replaced"]) == (0, 0, 0)
