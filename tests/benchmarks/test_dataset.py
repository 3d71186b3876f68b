"""The synthetic catalog keeps up with the real one: what is measured is stored, rendered and served as models are."""

from random import Random

import orjson
import pytest

from benchmarks.dataset import world
from benchmarks.dataset.publish import publish_chunk
from benchmarks.dataset.store import store
from benchmarks.stock.serializers import FoundationModelSerializer
from catalog.curation.publication import publish
from catalog.models import ChangeCounter, FoundationModel, Publication


@pytest.fixture
def synthetic(seeded, monkeypatch):
    """Six synthetic models, published; the keys of their rows."""
    monkeypatch.setattr(world, "ORGANIZATIONS", 310)
    monkeypatch.setattr(world, "ARTICLES", 5)
    monkeypatch.setattr(world, "PRODUCTS", 5)
    keys = store(world.make(Random(1)), 6, seed=1)
    counter = ChangeCounter.objects.get(pk=1)
    publish_chunk(counter.last, keys)
    counter.last += len(keys)
    counter.save()
    return keys


def test_a_synthetic_model_has_at_least_eight_claims_and_a_document(synthetic):
    rows = Publication.objects.filter(pk__in=synthetic)
    assert len(rows) == 6
    for row in rows:
        document = orjson.loads(row.document)
        assert row.claim_count == sum(map(len, document["evidence"].values())) >= 8
        assert row.variants.count() == len(document["variants"])
        assert row.names.filter(name=row.name).exists()


def test_its_columns_and_document_are_those_that_publishing_it_gives(synthetic):
    skipped = {"revision", "sequence", "updated_at", "search"}
    before = Publication.objects.filter(pk=synthetic[0]).values().get()
    FoundationModel.objects.filter(pk=synthetic[0]).update(summary="Another summary.")
    publish(synthetic[0], actor="test", reason="To compare.")
    after = Publication.objects.filter(pk=synthetic[0]).values().get()
    documents = [orjson.loads(row["document"]) for row in (before, after)]
    differing = {key for key in documents[0] if documents[0][key] != documents[1][key]}
    assert differing == {"revision", "updated_at", "summary"}
    skipped |= {"document", "summary_document"}
    assert {key: value for key, value in before.items() if key not in skipped} == {
        key: value for key, value in after.items() if key not in skipped
    }


def test_the_stock_viewset_shows_the_same_claims(synthetic):
    model = FoundationModel.objects.with_evidence().get(pk=synthetic[0])
    shown = FoundationModelSerializer(model).data
    claims = len(shown["claims"]) + sum(len(variant["claims"]) for variant in shown["variants"])
    assert claims == Publication.objects.get(pk=synthetic[0]).claim_count
