"""Drafts: a record while a reader puts it together, cell by cell; blank cells say nothing and are passed over."""

from collections.abc import Iterable

from catalog.ingest.records import (
    ComponentStatement,
    LineageStatement,
    Place,
    Record,
    RecordKind,
    Statement,
    Unreadable,
)
from catalog.values.absence import absence
from catalog.values.identifier import parse_huggingface
from catalog.values.links import attribute_of_link, links_in
from catalog.values.name import fold
from catalog.values.problem import ValueProblem
from catalog.values.text import one_line

NAME_LIMIT = 200
_HUB = "https://huggingface.co/"


class Draft:
    """One row on its way to a Record. Statements keep the row's name as their place, since row numbers change."""

    def __init__(self, reader: str, place: Place, name: str, *, key: str = "") -> None:
        self.reader = reader
        self.place = place
        self.printed_name = name
        self.name = _line(name)
        self.key = _line(key) or self.name
        self.kind = RecordKind.MODEL
        self.variant = ""
        self.family = ""
        self.url = ""
        self.aliases: list[str] = []
        self.makers: list[str] = []
        self.identifiers: dict[tuple[str, str], None] = {}
        self.statements: list[Statement] = []
        self.components: list[ComponentStatement] = []
        self.lineage: list[LineageStatement] = []

    def at(self, column: str) -> Place:
        """This method will return the place of a column in this row."""
        return Place(self.place.file, self.key, column)

    def say(
        self,
        attribute: str,
        text: str,
        column: str,
        *,
        texts: Iterable[str] = (),
        note: str = "",
        basis: str = "stated",
        variant: str = "",
        unit: str = "",
    ) -> None:
        """This method will add what a cell, or a list of `texts`, says of an attribute."""
        entries = tuple(entry for entry in texts if entry.strip())
        if not text.strip() and not entries:
            return
        self.statements.append(
            Statement(
                attribute=attribute,
                text=text or "; ".join(entries),
                place=self.at(column),
                texts=entries,
                note=note.strip(),
                basis=basis,
                variant=variant,
                unit=unit,
            )
        )

    def made_by(self, names: Iterable[str], column: str) -> None:
        """This method will add the organizations, one name each."""
        printed = list(names)
        for name in map(_line, printed):
            if name and absence(name) is None and name not in self.makers:
                self.makers.append(name)
        self.say("organizations", "", column, texts=printed)

    def identify(self, kind: str, text: str) -> None:
        """This method will add an id under which another place knows just this row."""
        if text.strip():
            self.identifiers[kind, text.strip()] = None

    def link(self, text: str, column: str, *, note: str = "") -> None:
        """This method will add the addresses in a cell, each as what its site says it leads to.

        Of several of one kind the first is the claim, and the others are a remark, as they are no rivals of it. A page
        on the Hugging Face Hub identifies the row only if it has the row's name: catalogs link sizes to one another.
        """
        found = links_in(text)
        if not found and "://" in text:
            self.say("homepage_url", text, column, note=note)
        said = {statement.attribute for statement in self.statements}
        more = []
        for address in found:
            attribute = attribute_of_link(address)
            if attribute in said:
                more.append(address)
                continue
            said.add(attribute)
            self.say(attribute, address, column, note=note)
            self.identify_on_hub(address)
        self.remark("Also at", " ".join(more), column)

    def identify_on_hub(self, address: str) -> None:
        """This method will add the Hugging Face id in an address if the repository has the row's name."""
        if not address.startswith(_HUB):
            return
        try:
            repository = parse_huggingface(address)
        except ValueProblem:
            return
        if fold(repository.partition("/")[2]) == fold(self.name):
            self.identify("huggingface", repository)

    def remark(self, heading: str, text: str, column: str) -> None:
        """This method will add what no attribute holds, under a heading."""
        if text.strip():
            self.say("remark", f"{heading}: {text.strip()}" if heading else text, column)

    def came_from(self, kind: str, parent: str, column: str, *, note: str = "") -> None:
        """This method will add an edge to what the row came from; an empty kind is one that the catalog leaves open."""
        if name := _line(parent):
            self.lineage.append(LineageStatement(kind, name, self.at(column), note.strip()))

    def released(
        self, component: str, availability: str, column: str, *, terms: str = "", url: str = "", note: str = ""
    ) -> None:
        """This method will add what is said of one release artifact, `terms` being its license as printed."""
        self.components.append(
            ComponentStatement(component, availability, self.at(column), terms.strip(), url.strip(), note.strip())
        )

    def done(self) -> Record | Unreadable:
        """This method will return the record, or Unreadable for a row without a name."""
        if not fold(self.name) or absence(self.name) is not None:
            reason = "The name cannot be read." if self.printed_name.strip() else "The row has no name."
            return Unreadable(self.place, reason, self.printed_name[:NAME_LIMIT])
        return Record(
            reader=self.reader,
            key=self.key,
            place=self.place,
            name=self.name,
            kind=self.kind,
            variant=_line(self.variant),
            family=_line(self.family),
            aliases=tuple(dict.fromkeys(alias for alias in map(_line, self.aliases) if alias and alias != self.name)),
            organizations=tuple(self.makers),
            identifiers=tuple(self.identifiers),
            statements=tuple(self.statements),
            components=tuple(self.components),
            lineage=tuple(self.lineage),
            url=self.url,
        )


def _line(text: str) -> str:
    """This function will return a name as one line, without tabs and no-break spaces; empty if it cannot be one."""
    try:
        return one_line(text, limit=NAME_LIMIT)
    except ValueProblem:
        return ""
