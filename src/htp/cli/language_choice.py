"""In which language the program speaks: `--lang`, else HTP_LANG, else that of the terminal.

That of the terminal is taken only for text on a screen that has its letters. What goes into a pipe or a file, and what
is for programs, is in English unless another was asked for: the same command gives the same bytes to everybody.
"""

import os
import re
from collections.abc import Mapping, Sequence

from htp.cli.messages import wrong_usage
from htp.cli.streams import has_letters
from htp.language import CODES, ENGLISH, UnknownLanguage, codes_in, speak, spoken

LANGUAGE_OPTION = "--lang"
LANGUAGE_VARIABLE = "HTP_LANG"
_LOCALES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Variables that name the language of a terminal, the most decisive first."""
_LETTERS = {"ru": "ёы", "ky": "өүң"}
"""Those that an encoding of Cyrillic may lack."""
_FOR_FILES_AND_PROGRAMS = re.compile(r"-[a-zA-Z]*[of].*|--output.*|--format.*")
_WITHOUT_SCREEN = frozenset({"report", "schema", "completion"})


def speak_as_asked(arguments: Sequence[str], environment: Mapping[str, str], terminal_encoding: str | None) -> None:
    """Speak from the first word on, before the command line is read; what is no language is refused later.

    Without an encoding there is no terminal.
    """
    asked = language_and_others(arguments)[0] or environment.get(LANGUAGE_VARIABLE) or ""
    code = asked.split(",")[0]
    if not asked and terminal_encoding and _is_for_screen(arguments, environment):
        code = _of_terminal(environment)
        if not has_letters(terminal_encoding, _LETTERS.get(code, "")):
            code = ENGLISH
    if code in CODES:
        speak(code)


def languages_asked(asked: str | None) -> tuple[str, ...]:
    """The languages that an answer is to be written in; none where none was asked for. Raises wrong usage."""
    try:
        return codes_in(asked) if asked else ()
    except UnknownLanguage as error:
        known = ", ".join(CODES)
        raise wrong_usage("unknown-language", LANGUAGE_OPTION, language=error.code, known=known) from error


def languages_to_go_on(asked: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What commands to go on with have to name, and what those for pages have to name beside."""
    if asked:
        is_typed = asked != os.environ.get(LANGUAGE_VARIABLE) and asked in CODES
        return ((f"{LANGUAGE_OPTION} {asked}",) if is_typed else ()), ()
    return (), (() if spoken() == ENGLISH else (f"{LANGUAGE_OPTION} {spoken()}",))


def language_and_others(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """What `--lang` asks for, or nothing, and the other arguments; behind `--` there are no options."""
    asked, others = "", list[str]()
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument == "--":
            others += [argument, *rest]
        elif name == LANGUAGE_OPTION:
            asked = value if equals else next(rest, "")
        else:
            others.append(argument)
    return asked, others


def _is_for_screen(arguments: Sequence[str], environment: Mapping[str, str]) -> bool:
    return not (
        environment.get("HTP_FORMAT")
        or _WITHOUT_SCREEN.intersection(arguments[:1])
        or any(_FOR_FILES_AND_PROGRAMS.fullmatch(each) for each in arguments)
    )


def _of_terminal(environment: Mapping[str, str]) -> str:
    named = next((environment[each] for each in _LOCALES if environment.get(each)), ENGLISH)
    return re.split(r"[_.@:]", named, maxsplit=1)[0]
