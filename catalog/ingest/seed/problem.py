"""What is wrong with a fixture, by file, object and field."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FixtureProblem:
    """One thing that is wrong in one place."""

    where: str
    """File, object and field, as in `models/bert.yaml: claims.parameters[2].value`."""
    detail: str

    def __str__(self) -> str:
        return f"{self.where}: {self.detail}"


class BadFixture(Exception):
    """A place in a fixture that cannot be read; carries one problem."""

    def __init__(self, where: str, detail: str) -> None:
        super().__init__(f"{where}: {detail}")
        self.problem = FixtureProblem(where, detail)


class BadFixtures(Exception):
    """Fixtures with problems; nothing of any of them is loaded."""

    def __init__(self, problems: list[FixtureProblem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
