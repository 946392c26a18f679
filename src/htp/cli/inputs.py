"""What every command that reads profiles has in common: the rulebook in force, the profiles, a day for each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from htp.assessing.pipeline import AssessedProfile, RunSettings, assess_input
from htp.assessing.roster import Roster, seen_of
from htp.assessing.suppositions import Supposed
from htp.assessing.totals import LeftOutFiles
from htp.cli.answering import typed_in, write_in_format
from htp.cli.clock import today
from htp.cli.exit_codes import ExitCode, exit_code_of
from htp.cli.messages import report_message, wrong_usage
from htp.cli.options import InputOptions, ProfilesRequest, ReportRequest, RunOptions
from htp.cli.rulebook_file import rulebook_with
from htp.cli.streams import read_standard_input, write_diagnostics
from htp.company.profile import Profile
from htp.document import MAX_DEPTH, Data, FileNote, LeftOut, Rejected, Remark
from htp.errors import BrokenDocument, Fault, TextProblem, UnusableText
from htp.reading.choices import NO_MAPPING, Choices, Exclusions, ListMapping
from htp.reading.documents import Input, StandardInput, count_of_inputs, inputs_below
from htp.reading.formats import SUFFIXES
from htp.reading.text import codec_named
from htp.reading.yaml_text import read_documents
from htp.reports import diagnostic_report
from htp.rulebook.model import Rulebook
from htp.verdict import Assessment
from htp.vocabulary import Eligibility

if TYPE_CHECKING:
    from htp.company.customers import Customer
    from htp.reports.blocks import Blocks


_SHOWN = 40
"""Characters that are shown of a key that is none."""


def facts_of(options: Sequence[str] | None) -> dict[str, Data]:
    """The facts of `--set KEY=VALUE`; a value in brackets is a list or a mapping, an empty one takes a fact away."""
    facts: dict[str, Data] = {}
    for option in options or ():
        key, sign, value = option.partition("=")
        if not sign or not all(key.split(".")):
            raise wrong_usage("set-without-value", "--set", option=repr(option))
        if key.count(".") >= MAX_DEPTH:
            raise wrong_usage("set-too-deep", "--set", key=f"{key[:_SHOWN]}…", most=MAX_DEPTH)
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
    found: tuple[AssessedProfile | Remark | Rejected, ...]

    @property
    def companies(self) -> list[AssessedProfile]:
        return [each for each in self.found if isinstance(each, AssessedProfile)]

    @property
    def assessed_profiles(self) -> list[tuple[Profile, Assessment]]:
        return [(each.read.profile, each.result.assessment) for each in self.companies]

    def write(self, request: ReportRequest, json: Callable[[], str], blocks: "Callable[[], Blocks]") -> None:
        """The answer in the format that was asked for; nothing where only the exit code is wanted."""
        if not request.quiet:
            write_in_format(
                request.format_,
                request.color,
                self.rulebook,
                json,
                lambda: self._completed(blocks(), request),
                is_paged=request.verbose,
            )

    def _completed(self, answer: "Blocks", request: ReportRequest) -> "Blocks":
        """The answer with what was supposed for it above it, and what there is to note of the companies below."""
        from htp.reports.answers import in_short, notes, what_if

        results = [each.result for each in self.companies]
        whole = (*what_if.blocks(results), *notes.with_notes(answer, results))
        if not request.is_in_short:
            return whole
        typed = typed_in(request)
        return in_short.in_short(whole, self.rulebook, map(typed.command, request.next_commands))

    def end(self, options: RunOptions) -> typer.Exit:
        """The end of a command that judges nobody; the exit code says whether there is an answer for each input."""
        is_empty = all(isinstance(each, Remark) for each in self.found)
        is_unanswered = any(isinstance(each, Rejected) for each in self.found) or (is_empty and not options.allow_empty)
        return typer.Exit(ExitCode.INVALID if is_unanswered and not options.exit_zero else ExitCode.ELIGIBLE)


def assess_paths(request: ProfilesRequest) -> AssessedInputs:
    """Every company below the paths assessed with the facts set; says on standard error what cannot be used."""
    settings = settings_for(request)
    found = tuple(found for source in inputs_for(request) for found in assess_input(source, settings))
    roster = Roster()
    roster.take(seen_of(each.result) for each in found if isinstance(each, AssessedProfile))
    found += tuple(each for note in roster.notes() for each in assess_input(note, settings))
    left_out = LeftOutFiles()
    log = diagnostic_report.DiagnosticLog()
    for each in found:
        if isinstance(each, FileNote):
            write_diagnostics(diagnostic_report.line_of(each))
        elif isinstance(each, Rejected):
            write_diagnostics(log.text_about(each.diagnostics))
        elif isinstance(each, LeftOut):
            left_out.add(each)
    write_diagnostics(log.end())
    write_diagnostics(diagnostic_report.lines_on_left_out(left_out))
    if all(isinstance(each, Remark) for each in found):
        report_nothing_to_check()
    return AssessedInputs(settings.rulebook, found)


def settings_for(options: InputOptions) -> RunSettings:
    """What the options of a command ask companies to be assessed under."""
    day = options.as_of.date() if options.as_of else None
    rulebook = rulebook_with(options.rulebook_file, options.readings)
    return RunSettings(rulebook, day, today(), _supposed_in(options), options.strict)


def _supposed_in(options: InputOptions) -> Supposed:
    return Supposed(facts_of(options.facts), tuple(map(_customer, options.customers or ())))


def _customer(written: str) -> "Customer":
    from htp.company.customers import customer_in  # it knows the names of all countries and currencies

    try:
        return customer_in(written)
    except UnusableText as error:
        from htp.reports.wording.problems import not_usable_customer

        raise typer.BadParameter(not_usable_customer(error.fault), param_hint="--if") from error


def choices_in(options: InputOptions) -> Choices:
    """How inputs are to be read that do not show it themselves."""
    return Choices(
        codec_of(options.encoding), options.sheet, _mapping(options.mapping), exclusions=_exclusions(options)
    )


def codec_of(encoding: str | None) -> str | None:
    """The encoding as Python spells it, where one is named."""
    try:
        return None if encoding is None else codec_named(encoding)
    except LookupError as error:
        raise wrong_usage("unknown-encoding", "--encoding", encoding=repr(encoding)) from error


def _mapping(file: Path | None) -> ListMapping:
    """The mapping in that file; one that cannot be used ends the program with exit code 4."""
    if file is None:
        return NO_MAPPING
    from htp.reading.mapping_file import mapping_at

    found = mapping_at(str(file))
    if isinstance(found, ListMapping):
        return found
    write_diagnostics(diagnostic_report.render(found.diagnostics))
    raise typer.Exit(ExitCode.INVALID)


def _exclusions(options: InputOptions) -> Exclusions:
    """What is not read in folders; the patterns are looked at here, so that a wrong one is wrong usage."""
    exclusions = Exclusions(tuple(options.exclude or ()), options.gitignore)
    if exclusions.patterns:
        from htp.reading.ignore_patterns import NoPattern, patterns_of

        try:
            patterns_of(exclusions.patterns)
        except NoPattern as error:
            raise wrong_usage("no-pattern", "--exclude", pattern=repr(error.text)) from error
    return exclusions


def inputs_for(request: ProfilesRequest) -> Iterator[Input]:
    """What there is to read below the paths; with `--client` that one company, or the end of the program."""
    inputs = inputs_below(request.paths, standard_input_for(request), choices_in(request))
    if request.client is None:
        return inputs
    from htp.cli.choosing import chosen

    return iter((chosen(request.client, inputs),))


def count_of_inputs_for(request: ProfilesRequest) -> int | None:
    """How many inputs there are, before any is read; None where that cannot be known."""
    return 1 if request.client else count_of_inputs(request.paths, choices_in(request))


def standard_input_for(options: RunOptions) -> StandardInput:
    return StandardInput(read_standard_input, options.stdin_filename)


def end_of(options: RunOptions, verdicts: Iterable[Eligibility], invalid: int) -> typer.Exit:
    """The end of a command that reached those verdicts and could not use so many inputs."""
    code = exit_code_of(verdicts, invalid, allow_empty=options.allow_empty)
    return typer.Exit(ExitCode.ELIGIBLE if options.exit_zero else code)


def report_nothing_to_check() -> None:
    report_message("nothing-to-check", suffixes=", ".join(SUFFIXES[:-1]), last_suffix=SUFFIXES[-1])
