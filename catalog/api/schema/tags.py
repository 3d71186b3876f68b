"""Groups of operations and what the API is, as the reference introduces them."""

from django.utils.translation import gettext_lazy as _

MODELS = "Models"
FILES = "Files"
EVIDENCE = "Evidence"
HISTORY = "History"
VOCABULARIES = "Vocabularies"
WRITING = "Writing"
AROUND = "Around models"
REFERENCE = "Reference"

TAGS = (
    (
        MODELS,
        _("Models"),
        _("Foundation models: found by filters and search, counted, compared and looked up by any name."),
    ),
    (FILES, _("Files"), _("The models that match as one file.")),
    (EVIDENCE, _("Evidence"), _("What sources claim of models, products and organizations, and where they disagree.")),
    (HISTORY, _("History"), _("What was published when, what differs, and a log to follow.")),
    (
        VOCABULARIES,
        _("Vocabularies"),
        _("Words that filters take: modalities, domains, tasks, architectures and licenses. They grow."),
    ),
    (AROUND, _("Around models"), _("Organizations, products and sources, each with the models that refer to it.")),
    (
        WRITING,
        _("Writing"),
        _("Changes, each with a reason, by curators or as proposals for review. A token is needed."),
    ),
    (REFERENCE, _("Reference"), _("The addresses of the API, and its description for programs.")),
)
"""Every group with what people call it and its description, in reading order."""

TITLE = _("Foundation Model Registry")

PARAGRAPHS = (
    _("Foundation models, where every fact is a cited claim. Reading needs no account."),
    _(
        "**Strict.** An unknown parameter, a wrong value or a suffix that does not apply is a 400 that names it, what "
        "is allowed and the nearest right spelling. Nothing is ever ignored."
    ),
    _(
        "**Filters.** A repeated parameter is OR. Suffixes: `__n` (not), `__all` (has all), `__gt`, `__gte`, `__lt`, "
        "`__lte`, `__empty` (`true` or `false`) and `__ic` (contains, in any case). Counts are written as people write "
        "them: `7B`, `350M`, `1.5T`, `7e9`, `1,750억`. Dates may be partial: `2020`, `2020-05`. A model matches bounds "
        "on its size when one of its variants lies within all of them; what is unknown is within none."
    ),
    _(
        "**Pages.** Follow `next` and `previous` as they are given. `count` stops at 10,000 (`count_is` says "
        "`at_least`) unless `count=exact` is asked for; `count=none` spares the counting."
    ),
    _(
        "**Evidence.** A model's `evidence` holds every claim behind it, with source, place, basis, confidence and "
        "rank, the accepted one marked. `conflicts` says where sources disagree. A number that is not known is null, "
        "never 0, and its status says why."
    ),
    _("**Caching.** Every answer has a strong ETag; send it back in If-None-Match and get 304 while it holds."),
    _("**Errors** are `application/problem+json` (RFC 9457)."),
    _(
        "**Languages.** Texts for people come in English or Korean, by Accept-Language, or by `lang` where an address "
        "has it."
    ),
    _(
        "Words of vocabularies that grow (modality, domain, task, license, architecture) are plain strings here: "
        "expect new ones."
    ),
)
"""What the API is and how it is used."""
