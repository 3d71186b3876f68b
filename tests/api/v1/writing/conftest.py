import datetime as dt
import json

import pytest
from django.contrib.auth.models import Group, User

from catalog.curation.token import issue


@pytest.fixture
def bearer(seeded):
    """Make a person of a role with a token of a scope; returns the header that shows it."""

    def make(role="curator", scope="curate", username=None):
        user = User.objects.create_user(username or f"{role}-{User.objects.count()}", is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        user = User.objects.get(pk=user.pk)
        _token, secret = issue(user, name="a test", scope=scope, lifetime=dt.timedelta(hours=1))
        return {"Authorization": f"Bearer {secret}"}

    return make


@pytest.fixture
def send(client, bearer):
    """Send a write as a curator, with the ETag of the model that it is about unless told otherwise."""
    who = bearer()

    def write(method, path, body, *, headers=None, token=None, etag=True):
        sent = {**(token or who), **(headers or {})}
        if etag and path.startswith("models/") and path.count("/") > 1 and "If-Match" not in sent:
            sent["If-Match"] = client.get(f"/api/v1/{'/'.join(path.split('/')[:2])}/")["ETag"]
        text = body if isinstance(body, bytes | str) else json.dumps(body)
        return client.generic(method, f"/api/v1/{path}", text, content_type="application/json", headers=sent)

    return write
