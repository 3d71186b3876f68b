"""What can be claimed, about which subjects, in which kind of value.

A new attribute is one entry here and, if it is filtered, one column on the publication.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Subject(StrEnum):
    """What a claim may be about."""

    MODEL = "model"
    VARIANT = "variant"
    PRODUCT = "product"
    ORGANIZATION = "organization"


class Kind(StrEnum):
    """In which type a value is stored; each has its parser in `catalog.values.typed`."""

    COUNT = "count"
    """A positive whole number: parameters, tokens, users."""
    MEASURE = "measure"
    """A positive real number in the attribute's unit: FLOP, US dollars."""
    DATE = "date"
    """An ISO 8601 date of year, month or day precision, as text."""
    TEXT = "text"
    """Plain text of one or more sentences."""
    URL = "url"
    """An http or https address."""
    LEVEL = "level"
    """One level of openness."""
    TERM = "term"
    """The slug of one row of a vocabulary table."""
    TERMS = "terms"
    """Slugs of rows of a vocabulary table, sorted, without repeats."""
    LANGUAGES = "languages"
    """BCP-47 language tags, sorted, without repeats."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One thing that sources say about a subject."""

    key: str
    kind: Kind
    label: str | Promise
    help_text: str | Promise
    subjects: frozenset[Subject]
    unit: str = ""
    terms: str = ""
    """For terms: the noun whose rows may stand as values (organization, modality...)."""


MODEL = frozenset({Subject.MODEL})
VARIANT = frozenset({Subject.VARIANT})
BOTH = MODEL | VARIANT
OTHERS = frozenset({Subject.PRODUCT, Subject.ORGANIZATION})
ANY = BOTH | OTHERS

_ENTRIES = (
    # Who, what, when
    Attribute("full_name", Kind.TEXT, _("full name"), _("The name written out."), ANY),
    Attribute(
        "organizations", Kind.TERMS, _("organizations"), _("Who develops or publishes it."),
        MODEL | {Subject.PRODUCT}, terms="organization",
    ),
    Attribute(
        "release_date", Kind.DATE, _("release date"),
        _("When it first became public, by paper, announcement or weights, whichever came first."),
        BOTH | {Subject.PRODUCT},
    ),
    Attribute("announced_date", Kind.DATE, _("announced"), _("When it was announced."), BOTH | {Subject.PRODUCT}),
    Attribute("paper_date", Kind.DATE, _("paper date"), _("When its paper or preprint appeared."), BOTH),
    Attribute("weights_date", Kind.DATE, _("weights date"), _("When its weights could first be downloaded."), BOTH),
    Attribute("api_date", Kind.DATE, _("API date"), _("When it could first be called over an API."), BOTH),
    Attribute("card_date", Kind.DATE, _("model card date"), _("The date that its model card gives."), BOTH),
    Attribute(
        "deployed_date", Kind.DATE, _("deployed"), _("When a product that people use first ran it."), BOTH,
    ),
    # What it takes in, gives out and is used for
    Attribute(
        "input_modalities", Kind.TERMS, _("input modalities"), _("What it takes in."), BOTH, terms="modality",
    ),
    Attribute(
        "output_modalities", Kind.TERMS, _("output modalities"), _("What it gives out."), BOTH, terms="modality",
    ),
    Attribute("domains", Kind.TERMS, _("domains"), _("Fields in which it is applied."), MODEL, terms="domain"),
    Attribute(
        "tasks", Kind.TERMS, _("tasks"), _("What it does, in Hugging Face's pipeline tags where one exists."),
        MODEL, terms="task",
    ),
    Attribute("languages", Kind.LANGUAGES, _("languages"), _("Natural languages, as BCP-47 tags."), BOTH),
    Attribute("uses", Kind.TEXT, _("uses"), _("Where it is or was used."), ANY),
    # How it is built
    Attribute(
        "architecture", Kind.TERM, _("architecture"), _("Family of architectures."), BOTH, terms="architecture",
    ),
    Attribute(
        "architecture_detail", Kind.TEXT, _("architecture in detail"),
        _("What the source says of the architecture beyond its family."), BOTH,
    ),
    Attribute(
        "parameters", Kind.COUNT, _("parameters"), _("Number of trainable parameters in all."), VARIANT,
        unit="parameters",
    ),
    Attribute(
        "parameters_active", Kind.COUNT, _("active parameters"),
        _("Number of parameters that work on one token, for mixtures of experts."), VARIANT, unit="parameters",
    ),
    Attribute(
        "shape", Kind.TEXT, _("shape"), _("Layers, width and heads, as `L=24 H=1024 A=16`."), BOTH,
    ),
    Attribute("hidden_size", Kind.COUNT, _("hidden size"), _("Width of the hidden layers."), VARIANT),
    Attribute("vocabulary_size", Kind.COUNT, _("vocabulary size"), _("Number of tokens known."), BOTH, unit="tokens"),
    Attribute(
        "context_length", Kind.COUNT, _("context length"), _("Longest input, in tokens."), BOTH, unit="tokens",
    ),
    # How it was trained
    Attribute("training_data", Kind.TEXT, _("training data"), _("What it was trained on."), BOTH),
    Attribute(
        "training_tokens", Kind.COUNT, _("training tokens"), _("Tokens seen in training, repeats counted."), BOTH,
        unit="tokens",
    ),
    Attribute(
        "training_words", Kind.COUNT, _("training words"), _("Words in the training data."), BOTH, unit="words",
    ),
    Attribute(
        "training_samples", Kind.COUNT, _("training samples"),
        _("Samples in the training data other than tokens or words: molecules, pairs, clips."), BOTH, unit="samples",
    ),
    Attribute(
        "training_compute", Kind.MEASURE, _("training compute"), _("Floating-point operations of training."), BOTH,
        unit="FLOP",
    ),
    Attribute("training_hardware", Kind.TEXT, _("training hardware"), _("Chips and how many."), BOTH),
    Attribute("training_time", Kind.TEXT, _("training time"), _("How long training took."), BOTH),
    Attribute("training_steps", Kind.COUNT, _("training steps"), _("Optimizer steps."), BOTH, unit="steps"),
    Attribute("batch_size", Kind.TEXT, _("batch size"), _("Batch size with its unit."), BOTH),
    Attribute("data_cutoff", Kind.DATE, _("data cutoff"), _("The newest data that training saw."), BOTH),
    Attribute(
        "evaluation_data", Kind.TEXT, _("evaluation data"), _("What it was measured on."), BOTH,
    ),
    Attribute("results", Kind.TEXT, _("results"), _("What was measured."), BOTH),
    # How open it is
    Attribute("openness", Kind.LEVEL, _("openness"), _("Level of access, from closed to open weights."), BOTH),
    Attribute(
        "licenses", Kind.TERMS, _("licenses"),
        _("Licenses under which the model itself, weights or service, can be had."), BOTH, terms="license",
    ),
    Attribute("access", Kind.TEXT, _("access"), _("How and by whom it can be had, in words."), ANY),
    # Where it is found
    Attribute("paper_url", Kind.URL, _("paper"), _("Address of the paper that describes it."), BOTH),
    Attribute("repository_url", Kind.URL, _("repository"), _("Address of its code."), ANY),
    Attribute("weights_url", Kind.URL, _("weights"), _("Address of its weights."), BOTH),
    Attribute("homepage_url", Kind.URL, _("homepage"), _("Address of its page."), ANY),
    # What else sources say
    Attribute("users", Kind.COUNT, _("number of users"), _("Number of people who use it."), OTHERS, unit="users"),
    Attribute(
        "revenue", Kind.MEASURE, _("annual revenue"), _("Yearly revenue, expected or reached, in US dollars."),
        OTHERS, unit="USD",
    ),
    Attribute(
        "inference_hardware", Kind.TEXT, _("inference hardware"), _("Chips that serve it and how many."), ANY,
    ),
    Attribute(
        "remark", Kind.TEXT, _("remark"), _("What the source says that no other attribute holds."), ANY,
    ),
)  # fmt: skip

ATTRIBUTES: Mapping[str, Attribute] = {entry.key: entry for entry in _ENTRIES}
"""Every attribute by its key, in the order in which people read them."""

SEVERAL = frozenset({"remark", "uses", "access", "results"})
"""Attributes of which several values may be true at once, so that a second claim is no rival of the first."""

CORE = (
    "organizations",
    "release_date",
    "input_modalities",
    "output_modalities",
    "domains",
    "tasks",
    "architecture",
    "parameters",
    "training_compute",
    "training_data",
    "training_hardware",
    "openness",
    "licenses",
)
"""Attributes that every model should have: `missing` lists those of which no value is known."""


def attributes_of(subject: Subject) -> list[Attribute]:
    """This function will return the attributes that may be claimed of a kind of subject, in reading order."""
    return [entry for entry in ATTRIBUTES.values() if subject in entry.subjects]
