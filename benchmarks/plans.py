"""Which index serves a request: the statements that the service sends for it, explained by PostgreSQL."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

TABLES = ("catalog_publication", "catalog_publishedvariant", "catalog_publishedname")
COUNTED = "SELECT COUNT("
STATE = {"catalog_change", "catalog_changecounter"}
"""Tables that tell the state of the catalog: every page reads a row of each with it, whatever it is asked for."""


@dataclass(slots=True)
class Plan:
    """How one statement was carried out."""

    served_by: str
    """Names of the indexes; `scan of <table>` where a whole table was read."""
    milliseconds: float
    rows: int
    """Rows that it found, for a count: how many it counted."""
    skipped: int
    """Rows that were read and found not to match."""


def plans(path: str) -> Mapping[str, Mapping[str, Any]]:
    """This function will return the plans of the page and of the count that a request takes."""
    with CaptureQueriesContext(connection) as captured:
        response = Client().get(path, headers={"host": "127.0.0.1"})
    if response.status_code != 200:
        raise SystemExit(f"{path} answered {response.status_code}: {response.content[:500]!r}")
    found = {}
    for query in captured.captured_queries:
        sql = query["sql"].strip()
        if any(table in sql for table in TABLES) and sql.startswith("SELECT"):
            found["count" if sql.startswith(COUNTED) else "page"] = asdict(explain(sql))
    return found


def explain(sql: str) -> Plan:
    """This function will carry out a statement and return how that was done."""
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) " + sql.replace("%", "%%"), [])
        answer = cursor.fetchone()[0]
    (plan,) = answer if isinstance(answer, list) else json.loads(answer)
    nodes = [node for node in _nodes(plan["Plan"]) if node.get("Relation Name") not in STATE]
    indexes = sorted({node["Index Name"] for node in nodes if "Index Name" in node})
    scans = sorted({f"scan of {node['Relation Name']}" for node in nodes if node["Node Type"].endswith("Seq Scan")})
    counted = max((node for node in nodes if node["Node Type"] == "Limit"), key=_found, default=plan["Plan"])
    return Plan(
        served_by=", ".join([*scans, *indexes]),
        milliseconds=plan["Execution Time"],
        rows=round(_found(counted)),
        skipped=round(sum(_lost(node) for node in nodes)),
    )


def _nodes(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)


def _found(node: Mapping[str, Any]) -> float:
    return float(node["Actual Rows"]) * node["Actual Loops"]


def _lost(node: Mapping[str, Any]) -> float:
    lost = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
    return float(lost) * node["Actual Loops"]
