"""The language that this process speaks, and what is said in it.

Every sentence stands in English in the code or in the rulebook, under an id. A catalogue has it in another language;
where one is missing there, it is said in English, and `missing` names it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gettext import NullTranslations

ENGLISH = "en"
RUSSIAN = "ru"
CODES = (ENGLISH, RUSSIAN, "ky")
HELP = "help"
"""The id of all that a help says: the same words stand in many."""
FOLDER = Path(__file__).with_name("translations")
"""What people translate, `ru.po`, and what is compiled from it when the package is built, `ru.mo`."""


class Missing(NamedTuple):
    """A sentence that had to be said in English."""

    language: str
    id: str
    english: str


class UnknownLanguage(ValueError):
    """A code that is none of CODES."""

    def __init__(self, code: str) -> None:
        super().__init__(f"{code!r} is no language of the program: one of {', '.join(CODES)}")
        self.code = code


_spoken: ContextVar[str] = ContextVar("language", default=ENGLISH)
_missing: set[Missing] = set()


def spoken() -> str:
    """The code of the language: one of CODES."""
    return _spoken.get()


def speak(code: str) -> None:
    """Speak that language from here on."""
    _spoken.set(code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak that language within the block, in this thread; raises ValueError for what is none of CODES."""
    if code not in CODES:
        raise UnknownLanguage(code)
    before = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(before)


def codes_in(text: str) -> tuple[str, ...]:
    """The codes between commas, each once; raises UnknownLanguage."""
    codes = tuple(dict.fromkeys(text.split(",")))
    for code in codes:
        if code not in CODES:
            raise UnknownLanguage(code)
    return codes


def other_language() -> str:
    """The language that a name is shown in too: Russian, or English to those who read Russian."""
    return ENGLISH if spoken() == RUSSIAN else RUSSIAN


def translated(id_: str, english: str) -> str:
    """The sentence of that id in the language that is spoken."""
    code = _spoken.get()
    if code == ENGLISH:
        return english
    found = _catalogue(code).pgettext(id_, english)
    if found is english:
        _missing.add(Missing(code, id_, english))
    return found


def translated_for_count(id_: str, one: str, several: str, count: int) -> str:
    """The sentence of that id that goes with the count, in the language that is spoken."""
    code = _spoken.get()
    if code == ENGLISH:
        return one if count == 1 else several
    found = _catalogue(code).npgettext(id_, one, several, count)
    if found is one or found is several:
        _missing.add(Missing(code, id_, one))
    return found


def missing() -> frozenset[Missing]:
    """What was said in English so far because a catalogue does not have it."""
    return frozenset(_missing)


@lru_cache(maxsize=len(CODES))
def _catalogue(code: str) -> "NullTranslations":
    """The sentences of a language; none where they were not compiled."""
    from gettext import GNUTranslations, NullTranslations

    try:
        with (FOLDER / f"{code}.mo").open("rb") as file:
            return GNUTranslations(file)
    except FileNotFoundError:
        return NullTranslations()
