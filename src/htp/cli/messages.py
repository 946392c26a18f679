"""What a command says beside its answer, by the id of the text; the words are loaded only where there is something."""

import typer

from htp.cli.streams import write_diagnostics


def report_message(message_id: str, /, **values: object) -> None:
    """The message as a line on standard error."""
    from htp.reports.wording.messages import message

    write_diagnostics(f"{message(message_id, **values)}\n")


def wrong_usage(message_id: str, where: str | None = None, /, **values: object) -> typer.BadParameter:
    """What to raise where an option or argument is not used as it should be: exit code 2.

    The option that is being read need not be named.
    """
    from htp.reports.wording.messages import message

    return typer.BadParameter(message(message_id, **values), param_hint=where)
