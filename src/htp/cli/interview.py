"""The questions of `htp init`: one fact at a time in plain words, each answer checked as a profile is checked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from htp.company.facts import LegalForm, ResidencyStatus
from htp.company.period import Quarter
from htp.company.validation import InvalidProfile, profile_from
from htp.document import Data, with_facts
from htp.errors import Problem
from htp.reports.wording.problems import sentences
from htp.rulebook import search
from htp.rulebook.model import Category, Rulebook
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
        """Everything that was answered, as it is to stand in the profile."""
        self.say("A few questions about the company. Press Enter to leave a fact out: where it is needed, the answer")
        self.say("at the end says so. Everything can be changed in the file afterwards. Ctrl-C stops; nothing is kept.")
        self._ask_about_company()
        self._ask("period", "Which period are the figures for? A year, quarter or month: 2025, 2025-Q3 or 2025-07.")
        activities = self._ask_for_activities()
        self._ask_about_revenue(activities)
        self._ask_about_staff()
        self._ask_about_residency()
        return self._facts

    def _ask_about_company(self) -> None:
        while not self._ask("company.name", "What is the company called?"):
            self.say("  The name is the one fact that is needed.")
        self._choose(
            "company.legal_form",
            "In which form is it registered?",
            {
                LegalForm.LEGAL_ENTITY: "legal entity",
                LegalForm.INDIVIDUAL_ENTREPRENEUR: "individual entrepreneur",
                LegalForm.BRANCH: "branch of a company",
            },
        )
        self._ask("company.country", "In which country is it registered? Two letters, e.g. KG.")
        self._ask("company.tax_id", "What is its tax number? 14 digits.")

    def _ask_about_revenue(self, activities: Sequence[str]) -> None:
        self._currency = self._ask("revenue.currency", "In which currency are the figures? Three letters, e.g. KGS.")
        by_line = "by activity and market (needed where permitted activities stand beside others)"
        way = self._chosen("How do you want to give the revenue?", ["as two totals", by_line])
        if way == 0:
            self._ask("revenue.total", "How much was earned in the period, all together? E.g. 10_000_000.")
            self._ask("revenue.export", "How much of that did customers abroad pay?")
        elif way == 1:
            self._ask_for_lines(activities)

    def _ask_for_lines(self, activities: Sequence[str]) -> None:
        number = 0
        while self._ask(f"revenue.lines.{number}.amount", f"Line {number + 1}: how much? Enter if there are no more."):
            line = f"revenue.lines.{number}"
            self._ask_for_activity_of(f"{line}.activity", activities)
            self._ask(f"{line}.market", "  From which country are the customers? Two letters, e.g. US.")
            if self._currency:
                self._ask_for_currency_of(f"{line}.currency", self._currency)
            self._ask(f"{line}.quarter", f"  In which quarter? {', '.join(Quarter)}.")
            number += 1

    def _ask_for_activity_of(self, key: str, activities: Sequence[str]) -> None:
        if len(activities) == 1:
            self._take(key, activities[0])
        elif activities:
            chosen = self._chosen("  With which activity?", activities)
            if chosen is not None:
                self._take(key, activities[chosen])
        else:
            activity = self._activity("  With which activity?")
            if activity:
                self._take(key, activity)

    def _ask_for_currency_of(self, key: str, home: str) -> None:
        """Asks for the rate of a foreign currency along with it: neither can stand without the other."""
        self.say(f"  In which currency? Enter if in {home}.")
        while currency := self._answer():
            rates = cast(dict[str, Data], self._facts.get("exchange_rates", {}))
            needs_rate = currency not in (home, *rates)
            assumed: dict[str, Data] = {"exchange_rates": {**rates, currency: "1"}} if needs_rate else {}
            if problems := self._problems({key: currency, **assumed}):
                self._report(problems[:1])
            elif needs_rate and not self._ask(
                f"exchange_rates.{currency}", f"  How much {home} does 1 {currency} cost in your own books? E.g. 69.0."
            ):
                self.say(
                    f"  Without that, nothing in {currency} can be added up. In which currency? Enter if in {home}."
                )
            else:
                self._take(key, currency)
                return

    def _ask_about_staff(self) -> None:
        employees = self._ask("staff.employees", "How many people are employed?")
        if employees == "0":
            return
        self._ask("staff.payroll", "What is their gross pay, all together, over the whole period?")
        if not employees:
            return
        key, home = "assumptions.average_monthly_wage", self._currency or "KGS"
        self.say(f"On which national average wage, in {home} a month, do you reckon social contributions?")
        self.say("Enter for the one that the program knows, where it knows one.")
        while amount := self._answer():
            wage: Data = {"amount": amount, "currency": home}
            if not (problems := self._problems({key: wage})):
                self._take(key, wage)
                return
            self._report(problems)

    def _ask_about_residency(self) -> None:
        status = self._choose(
            "residency.status",
            "Is it a resident of the park already?",
            {ResidencyStatus.APPLICANT: "no, an applicant", ResidencyStatus.RESIDENT: "yes, a resident"},
        )
        if status == ResidencyStatus.RESIDENT:
            self._ask(
                "residency.initial_registration", "When was it first registered? Year-month-day, e.g. 2016-01-15."
            )
            self._ask("residency.final_registration", "When was its final registration? E.g. 2016-07-15.")
            self._ask("residency.fees_paid", "How much has it paid to the park for the period?")

    def _ask_for_activities(self) -> list[str]:
        activities: list[str] = []
        question = "What does the company do? One activity, in English or Russian, or a classifier code such as 62.01."
        while activity := self._activity(question):
            if activity not in activities:
                activities.append(activity)
                self._take("activities", list(activities))
            question = "What else does it do? Enter if that is all."
        return activities

    def _activity(self, question: str) -> str | None:
        """The id of a permitted activity, found by search, or the words as they were given; None if there is none."""
        self.say(question)
        while words := self._answer():
            if problems := self._problems({"activities": [words]}):
                self._report(problems)
            elif activity := self._recognised(words):
                return activity
            else:
                self.say(question)
        return None

    def _recognised(self, words: str) -> str | None:
        """The activity that the words name, or that is chosen from those they resemble; None if it is left out."""
        while words:
            if named := self.rulebook.find_category(words):
                self.say(f"  {_shown(named)}.")
                return named.id
            offered = self._offered(words)
            self.say(f"  {quoted(words)} is no name on the list of permitted activities.")
            choices = [*map(_shown, offered), f"keep {quoted(words)}"]
            self._list(choices)
            self.say("  Type a number, or other words to search again. Enter leaves it out.")
            answer = self._answer()
            chosen = _number(answer, len(choices))
            if chosen is not None:
                return offered[chosen].id if chosen < len(offered) else words
            if problems := self._problems({"activities": [answer or words]}):
                self._report(problems)
            else:
                words = answer
        return None

    def _offered(self, words: str) -> list[Category]:
        found = search.found(self.rulebook, words) or search.near(self.rulebook, words)
        return list(dict.fromkeys([*found[:5], *self.rulebook.categories_near([words])][:5]))

    def _ask(self, key: str, question: str) -> str | None:
        """The answer, once it can stand at that key, or None if the fact is left out."""
        self.say(question)
        while answer := self._answer():
            if not (problems := self._problems({key: answer})):
                self._take(key, answer)
                return answer
            self._report(problems)
        return None

    def _choose(self, key: str, question: str, words: Mapping[str, str]) -> str | None:
        """The value chosen for that key by its number, its own word or the words for it; None if left out."""
        values = [str(each) for each in words]
        self.say(question)
        self._list(list(words.values()))
        while answer := self._answer():
            by_form = {normalised(form): value for value, text in words.items() for form in (value, text)}
            chosen = _number(answer, len(values))
            value = values[chosen] if chosen is not None else str(by_form.get(normalised(answer), answer))
            if not (problems := self._problems({key: value})):
                self._take(key, value)
                return value
            self._report(problems)
        return None

    def _chosen(self, question: str, choices: Sequence[str]) -> int | None:
        """The index of one of the choices; None if left out."""
        self.say(question)
        self._list(choices)
        while answer := self._answer():
            chosen = _number(answer, len(choices))
            if chosen is not None:
                return chosen
            self.say(f"  Type a number from 1 to {len(choices)}.")
        return None

    def _list(self, choices: Sequence[str]) -> None:
        for number, choice in enumerate(choices, start=1):
            self.say(f"    {number}  {choice}")

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
