import datetime as dt

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.utils import timezone

from catalog.curation.problem import CurationProblem
from catalog.curation.token import issue, revoke
from catalog.models import Token

pytestmark = pytest.mark.usefixtures("seeded")
BODY = {"slug": "alpha", "name": "Alpha", "reason": "A test."}
HOUR = dt.timedelta(hours=1)


def person(role):
    user = User.objects.create_user(f"a-{role}")
    user.groups.add(Group.objects.get(name=role))
    return User.objects.get(pk=user.pk)


def test_without_a_token_a_write_is_401_with_a_challenge(client):
    answer = client.post("/api/v1/models/", BODY, content_type="application/json")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("header", ["Bearer x", "Bearer", "Bearer a b", "Bearer \xff\xfe", "Bearer fmr_" + "0" * 5000])
def test_a_wrong_token_is_401(client, header):
    answer = client.post("/api/v1/models/", BODY, content_type="application/json", headers={"Authorization": header})
    assert answer.status_code == 401


def test_a_token_that_ended_or_was_revoked_is_401(send, bearer):
    token = bearer()
    Token.objects.update(expiry=timezone.now() - HOUR)
    assert send("POST", "models/", BODY, token=token).status_code == 401
    token = bearer()
    revoke(Token.objects.latest("created"))
    assert send("POST", "models/", BODY, token=token).status_code == 401


def test_a_token_that_may_only_propose_is_403_for_a_direct_write(send, bearer):
    assert send("POST", "models/", BODY, token=bearer("contributor", "propose")).status_code == 403
    assert send("POST", "models/", BODY, token=bearer("curator", "propose")).status_code == 403


def test_a_token_reaches_no_further_than_its_owners_permissions(send, bearer):
    token = bearer(username="kim")
    User.objects.get(username="kim").groups.clear()
    assert send("POST", "models/", BODY, token=token).status_code == 403


def test_a_token_of_somebody_inactive_is_401(send, bearer):
    token = bearer(username="kim")
    User.objects.filter(username="kim").update(is_active=False)
    assert send("POST", "models/", BODY, token=token).status_code == 401


def test_only_a_digest_is_kept_and_the_use_recorded(send, bearer):
    token = bearer(username="kim")
    secret = token["Authorization"].removeprefix("Bearer ")
    send("POST", "models/", BODY, token=token)
    kept = Token.objects.get(user__username="kim")
    assert secret not in {kept.digest, kept.token_key}
    assert kept.last_used_at is not None


@pytest.mark.parametrize(
    ("role", "scope", "lifetime", "field"),
    [
        ("reader", "propose", HOUR, "scope"),
        ("contributor", "curate", HOUR, "scope"),
        ("curator", "administer", HOUR, "scope"),
        ("curator", "everything", HOUR, "scope"),
        ("curator", "curate", dt.timedelta(0), "expires"),
        ("curator", "curate", dt.timedelta(days=1000), "expires"),
    ],
)
def test_a_token_beyond_what_its_owner_may_is_not_issued(role, scope, lifetime, field):
    with pytest.raises(CurationProblem) as caught:
        issue(person(role), name="a test", scope=scope, lifetime=lifetime)
    assert caught.value.field == field


@pytest.mark.parametrize("role", ["reader", "contributor", "curator", "administrator"])
def test_no_role_touches_users_sessions_or_the_log_and_only_administrators_touch_tokens(role):
    held = Permission.objects.filter(group__name=role).values_list("content_type__app_label", "codename")
    assert {app for app, _ in held} == {"catalog"}
    forbidden = {f"{verb}_{noun}" for verb in ("add", "change", "delete")
                 for noun in ("change", "revision", "editrecord", "editedrow", "batch", "publication")}  # fmt: skip
    codenames = {codename for _, codename in held}
    # Who may bring catalogs in and take imports back "changes" batches; their rows are written by verbs alone.
    assert codenames & forbidden == ({"change_batch"} if role in {"curator", "administrator"} else set())
    assert any(codename.endswith("_token") for codename in codenames) is (role == "administrator")
