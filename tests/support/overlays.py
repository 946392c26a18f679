"""Overlays for tests: other values of the rulebook's parameters, from one day to another."""

from collections.abc import Iterable, Mapping

from htp.rulebook.model import Rulebook
from htp.rulebook.overlay import overlaid
from support.builders import rulebook

HEAD = "rulebook: {id: test, version: 1, title: A test}\n"
Values = Iterable[tuple[str, str | None, str | None]]
"""The first day, the last day if there is one, and the value as it is written.

A value of `null` lifts what is required; None leaves a gap.
"""


def dated(first: str, last: str | None, value: str | None) -> str:
    """A dated value in the words of an overlay."""
    to = f", to: {last}" if last else ""
    what = "gap: not known yet" if value is None else f"value: {value}"
    return f"{{from: {first}{to}, {what}, sources: [interview-2017], place: here, status: assumed}}"


def laid_over(values_by_parameter: Mapping[str, Values]) -> Rulebook:
    """The rulebook with those values laid over its own."""
    sections = (
        f"  {parameter}: {{values: [{', '.join(dated(*each) for each in values)}]}}\n"
        for parameter, values in values_by_parameter.items()
    )
    return overlaid(rulebook(), "test.yaml", f"{HEAD}parameters:\n{''.join(sections)}")
