"""Variants, aliases and identifiers of a model from its fixture."""

from collections.abc import Mapping, Sequence

from catalog.curation.merge import Merge
from catalog.curation.names import check_alias
from catalog.ingest.seed.records import ModelRecord, VariantRecord
from catalog.models import Alias, FoundationModel, Identifier, Variant


def merge_variants(
    merge: Merge, model: FoundationModel, records: Sequence[VariantRecord]
) -> tuple[dict[str, Variant], bool]:
    """This function will load a model's variants and their parts; returns them by slug, and whether any changed."""
    found: dict[str, Variant] = {}
    changed = False
    for record in records:
        fields = {**record.fields, "part_of_id": found[record.part_of].pk if record.part_of else None}
        found[record.slug], differs = merge.named(
            Variant, "variant", f"{model.slug}/{record.slug}", {"model": model, "slug": record.slug}, fields
        )
        changed |= differs
    return found, changed


def merge_names(model: FoundationModel, record: ModelRecord, variants: Mapping[str, Variant]) -> bool:
    """This function will add the aliases and ids that are not known yet; returns whether there were any."""
    changed = _add({"model": model}, record.aliases, record.identifiers)
    for entry in record.variants:
        changed |= _add({"variant": variants[entry.slug]}, entry.aliases, entry.identifiers)
    return changed


def _add(
    owner: Mapping[str, FoundationModel | Variant], aliases: Sequence[str], identifiers: Sequence[tuple[str, str]]
) -> bool:
    names = set(Alias.objects.filter(**owner).values_list("name", flat=True))
    ids = set(Identifier.objects.filter(**owner).values_list("kind", "value"))
    new_aliases = [Alias(**owner, name=name) for name in dict.fromkeys(aliases) if name not in names]
    for alias in new_aliases:
        check_alias(alias)
    Alias.objects.bulk_create(new_aliases)
    new_ids = [Identifier(**owner, kind=kind, value=value) for kind, value in identifiers if (kind, value) not in ids]
    Identifier.objects.bulk_create(new_ids)
    return bool(new_aliases or new_ids)
