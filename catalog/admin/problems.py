"""What curation refuses, as a form says it: in the curator's language, on the field that has to be mended."""

import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from catalog.curation.problem import CurationProblem

WORDS: Mapping[str, str | Promise] = {
    "already_decided": gettext_lazy("Somebody has decided on it already."),
    "beyond_permissions": gettext_lazy("The person may not do what that scope allows."),
    "blank": gettext_lazy("A name has at least one letter or digit."),
    "built_on": gettext_lazy("People have built on it since. Take that back first, or keep it."),
    "busy": gettext_lazy("Somebody else is changing the same; try again in a moment."),
    "conflict": gettext_lazy("Another record already holds this value."),
    "cycle": gettext_lazy("No model descends from itself: the earlier model already comes from the later one."),
    "decided": gettext_lazy("Somebody has decided on it already."),
    "empty": gettext_lazy("The text is empty."),
    "foreign_variant": gettext_lazy("The variant belongs to another model."),
    "invalid_character": gettext_lazy("The text holds a character that nobody can see or store."),
    "invalid_count": gettext_lazy("Not a count. Counts are written as 110000000, 8.9B, 350M, 7e9 or 1,750억."),
    "invalid_date": gettext_lazy("Not a date. Dates are written as 2020, 2020-05 or 2020-05-28."),
    "invalid_identifier": gettext_lazy("Not an identifier of that place."),
    "invalid_language": gettext_lazy("Not a language tag. Tags are written as en, ko or zh-Hant."),
    "invalid_license": gettext_lazy("Not a license expression."),
    "invalid_list": gettext_lazy("The list is empty or too long."),
    "invalid_measure": gettext_lazy("Not a measure. Measures are written as 3.14e23, 75,000,000 or 1.6B."),
    "invalid_modalities": gettext_lazy("Not a direction of modalities."),
    "invalid_operation": gettext_lazy("Not an operation of the write API."),
    "invalid_slug": gettext_lazy("Slugs are lower-case Latin letters and digits, joined by hyphens."),
    "invalid_term": gettext_lazy("Not a term."),
    "invalid_url": gettext_lazy("Not a web address. Addresses begin with https:// or http:// and hold no spaces."),
    "later_edit": gettext_lazy("Later edits changed the same. Revert those first."),
    "merged": gettext_lazy("It was merged into another model."),
    "nested_part": gettext_lazy("A part has no parts of its own."),
    "no_claim": gettext_lazy("No value was sure: enter the claim by hand."),
    "no_size": gettext_lazy("The name holds no size."),
    "not_applied": gettext_lazy("It is not an applied import, so nothing undoes it."),
    "not_finite": gettext_lazy("The number is not finite."),
    "not_merged": gettext_lazy("It is not merged into another model."),
    "not_placed": gettext_lazy("The row cannot become that: choose another model, or put it aside."),
    "not_published": gettext_lazy("The model is not published."),
    "not_revertible": gettext_lazy("An import or the seed made it: undo its batch, or correct the facts."),
    "not_whole": gettext_lazy("Not a whole number."),
    "nothing_chosen": gettext_lazy("Choose one of the answers."),
    "nothing_to_revert": gettext_lazy("There is nothing of it to revert."),
    "one_subject": gettext_lazy("A claim is about just one model, variant, product or organization."),
    "open_for_what": gettext_lazy("It does not say for which uses the weights are open."),
    "own_proposal": gettext_lazy("Nobody decides on their own proposal."),
    "protected": gettext_lazy("Other records still refer to it."),
    "required": gettext_lazy("This cannot be left empty."),
    "self_merge": gettext_lazy("A model is not merged into itself."),
    "several_sizes": gettext_lazy("The name holds more than one size."),
    "stale": gettext_lazy("Somebody else has changed it meanwhile."),
    "status_excludes_value": gettext_lazy("A value is given only where the status is “known”."),
    "too_deep": gettext_lazy("The content is nested too deeply."),
    "too_large": gettext_lazy("The number is too large."),
    "too_long": gettext_lazy("The text is too long."),
    "too_small": gettext_lazy("The number is too small: a missing number is never 0."),
    "unknown_attribute": gettext_lazy("Nothing of this name can be claimed of it."),
    "unknown_claim": gettext_lazy("There is no such claim about a model."),
    "unknown_field": gettext_lazy("There is no such field here."),
    "unknown_kind": gettext_lazy("Not a kind of identifier."),
    "unknown_level": gettext_lazy("Not a level of openness."),
    "unknown_license": gettext_lazy("Not a license that the registry knows."),
    "unknown_modality": gettext_lazy("Not a modality that the registry knows."),
    "unknown_model": gettext_lazy("There is no such model."),
    "unknown_operation": gettext_lazy("There is no such operation."),
    "unknown_proposal": gettext_lazy("There is no such proposal."),
    "unknown_revision": gettext_lazy("There is no such revision."),
    "unknown_source": gettext_lazy("There is no such source."),
    "unknown_term": gettext_lazy("Not a term that the registry knows."),
    "unknown_variant": gettext_lazy("The model has no such variant."),
    "unknown_word": gettext_lazy("Not a word that is known here."),
    "wrong_type": gettext_lazy("Not a value of that kind."),
}
"""A sentence for every code of curation and values, for the languages in which those do not speak."""

RULES: Mapping[str, str | Promise] = {
    r"\w+_slug_wellformed": gettext_lazy("Slugs are lower-case Latin letters and digits, joined by hyphens."),
    r"model_slug_is_no_address": gettext_lazy("This slug is an address of the API; choose another."),
    r"(alias|identifier)_exactly_one_subject": gettext_lazy("It belongs to just one model or variant."),
    r"\w+_country_is_iso": gettext_lazy("Countries are two capital letters, as in KR."),
    r"\w+_date_is_iso": gettext_lazy("Not a date. Dates are written as 2020, 2020-05 or 2020-05-28."),
    r"\w+_deprecated_says_why": gettext_lazy("What is deprecated says why, in its note."),
    r"\w+_not_blank": gettext_lazy("This cannot be left empty."),
    r"\w+_unique": gettext_lazy("Another record already holds this value."),
    r"claim_value_iff_known": gettext_lazy("A known value is given; choose another status where there is none."),
    r"claim_number_is_positive": gettext_lazy("The number is too small: a missing number is never 0."),
    r"lineage_no_model_is_its_own_parent": gettext_lazy("No model descends from itself."),
    r"variant_is_no_part_of_itself": gettext_lazy("A part has no parts of its own."),
}
"""A sentence for each of the tables' own rules that a form can break, by the name of the constraint."""

_VIOLATED = re.compile(r"[“\"](?P<name>\w+)[”\"]")
_MOST_ALLOWED = 12


def in_words(problem: CurationProblem) -> str:
    """This function will return what is wrong and what is allowed, in the active language."""
    detail = _rule(problem.detail) or problem.detail
    if get_language() != "en" and problem.code in WORDS:
        detail = str(WORDS[problem.code])
        if problem.allowed and len(problem.allowed) <= _MOST_ALLOWED:
            detail = _("%(detail)s Allowed: %(allowed)s.") % {"detail": detail, "allowed": ", ".join(problem.allowed)}
    if problem.did_you_mean:
        detail = _("%(detail)s Did you mean “%(word)s”?") % {"detail": detail, "word": problem.did_you_mean}
    return detail


def as_error(problem: CurationProblem) -> ValidationError:
    """This function will return the problem as the error of a form or a field."""
    return ValidationError(in_words(problem), code=problem.code)


def rule_in_words(error: ValidationError) -> ValidationError:
    """This function will return the error of a broken constraint in words, any other as it is."""
    words = _rule(" ".join(error.messages))
    return ValidationError(words, code=error.code) if words else error


def _rule(detail: str) -> str | None:
    """This function will return the words for a broken constraint, which Django names by its identifier only."""
    for match in _VIOLATED.finditer(detail):
        for pattern, words in RULES.items():
            if re.fullmatch(pattern, match["name"]):
                return str(words)
    return None
