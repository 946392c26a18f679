"""`--client`: the one company that a command is asked about, among many."""

from collections.abc import Iterable, Sequence
from shlex import quote

import typer

from htp.cli.exit_codes import ExitCode
from htp.cli.messages import report_message
from htp.cli.streams import write_diagnostics
from htp.document import Document, Rejected
from htp.reading.clients import Candidate, find_client
from htp.reading.documents import Input
from htp.reading.formats import is_table


def chosen(client: str, inputs: Iterable[Input]) -> Document | Rejected:
    """The company that is asked for; where none or several fit, says so and ends the program with exit code 2."""
    found = find_client(inputs, client)
    if len(found.inputs) == 1:
        return found.inputs[0]
    _report_unreadable(found.unreadable)
    name = f"--client {quote(client)}"
    if found.inputs:
        report_message("several-clients", client=name)
    else:
        report_message("no-client-near" if found.candidates else "no-client", client=name)
    for each in found.candidates:
        id_ = "client-candidate-row" if is_table(each.path) else "client-candidate"
        values = {"choice": _choice(each, found.candidates), "name": each.name, "path": each.path}
        report_message(id_, **values, number=each.number)
    raise typer.Exit(ExitCode.USAGE)


def _choice(candidate: Candidate, candidates: Sequence[Candidate]) -> str:
    """What says which of the candidates it is."""
    if candidate.tax_id and [each.tax_id for each in candidates].count(candidate.tax_id) == 1:
        return candidate.tax_id
    is_alone = [each.name for each in candidates].count(candidate.name) == 1
    return quote(candidate.name) if is_alone and not is_table(candidate.path) else f"row:{candidate.number}"


def _report_unreadable(found: Sequence[Rejected]) -> None:
    """What could not be read: the client may be in it."""
    if found:
        from htp.reports import diagnostic_report

        for each in found:
            write_diagnostics(diagnostic_report.render(each.diagnostics))
