"""What is wrong with an input: always the place, the problem and what to write instead."""

from typing import NamedTuple

from htp.location import KeyPath, Location


class Problem(NamedTuple):
    """Something wrong at a key, before anyone has looked up where in the text that key stands."""

    keys: KeyPath
    problem: str
    remedy: str
    is_about_key: bool = False
    """The key itself is wrong, not its value."""


class TextProblem(NamedTuple):
    """Something wrong at a place in a text; line and column count from 1."""

    line: int
    column: int
    problem: str
    remedy: str


class Diagnostic(NamedTuple):
    """A located problem, ready to be shown."""

    location: Location
    problem: str
    remedy: str
    excerpt: str | None = None
    """The line of the input that the location names."""


class UnusableText(ValueError):
    """The text cannot be read as what it should be."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


class BrokenDocument(Exception):
    """A document whose text is not well formed; nothing after this place can be read."""

    def __init__(self, place: TextProblem) -> None:
        super().__init__(place.problem)
        self.place = place


class InvalidInput(Exception):
    """An input that cannot be used, with everything that is wrong in it."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("; ".join(f"{each.location}: {each.problem}" for each in diagnostics))
        self.diagnostics = diagnostics
