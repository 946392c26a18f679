"""Writes the texts of reports out, in one language: the only place where a text becomes a sentence."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from htp.reports.wording import figures
from htp.reports.wording.english import TEXTS
from htp.reports.wording.figures import escape_controls
from htp.reports.wording.plural import Plural
from htp.reports.wording.words import Enumeration, Words
from htp.rulebook.model import Rulebook
from htp.verdict import Share, Text, TextValue


class Language(NamedTuple):
    """What differs between languages."""

    code: str
    texts: Mapping[str, str | Plural]
    day: Callable[[date], str]
    listing: Callable[[list[str]], str]


ENGLISH = Language("en", TEXTS, figures.day, figures.listing)
LANGUAGES: Mapping[str, Language] = {each.code: each for each in (ENGLISH,)}


class Wording:
    """Writes texts out for one run: knows the language and the rulebook.

    `escape` makes every name and value harmless where the text is to be shown; it never sees a template.
    """

    def __init__(
        self, rulebook: Rulebook, language: Language = ENGLISH, escape: Callable[[str], str] = escape_controls
    ) -> None:
        self.rulebook = rulebook
        self._language, self._escape = language, escape

    @property
    def language(self) -> str:
        """The code of the language: `en`."""
        return self._language.code

    def escaping_with(self, escape: Callable[[str], str]) -> "Wording":
        """The same words for a format in which other characters act."""
        return Wording(self.rulebook, self._language, escape)

    def write(self, words: Words) -> str:
        """The words as a text of one line; several of them have a blank between them."""
        if isinstance(words, str):
            return self._escape(words)
        if isinstance(words, Text):
            return self._text(words)
        if isinstance(words, Enumeration):
            return words.separator.join(map(self.write, words.items))
        return " ".join(filter(None, map(self.write, words)))

    def _text(self, text: Text) -> str:
        of_rule = self.rulebook.texts.get(text.id)
        template = self._language.texts[text.id] if of_rule is None else of_rule
        if isinstance(template, Plural):
            template = template.form(text.values)
        return template.format_map(_Values(text.values, self._value if of_rule is None else self._value_of_rule))

    def _value(self, value: TextValue) -> str:
        return f"{value:,}" if isinstance(value, int) else self._value_of_rule(value)

    def _value_of_rule(self, value: TextValue) -> str:
        if isinstance(value, Text | str):
            return self.write(value)
        if isinstance(value, date):
            return self._language.day(value)
        if isinstance(value, tuple):
            return self._language.listing([self.write(each) for each in value])
        return figures.value_text(value)


class _Values(dict[str, str]):
    """The values that a template names, each written out when it is asked for."""

    def __init__(self, values: Mapping[str, TextValue], write: Callable[[TextValue], str]) -> None:
        super().__init__()
        self._values, self._write = values, write

    def __missing__(self, name: str) -> str:
        value = self._values[name]
        if isinstance(value, Share):
            return figures.share(value, figures.places_of_rates(self._values.values()))
        return _Written(self._write(value))


class _Written(str):
    """A value as text; after a colon a template can ask for it with a capital letter or as a sentence."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return _FORMS[form](self)


_FORMS: Mapping[str, Callable[[str], str]] = {
    "": str,
    "capital": figures.capitalised,
    "sentence": figures.sentence,
    "without-stop": lambda text: text.removesuffix("."),
}
