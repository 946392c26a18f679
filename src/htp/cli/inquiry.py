"""What every command that reads profiles has in common: the rulebook in force, the profiles, a day for each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import typer

from htp.assessment import assess, day_to_assess
from htp.cli.clock import today
from htp.cli.exit_codes import ExitCode, exit_code_of
from htp.cli.rulebook_file import rulebook_with
from htp.cli.streams import read_standard_input, write_diagnostics
from htp.document import Data
from htp.errors import BrokenDocument
from htp.profile import Profile
from htp.profile_files import ProfileRead, StandardInput, read_profiles, with_changes
from htp.reports import diagnostic_report
from htp.rulebook.model import Rulebook
from htp.verdict import Assessed, Assessment, Rejected, Result
from htp.yaml_source import read_documents


@dataclass(frozen=True, slots=True)
class Inquired:
    """A company with its profile and what the rules say of it."""

    read: ProfileRead
    result: Assessed


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
        return next(read_documents(written)).data
    except BrokenDocument as error:
        raise typer.BadParameter(f"the brackets of {key} are not well formed", param_hint="--set") from error


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What was found below the paths of a command, under the rulebook that it was asked for."""

    rulebook: Rulebook
    found: tuple[Inquired | Rejected, ...]

    @property
    def companies(self) -> list[Inquired]:
        return [each for each in self.found if isinstance(each, Inquired)]

    @property
    def assessed_profiles(self) -> list[tuple[Profile, Assessment]]:
        return [(each.read.profile, each.result.assessment) for each in self.companies]

    @property
    def results(self) -> list[Result]:
        return [each if isinstance(each, Rejected) else each.result for each in self.found]

    def exit(self, *, exit_zero: bool, allow_empty: bool) -> typer.Exit:
        """The end of the command, with the exit code that its results ask for."""
        return typer.Exit(ExitCode.ELIGIBLE if exit_zero else exit_code_of(self.results, allow_empty=allow_empty))


def inquire(
    paths: Iterable[str],
    rulebook_file: Path | None = None,
    as_of: datetime | None = None,
    facts: Sequence[str] | None = None,
    stdin_filename: str = "<stdin>",
) -> Inquiry:
    """Every company below the paths assessed with the facts set; says on standard error what cannot be used."""
    rulebook = rulebook_with(rulebook_file)
    found = tuple(_inquired(paths, rulebook, as_of.date() if as_of else None, facts_of(facts), stdin_filename))
    for each in found:
        if isinstance(each, Rejected):
            write_diagnostics(diagnostic_report.render(each.diagnostics))
    if not found:
        write_diagnostics("There is nothing to check: no .yaml, .yml or .json file was found.\n")
    return Inquiry(rulebook, found)


def _inquired(
    paths: Iterable[str], rulebook: Rulebook, as_of: date | None, changes: Mapping[str, Data], stdin_filename: str
) -> Iterator[Inquired | Rejected]:
    now = today()
    for read in read_profiles(paths, StandardInput(read_standard_input, stdin_filename)):
        changed = with_changes(read, changes) if changes and isinstance(read, ProfileRead) else read
        if isinstance(changed, Rejected):
            yield changed
        else:
            day = day_to_assess(changed.profile, as_of, now)
            yield Inquired(changed, Assessed(changed.path, changed.document, assess(changed.profile, rulebook, day)))
