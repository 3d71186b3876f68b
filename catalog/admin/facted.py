"""Pages of what claims are about: the subject's own fields, and its facts with their evidence, saved together."""

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Media
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from catalog.admin.base import CuratedAdmin, attempt
from catalog.admin.fact import FactForm
from catalog.admin.forms import ReasonedForm
from catalog.admin.freshness import read_marks
from catalog.admin.sheet import Sheet
from catalog.curation.accept import accept
from catalog.curation.correct import correct
from catalog.curation.edit import Edit

_SHOWN_LENGTH = 80


class FactedForm(ReasonedForm):
    """The form of a subject and of every fact of it."""

    @cached_property
    def sheet(self) -> Sheet | None:
        """The facts of a subject that exists."""
        if self.instance.pk is None:
            return None
        data = self.data if self.is_bound else None
        return Sheet(self.instance, data=data, seen=read_marks(data.get(self.add_prefix("seen"))) if data else None)

    @property
    def media(self) -> Media:
        """The scripts of the inputs, and the one that keeps facts that are left alone out of what is sent."""
        return super().media + Media(js=["catalog/admin/desk.js"])

    def marks(self) -> dict[str, str]:
        """This function will return the marks of the subject's fields and of its facts."""
        return {**super().marks(), **(self.sheet.marks if self.sheet else {})}

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.sheet is None:
            return
        for subject, fact in self.sheet.touched:
            fact.full_clean()
            if self.refused and self.refused.prefix == fact.prefix:
                fact.refuse(self.refused.problem)
            if fact.errors:
                self.add_error(None, ValidationError(self.naming(_("Please mend: %(fact)s"), subject, fact)))
        for subject, fact in self.sheet.overtaken:
            now = _("Changed meanwhile: %(fact)s, now %(value)s")
            self.add_error(None, ValidationError(self.naming(now, subject, fact), code="stale"))

    def naming(self, text: str, subject: Any, fact: FactForm) -> str:
        """This function will return a sentence with the name of a fact, and of its variant, in place."""
        label = str(fact.entry.label)
        named = label if subject == self.instance else f"{subject} · {label}"
        return text % {"fact": named, "value": Truncator(fact.shown).chars(_SHOWN_LENGTH) or _("empty")}


class FactedAdmin(CuratedAdmin):
    """The pages of a noun that claims are about."""

    form = FactedForm
    change_form_template = "admin/catalog/facted.html"

    def store(self, request: HttpRequest, changes: Edit, form: Any, formsets: Any) -> None:
        """This function will store the page's rows and state what the curator says of its facts."""
        super().store(request, changes, form, formsets)
        for subject, fact in form.sheet.touched if form.sheet else ():
            attempt(fact.prefix, _state, changes, subject, fact)

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """This function will say of which facts the curator stated something."""
        message = super().construct_change_message(request, form, formsets, add)
        facts = [
            {"added": {"name": "claim", "object": form.naming("%(fact)s", subject, fact)}}
            for subject, fact in (form.sheet.touched if form.sheet and not add else ())
        ]
        return [*message, *facts]


def _state(changes: Edit, subject: Any, fact: FactForm) -> None:
    if fact.statement is not None:
        correct(changes, subject, fact.entry.key, fact.statement)
    else:
        accept(changes, next(claim for claim in fact.resolved.claims if claim.pk == fact.picked))
