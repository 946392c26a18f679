"""Writes the texts of reports out, in one language: the only place where a text becomes a sentence."""

from collections.abc import Callable, Mapping
from datetime import date

from htp.reports.wording import figures
from htp.reports.wording.english import TEXTS
from htp.reports.wording.figures import escape_controls
from htp.reports.wording.plural import template
from htp.reports.wording.words import Enumeration, Words, period_in_words
from htp.rulebook.model import Rulebook
from htp.verdict import PeriodName, Text, TextValue


class Wording:
    """Writes texts out for one run, in the language that is spoken: knows the rulebook.

    `escape` makes every name and value harmless where the text is to be shown; it never sees a template. `finish` has
    the last word on a text that is written.
    """

    def __init__(
        self,
        rulebook: Rulebook,
        escape: Callable[[str], str] = escape_controls,
        finish: Callable[[str], str] = str,
    ) -> None:
        self.rulebook = rulebook
        self._escape, self._finish = escape, finish

    @property
    def language(self) -> str:
        """The code of the language of the rulebook: `en`."""
        return self.rulebook.language

    def escaping_with(self, escape: Callable[[str], str]) -> "Wording":
        """The same words for a format in which other characters act."""
        return Wording(self.rulebook, escape, self._finish)

    def finished_with(self, finish: Callable[[str], str]) -> "Wording":
        """The same words for a place where some characters have to be others."""
        return Wording(self.rulebook, self._escape, finish)

    def write(self, words: Words) -> str:
        """The words as a text of one line; several of them have a blank between them."""
        return self._finish(self._written(words))

    def _written(self, words: Words) -> str:
        if isinstance(words, str):
            return self._escape(words)
        if isinstance(words, Text):
            return self._text(words)
        if isinstance(words, Enumeration):
            return words.separator.join(map(self._written, words.items))
        return " ".join(filter(None, map(self._written, words)))

    def _text(self, text: Text) -> str:
        of_rule = self.rulebook.texts.get(text.id)
        if of_rule is not None:
            return figures.filled_in(of_rule, text.values, self._value_of_rule)
        return figures.filled_in(template(text.id, TEXTS[text.id], text.values), text.values, self._value)

    def _value(self, value: TextValue) -> str:
        written = figures.count(value) if isinstance(value, int) else self._value_of_rule(value)
        return written if isinstance(value, date) else _Written(written)

    def _value_of_rule(self, value: TextValue) -> str:
        if isinstance(value, PeriodName):
            return self._written(period_in_words(value))
        if isinstance(value, Text | str):
            return self._written(value)
        if isinstance(value, tuple):
            return figures.listing([self._written(each) for each in value])
        return figures.value_text(value)


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
