import json

import pytest

from catalog.models import Change, EditRecord, Revision
from tests.admin.pages import Desk, address
from tests.factories.facts import make_model, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[True, False], ids=["published", "draft"])
def model(request, desk):
    return make_model("alpha", name="Alpha", claims={"openness": "api"}, published=request.param)


def counts():
    return Change.objects.count(), Revision.objects.count(), EditRecord.objects.count()


def test_the_document_is_seen_as_it_would_be_and_nothing_is_kept(desk, model):
    before, page = counts(), desk.get(address(model))
    answer = desk.client.post(f"/admin/{address(model)}", page.sent(_preview="document", name="Alpha Beta"))
    assert answer.headers["Content-Type"] == "application/json"
    document = json.loads(answer.content)
    assert (document["name"], document["openness"]) == ("Alpha Beta", "api")
    model.refresh_from_db()
    assert (model.name, counts()) == ("Alpha", before)


def test_readers_page_is_seen_as_it_would_be_in_the_curators_language(desk, model):
    before = counts()
    for one, heading in ((desk, "Openness"), (Desk(desk.client, "ko"), "개방")):
        sent = one.get(address(model)).sent(_preview="page", name="Alpha Beta")
        answer = one.client.post(f"/admin/{address(model)}", sent, headers={"accept-language": one.language})
        html = answer.content.decode()
        assert "<h1>Alpha Beta</h1>" in html
        assert heading in html
    model.refresh_from_db()
    assert (model.name, model.state == "published", counts()) == ("Alpha", bool(model.revision), before)


def test_what_cannot_be_saved_cannot_be_previewed_and_says_why(desk):
    make_source()
    model = make_model("alpha", name="Alpha")
    refused = desk.send(address(model), desk.get(address(model)), _preview="page", name="")
    assert "This field is required." in refused.errors
