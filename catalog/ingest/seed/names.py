"""Variants, aliases and identifiers of a model from its fixture."""

from collections.abc import Collection, Mapping, Sequence

from django.db.models import Q

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


class Names:
    """What models and variants are called already, read once for all of them."""

    def __init__(self, slugs: Collection[str]) -> None:
        self._aliases: dict[tuple[str, int], set[str]] = {}
        self._identifiers: dict[tuple[str, int], set[tuple[str, str]]] = {}
        ours = Q(model__slug__in=slugs) | Q(variant__model__slug__in=slugs)
        for model, variant, name in Alias.objects.filter(ours).values_list("model_id", "variant_id", "name"):
            self._aliases.setdefault(_owner(model, variant), set()).add(name)
        rows = Identifier.objects.filter(ours).values_list("model_id", "variant_id", "kind", "value")
        for model, variant, kind, value in rows:
            self._identifiers.setdefault(_owner(model, variant), set()).add((kind, value))

    def merge(self, model: FoundationModel, record: ModelRecord, variants: Mapping[str, Variant]) -> bool:
        """This method will add the aliases and ids that are not known yet; returns whether there were any."""
        changed = self._add({"model": model}, record.aliases, record.identifiers)
        for entry in record.variants:
            changed |= self._add({"variant": variants[entry.slug]}, entry.aliases, entry.identifiers)
        return changed

    def _add(
        self,
        subject: Mapping[str, FoundationModel | Variant],
        aliases: Sequence[str],
        identifiers: Sequence[tuple[str, str]],
    ) -> bool:
        ((noun, row),) = subject.items()
        names = self._aliases.get((noun, row.pk), set())
        ids = self._identifiers.get((noun, row.pk), set())
        new_aliases = [Alias(**subject, name=name) for name in dict.fromkeys(aliases) if name not in names]
        for alias in new_aliases:
            check_alias(alias)
        Alias.objects.bulk_create(new_aliases)
        new_ids = [
            Identifier(**subject, kind=kind, value=told) for kind, told in identifiers if (kind, told) not in ids
        ]
        Identifier.objects.bulk_create(new_ids)
        return bool(new_aliases or new_ids)


def _owner(model: int | None, variant: int | None) -> tuple[str, int]:
    return ("model", model) if model is not None else ("variant", variant or 0)
