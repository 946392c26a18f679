"""The exit codes of every command that reads profiles; help and README list them from here."""

from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum

from htp.language import HELP, translated
from htp.vocabulary import Eligibility


class ExitCode(IntEnum):
    """What the exit code says to a script."""

    ELIGIBLE = 0
    NOT_ELIGIBLE = 1
    USAGE = 2
    UNDETERMINED = 3
    INVALID = 4
    DIFFERENT = 5
    FAULT = 70
    INTERRUPTED = 130


MEANINGS = {
    ExitCode.ELIGIBLE: "every company is eligible",
    ExitCode.NOT_ELIGIBLE: "at least one company is not eligible",
    ExitCode.USAGE: "wrong usage, or the report could not be written",
    ExitCode.UNDETERMINED: "at least one company is undetermined: a fact is missing",
    ExitCode.INVALID: "an input could not be read or is invalid, or there was nothing to check",
    ExitCode.FAULT: "a fault of the program itself",
    ExitCode.INTERRUPTED: "interrupted",
}

_ANSWERED = {ExitCode.ELIGIBLE: "the answer was written"}
_MEANINGS_BY_COMMAND = {
    "compare": {
        ExitCode.ELIGIBLE: "nothing got worse",
        ExitCode.DIFFERENT: "something got worse, or it is not known that nothing did",
    },
    "verify": {
        ExitCode.ELIGIBLE: "the report is the same",
        ExitCode.DIFFERENT: "the report is not the same",
    },
}
"""Of commands that say more than that they have answered."""

_OF_VERDICTS = "Exit codes (in a batch the most serious decides: 4, then 1, then 3, then 0):"
_OF_ANSWERS = "Exit codes:"
HEADINGS = (_OF_VERDICTS, _OF_ANSWERS)

_SERIOUSNESS = (ExitCode.INVALID, ExitCode.NOT_ELIGIBLE, ExitCode.UNDETERMINED, ExitCode.ELIGIBLE)
_CODE_BY_VERDICT = {
    Eligibility.ELIGIBLE: ExitCode.ELIGIBLE,
    Eligibility.NOT_ELIGIBLE: ExitCode.NOT_ELIGIBLE,
    Eligibility.UNDETERMINED: ExitCode.UNDETERMINED,
}


def every_meaning() -> Iterator[str]:
    """What a code can mean, in all commands."""
    for meanings in (MEANINGS, _ANSWERED, *_MEANINGS_BY_COMMAND.values()):
        yield from meanings.values()


def exit_code_of(verdicts: Iterable[Eligibility], invalid: int, *, allow_empty: bool) -> ExitCode:
    """The most serious of the verdicts and the inputs that could not be used.

    Nothing to check is not a success unless it is allowed.
    """
    codes = {_CODE_BY_VERDICT[each] for each in verdicts}
    if invalid:
        codes.add(ExitCode.INVALID)
    if not codes:
        return ExitCode.ELIGIBLE if allow_empty else ExitCode.INVALID
    return min(codes, key=_SERIOUSNESS.index)


def exit_codes_help() -> str:
    """The list for help texts."""
    return f"{translated(HELP, _OF_VERDICTS)}\n\n{_listed(MEANINGS)}"


def exit_codes_of_answers(command: str) -> str:
    """The list for the help texts of a command whose exit code is no verdict."""
    without_verdict = (ExitCode.USAGE, ExitCode.INVALID, ExitCode.FAULT, ExitCode.INTERRUPTED)
    meanings = {each: MEANINGS[each] for each in without_verdict} | _MEANINGS_BY_COMMAND.get(command, _ANSWERED)
    return f"{translated(HELP, _OF_ANSWERS)}\n\n{_listed(dict(sorted(meanings.items())))}"


def _listed(meanings: Mapping[ExitCode, str]) -> str:
    return "\b\n" + "\n".join(f"{code.value:>3}  {translated(HELP, meaning)}" for code, meaning in meanings.items())
