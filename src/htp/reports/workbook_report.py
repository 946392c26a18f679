"""`--format xlsx`: a workbook with typed cells: a row a company, the totals, the problems, and the notes.

The first sheet has the columns and figures of `--format csv`; a number that Excel cannot keep is a text with all its
digits. What could not be used has a row there too, and one for each of its problems on a sheet of its own.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from htp.assessing.results import Result
from htp.assessing.totals import CurrencyTotals, Portfolio
from htp.document import Rejected
from htp.language import ENGLISH
from htp.money import Money
from htp.reports.answers.parts import title
from htp.reports.company_row import AmountText, CompanyRow, ShareText, Value
from htp.reports.json_report import doubts_of, error_objects, remark_objects
from htp.reports.wording import figures
from htp.reports.wording.disclaimer import disclaimer
from htp.reports.wording.words import Words
from htp.reports.wording.writing import Wording
from htp.rulebook.model import Rulebook
from htp.verdict import RuleVerdict, Text
from htp.vocabulary import NEEDING_WORK_FIRST

if TYPE_CHECKING:
    from htp.reports.workbook import Sheet, WorkbookFile

Cells = tuple[Value | None, ...]
_WIDTHS = {"path": 26, "document": 10, "company": 34, "missing": 40, "remedies": 60, "errors": 60, "turning": 40}
_USUAL_WIDTH = 18
_FIXED = 3
"""Columns that stay in sight: up to the name of the company."""
_PROBLEMS = ("path", "document", "line", "column", "message", "hint")
_NOTES = ("path", "company", "kind", "key", "line", "column", "message", "id", "count")


_WORDS_OF = {"verdict": "eligibility", "verdict_now": "eligibility"}
"""What the cells of a column are called in the wording."""


class Item(NamedTuple):
    """What the workbook keeps of a result: a row on each of its sheets."""

    company: Cells
    problems: tuple[Cells, ...]
    notes: tuple[Cells, ...]


class _Sheets(NamedTuple):
    """In the order in which a spreadsheet program shows them."""

    companies: "Sheet"
    totals: "Sheet"
    problems: "Sheet"
    notes: "Sheet"


class WorkbookReport:
    """The report in pieces; the workbook itself is the last one, because its directory stands at its end."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._wording = Wording(rulebook)
        self._row = CompanyRow(rulebook)
        self._book: WorkbookFile | None = None
        self._sheets: _Sheets | None = None

    def opening(self) -> str:
        from htp.reports.workbook import WorkbookFile

        self._book = book = WorkbookFile()
        columns = self._row.columns
        widths = [_WIDTHS.get(each, max(_USUAL_WIDTH, len(each) + 4)) for each in columns]
        figures_of_all = [
            self._write(Text(f"workbook.totals.{each}")) for each in ("figure", "of", "currency", "value", "count")
        ]
        self._sheets = _Sheets(
            book.sheet(self._write(Text("workbook.companies")), columns, widths, _FIXED),
            book.sheet(self._write(Text("workbook.totals")), figures_of_all, (40, 40, 12, 24, 14)),
            book.sheet(self._write(Text("workbook.problems")), _PROBLEMS, (34, 10, 10, 10, 70, 70)),
            book.sheet(self._write(Text("workbook.notes")), _NOTES, (34, 34, 12, 26, 10, 10, 90, 30, 10)),
        )
        return ""

    def item(self, result: Result) -> Item:
        cells = tuple(self._spoken(self._row.cells(result)))
        if isinstance(result, Rejected):
            return Item(cells, tuple(_values(each, _PROBLEMS) for each in error_objects(result)), ())
        notes = doubts_of(result)["notes"]
        return Item(cells, (), tuple(self._note({**each, "company": cells[2]}) for each in notes))

    def entry(self, item: Item) -> str:
        assert self._sheets is not None
        self._sheets.companies.append(item.company)
        self._sheets.problems.extend(item.problems)
        self._sheets.notes.extend(item.notes)
        return ""

    def closing(self, portfolio: Portfolio) -> bytes:
        assert self._book is not None
        assert self._sheets is not None
        self._sheets.totals.extend(self._totals(portfolio))
        remarks = remark_objects(portfolio)
        self._sheets.notes.extend(map(self._note, remarks["notes"]))
        for each in remarks["left_out"]:
            self._sheets.notes.append(self._note({**each, "kind": "left-out", "message": each["reason"]}))
        return self._book.content()

    def _spoken(self, cells: Iterable[Value]) -> Iterator[Value]:
        """The cells with verdicts as words of the language; in English they stay those that programs know."""
        is_english = self._wording.language == ENGLISH
        for column, cell in zip(self._row.columns, cells, strict=True):
            words = _WORDS_OF.get(column) or ("verdict" if column in self._wording.rulebook.rules else None)
            yield cell if is_english or not words or not cell else self._write(Text(f"{words}.{cell}"))

    def _note(self, note: dict[str, Any]) -> Cells:
        if self._wording.language != ENGLISH:
            note = {**note, "kind": self._write(Text(f"notes.{note['kind']}"))}
        return _values(note, _NOTES)

    def _write(self, words: Words) -> str:
        return self._wording.write(words)

    def _totals(self, portfolio: Portfolio) -> Iterator[Cells]:
        """The figures of all companies: what each is, of what, in which currency, and of how many companies."""
        companies = self._write(Text("workbook.companies"))
        yield companies, None, None, portfolio.companies.total(), None
        for each in NEEDING_WORK_FIRST:
            yield companies, self._write(Text(f"eligibility.{each}")), None, portfolio.companies[each], None
        yield self._write(Text("workbook.totals.invalid")), None, None, portfolio.invalid, None
        employees = self._write(Text("totals.employees"))
        yield employees, None, None, portfolio.employees, portfolio.companies_with_employees
        for rule, verdicts in portfolio.verdicts_by_rule.items():
            for verdict in (each for each in RuleVerdict if verdicts[each]):
                of_verdict = self._write(Text(f"verdict.{verdict}"))
                yield self._write(title(rule)), of_verdict, None, verdicts[verdict], None
        for currency, totals in portfolio.by_currency():
            yield from self._sums(currency, totals)
        yield self._write(Text("workbook.totals.without-figures")), None, None, portfolio.without_figures, None
        yield self._write(disclaimer(self._wording.rulebook)), None, None, None, None

    def _sums(self, currency: str, totals: CurrencyTotals) -> Iterator[Cells]:
        def amount(number: Any) -> AmountText:
            return AmountText(figures.amount_decimal(Money(number, currency)))

        def named(id_: str) -> str:
            return self._write(Text(f"workbook.totals.{id_}"))

        yield named("revenue"), None, currency, amount(totals.revenue), totals.companies
        yield named("export"), None, currency, amount(totals.export), None
        yield named("export-known-for"), None, currency, amount(totals.measured_revenue), None
        if totals.export_share is not None:
            yield named("export-share"), None, None, ShareText(figures.share_decimal(totals.export_share, None)), None
        yield named("fee"), None, currency, amount(totals.fee), totals.companies_with_fee
        yield named("fee-to-pay"), None, currency, amount(totals.fee_to_pay), None
        for market, export in totals.markets:
            yield named("export"), self._write(Text(f"country.{market}")), currency, amount(export), None


def _values(found: dict[str, Any], keys: tuple[str, ...]) -> Cells:
    return tuple(found.get(key) for key in keys)
