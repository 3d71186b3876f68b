"""Figures as people read them: the results file as Markdown tables, and their places in the documentation."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

Row = Mapping[str, Any]
INDEX_PREFIXES = ("catalog_publication_", "publication_", "published_")


def spread(values: Sequence[float], digits: int = 1) -> str:
    """This function will return a median with the smallest and the largest value: `3.1 (2.8–4.0)`."""
    shown = [_number(value, digits) for value in (median(values), min(values), max(values))]
    return f"{shown[0]} ({shown[1]}–{shown[2]})"


def ratios(above: Sequence[float], below: Sequence[float]) -> list[float]:
    """This function will return the ratio of two series, round by round."""
    return [one / other for one, other in zip(above, below, strict=True)]


def page(rows: Sequence[Row]) -> str:
    """This function will return the comparison with a stock viewset and with a bare handler."""
    lines = []
    for row in rows:
        own, stock, floor = (row["targets"][name] for name in ("registry", "stock", "floor"))
        lines += [
            (f"**{row['name']}**", "registry", "stock viewset", "bare handler", "over stock", "over bare"),
            (
                "requests/s, 4 connections",
                *(spread(series["rate"], 0 if series is not stock else 1) for series in (own, stock, floor)),
                f"{spread(ratios(own['rate'], stock['rate']))} × the throughput",
                f"{spread(ratios(floor['rate'], own['rate']))} × the cost",
            ),
            (
                "ms, 1 connection",
                *(spread(series["latency"]) for series in (own, stock, floor)),
                f"1/{spread(ratios(stock['latency'], own['latency']))}",
                f"{spread(ratios(own['latency'], floor['latency']))} ×",
            ),
            (
                "ms of processor time per request",
                *(spread(series["cpu"]) for series in (own, stock, floor)),
                f"1/{spread(ratios(stock['cpu'], own['cpu']))}",
                f"{spread(ratios(own['cpu'], floor['cpu']))} ×",
            ),
            ("kB sent", *(f"{series['bytes'] / 1000:.0f}" for series in (own, stock, floor)), "", ""),
        ]
    return table(("", "", "", "", "", ""), lines)


def requests(found: Row) -> str:
    """This function will return what lists, searches and single answers take."""
    lines = [
        (row["name"], spread(row["first"]) if row["first"] else "", spread(row["milliseconds"]), _served(row))
        for row in (*found["lists"], *found["singles"])
    ]
    return table(("request", "ms", "ms, asked again", "page served by (rows skipped)"), lines)


def filters(found: Row) -> str:
    """This function will return what each filter takes, and which index serves it."""
    lines = [
        (
            f"`{row['name']}`",
            f"{row['plans']['count']['rows']:,}" if "count" in row["plans"] else "",
            spread(row["first"]),
            _served(row),
            _counted(row),
        )
        for row in found["filters"]
    ]
    return table(("filter", "models", "ms", "page served by (rows skipped)", "count served by (ms, once)"), lines)


def walk(rows: Sequence[Row]) -> str:
    """This function will return how deep pages compare with first ones."""
    lines = [
        (
            f"`{row['name']}`",
            f"{row['depth']:,}",
            spread(row["first"]),
            spread(row["deep"]),
            spread(ratios(row["deep"], row["first"]), 2),
        )
        for row in rows
    ]
    return table(("order", "models before it", "first page, ms", "deep page, ms", "ratio"), lines)


def exports(rows: Sequence[Row]) -> str:
    """This function will return how fast files come and what memory they take."""
    lines = [
        (
            f"`{row['name']}`",
            f"{row['models']:,}",
            f"{row['bytes'] / 1e6:.1f}",
            f"{row['models'] / row['seconds']:,.0f}",
            f"{row['bytes'] / 1e6 / row['seconds']:.0f}",
            f"{1000 * row['first_byte_seconds']:.0f}",
            f"{row['peak_mib']:.0f}",
        )
        for row in rows
    ]
    return table(("file", "models", "MB", "models/s", "MB/s", "first byte, ms", "most memory of a worker, MiB"), lines)


def publishing(found: Row) -> str:
    """This function will return what one correction takes."""
    line = (spread(found["milliseconds"]), str(found["statements"]))
    return table(("one claim corrected and its model published, ms", "statements"), [line])


def concurrency(found: Row) -> str:
    """This function will return what writers and readers of the same models met; a run with a fault ends before."""
    waited = found["milliseconds"]
    lines = [
        ("writes acknowledged, none lost", f"{found['writes']:,}"),
        ("writes refused as stale (412), each seen by its writer", f"{found['stale']:,}"),
        ("reads, none half published", f"{found['reads']:,}"),
        ("milliseconds of a write, median", f"{median(waited):.0f}"),
        ("milliseconds of a write, 99 of 100", f"{waited[int(0.99 * (len(waited) - 1))]:.0f}"),
    ]
    return table((f"{found['models']} models, {found['seconds']:.0f} seconds", ""), lines)


def headline(found: Row) -> str:
    """This function will return the few figures of the README."""
    first, filtered = found["page"]
    lines = []
    for row in (first, filtered):
        own, stock, floor = (row["targets"][name] for name in ("registry", "stock", "floor"))
        lines.append(
            (
                row["name"],
                f"{median(own['rate']):.0f}/s",
                f"{median(ratios(own['rate'], stock['rate'])):.0f} × the throughput",
                f"{median(ratios(floor['rate'], own['rate'])):.1f} × the cost",
            )
        )
    head = (f"{found['models']:,} models", "registry", "over nested DRF serializers", "over a bare handler")
    return table(head, lines)


def table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """This function will return a Markdown table."""
    rows = [head, ["---"] * len(head), *lines]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def put(path: Path, name: str, text: str) -> None:
    """This function will replace what stands between the marks of a name in a document."""
    marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    document, count = marks.subn(lambda found: f"{found[1]}{text}\n{found[2]}", path.read_text(encoding="utf-8"))
    if count != 1:
        raise SystemExit(f"{path} has no place for {name}, or several.")
    path.write_text(document, encoding="utf-8")


SECTIONS: Mapping[str, tuple[str, Callable[[Any], str]]] = {
    "page": ("page", page),
    "requests": ("requests", requests),
    "filters": ("requests", filters),
    "walk": ("walk", walk),
    "exports": ("exports", exports),
    "publishing": ("publishing", publishing),
    "concurrency": ("concurrency", concurrency),
}
"""Every table: where its figures are in the results, and how they are shown."""


def _served(row: Row) -> str:
    plan = row.get("plans", {}).get("page")
    if plan is None:
        return ""
    skipped = f" ({plan['skipped']:,})" if plan["skipped"] else ""
    return _short(plan["served_by"]) + skipped


def _counted(row: Row) -> str:
    plan = row["plans"].get("count")
    return f"{_short(plan['served_by'])} ({plan['milliseconds']:.1f})" if plan else ""


def _short(names: str) -> str:
    def bare(name: str) -> str:
        for prefix in INDEX_PREFIXES:
            name = name.removeprefix(prefix)
        return name

    return ", ".join(bare(name) for name in names.split(", "))


def _number(value: float, digits: int) -> str:
    return f"{value:,.{digits}f}" if value < 1000 else f"{value:,.0f}"
