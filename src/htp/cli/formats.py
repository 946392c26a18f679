"""The formats of `htp check`, and the order in which each of them usually has the companies."""

import os
from collections.abc import Iterable
from pathlib import Path

from htp import __version__
from htp.cli.language_choice import LANGUAGE_OPTION, languages_asked
from htp.cli.messages import wrong_usage
from htp.cli.options import CheckFormat, InputOptions, Order, RulesOptions, options_given
from htp.cli.streams import ColorChoice
from htp.language import ENGLISH
from htp.reports.canvas import Canvas
from htp.reports.formats import FORMAT_BY_NAME, FORMATS, Answer, Target, report_on_companies
from htp.reports.provenance import Given, Provenance
from htp.reports.report import Report, Typed
from htp.rulebook.model import Rulebook


def format_of_answer(answer: Answer, named: str | None, file: Path | None) -> str:
    """The format that was named; else that of the file by its suffix; else that of HTP_FORMAT; else the usual one.

    A file whose suffix says nothing, or another format than was named, is wrong usage.
    """
    suffix = "" if file is None else file.suffix.lower()
    by_suffix = next((each for each in FORMATS if suffix in each.suffixes), None)
    if named is not None:
        if by_suffix is not None and by_suffix.name != named:
            raise wrong_usage("suffix-of-another-format", "--output", file=file, format=named, other=by_suffix.name)
        return named
    if file is None:
        return _usual_format(answer)
    if by_suffix is not None and answer not in by_suffix.answers and Answer.REPORT in by_suffix.answers:
        raise wrong_usage("page-of-report", "--output", file=file)
    if by_suffix is None or answer not in by_suffix.answers:
        known = ", ".join(each for format_ in FORMATS if answer in format_.answers for each in format_.suffixes)
        raise wrong_usage("unknown-suffix", "--output", file=file, known=known)
    return by_suffix.name


def _usual_format(answer: Answer) -> str:
    """The format that the environment asks for, or that which comes first."""
    wanted = os.environ.get("HTP_FORMAT")
    known = [each.name for each in FORMATS if answer in each.answers]
    if wanted and wanted not in known:
        raise wrong_usage("unknown-usual-format", "HTP_FORMAT", format=wanted, known=", ".join(known))
    return wanted or known[0]


def report_for(
    format_: CheckFormat,
    rulebook: Rulebook,
    color: ColorChoice | None,
    typed: Typed | None,
    target: Target,
) -> Report:
    """An empty report of that format; without a choice of colour it is for a file, the same whatever the terminal.

    `typed` asks for one company on one screen.
    """
    from htp.cli.canvas import canvas_for

    canvas = Canvas() if color is None else canvas_for(color)
    return report_on_companies(format_, rulebook, __version__, canvas, typed, target)


def provenance_of(command: str, request: InputOptions, rulebook: Rulebook, own_options: Iterable[Given]) -> Provenance:
    """What a report of that command is made from; `own_options` are those of the command that it depends on too."""
    from htp.rulebook.loader import shipped_sha256

    spoken_to = ",".join(languages_asked(request.lang))
    language: tuple[Given, ...] = ((LANGUAGE_OPTION, spoken_to),) if spoken_to not in ("", ENGLISH) else ()
    options = (*options_given(request, InputOptions, RulesOptions), *own_options, *language)
    overlay = rulebook.overlay
    return Provenance(command, tuple(request.paths), options, shipped_sha256(), overlay and overlay.sha256)


def usual_order(format_: CheckFormat) -> Order:
    """A person wants to see first what needs work; a program gets the results as they come."""
    return Order.WORK if FORMAT_BY_NAME[format_].is_for_people else Order.INPUT
