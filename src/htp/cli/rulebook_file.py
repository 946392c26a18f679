"""The rulebook that a command works with; apart from the profiles, so that `htp rules` need not load their model."""

from pathlib import Path

import typer

from htp.cli.exit_codes import ExitCode
from htp.cli.streams import write_diagnostics
from htp.errors import Diagnostic, Fault, InvalidInput
from htp.location import Location
from htp.reports import diagnostic_report
from htp.rulebook.model import Rulebook
from htp.rules import shipped_rulebook


def rulebook_with(overlay: Path | None) -> Rulebook:
    """The rulebook with the overlay of that file; an unusable one ends the program with exit code 4."""
    rulebook = shipped_rulebook()
    if overlay is None:
        return rulebook
    from htp.rulebook.overlay import overlaid

    try:
        return overlaid(rulebook, str(overlay), overlay.read_text(encoding="utf-8"))
    except InvalidInput as error:
        found = error.diagnostics
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None)
        fault = Fault("rulebook.unreadable", {"reason": reason}) if reason else Fault("rulebook.not-utf-8")
        found = (Diagnostic(Location(str(overlay)), *fault),)
    write_diagnostics(diagnostic_report.render(found))
    raise typer.Exit(ExitCode.INVALID)
