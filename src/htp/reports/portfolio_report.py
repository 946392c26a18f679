"""A report on companies for a person: one in full, or many in a table, in any format that draws blocks."""

from typing import Protocol

from htp.assessing.results import Assessed, Result
from htp.assessing.totals import Portfolio
from htp.reports.answers import assessment, clients, portfolio, screen, what_if
from htp.reports.blocks import Blocks
from htp.reports.canvas import Canvas
from htp.reports.report import Typed
from htp.reports.wording.writing import Wording


class Draw(Protocol):
    """A format that draws blocks."""

    def __call__(self, blocks: Blocks, wording: Wording, canvas: Canvas, /) -> str: ...


class PortfolioReport:
    """The report as text, drawn when everything is judged."""

    def __init__(self, draw: Draw, wording: Wording, canvas: Canvas, typed: Typed | None) -> None:
        self._draw, self._wording, self._canvas, self._typed = draw, wording, canvas, typed
        self._first: Result | None = None
        self._rows: list[portfolio.Row] = []
        self._clients: list[clients.Row] = []

    def opening(self) -> str:
        return ""

    def item(self, result: Result) -> portfolio.Row | clients.Row:
        if self._first is None:
            self._first = result
        return portfolio.row_of(result) if self._typed is None else clients.row_of(result)

    def entry(self, item: portfolio.Row | clients.Row) -> str:
        if isinstance(item, portfolio.Row):
            self._rows.append(item)
        else:
            self._clients.append(item)
        return ""

    def closing(self, totals: Portfolio) -> str:
        if not totals.companies.total():
            return ""
        if len(self._rows) + len(self._clients) == totals.inputs == 1 and isinstance(self._first, Assessed):
            blocks = self._of_one(self._first)
        elif self._typed is not None and any(isinstance(each, clients.ClientRow) for each in self._clients):
            blocks = clients.blocks(self._clients, totals, self._wording.rulebook, self._typed)
        else:
            blocks = portfolio.blocks(self._rows, totals, self._wording.rulebook)
        return self._draw(blocks, self._wording, self._canvas)

    def _of_one(self, result: Assessed) -> Blocks:
        if self._typed is not None:
            return screen.blocks(result, self._wording.rulebook, self._typed)
        in_full = assessment.blocks(result.assessment, self._wording.rulebook, result.notes, result.figures)
        return (*what_if.blocks([result]), *in_full)
