"""A report on some results as it is written when all of them have been judged."""

from collections.abc import Iterable

from htp.cli.delivery import Destination, Ordered
from htp.cli.options import Order
from htp.portfolio import Portfolio
from htp.reports.report import Report
from htp.verdict import Result


def whole(report: Report, results: Iterable[Result], order: Order = Order.INPUT) -> str:
    """The text of the report; its entries in that order."""
    texts: list[str] = []
    ordered, portfolio = Ordered(report, order), Portfolio()
    destination = Destination(ordered, texts.append)
    for each in results:
        portfolio.take(each)
        destination.take([ordered.prepared(each)])
    destination.close(portfolio)
    return "".join(texts)
