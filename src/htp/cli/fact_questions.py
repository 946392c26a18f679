"""The questions about a company, one fact each: an answer is checked as a profile is, and said as it is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from htp.cli.conversation import number_in
from htp.cli.transcript import Transcript
from htp.company.notation import as_read
from htp.company.profile import Profile
from htp.company.validation import InvalidProfile, profile_from
from htp.document import Data, with_facts
from htp.errors import Problem
from htp.reports.wording.notes import message
from htp.reports.wording.problems import sentences
from htp.reports.wording.questions import question
from htp.spelling import normalised

LEFT_OUT = frozenset({"-", "–", "—"})
"""What is typed to leave out a fact for which something is shown that Enter would take."""
_UNNAMED = "unnamed"
"""Stands for the name while it is asked for."""


@dataclass(kw_only=True)
class FactQuestions:
    """Asks for facts and has those that were answered."""

    transcript: Transcript
    answered: dict[str, Data] = field(default_factory=dict)
    currency: str | None = None
    """The currency of the figures."""

    def ask(self, key: str, asked: str | None = None, *, guess: str | None = None, at: str = "") -> str | None:
        """The answer, once it can stand at that key, or None if the fact is left out; Enter takes the guess."""
        self.transcript.say(asked or question(key))
        if guess:
            self.hint("guess", guess=guess)
        while answer := self.transcript.answer(at or key) or guess:
            if guess and answer in LEFT_OUT:
                return None
            if not (problems := self.problems({key: answer})):
                read = self.as_read(key, answer)
                self.take(key, read)
                return read
            self.report(problems)
        return None

    def as_read(self, key: str, answer: str) -> str:
        """The answer as it is to stand in the profile; what is read otherwise than it was typed is said."""
        read, notes = as_read(key, answer, self.currency)
        for note in notes:
            self.transcript.say(indented(message(note)))
        return read

    def choose(self, key: str, values: Sequence[str]) -> str | None:
        """The value chosen for that key by its number, its own word or the words for it; None if left out."""
        words = {str(value): question(f"{key}={value}") for value in values}
        self.say(key)
        self.list(list(words.values()))
        while answer := self.transcript.answer(key):
            by_form = {normalised(form): value for value, text in words.items() for form in (value, text)}
            chosen = number_in(answer, len(values))
            value = str(values[chosen]) if chosen is not None else str(by_form.get(normalised(answer), answer))
            if not (problems := self.problems({key: value})):
                read = self.as_read(key, value)
                self.take(key, read)
                return read
            if value in words:
                self.report(problems)
            else:
                self.hint("choose", choices=len(values))
        return None

    def chosen(self, place: str, asked: str, choices: Sequence[str]) -> int | None:
        """The index of one of the choices; None if left out."""
        self.transcript.say(asked)
        self.list(choices)
        while answer := self.transcript.answer(place):
            chosen = number_in(answer, len(choices))
            if chosen is not None:
                return chosen
            self.hint("choose", choices=len(choices))
        return None

    def list(self, choices: Sequence[str]) -> None:
        for number, choice in enumerate(choices, start=1):
            self.transcript.say(f"    {number}  {choice}")

    def say(self, text_id: str, **values: object) -> None:
        for line in question(text_id, **values).splitlines():
            self.transcript.say(line)

    def hint(self, text_id: str, **values: object) -> None:
        """What is said to an answer, or asked about a line of revenue."""
        self.transcript.say(indented(question(text_id, **values)))

    def take(self, key: str, value: Data) -> None:
        self.answered = cast(dict[str, Data], with_facts(self.answered, {key: value}))

    def problems(self, facts: Mapping[str, Data]) -> tuple[Problem, ...]:
        """What the reader would say of a profile with these facts as well."""
        known = self.answered or {"company": {"name": _UNNAMED}}
        try:
            profile = profile_from(with_facts(known, facts))
        except InvalidProfile as error:
            return error.problems
        return self.contradictions(profile)

    def contradictions(self, profile: Profile) -> tuple[Problem, ...]:
        """What else cannot be right in the profile, which by itself could be."""
        del profile
        return ()

    def report(self, problems: Sequence[Problem]) -> None:
        for each in problems:
            problem, remedy = sentences(each)
            self.transcript.say(f"  {problem}")
            self.transcript.say(f"    {remedy}")


def indented(text: str) -> str:
    """What is said about an answer, or asked about a part of something."""
    return f"  {text}"
