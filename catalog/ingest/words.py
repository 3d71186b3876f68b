"""Words: what the registry has rows for, by the names under which catalogs may write them.

The normalizer claims a word only if the registry has it; everything else is held back for a person, who adds the row
or the name once and reads the file again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from catalog.values.name import fold

Named = Mapping[str, Iterable[str]]
"""Names by slug."""


@dataclass(frozen=True, slots=True)
class Words:
    """Slugs of the registry's rows by name, one mapping for each noun; names are folded, but for licenses."""

    licenses: Mapping[str, str] = field(default_factory=dict)
    """By the names as written, since `catalog.values.license` has a folding of its own."""
    modalities: Mapping[str, str] = field(default_factory=dict)
    domains: Mapping[str, str] = field(default_factory=dict)
    tasks: Mapping[str, str] = field(default_factory=dict)
    architectures: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def build(
        cls,
        *,
        licenses: Named,
        modalities: Named,
        domains: Named,
        tasks: Named,
        architectures: Named,
    ) -> "Words":
        """This method will return the words of a registry from the names of its rows by slug.

        A slug names its row too. A name that two rows share names neither, because it would be a guess which is meant.
        """
        written = {name: slug for slug, names in licenses.items() for name in (slug, *names) if name.strip()}
        return cls(written, *map(_by_name, (modalities, domains, tasks, architectures)))


def _by_name(named: Named) -> dict[str, str]:
    """This function will return slugs by folded name, without the names that are not one row's alone."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for slug, names in named.items():
        for key in {fold(name) for name in (slug, *names)} - {""}:
            if found.setdefault(key, slug) != slug:
                shared.add(key)
    slugs = {fold(slug): slug for slug in named}
    return {key: slugs.get(key, slug) for key, slug in found.items() if key not in shared or key in slugs}
