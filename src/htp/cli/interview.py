"""The interview of `htp init`: one fact at a time in plain words, each answer checked as a profile is checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from htp.assessing.assessment import day_to_assess
from htp.cli import answers_page
from htp.cli.conversation import aligned, number_in
from htp.cli.fact_questions import LEFT_OUT, FactQuestions, indented
from htp.cli.transcript import WentBack
from htp.company.contradictions import contradictions_on
from htp.company.facts import LegalForm, ResidencyStatus
from htp.company.period import Quarter
from htp.company.profile import Profile
from htp.document import Data
from htp.errors import Problem
from htp.money import parse_amount
from htp.reports.wording.figures import quoted
from htp.reports.wording.questions import question
from htp.rulebook.matching import Match, match, near
from htp.rulebook.model import Category, CategoryKind, Rulebook

_WAYS = ("totals", "customers", "lines")
"""In which the revenue can be given."""


@dataclass(kw_only=True)
class Interview(FactQuestions):
    """Asks for the facts of one company, on that day."""

    rulebook: Rulebook
    today: date
    width: int = 80
    """Of the screen."""

    def facts(self) -> dict[str, Data]:
        """Everything that was answered, as it is to stand in the profile, once it was looked at as a whole.

        The most decisive facts are asked for first, in the order of `htp ask`; those that only change the costs last.
        """
        while True:
            self.answered, self.currency = {}, None
            self.transcript.begin()
            try:
                self._ask_for_everything()
                changed = self._line_to_change()
            except WentBack:
                self.transcript.go_back()
                continue
            if changed is None:
                return self.answered
            self.transcript.forget(changed)

    def contradictions(self, profile: Profile) -> tuple[Problem, ...]:
        """A registration that cannot be right on the day whose rules the answer will be by."""
        day = day_to_assess(profile, None, self.today)
        return tuple(contradictions_on(profile, self.rulebook.in_force_from, day))

    def _ask_for_everything(self) -> None:
        self.say("introduction")
        while not self.ask("company.name"):
            self.hint("company.name:needed")
        activities = self._ask_for_activities()
        self._ask_about_revenue(activities)
        self._ask_about_residency()
        self._ask_about_form()
        self._ask_about_staff()

    def _line_to_change(self) -> str | None:
        """What the ids of the questions begin with whose answers are to be changed; None once all are right."""
        lines = answers_page.lines_of(self.transcript.asked, self.answered)
        self.say("page")
        self.transcript.say("\n".join(aligned([(each.label, each.value) for each in lines], self.width)))
        for total in answers_page.total_of(self.answered):
            self.transcript.say(f"     {total}")
        self.say("page:last")
        while answer := self.transcript.answer_now():
            chosen = number_in(answer, len(lines))
            if chosen is not None:
                return lines[chosen].questions
            self.hint("choose", choices=len(lines))
        return None

    def _ask_about_form(self) -> None:
        """Where it is registered matters only of those that have to be registered in the Republic."""
        form = self.choose("company.legal_form", list(LegalForm))
        if form in (LegalForm.BRANCH, LegalForm.INDIVIDUAL_ENTREPRENEUR):
            self.ask("company.country")

    def _ask_about_revenue(self, activities: Sequence[str]) -> None:
        """The period comes before lines, because it says which quarters they can be of."""
        ways = [question(f"revenue={way}") for way in _WAYS]
        chosen = self.chosen("revenue:way", question("revenue"), ways)
        way = None if chosen is None else _WAYS[chosen]
        if way is not None:
            self.currency = self.ask("revenue.currency", guess="KGS")
        if way == "totals" and (total := self.ask("revenue.total")) and parse_amount(total):
            self.ask("revenue.export")
        self.ask("period", guess=str(self.today.year - 1))
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
            if who in LEFT_OUT:
                continue
            self.take(key, {"customer": who, "amount": "0"})
            self.ask(f"{key}.market", indented(question("revenue.lines.market")), at=f"{place}.market")
            while not self.ask(f"{key}.amount", indented(question("revenue.lines.paid")), at=f"{place}.amount"):
                self.hint("revenue.lines.paid:needed")
            if activities:
                self._ask_for_activity_of(f"{key}.activity", activities, f"{place}.activity")
            if self.currency:
                self._ask_for_currency_of(f"{key}.currency", self.currency, f"{place}.currency")
            line += 1

    def _customer(self, key: str, place: str) -> str | None:
        """Who paid, in any words; None where there are no more customers."""
        while answer := self.transcript.answer(place):
            if not (problems := self.problems({key.removesuffix(".customer"): {"customer": answer, "amount": "0"}})):
                return answer
            self.report(problems)
        return None

    def _ask_for_lines(self, activities: Sequence[str]) -> None:
        number = 0
        while self.ask(f"revenue.lines.{number}.amount", question("revenue.lines.amount", number=number + 1)):
            line = f"revenue.lines.{number}"
            self._ask_for_activity_of(f"{line}.activity", activities)
            self.ask(f"{line}.market", indented(question("revenue.lines.market")))
            if self.currency:
                self._ask_for_currency_of(f"{line}.currency", self.currency)
            quarters = ", ".join(Quarter)
            self.ask(f"{line}.quarter", indented(question("revenue.lines.quarter", quarters=quarters)))
            number += 1

    def _ask_for_activity_of(self, key: str, activities: Sequence[str], place: str = "") -> None:
        asked = indented(question("revenue.lines.activity"))
        if len(activities) == 1:
            self.take(key, activities[0])
        elif activities:
            chosen = self.chosen(place or key, asked, activities)
            if chosen is not None:
                self.take(key, activities[chosen])
        else:
            activity = self._activity(asked, place or key)
            if activity:
                self.take(key, activity)

    def _ask_for_currency_of(self, key: str, home: str, place: str = "") -> None:
        """Asks for the rate of a foreign currency along with it: neither can stand without the other."""
        self.hint("revenue.lines.currency", home=home)
        while answer := self.transcript.answer(place or key):
            currency = self.as_read(key, answer)
            rates = cast(dict[str, Data], self.answered.get("exchange_rates", {}))
            needs_rate = currency not in (home, *rates)
            assumed: dict[str, Data] = {"exchange_rates": {**rates, currency: "1"}} if needs_rate else {}
            if problems := self.problems({key: currency, **assumed}):
                self.report(problems[:1])
            elif needs_rate and not self.ask(
                f"exchange_rates.{currency}",
                indented(question("exchange_rates", home=home, currency=currency)),
                at=f"{place or key}:rate",
            ):
                self.hint("exchange_rates:needed", home=home, currency=currency)
            else:
                self.take(key, currency)
                return

    def _ask_about_staff(self) -> None:
        employees = self.ask("staff.employees")
        if employees == "0":
            return
        if self.ask("staff.payroll") and not self.currency:
            self.currency = self.ask("revenue.currency", guess="KGS")
        if not employees:
            return
        key, home = "assumptions.average_monthly_wage", self.currency or "KGS"
        self.say(key, home=home)
        while answer := self.transcript.answer(key):
            amount = self.as_read(f"{key}.amount", answer)
            wage: Data = {"amount": amount, "currency": home}
            if not (problems := self.problems({key: wage})):
                self.take(key, wage)
                return
            self.report(problems)

    def _ask_about_residency(self) -> None:
        status = self.choose("residency.status", list(ResidencyStatus))
        if status == ResidencyStatus.RESIDENT:
            self.ask("residency.initial_registration")
            self.ask("residency.final_registration")
            self.ask("residency.fees_paid")

    def _ask_for_activities(self) -> list[str]:
        activities: list[str] = []
        asked = question("activities")
        while activity := self._activity(asked, f"activities.{len(activities)}"):
            if activity not in activities:
                activities.append(activity)
                self.take("activities", list(activities))
            asked = question("activities:more")
        return activities

    def _activity(self, asked: str, place: str) -> str | None:
        """The id of a permitted activity, found by search, or the words as they were given; None if there is none."""
        self.transcript.say(asked)
        while words := self.transcript.answer(place):
            if problems := self.problems({"activities": [words]}):
                self.report(problems)
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
                self.hint("activities:recognised", activity=_shown(read.categories[0]))
                return read.categories[0].id
            if read.is_outside:
                self.hint("activities:outside", activity=read.categories[0].title)
                return words
            offered = self._offered(words, read)
            self.hint("activities:unknown", words=quoted(words))
            choices = [*map(_shown, offered), question("activities:keep", words=quoted(words))]
            self.list(choices)
            self.hint("activities:choose")
            answer = self.transcript.answer(place)
            chosen = number_in(answer, len(choices))
            if chosen is not None:
                return offered[chosen].id if chosen < len(offered) else words
            if problems := self.problems({"activities": [answer or words]}):
                self.report(problems)
            else:
                words = answer
        return None

    def _offered(self, words: str, read: Match) -> list[Category]:
        found = dict.fromkeys([*read.categories, *near(self.rulebook, words)])
        return [each for each in found if each.kind is not CategoryKind.OUTSIDE][:5]


def _shown(category: Category) -> str:
    return f"{category.title} ({category.id})"
