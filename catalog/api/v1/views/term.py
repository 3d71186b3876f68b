"""Views of the vocabularies that grow: modalities, domains, tasks and architectures."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import QuerySet

from catalog.api.v1.filters import term as filters
from catalog.api.v1.ordering import Key
from catalog.api.v1.orderings import noun as orderings
from catalog.api.v1.views.noun import NounDetail, NounList, NounView
from catalog.documents.term import TermDetailSerializer, TermSerializer, term_detail_facts, term_facts


class TermView(NounView):
    """What lists and single terms have in common."""

    def rows(self) -> QuerySet[Any, Any]:
        """This function will return every term with its wider one."""
        return super().rows().select_related("parent")


class TermDetail(TermView, NounDetail):
    """One term with its narrower ones."""

    serializer = TermDetailSerializer

    def rows(self) -> QuerySet[Any, Any]:
        """This function will return every term with its wider one and its narrower ones."""
        return super().rows().prefetch_related("children")

    def facts(self, row: Any) -> Mapping[str, Any]:
        """This function will return a term in full."""
        return term_detail_facts(row, row.model_count)


class TermFacts(TermView):
    """How lists show a term."""

    serializer = TermSerializer
    keys: ClassVar[Mapping[str, Key]] = orderings.TERM

    def facts(self, row: Any) -> Mapping[str, Any]:
        """This function will return a term as lists show it."""
        return term_facts(row, row.model_count)


class ModalityList(TermFacts, NounList):
    """What models take in and give out."""

    noun = "modality"
    filters = filters.ModalityFilterSet


class ModalityDetail(TermDetail):
    """One modality with its narrower ones."""

    noun = "modality"


class DomainList(TermFacts, NounList):
    """Fields in which models are applied."""

    noun = "domain"
    filters = filters.DomainFilterSet


class DomainDetail(TermDetail):
    """One field of application with its narrower ones."""

    noun = "domain"


class TaskList(TermFacts, NounList):
    """What models do."""

    noun = "task"
    filters = filters.TaskFilterSet


class TaskDetail(TermDetail):
    """One task with its narrower ones."""

    noun = "task"


class ArchitectureList(TermFacts, NounList):
    """Families of architectures."""

    noun = "architecture"
    filters = filters.ArchitectureFilterSet


class ArchitectureDetail(TermDetail):
    """One family of architectures with its narrower ones."""

    noun = "architecture"
