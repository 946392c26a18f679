"""The patterns of a `.gitignore` file, as Git reads them."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_MEMBER = r"\\.|\[:[^\]]*:\]|[^\]\\]"
_TOKEN = re.compile(
    rf"\\(?P<escaped>.)|\[(?P<negation>[!^]?)(?P<members>(?:\]|{_MEMBER})(?:{_MEMBER})*)\]|.", re.DOTALL
)
_CLASS_OR_RANGE = re.compile(r"\[:([^\]]*):\]|\\?(.)(?:-\\?(.))?", re.DOTALL)
_CLASSES = {
    "alnum": "A-Za-z0-9",
    "alpha": "A-Za-z",
    "blank": r" \t",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": r"!-/:-@\[-`{-~",
    "space": r" \t-\r",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}
_ANY = re.compile(r"\*\*+")
"""Instead of a name: any folders, or none."""
_NO_NAME = re.compile("(?!)")


class NoPattern(ValueError):
    """The text is no pattern."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class _Pattern(NamedTuple):
    steps: tuple[re.Pattern[str] | None, ...]
    """The name of each folder on the way, and that of the file or folder; None for any folders, or none."""
    is_excluding: bool
    is_for_folders: bool


class Patterns:
    """Patterns of one place, of which the last that matches decides."""

    def __init__(self, patterns: Iterable[_Pattern]) -> None:
        self._last_first = tuple(patterns)[::-1]

    def exclude(self, names: Sequence[str], *, is_folder: bool) -> bool | None:
        """Whether they exclude the file or folder that the names lead to; None where they say nothing of it.

        They are asked of a folder before they are asked of what is in it.
        """
        for each in self._last_first:
            if (is_folder or not each.is_for_folders) and _leads_to(each.steps, names):
                return each.is_excluding
        return None


def patterns_of(lines: Iterable[str]) -> Patterns:
    """Raises NoPattern."""
    return Patterns(each for each in map(_pattern, lines) if each)


def patterns_of_file(text: str) -> Patterns:
    """Git passes over a line that is no pattern."""
    patterns = []
    for line in text.removeprefix("\ufeff").split("\n"):
        try:
            patterns.append(_pattern(line.removesuffix("\r")))
        except NoPattern:
            continue
    return Patterns(filter(None, patterns))


def _pattern(line: str) -> _Pattern | None:
    """None for a comment, or where nothing is written."""
    text = _without_blanks_behind(line)
    if not text or text.startswith("#"):
        return None
    is_excluding = not text.startswith("!")
    way = text.removeprefix("!")
    is_for_folders = way.endswith("/")
    names = way.removesuffix("/").split("/")
    if names == [""]:
        raise NoPattern(line)
    if len(names) == 1:
        names.insert(0, "**")
    elif _ANY.fullmatch(names[-1]):
        names.append("*")
    try:
        steps = tuple(None if _ANY.fullmatch(each) else _name(each) for each in names[names[0] == "" :])
    except ValueError as error:
        raise NoPattern(line) from error
    return _Pattern(steps, is_excluding, is_for_folders)


def _without_blanks_behind(line: str) -> str:
    """One behind a backslash stays."""
    text = line.rstrip(" ")
    backslashes = len(text) - len(text.rstrip("\\"))
    return line[: len(text) + backslashes % 2]


def _name(text: str) -> re.Pattern[str]:
    """A regular expression for one name; raises ValueError."""
    parts = [""]
    for token in _TOKEN.finditer(text):
        if token[0] == "*":
            parts.append("")
        else:
            parts[-1] += _one_character(token)
    if len(parts) == 1:
        return re.compile(parts[0], re.DOTALL)
    first, *middle, last = parts
    # Whatever follows, the nearest place that matches is as good as any: to try others would take ever longer.
    between = "".join(f"(?>.*?{each})" for each in middle)
    return re.compile(f"{first}{between}.*{last}", re.DOTALL)


def _one_character(token: re.Match[str]) -> str:
    if token["escaped"]:
        return re.escape(token["escaped"])
    if token["members"]:
        return f"[{'^' if token['negation'] else ''}{_members(token['members'])}]"
    if token[0] in ("[", "\\"):  # it has no end
        raise ValueError(token[0])
    return "." if token[0] == "?" else re.escape(token[0])


def _members(text: str) -> str:
    """What may stand between brackets, for a regular expression; raises ValueError."""
    members = ""
    for name, first, last in _CLASS_OR_RANGE.findall(text):
        if name or not first:
            if name not in _CLASSES:
                raise ValueError(name)
            members += _CLASSES[name]
        else:
            members += re.escape(first)
            members += f"-{re.escape(last)}" if first <= last else ""
    return members


def _leads_to(steps: Sequence[re.Pattern[str] | None], names: Sequence[str]) -> bool:
    """Whether the steps lead to the last of the names, and no further."""
    step = at = 0
    retry: tuple[int, int] | None = None
    while at < len(names):
        name = steps[step] if step < len(steps) else _NO_NAME
        if name is None:
            step += 1
            retry = step, at
        elif name.fullmatch(names[at]):
            step, at = step + 1, at + 1
        elif retry is None:
            return False
        else:  # one folder more for the last that may be any
            step, at = retry = retry[0], retry[1] + 1
    return step == len(steps)
