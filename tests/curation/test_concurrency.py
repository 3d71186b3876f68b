"""Many at once, and the loser of a race: real commits, each thread with a connection of its own."""

import datetime as dt
import json

import psycopg
import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connections
from django.test import Client

from benchmarks.concurrency import contend
from catalog.curation import edit as editing
from catalog.curation.record import save
from catalog.curation.token import issue
from catalog.models import Change, EditRecord, Publication, Source

pytestmark = pytest.mark.django_db(transaction=True)

SLUGS = ["bert", "gpt-3", "gatortron", "t5", "bloom", "opt", "palm", "gopher"]
WHO = {"actor": "test", "reason": "For a test."}


@pytest.fixture
def secret(seeded):
    # Emptying the tables between such tests takes the roles along, which a migration made.
    user = User.objects.create_superuser("kim")
    return issue(user, name="a test", scope="curate", lifetime=dt.timedelta(hours=1))[1]


def door():
    client = Client(raise_request_exception=False)

    def ask(method, path, headers, body):
        answer = client.generic(method, path, body, headers.get("Content-Type", ""), headers=headers)
        return answer.status_code, {name.lower(): value for name, value in answer.items()}, answer.content

    return ask


def lose(times, error):
    """Let the database choose this one as the loser of a race, as often as told."""
    keep, left = editing.publish_each, [None] * times

    def publish(*args, **kwargs):
        made = keep(*args, **kwargs)
        if left:
            left.pop()
            raise OperationalError("a race") from error("a race")
        return made

    return publish


def test_eight_writers_and_eight_readers_lose_nothing_and_see_nothing_half_done(secret):
    slugs = list(Publication.objects.filter(slug__in=SLUGS).values_list("slug", flat=True))
    found = contend(door, slugs, secret, seconds=2)
    assert found.wrong == []
    assert found.acknowledged
    assert len(found.acknowledged) + found.stale >= 8
    assert found.reads >= 24


def test_who_loses_a_race_once_tries_again_and_who_loses_twice_is_told_to_come_back(secret, monkeypatch):
    who = {"Authorization": f"Bearer {secret}", "If-Match": "*", "Content-Type": "application/json"}
    body = json.dumps({"summary": "New.", "reason": "A test."}).encode()
    before = Change.objects.count()
    monkeypatch.setattr(editing, "publish_each", lose(1, psycopg.errors.DeadlockDetected))
    assert door()("PATCH", "/api/v1/models/bert/", who, body)[0] == 200
    assert (Change.objects.count(), EditRecord.objects.count()) == (before + 1, 1)
    monkeypatch.setattr(editing, "publish_each", lose(2, psycopg.errors.SerializationFailure))
    status, headers, _body = door()("PATCH", "/api/v1/models/bert/", who, body.replace(b"New", b"Other"))
    assert (status, headers["retry-after"]) == (503, "1")
    monkeypatch.setattr(editing, "publish_each", lose(1, psycopg.errors.QueryCanceled))
    assert door()("PATCH", "/api/v1/models/bert/", who, body.replace(b"New", b"Other"))[0] == 503
    assert (Change.objects.count(), EditRecord.objects.count()) == (before + 1, 1)

    def fail(*_args):
        monkeypatch.undo()
        raise OperationalError("a race") from psycopg.errors.DeadlockDetected("a race")

    source = Source(slug="raced", title="Raced", kind="paper", tier=1)
    monkeypatch.setattr(editing.Edit, "_keep", fail)
    save(source, **WHO)
    assert Source.objects.get(slug="raced").pk == source.pk
    connections.close_all()
