"""What every command that reads profiles has in common: the rulebook in force, the profiles, a day for each."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import typer

from htp.assessing.pipeline import AssessedProfile, RunSettings, assess_input
from htp.cli.clock import today
from htp.cli.exit_codes import ExitCode, exit_code_of
from htp.cli.rulebook_file import rulebook_with
from htp.cli.streams import read_standard_input, write_diagnostics
from htp.company.profile import Profile
from htp.document import Data, Rejected
from htp.errors import BrokenDocument, Fault, TextProblem
from htp.reading.documents import StandardInput, inputs_below
from htp.reading.formats import SUFFIXES
from htp.reading.yaml_text import read_documents
from htp.reports import diagnostic_report
from htp.rulebook.model import Rulebook
from htp.verdict import Assessment


def facts_of(options: Sequence[str] | None) -> dict[str, Data]:
    """The facts of `--set KEY=VALUE`; a value in brackets is a list or a mapping, an empty one takes a fact away."""
    facts: dict[str, Data] = {}
    for option in options or ():
        key, sign, value = option.partition("=")
        if not sign or not all(key.split(".")):
            raise typer.BadParameter(f"{option!r} is not KEY=VALUE, e.g. revenue.export=9_000_000", param_hint="--set")
        facts[key] = _value(key, value)
    return facts


def _value(key: str, written: str) -> Data:
    if not written.strip():
        return None
    if written.lstrip()[0] not in "[{":
        return written
    try:
        document, *more = read_documents(written)
    except BrokenDocument as error:
        raise _unusable(key, error.place) from error
    if more:
        raise _unusable(key, Fault("setting.several-values"))
    for found in document.problems:
        raise _unusable(key, found)
    return document.data


def _unusable(key: str, fault: Fault | TextProblem) -> typer.BadParameter:
    from htp.reports.wording.problems import not_usable_setting

    return typer.BadParameter(not_usable_setting(key, fault), param_hint="--set")


class AssessedInputs(NamedTuple):
    """What was found below the paths of a command, under the rulebook that it was asked for."""

    rulebook: Rulebook
    found: tuple[AssessedProfile | Rejected, ...]

    @property
    def companies(self) -> list[AssessedProfile]:
        return [each for each in self.found if isinstance(each, AssessedProfile)]

    @property
    def assessed_profiles(self) -> list[tuple[Profile, Assessment]]:
        return [(each.read.profile, each.result.assessment) for each in self.companies]

    def exit(self, *, exit_zero: bool, allow_empty: bool) -> typer.Exit:
        """The end of the command, with the exit code that its results ask for."""
        if exit_zero:
            return typer.Exit(ExitCode.ELIGIBLE)
        verdicts = [each.result.assessment.verdict for each in self.companies]
        return typer.Exit(exit_code_of(verdicts, len(self.found) - len(verdicts), allow_empty=allow_empty))


def assess_paths(
    paths: Iterable[str],
    rulebook_file: Path | None = None,
    as_of: datetime | None = None,
    facts: Sequence[str] | None = None,
    stdin_filename: str = "<stdin>",
) -> AssessedInputs:
    """Every company below the paths assessed with the facts set; says on standard error what cannot be used."""
    terms = settings_for(rulebook_file, as_of, facts)
    standard_input = StandardInput(read_standard_input, stdin_filename)
    found = tuple(each for source in inputs_below(paths, standard_input) for each in assess_input(source, terms))
    for each in found:
        if isinstance(each, Rejected):
            write_diagnostics(diagnostic_report.render(each.diagnostics))
    if not found:
        say_nothing_to_check()
    return AssessedInputs(terms.rulebook, found)


def settings_for(rulebook_file: Path | None, as_of: datetime | None, facts: Sequence[str] | None) -> RunSettings:
    """What the options of a command ask companies to be held against."""
    return RunSettings(rulebook_with(rulebook_file), as_of.date() if as_of else None, today(), facts_of(facts))


def say_nothing_to_check() -> None:
    from htp.reports.wording.problems import nothing_to_check

    write_diagnostics(f"{nothing_to_check(SUFFIXES)}\n")
