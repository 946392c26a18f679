"""Many companies together: the figures that a park's administration would publish.

Amounts are added within a currency only. Sums are exact, so the order of the companies does not matter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from htp.assessing.figures import Figures
from htp.assessing.results import Assessed, Result
from htp.assessing.suppositions import NOTHING_SUPPOSED, Supposed
from htp.document import FileNote, LeftOut, Remark
from htp.money import ZERO, Number, exact_sum, minus, plus
from htp.verdict import Eligibility, NoteKind, RuleVerdict, Share

MAX_FILE_NOTES = 1_000


@dataclass(slots=True)
class CurrencyTotals:
    """What the companies that account in one currency come to."""

    companies: int = 0
    revenue: Number = ZERO
    export: Number = ZERO
    measured_revenue: Number = ZERO
    """Revenue of the companies whose export is known: the whole that `export` is a share of."""
    fee: Number = ZERO
    companies_with_fee: int = 0
    fee_to_pay: Number = ZERO
    """What residents are in arrears with."""
    export_by_market: dict[str, Number] = field(default_factory=dict)

    @property
    def export_share(self) -> Share | None:
        return Share(self.export, self.measured_revenue) if self.measured_revenue else None

    @property
    def markets(self) -> list[tuple[str, Number]]:
        """The export markets, largest first."""
        return sorted(sorted(self.export_by_market.items()), key=lambda each: each[1], reverse=True)

    @property
    def export_without_market(self) -> Number:
        """The export of companies that give it as a total only."""
        return minus(self.export, exact_sum(self.export_by_market.values()))

    def take(self, figures: Figures, revenue: Number) -> None:
        self.companies += 1
        self.revenue = plus(self.revenue, revenue)
        if figures.export is not None:
            self.export = plus(self.export, figures.export)
            self.measured_revenue = plus(self.measured_revenue, revenue)
        if figures.fee is not None:
            self.fee = plus(self.fee, figures.fee)
            self.companies_with_fee += 1
        if figures.fee_to_pay is not None:
            self.fee_to_pay = plus(self.fee_to_pay, figures.fee_to_pay)
        self._add_markets(figures.export_by_market)

    def add(self, other: "CurrencyTotals") -> None:
        self.companies += other.companies
        self.revenue = plus(self.revenue, other.revenue)
        self.export = plus(self.export, other.export)
        self.measured_revenue = plus(self.measured_revenue, other.measured_revenue)
        self.fee = plus(self.fee, other.fee)
        self.companies_with_fee += other.companies_with_fee
        self.fee_to_pay = plus(self.fee_to_pay, other.fee_to_pay)
        self._add_markets(other.export_by_market.items())

    def _add_markets(self, amounts: Iterable[tuple[str, Number]]) -> None:
        for market, amount in amounts:
            self.export_by_market[market] = plus(self.export_by_market.get(market, ZERO), amount)


@dataclass(slots=True)
class LeftOutFiles:
    """The files and folders that are not read; of very many the first, and the number of the others by reason."""

    files: list[LeftOut] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)

    def add(self, left_out: LeftOut) -> None:
        if len(self.files) < MAX_FILE_NOTES:
            self.files.append(left_out)
        else:
            self.others[left_out.id] += left_out.files

    def __bool__(self) -> bool:
        return bool(self.files)


@dataclass(slots=True)
class Portfolio:
    """Counts and sums over the results taken so far."""

    companies: Counter[Eligibility] = field(default_factory=Counter)
    invalid: int = 0
    """Inputs, or documents of one, that could not be used."""
    verdicts_by_rule: defaultdict[str, Counter[RuleVerdict]] = field(default_factory=lambda: defaultdict(Counter))
    employees: int = 0
    companies_with_employees: int = 0
    """How many companies say how many people they employ."""
    without_figures: int = 0
    """Companies in none of the totals: their revenue or its currency is missing."""
    totals_by_currency: defaultdict[str, CurrencyTotals] = field(default_factory=lambda: defaultdict(CurrencyTotals))

    supposed: Supposed = NOTHING_SUPPOSED
    """What was supposed of every company."""
    companies_now: Counter[Eligibility] = field(default_factory=Counter)
    """The companies by verdict without that."""
    file_notes: list[FileNote] = field(default_factory=list)
    """What there is to note of the inputs themselves; of very many the first."""
    left_out: LeftOutFiles = field(default_factory=LeftOutFiles)
    companies_with_notes: int = 0
    companies_to_check: int = 0
    """How many companies have a note that something looks wrong."""

    @property
    def inputs(self) -> int:
        return self.companies.total() + self.invalid

    def by_currency(self) -> list[tuple[str, CurrencyTotals]]:
        """The currencies, the one with most companies first."""
        return sorted(self.totals_by_currency.items(), key=lambda each: (-each[1].companies, each[0]))

    def note(self, remark: Remark) -> None:
        if isinstance(remark, LeftOut):
            self.left_out.add(remark)
        elif len(self.file_notes) < MAX_FILE_NOTES:
            self.file_notes.append(remark)

    def take(self, result: Result) -> None:
        """Add one more result."""
        if not isinstance(result, Assessed):
            self.invalid += 1
            return
        self.companies[result.assessment.verdict] += 1
        if result.what_if is not None:
            self.supposed = result.what_if.supposed
            if result.what_if.now is not None:
                self.companies_now[result.what_if.now.verdict] += 1
        kinds = result.kinds_of_notes
        self.companies_with_notes += bool(kinds)
        self.companies_to_check += NoteKind.CHECK in kinds
        for finding in result.assessment.findings:
            self.verdicts_by_rule[finding.rule][finding.verdict] += 1
        figures = result.figures
        if figures.employees is not None:
            self.employees += figures.employees
            self.companies_with_employees += 1
        if figures.currency is None or figures.revenue is None:
            self.without_figures += 1
        else:
            self.totals_by_currency[figures.currency].take(figures, figures.revenue)

    def add(self, other: "Portfolio") -> None:
        """Add everything that another portfolio holds."""
        self.companies += other.companies
        self.invalid += other.invalid
        self.supposed = other.supposed or self.supposed
        self.companies_now += other.companies_now
        self.companies_with_notes += other.companies_with_notes
        self.companies_to_check += other.companies_to_check
        remarks: Iterable[Remark] = (*other.file_notes, *other.left_out.files)
        for each in remarks:
            self.note(each)
        self.left_out.others += other.left_out.others
        self.employees += other.employees
        self.companies_with_employees += other.companies_with_employees
        self.without_figures += other.without_figures
        for rule, verdicts in other.verdicts_by_rule.items():
            self.verdicts_by_rule[rule].update(verdicts)
        for currency, totals in other.totals_by_currency.items():
            self.totals_by_currency[currency].add(totals)
