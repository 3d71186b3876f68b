"""The statements of a request are explained, those of its page and of its count."""

from benchmarks.plans import plans


def test_a_page_and_its_count_say_what_served_them(seeded):
    found = plans("/api/v1/models/?domain=clinical&page_size=1")
    assert set(found) == {"page", "count"}
    assert "catalog_publication" in found["page"]["served_by"] or "publication_" in found["page"]["served_by"]
    assert "change" not in found["page"]["served_by"]
    assert found["count"]["rows"] > 1
