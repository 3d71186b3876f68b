"""Filters of modalities, domains, tasks and architectures."""

from catalog.api.v1.filters import noun
from catalog.api.v1.filters.filterset import StrictFilterSet

NAMES = ("name", "name_ko")


class ModalityFilterSet(StrictFilterSet):
    """Which modalities a request asks for."""

    declarations = (
        noun.slug("music"),
        noun.named(*NAMES, example="music"),
        noun.parent("modality", "audio"),
    )


class DomainFilterSet(StrictFilterSet):
    """Which fields of application a request asks for."""

    declarations = (
        noun.slug("clinical"),
        noun.named(*NAMES, example="clinical"),
        noun.parent("domain", "biomedical"),
    )


class TaskFilterSet(StrictFilterSet):
    """Which tasks a request asks for."""

    declarations = (
        noun.slug("fill-mask"),
        noun.named(*NAMES, example="fill mask"),
        noun.parent("task", "text-generation"),
    )


class ArchitectureFilterSet(StrictFilterSet):
    """Which families of architectures a request asks for."""

    declarations = (
        noun.slug("transformer-decoder"),
        noun.named(*NAMES, example="diffusion"),
        noun.parent("architecture", "transformer"),
    )
