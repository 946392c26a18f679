"""The interview of `htp init`: one fact at a time in plain words, each answer checked as a profile is checked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from htp.company.facts import LegalForm, ResidencyStatus
from htp.company.notation import as_read
from htp.company.period import Quarter
from htp.company.validation import InvalidProfile, profile_from
from htp.document import Data, with_facts
from htp.errors import Problem
from htp.money import parse_amount
from htp.reports.wording.notes import message
from htp.reports.wording.problems import sentences
from htp.reports.wording.questions import question
from htp.rulebook.matching import Match, match, near
from htp.rulebook.model import Category, CategoryKind, Rulebook
from htp.spelling import normalised, quoted

_UNNAMED = "unnamed"
"""Stands for the name while it is asked for."""


@dataclass
class Interview:
    """Asks for the facts of one company; `ask` gives the answer to what `say` has said."""

    rulebook: Rulebook
    ask: Callable[[], str]
    say: Callable[[str], None]
    _facts: dict[str, Data] = field(default_factory=dict)
    _currency: str | None = None
    """The currency of the figures."""

    def facts(self) -> dict[str, Data]:
        """Everything that was answered, as it is to stand in the profile.

        The most decisive facts are asked for first, in the order of `htp ask`; those that only change the costs last.
        """
        self._say("introduction")
        while not self._ask("company.name"):
            self._hint("company.name:needed")
        activities = self._ask_for_activities()
        self._ask_about_revenue(activities)
        self._ask_about_residency()
        self._ask_about_form()
        self._ask_about_staff()
        return self._facts

    def _ask_about_form(self) -> None:
        """Where it is registered matters only of those that have to be registered in the Republic."""
        form = self._choose("company.legal_form", list(LegalForm))
        if form in (LegalForm.BRANCH, LegalForm.INDIVIDUAL_ENTREPRENEUR):
            self._ask("company.country")

    def _ask_about_revenue(self, activities: Sequence[str]) -> None:
        """The period comes before lines, because it says which quarters they can be of."""
        way = self._chosen(question("revenue"), [question("revenue=totals"), question("revenue=lines")])
        if way is not None:
            self._currency = self._ask("revenue.currency")
        if way == 0 and (total := self._ask("revenue.total")) and parse_amount(total):
            self._ask("revenue.export")
        self._ask("period")
        if way == 1:
            self._ask_for_lines(activities)

    def _ask_for_lines(self, activities: Sequence[str]) -> None:
        number = 0
        while self._ask(f"revenue.lines.{number}.amount", question("revenue.lines.amount", number=number + 1)):
            line = f"revenue.lines.{number}"
            self._ask_for_activity_of(f"{line}.activity", activities)
            self._ask(f"{line}.market", _indented(question("revenue.lines.market")))
            if self._currency:
                self._ask_for_currency_of(f"{line}.currency", self._currency)
            quarters = ", ".join(Quarter)
            self._ask(f"{line}.quarter", _indented(question("revenue.lines.quarter", quarters=quarters)))
            number += 1

    def _ask_for_activity_of(self, key: str, activities: Sequence[str]) -> None:
        asked = _indented(question("revenue.lines.activity"))
        if len(activities) == 1:
            self._take(key, activities[0])
        elif activities:
            chosen = self._chosen(asked, activities)
            if chosen is not None:
                self._take(key, activities[chosen])
        else:
            activity = self._activity(asked)
            if activity:
                self._take(key, activity)

    def _ask_for_currency_of(self, key: str, home: str) -> None:
        """Asks for the rate of a foreign currency along with it: neither can stand without the other."""
        self._hint("revenue.lines.currency", home=home)
        while answer := self._answer():
            currency = self._as_read(key, answer)
            rates = cast(dict[str, Data], self._facts.get("exchange_rates", {}))
            needs_rate = currency not in (home, *rates)
            assumed: dict[str, Data] = {"exchange_rates": {**rates, currency: "1"}} if needs_rate else {}
            if problems := self._problems({key: currency, **assumed}):
                self._report(problems[:1])
            elif needs_rate and not self._ask(
                f"exchange_rates.{currency}", _indented(question("exchange_rates", home=home, currency=currency))
            ):
                self._hint("exchange_rates:needed", home=home, currency=currency)
            else:
                self._take(key, currency)
                return

    def _ask_about_staff(self) -> None:
        employees = self._ask("staff.employees")
        if employees == "0":
            return
        if self._ask("staff.payroll") and not self._currency:
            self._currency = self._ask("revenue.currency")
        if not employees:
            return
        key, home = "assumptions.average_monthly_wage", self._currency or "KGS"
        self._say(key, home=home)
        while answer := self._answer():
            amount = self._as_read(f"{key}.amount", answer)
            wage: Data = {"amount": amount, "currency": home}
            if not (problems := self._problems({key: wage})):
                self._take(key, wage)
                return
            self._report(problems)

    def _ask_about_residency(self) -> None:
        status = self._choose("residency.status", list(ResidencyStatus))
        if status == ResidencyStatus.RESIDENT:
            self._ask("residency.initial_registration")
            self._ask("residency.final_registration")
            self._ask("residency.fees_paid")

    def _ask_for_activities(self) -> list[str]:
        activities: list[str] = []
        asked = question("activities")
        while activity := self._activity(asked):
            if activity not in activities:
                activities.append(activity)
                self._take("activities", list(activities))
            asked = question("activities:more")
        return activities

    def _activity(self, asked: str) -> str | None:
        """The id of a permitted activity, found by search, or the words as they were given; None if there is none."""
        self.say(asked)
        while words := self._answer():
            if problems := self._problems({"activities": [words]}):
                self._report(problems)
            elif activity := self._recognised(words):
                return activity
            else:
                self.say(asked)
        return None

    def _recognised(self, words: str) -> str | None:
        """The activity that the words name, or that is chosen from those they resemble; None if it is left out."""
        while words:
            read = match(self.rulebook, words)
            if read.is_missing:
                return None
            if read.is_exact or (read.is_permitted and len(read.categories) == 1):
                self._hint("activities:recognised", activity=_shown(read.categories[0]))
                return read.categories[0].id
            if read.is_outside:
                self._hint("activities:outside", activity=read.categories[0].title)
                return words
            offered = self._offered(words, read)
            self._hint("activities:unknown", words=quoted(words))
            choices = [*map(_shown, offered), question("activities:keep", words=quoted(words))]
            self._list(choices)
            self._hint("activities:choose")
            answer = self._answer()
            chosen = _number(answer, len(choices))
            if chosen is not None:
                return offered[chosen].id if chosen < len(offered) else words
            if problems := self._problems({"activities": [answer or words]}):
                self._report(problems)
            else:
                words = answer
        return None

    def _offered(self, words: str, read: Match) -> list[Category]:
        found = dict.fromkeys([*read.categories, *near(self.rulebook, words)])
        return [each for each in found if each.kind is not CategoryKind.OUTSIDE][:5]

    def _ask(self, key: str, asked: str | None = None) -> str | None:
        """The answer, once it can stand at that key, or None if the fact is left out."""
        self.say(asked or question(key))
        while answer := self._answer():
            if not (problems := self._problems({key: answer})):
                read = self._as_read(key, answer)
                self._take(key, read)
                return read
            self._report(problems)
        return None

    def _as_read(self, key: str, answer: str) -> str:
        """The answer as it is to stand in the profile; what is read otherwise than it was typed is said."""
        read, notes = as_read(key, answer, self._currency)
        for note in notes:
            self.say(_indented(message(note)))
        return read

    def _choose(self, key: str, values: Sequence[str]) -> str | None:
        """The value chosen for that key by its number, its own word or the words for it; None if left out."""
        words = {str(value): question(f"{key}={value}") for value in values}
        self._say(key)
        self._list(list(words.values()))
        while answer := self._answer():
            by_form = {normalised(form): value for value, text in words.items() for form in (value, text)}
            chosen = _number(answer, len(values))
            value = str(values[chosen]) if chosen is not None else str(by_form.get(normalised(answer), answer))
            if not (problems := self._problems({key: value})):
                self._take(key, value)
                return value
            self._report(problems)
        return None

    def _chosen(self, asked: str, choices: Sequence[str]) -> int | None:
        """The index of one of the choices; None if left out."""
        self.say(asked)
        self._list(choices)
        while answer := self._answer():
            chosen = _number(answer, len(choices))
            if chosen is not None:
                return chosen
            self._hint("choose", choices=len(choices))
        return None

    def _list(self, choices: Sequence[str]) -> None:
        for number, choice in enumerate(choices, start=1):
            self.say(f"    {number}  {choice}")

    def _say(self, text_id: str, **values: object) -> None:
        for line in question(text_id, **values).splitlines():
            self.say(line)

    def _hint(self, text_id: str, **values: object) -> None:
        """What is said to an answer, or asked about a line of revenue."""
        self.say(_indented(question(text_id, **values)))

    def _answer(self) -> str:
        return self.ask().strip()

    def _take(self, key: str, value: Data) -> None:
        self._facts = cast(dict[str, Data], with_facts(self._facts, {key: value}))

    def _problems(self, facts: Mapping[str, Data]) -> tuple[Problem, ...]:
        """What the reader would say of a profile with these facts as well."""
        known = self._facts or {"company": {"name": _UNNAMED}}
        try:
            profile_from(with_facts(known, facts))
        except InvalidProfile as error:
            return error.problems
        return ()

    def _report(self, problems: Sequence[Problem]) -> None:
        for each in problems:
            problem, remedy = sentences(each)
            self.say(f"  {problem}")
            self.say(f"    {remedy}")


def _number(answer: str, most: int) -> int | None:
    """The index that a number from 1 to `most` stands for."""
    if answer.isascii() and answer.isdecimal() and len(answer) < 4 and 1 <= int(answer) <= most:
        return int(answer) - 1
    return None


def _shown(category: Category) -> str:
    return f"{category.title} ({category.id})"


def _indented(text: str) -> str:
    return f"  {text}"
