"""The interview of `htp init`: one fact at a time in plain words, each answer checked as a profile is checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from htp.cli import answers_page
from htp.cli.conversation import aligned, number_in
from htp.cli.transcript import Transcript, WentBack
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
_WAYS = ("totals", "customers", "lines")
"""In which the revenue can be given."""
_LEFT_OUT = frozenset({"-", "–", "—"})


@dataclass
class Interview:
    """Asks for the facts of one company, on that day."""

    rulebook: Rulebook
    transcript: Transcript
    today: date
    width: int = 80
    """Of the screen."""
    _facts: dict[str, Data] = field(default_factory=dict)
    _currency: str | None = None
    """The currency of the figures."""

    def facts(self) -> dict[str, Data]:
        """Everything that was answered, as it is to stand in the profile, once it was looked at as a whole.

        The most decisive facts are asked for first, in the order of `htp ask`; those that only change the costs last.
        """
        while True:
            self._facts, self._currency = {}, None
            self.transcript.begin()
            try:
                self._ask_for_everything()
                changed = self._line_to_change()
            except WentBack:
                self.transcript.go_back()
                continue
            if changed is None:
                return self._facts
            self.transcript.forget(changed)

    def _ask_for_everything(self) -> None:
        self._say("introduction")
        while not self._ask("company.name"):
            self._hint("company.name:needed")
        activities = self._ask_for_activities()
        self._ask_about_revenue(activities)
        self._ask_about_residency()
        self._ask_about_form()
        self._ask_about_staff()

    def _line_to_change(self) -> str | None:
        """What the ids of the questions begin with whose answers are to be changed; None once all are right."""
        lines = answers_page.lines_of(self.transcript.asked, self._facts)
        self._say("page")
        self.transcript.say("\n".join(aligned([(each.label, each.value) for each in lines], self.width)))
        for total in answers_page.total_of(self._facts):
            self.transcript.say(f"     {total}")
        self._say("page:last")
        while answer := self.transcript.answer_now():
            chosen = number_in(answer, len(lines))
            if chosen is not None:
                return lines[chosen].questions
            self._hint("choose", choices=len(lines))
        return None

    def _ask_about_form(self) -> None:
        """Where it is registered matters only of those that have to be registered in the Republic."""
        form = self._choose("company.legal_form", list(LegalForm))
        if form in (LegalForm.BRANCH, LegalForm.INDIVIDUAL_ENTREPRENEUR):
            self._ask("company.country")

    def _ask_about_revenue(self, activities: Sequence[str]) -> None:
        """The period comes before lines, because it says which quarters they can be of."""
        ways = [question(f"revenue={way}") for way in _WAYS]
        chosen = self._chosen("revenue:way", question("revenue"), ways)
        way = None if chosen is None else _WAYS[chosen]
        if way is not None:
            self._currency = self._ask("revenue.currency", guess="KGS")
        if way == "totals" and (total := self._ask("revenue.total")) and parse_amount(total):
            self._ask("revenue.export")
        self._ask("period", guess=str(self.today.year - 1))
        if way == "customers":
            self._ask_for_customers(activities)
        if way == "lines":
            self._ask_for_lines(activities)

    def _ask_for_customers(self, activities: Sequence[str]) -> None:
        asked = line = 0
        while True:
            place, key = f"customers.{asked}", f"revenue.lines.{line}"
            self.transcript.say(question("revenue.lines.customer", number=asked + 1))
            asked += 1
            who = self._customer(f"{key}.customer", f"{place}.who")
            if who is None:
                return
            if who in _LEFT_OUT:
                continue
            self._take(key, {"customer": who, "amount": "0"})
            self._ask(f"{key}.market", _indented(question("revenue.lines.market")), at=f"{place}.market")
            while not self._ask(f"{key}.amount", _indented(question("revenue.lines.paid")), at=f"{place}.amount"):
                self._hint("revenue.lines.paid:needed")
            if activities:
                self._ask_for_activity_of(f"{key}.activity", activities, f"{place}.activity")
            if self._currency:
                self._ask_for_currency_of(f"{key}.currency", self._currency, f"{place}.currency")
            line += 1

    def _customer(self, key: str, place: str) -> str | None:
        """Who paid, in any words; None where there are no more customers."""
        while answer := self.transcript.answer(place):
            if not (problems := self._problems({key.removesuffix(".customer"): {"customer": answer, "amount": "0"}})):
                return answer
            self._report(problems)
        return None

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

    def _ask_for_activity_of(self, key: str, activities: Sequence[str], place: str = "") -> None:
        asked = _indented(question("revenue.lines.activity"))
        if len(activities) == 1:
            self._take(key, activities[0])
        elif activities:
            chosen = self._chosen(place or key, asked, activities)
            if chosen is not None:
                self._take(key, activities[chosen])
        else:
            activity = self._activity(asked, place or key)
            if activity:
                self._take(key, activity)

    def _ask_for_currency_of(self, key: str, home: str, place: str = "") -> None:
        """Asks for the rate of a foreign currency along with it: neither can stand without the other."""
        self._hint("revenue.lines.currency", home=home)
        while answer := self.transcript.answer(place or key):
            currency = self._as_read(key, answer)
            rates = cast(dict[str, Data], self._facts.get("exchange_rates", {}))
            needs_rate = currency not in (home, *rates)
            assumed: dict[str, Data] = {"exchange_rates": {**rates, currency: "1"}} if needs_rate else {}
            if problems := self._problems({key: currency, **assumed}):
                self._report(problems[:1])
            elif needs_rate and not self._ask(
                f"exchange_rates.{currency}",
                _indented(question("exchange_rates", home=home, currency=currency)),
                at=f"{place or key}:rate",
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
            self._currency = self._ask("revenue.currency", guess="KGS")
        if not employees:
            return
        key, home = "assumptions.average_monthly_wage", self._currency or "KGS"
        self._say(key, home=home)
        while answer := self.transcript.answer(key):
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
        while activity := self._activity(asked, f"activities.{len(activities)}"):
            if activity not in activities:
                activities.append(activity)
                self._take("activities", list(activities))
            asked = question("activities:more")
        return activities

    def _activity(self, asked: str, place: str) -> str | None:
        """The id of a permitted activity, found by search, or the words as they were given; None if there is none."""
        self.transcript.say(asked)
        while words := self.transcript.answer(place):
            if problems := self._problems({"activities": [words]}):
                self._report(problems)
            elif activity := self._recognised(words, f"{place}:choose"):
                return activity
            else:
                self.transcript.say(asked)
        return None

    def _recognised(self, words: str, place: str) -> str | None:
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
            answer = self.transcript.answer(place)
            chosen = number_in(answer, len(choices))
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

    def _ask(self, key: str, asked: str | None = None, *, guess: str | None = None, at: str = "") -> str | None:
        """The answer, once it can stand at that key, or None if the fact is left out; Enter takes the guess."""
        self.transcript.say(asked or question(key))
        if guess:
            self._hint("guess", guess=guess)
        while answer := self.transcript.answer(at or key) or guess:
            if guess and answer in _LEFT_OUT:
                return None
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
            self.transcript.say(_indented(message(note)))
        return read

    def _choose(self, key: str, values: Sequence[str]) -> str | None:
        """The value chosen for that key by its number, its own word or the words for it; None if left out."""
        words = {str(value): question(f"{key}={value}") for value in values}
        self._say(key)
        self._list(list(words.values()))
        while answer := self.transcript.answer(key):
            by_form = {normalised(form): value for value, text in words.items() for form in (value, text)}
            chosen = number_in(answer, len(values))
            value = str(values[chosen]) if chosen is not None else str(by_form.get(normalised(answer), answer))
            if not (problems := self._problems({key: value})):
                self._take(key, value)
                return value
            self._report(problems)
        return None

    def _chosen(self, place: str, asked: str, choices: Sequence[str]) -> int | None:
        """The index of one of the choices; None if left out."""
        self.transcript.say(asked)
        self._list(choices)
        while answer := self.transcript.answer(place):
            chosen = number_in(answer, len(choices))
            if chosen is not None:
                return chosen
            self._hint("choose", choices=len(choices))
        return None

    def _list(self, choices: Sequence[str]) -> None:
        for number, choice in enumerate(choices, start=1):
            self.transcript.say(f"    {number}  {choice}")

    def _say(self, text_id: str, **values: object) -> None:
        for line in question(text_id, **values).splitlines():
            self.transcript.say(line)

    def _hint(self, text_id: str, **values: object) -> None:
        """What is said to an answer, or asked about a line of revenue."""
        self.transcript.say(_indented(question(text_id, **values)))

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
            self.transcript.say(f"  {problem}")
            self.transcript.say(f"    {remedy}")


def _shown(category: Category) -> str:
    return f"{category.title} ({category.id})"


def _indented(text: str) -> str:
    return f"  {text}"
