"""A report on companies for a person: one in full, or many in a table, in any format that draws blocks."""

from typing import TYPE_CHECKING, Any, Protocol

from htp.assessing.results import Assessed, Result
from htp.assessing.totals import Portfolio
from htp.reports.blocks import Blocks
from htp.reports.canvas import Canvas
from htp.reports.report import Typed
from htp.reports.wording.writing import Wording

if TYPE_CHECKING:
    from htp.reports.answers import clients, portfolio


class Draw(Protocol):
    """A format that draws blocks."""

    def __call__(self, blocks: Blocks, wording: Wording, canvas: Canvas, /) -> str: ...


class PortfolioReport:
    """The report as text, drawn when everything is judged."""

    def __init__(self, draw: Draw, wording: Wording, canvas: Canvas, typed: Typed | None) -> None:
        self._draw, self._wording, self._canvas, self._typed = draw, wording, canvas, typed
        self._first: Result | None = None
        self._rows: list[Any] = []
        """What `item` made of each result."""

    def opening(self) -> str:
        return ""

    def item(self, result: Result) -> "portfolio.Row | clients.Row":
        if self._first is None:
            self._first = result
        if self._typed is None:
            from htp.reports.answers import portfolio

            return portfolio.row_of(result)
        from htp.reports.answers import clients

        return clients.row_of(result)

    def entry(self, item: "portfolio.Row | clients.Row") -> str:
        self._rows.append(item)
        return ""

    def closing(self, totals: Portfolio) -> str:
        if not totals.companies.total():
            return ""
        if len(self._rows) == totals.inputs == 1 and isinstance(self._first, Assessed):
            blocks = self._of_one(self._first)
        else:
            blocks = self._of_many(totals)
        return self._draw(blocks, self._wording, self._canvas)

    def _of_one(self, result: Assessed) -> Blocks:
        if self._typed is not None:
            from htp.reports.answers import screen

            return screen.blocks(result, self._wording.rulebook, self._typed)
        from htp.reports.answers import assessment, what_if

        in_full = assessment.blocks(result.assessment, self._wording.rulebook, result.notes, result.figures)
        return (*what_if.blocks([result]), *in_full)

    def _of_many(self, totals: Portfolio) -> Blocks:
        from htp.reports.answers import clients, portfolio

        if self._typed is None:
            return portfolio.blocks(self._rows, totals, self._wording.rulebook)
        if any(isinstance(each, clients.ClientRow) for each in self._rows):
            return clients.blocks(self._rows, totals, self._wording.rulebook, self._typed)
        return portfolio.blocks([], totals, self._wording.rulebook)
