"""What every command that reads profiles has in common: the rulebook in force, the profiles, a day for each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import typer

from htp.assessment import assess, day_to_assess
from htp.cli.clock import today
from htp.cli.rulebook_file import rulebook_with as rulebook_with
from htp.cli.streams import read_standard_input, write_diagnostics
from htp.document import Data
from htp.errors import BrokenDocument
from htp.profile_files import ProfileRead, StandardInput, read_profiles, with_changes
from htp.reports import diagnostic_report
from htp.rulebook.model import Rulebook
from htp.verdict import Assessed, Rejected, Result
from htp.yaml_source import read_documents


@dataclass(frozen=True, slots=True)
class Inquired:
    """A company with its profile, the day whose rules apply, and what they say of it."""

    read: ProfileRead
    as_of: date
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


def inquiries(
    paths: Iterable[str],
    rulebook: Rulebook,
    as_of: datetime | None,
    facts: Sequence[str] | None,
    stdin_filename: str,
) -> Iterator[Inquired | Rejected]:
    """Every company below the paths assessed with the facts set, and every input that cannot be used."""
    changes = facts_of(facts)
    now = today()
    standard_input = StandardInput(read_standard_input, stdin_filename)
    for read in read_profiles(paths, standard_input):
        changed = with_changes(read, changes) if changes and isinstance(read, ProfileRead) else read
        if isinstance(changed, Rejected):
            yield changed
        else:
            day = day_to_assess(changed.profile, as_of.date() if as_of else None, now)
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
