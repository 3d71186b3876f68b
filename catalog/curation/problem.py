"""What curation refuses, in words that a door can pass on."""


class CurationProblem(Exception):
    """A change that breaks a rule. Nothing of it is stored."""

    def __init__(
        self,
        detail: str,
        *,
        code: str = "invalid",
        field: str | None = None,
        allowed: tuple[str, ...] | None = None,
        did_you_mean: str | None = None,
        existing: str | None = None,
    ) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.field = field
        self.allowed = allowed
        self.did_you_mean = did_you_mean
        self.existing = existing
        """Slug of the model that already is what was asked for, where one stands in the way."""


class MissingReason(CurationProblem):
    """A change without a reason."""

    def __init__(self) -> None:
        super().__init__("Say why: a change without a reason is not stored.", code="required", field="reason")


class StaleVersion(CurationProblem):
    """A change of facts that somebody else has changed meanwhile."""


def require_reason(reason: str) -> str:
    """This function will return the reason without surrounding space; raises MissingReason where none is given."""
    stripped = reason.strip()
    if not stripped:
        raise MissingReason
    return stripped
