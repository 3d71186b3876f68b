"""The day on which a model was last verified follows its facts and the sources that are read again."""

import datetime as dt

import pytest

from catalog.curation.freshness import follow_sources, verified_on
from catalog.curation.publication import publish
from catalog.curation.record import save
from catalog.curation.undo import undo_batch
from catalog.ingest.apply import apply
from catalog.models import Claim, FoundationModel, Publication, Source
from tests.empty import kept
from tests.factories.ingest import bring_in, known, organization, plan, row

WHO = {"actor": "kim", "reason": "A test."}


@pytest.fixture
@kept
def bert(empty_catalog):
    organization("Google")
    model = known("BERT", "google", variants=[("BERT-Large", 340_000_000)])
    publish(model.pk, **WHO)
    return model


def day():
    return Publication.objects.get(slug="bert").verified_on


def test_nobody_has_checked_what_names_no_day(bert):
    assert day() is None


@pytest.mark.parametrize(
    ("written", "first"), [("2025", (2025, 1, 1)), ("2025-06", (2025, 6, 1)), ("2025-06-15", (2025, 6, 15))]
)
def test_a_claim_that_was_checked_gives_the_first_day_of_its_date(bert, written, first):
    claim = Claim.objects.get(attribute="parameters")
    claim.verified_date = written
    save(claim, **WHO)
    assert day() == dt.date(*first)


def test_the_newest_day_counts_and_deprecated_claims_do_not(bert):
    Source.objects.update(accessed_date="2024-01-01")
    claim = Claim.objects.get(attribute="organizations")
    claim.verified_date = "2025-03-01"
    save(claim, **WHO)
    assert day() == dt.date(2025, 3, 1)
    claim.refresh_from_db()
    claim.rank, claim.note = "deprecated", "It was wrong."
    save(claim, **WHO)
    assert day() == dt.date(2024, 1, 1)


def test_models_follow_a_source_that_is_read_again_without_being_published_anew(bert):
    bring_in(row("BERT", "Google", access="open"), row("Alpha", access="open"))
    Source.objects.filter(slug="helm-import").update(accessed_date="2020-01-01")
    batch = apply(plan(row("BERT", "Google", access="open"), row("Alpha", access="api")), actor="importer")
    revision = Publication.objects.get(slug="bert").revision
    assert day() == dt.datetime.now(dt.UTC).date()
    undo_batch(batch.pk, **WHO)
    assert (day(), Publication.objects.get(slug="bert").revision) == (dt.date(2020, 1, 1), revision)


def test_the_statement_finds_what_publication_finds(seeded):
    Source.objects.filter(tier=1).update(accessed_date="2025-05")
    Claim.objects.filter(attribute="training_compute").update(verified_date="2026-02-03")
    Claim.objects.filter(attribute="release_date").update(verified_date="2027", rank="deprecated", note="Wrong.")
    follow_sources(Source.objects.values_list("pk", flat=True))
    found = dict(Publication.objects.values_list("pk", "verified_on"))
    assert found == {
        model.pk: verified_on(model) for model in FoundationModel.objects.with_evidence().filter(pk__in=found)
    }
    assert {dt.date(2025, 5, 1), dt.date(2026, 2, 3)} <= set(found.values())
