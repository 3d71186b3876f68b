"""Writers and readers on the same models at once: no update lost, no gap in the log, nothing seen half published."""

import datetime as dt
import http.client
import json
import random
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import connection

from benchmarks.client import HOST, TIMEOUT
from benchmarks.serve import Served
from catalog.curation.token import issue
from catalog.models import Publication

Answer = tuple[int, Mapping[str, str], bytes]
Door = Callable[[str, str, Mapping[str, str], bytes], Answer]
"""Sends method, path, headers and body; returns status, headers in lower case and the body."""

WRITERS = READERS = 8
API = "/api/v1"
JSON = "application/json"

HALF_PUBLISHED = """
SELECT p.slug
FROM catalog_publication p
LEFT JOIN catalog_revision r ON r.model_id = p.model_id AND r.number = p.revision
LEFT JOIN catalog_change c ON c.sequence = p.sequence
JOIN catalog_foundationmodel m ON m.id = p.model_id
WHERE p.slug = ANY(%s) AND (
    r.document IS DISTINCT FROM p.document OR c.revision IS DISTINCT FROM p.revision OR m.revision <> p.revision
    OR (p.document::json ->> 'revision')::int <> p.revision
    OR (p.document::json ->> 'claim_count')::int <> p.claim_count
    OR (p.summary_document::json ->> 'revision')::int <> p.revision)
"""
"""One statement sees one moment: in it everything that is published of a model says the same."""


@dataclass(slots=True)
class Found:
    """What the contenders met, all threads together."""

    acknowledged: list[tuple[str, str]] = field(default_factory=list)
    """Slug and word of each write that was answered with success."""
    stale: int = 0
    reads: int = 0
    waited: list[float] = field(default_factory=list)
    """Seconds from sending a write to its acknowledgment."""
    wrong: list[str] = field(default_factory=list)
    """Everything that should not be, in words."""


@dataclass(frozen=True, slots=True)
class Contender:
    """One of the threads."""

    number: int
    since: int
    """Number of the last change before the run; it keeps the words of one run apart from those of another."""
    slugs: Sequence[str]
    secret: str
    until: float
    found: Found


def contend(open_door: Callable[[], Door], slugs: Sequence[str], secret: str, seconds: float) -> Found:
    """This function will let eight writers and eight readers at some models, and return what they met.

    `open_door` is called once in each thread. A writer adds a word of its own to the summary that it has read; it does
    so again where somebody else was faster. What was acknowledged has to be there in the end.
    """
    found = Found()
    until = time.monotonic() + seconds
    first = _last_sequence()
    tasks = [(_write, number) for number in range(WRITERS)] + [(_read, number) for number in range(READERS)]

    def work(task: Callable[[Door, Contender], None], number: int) -> None:
        try:
            task(open_door(), Contender(number, first, slugs, secret, until, found))
        except Exception as error:  # noqa: BLE001 - a thread's error has to reach the one that judges
            found.wrong.append(f"{task.__name__} {number}: {error!r}")
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    _judge(found, slugs, first)
    return found


def _write(door: Door, who: Contender) -> None:
    chance, found = random.Random(who.number), who.found
    count = 0
    while count == 0 or time.monotonic() < who.until:
        slug, count = chance.choice(who.slugs), count + 1
        word = f"w{who.since}x{who.number}x{count}"
        status, headers, body = door("GET", f"{API}/models/{slug}/", {}, b"")
        sent = {"summary": f"{json.loads(body)['summary'] or ''} {word}".strip(), "reason": f"Adds {word}."}
        given = {
            "Authorization": f"Bearer {who.secret}",
            "If-Match": headers["etag"],
            "Content-Type": "application/json",
        }
        begun = time.monotonic()
        status, headers, body = door("PATCH", f"{API}/models/{slug}/", given, json.dumps(sent).encode())
        if status == 200:
            found.acknowledged.append((slug, word))
            found.waited.append(time.monotonic() - begun)
        elif status == 412:
            found.stale += 1
        else:
            found.wrong.append(f"PATCH {slug}: {status} {body[:300].decode(errors='replace')}")


def _read(door: Door, who: Contender) -> None:
    chance, found = random.Random(who.number), who.found
    newest: dict[str, int] = {}
    since = _last_sequence()
    while not newest or time.monotonic() < who.until:
        slug = chance.choice(who.slugs)
        status, headers, body = door("GET", f"{API}/models/{slug}/", {}, b"")
        document = json.loads(body)
        if status != 200 or headers["etag"] != f'"{slug}-{document["revision"]}"':
            found.wrong.append(f"GET {slug}: {status} {headers.get('etag')}")
        if document["revision"] < newest.get(slug, 0):
            found.wrong.append(f"{slug} went back to revision {document['revision']}.")
        newest[slug] = document["revision"]
        since = _follow(door, since, found)
        if who.number % 2 and found.acknowledged:
            _look_for(door, *found.acknowledged[-1], found)
        elif halves := _rows(HALF_PUBLISHED, [list(who.slugs)]):
            found.wrong.append(f"half published: {halves}")
        found.reads += 3


def _follow(door: Door, since: int, found: Found) -> int:
    """This function will read the log on, and return how far it came."""
    status, _headers, body = door("GET", f"{API}/changes/?since={since}", {}, b"")
    sequences = [entry["sequence"] for entry in json.loads(body)["results"]]
    if status != 200 or sequences != list(range(since + 1, since + 1 + len(sequences))):
        found.wrong.append(f"the log after {since}: {status} {sequences}")
    return sequences[-1] if sequences else since


def _look_for(door: Door, slug: str, word: str, found: Found) -> None:
    """This function will hold the columns against the documents: what was acknowledged is found, and says so."""
    status, _headers, body = door("GET", f"{API}/models/?view=full&search={word}", {}, b"")
    summaries = {entry["slug"]: entry["summary"] for entry in json.loads(body)["results"]}
    if status != 200 or word not in (summaries.get(slug) or "").split():
        found.wrong.append(f"search {word}: {status} {sorted(summaries)} instead of {slug}")


def _judge(found: Found, slugs: Sequence[str], first: int) -> None:
    documents = _rows("SELECT slug, document FROM catalog_publication WHERE slug = ANY(%s)", [list(slugs)])
    words = {slug: (json.loads(document)["summary"] or "").split() for slug, document in documents}
    found.wrong += [f"lost: {word} of {slug}" for slug, word in found.acknowledged if words[slug].count(word) != 1]
    log = [row[0] for row in _rows("SELECT sequence FROM catalog_change WHERE sequence > %s ORDER BY 1", [first])]
    if log != list(range(first + 1, first + 1 + len(found.acknowledged))):
        found.wrong.append(f"{len(found.acknowledged)} writes, but the log goes from {first} over {log}")
    if halves := _rows(HALF_PUBLISHED, [list(slugs)]):
        found.wrong.append(f"half published in the end: {halves}")


def _last_sequence() -> int:
    return int(_rows("SELECT coalesce(max(sequence), 0) FROM catalog_change", [])[0][0])


def _rows(statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())


def measure(served: Served, say: Callable[[str], None], *, seconds: float = 60.0) -> dict[str, Any]:
    """This function will let the contenders at fifty models over HTTP; ends the run where anything went wrong."""
    say(f"{WRITERS} writers and {READERS} readers for {seconds:.0f} seconds")
    slugs = list(Publication.objects.order_by("slug").values_list("slug", flat=True)[:50])
    user = User.objects.create_user(f"benchmark-{time.time_ns()}", is_staff=True)
    user.groups.add(Group.objects.get(name="curator"))
    try:
        _token, secret = issue(user, name="benchmark", scope="curate", lifetime=dt.timedelta(hours=1))
        found = contend(lambda: _over_http(served.port), slugs, secret, seconds)
    finally:
        user.delete()
    if found.wrong:
        raise SystemExit("\n".join(found.wrong[:20]))
    return {
        "seconds": seconds,
        "models": len(slugs),
        "writes": len(found.acknowledged),
        "stale": found.stale,
        "reads": found.reads,
        "milliseconds": sorted(1000 * waited for waited in found.waited),
    }


def _over_http(port: int) -> Door:
    kept = http.client.HTTPConnection(HOST, port, timeout=TIMEOUT)

    def ask(method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        kept.request(method, path, body or None, dict(headers))
        answer = kept.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()

    return ask
