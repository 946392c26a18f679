"""What every command that reads profiles has in common: the rulebook in force, the profiles, a day for each."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import typer

from htp.assessment import assess, day_to_assess, shipped_rulebook
from htp.cli.exit_codes import ExitCode
from htp.cli.streams import write_diagnostics
from htp.document import Data
from htp.errors import BrokenDocument, Diagnostic, InvalidInput
from htp.location import Location
from htp.profile_files import ProfileRead, StandardInput, read_profiles, with_changes
from htp.reports import diagnostic_report
from htp.rulebook.model import Rulebook
from htp.rulebook.overlay import overlaid
from htp.verdict import Assessed, Rejected, Result
from htp.yaml_source import read_documents


@dataclass(frozen=True, slots=True)
class Inquired:
    """A company with its profile, the day whose rules apply, and what they say of it."""

    read: ProfileRead
    as_of: date
    result: Assessed


def rulebook_with(overlay: Path | None) -> Rulebook:
    """The rulebook with the overlay of that file; an unusable one ends the program with exit code 4."""
    rulebook = shipped_rulebook()
    if overlay is None:
        return rulebook
    try:
        return overlaid(rulebook, str(overlay), overlay.read_text(encoding="utf-8"))
    except InvalidInput as error:
        found = error.diagnostics
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        problem = f"the rulebook cannot be read: {reason}"
        found = (Diagnostic(Location(str(overlay)), problem, "check the path after --rulebook"),)
    write_diagnostics(diagnostic_report.render(found))
    raise typer.Exit(ExitCode.INVALID)


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


def inquiries(
    paths: Iterable[str],
    rulebook: Rulebook,
    as_of: datetime | None,
    facts: Sequence[str] | None,
    stdin_filename: str,
) -> Iterator[Inquired | Rejected]:
    """Every company below the paths assessed with the facts set, and every input that cannot be used."""
    today = date.today()  # noqa: DTZ011 - the day where the user is; asked for here and nowhere else
    changes = facts_of(facts)
    standard_input = StandardInput(sys.stdin.buffer.read, stdin_filename)
    for read in read_profiles(paths, standard_input):
        changed = with_changes(read, changes) if changes and isinstance(read, ProfileRead) else read
        if isinstance(changed, Rejected):
            yield changed
        else:
            day = day_to_assess(changed.profile, as_of.date() if as_of else None, today)
            assessed = Assessed(changed.path, changed.document, assess(changed.profile, rulebook, day))
            yield Inquired(changed, day, assessed)


def result_of(found: Inquired | Rejected) -> Result:
    return found if isinstance(found, Rejected) else found.result


def report_rejected(found: Iterable[Inquired | Rejected]) -> None:
    """Say on standard error what is wrong with the inputs that cannot be used, or that there were none."""
    found = list(found)
    for each in found:
        if isinstance(each, Rejected):
            write_diagnostics(diagnostic_report.render(each.diagnostics))
    if not found:
        write_diagnostics("There is nothing to check: no .yaml, .yml or .json file was found.\n")
