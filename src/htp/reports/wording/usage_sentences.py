"""What Typer says by itself of wrong usage, as templates, so that it can be said in another language.

It says these sentences in English only. In English they stay as they are.
"""

import re
from functools import lru_cache

from htp.language import translated

USAGE = "usage"
"""The id of them all."""
USAGE_SENTENCES = (
    "Usage: {usage}",
    "Try '{command}' for help.",
    "Error: {message}",
    "Invalid value for {option}: {message}",
    "Invalid value: {message}",
    "Missing argument {argument}.",
    "Missing option {option}.",
    "Missing command.",
    "No such option: {option} (Possible options: {options})",
    "No such option: {option}",
    "No such command {command}. Did you mean {meant}?",
    "No such command {command}.",
    "Option {option} requires an argument.",
    "Option {option} does not take a value.",
    "Got unexpected extra argument(s) ({arguments})",
    "{value} is not one of {choices}.",
    "{value} is not a valid integer.",
    "{value} is not a valid int range.",
    "{value} is not in the range {range}.",
    "default: {default}",
    "env var: {var}",
    "required",
)

_NAMED = re.compile(r"\\\{(\w+)\\\}")
_VARIABLE = re.compile(r" \((env var: [^()]+)\)")


def usage_in_language(text: str) -> str:
    """The lines of the text in the language that is spoken; one that is no sentence of Typer stays as it is."""
    return "\n".join(map(_line, text.split("\n")))


def _line(line: str) -> str:
    for english, pattern in _patterns():
        if found := pattern.fullmatch(line):
            values = found.groupdict()
            if "message" in values:
                values["message"] = _line(values["message"])
            if "option" in values:
                values["option"] = _VARIABLE.sub(lambda beside: f" ({_line(beside[1])})", values["option"])
            return translated(USAGE, english).format_map(values)
    return line


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((each, re.compile(_NAMED.sub(_value, re.escape(each)))) for each in USAGE_SENTENCES)


def _value(named: re.Match[str]) -> str:
    """An option may have its variable beside it, with a colon that does not end it."""
    variable = f"(?:{_VARIABLE.pattern})?" if named[1] == "option" else ""
    return f"(?P<{named[1]}>.+?{variable})"
