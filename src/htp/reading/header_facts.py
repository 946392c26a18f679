"""What the headers of amounts say of every row: the currency and the period, as in `Выручка за 2025 год, сом`."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from htp.company import dates
from htp.company.amount_headers import YEAR, AmountHeader
from htp.company.words import currency_codes
from htp.errors import Fault
from htp.reading.shape import Record, Refused, refused_record

_PAY, _OWN_PAY, _CURRENCY_OF_PAY = "staff.payroll", "staff.payroll.amount", "staff.payroll.currency"
_LINES = "revenue.lines."
_TOTAL, _CURRENCY, _PERIOD = "revenue.total", "revenue.currency", "period"


class Said(NamedTuple):
    """What one header says of the amounts below it."""

    header: str
    column: int
    """Counted from 0."""
    of_amount: AmountHeader


class HeaderFacts(NamedTuple):
    """What all headers of a list say together; pay may have a currency of its own."""

    currency: Said | None = None
    period: Said | None = None
    pay: Said | None = None
    all: tuple[Said, ...] = ()

    @property
    def constants(self) -> Mapping[str, str]:
        """Facts of every row whose own cell does not say otherwise, by dotted key."""
        stated = {}
        if self.currency:
            stated[_CURRENCY] = self.currency.of_amount.currency
        if self.period and (period := self.period.of_amount.stated_period):
            stated[_PERIOD] = period
        if self.pay:
            stated[_CURRENCY_OF_PAY] = self.pay.of_amount.currency
        return stated

    def key_of(self, said: Said) -> str:
        """The key of the column, which for pay in a currency of its own is another one than its name means."""
        return _OWN_PAY if said is self.pay else said.of_amount.key

    def faults(self, keys: Collection[str], constants: Mapping[str, str]) -> Iterator[tuple[Said, Fault]]:
        """What does not fit together, with the header that is wrong; `keys` has those of all columns."""
        if of_parts := [each for each in self.all if each.of_amount.is_of_part]:
            yield of_parts[0], Fault("column.of-part", {"named": tuple(each.header for each in of_parts)})
        elif others := self._of_other_periods:
            periods = tuple(each.header for each in self.all if each.of_amount.period)
            yield others[0], Fault("column.other-period", {"named": periods})
        if self.period and _PERIOD in constants and (fault := _denied(self.period, _PERIOD, constants[_PERIOD])):
            yield self.period, fault
        is_stated = _CURRENCY in constants or _CURRENCY in frozenset(keys)
        for said in self.all:
            currency = said.of_amount.currency
            key = _CURRENCY_OF_PAY if said is self.pay else _CURRENCY
            if currency and key in constants and (fault := _denied(said, key, constants[key])):
                yield said, fault
            elif not currency or said.of_amount.key == _PAY:
                continue
            elif self.currency and said in self._of_other_currencies:
                values = {"key": said.header, "other": self.currency.header}
                yield said, Fault("column.other-currency", values)
            elif self.currency is None and not is_stated:
                yield said, Fault("column.currency-of-one", {"key": said.header})

    @property
    def contradicting(self) -> frozenset[int]:
        """The columns, counted from 0, of another period or currency than the first; what is said of each."""
        of_parts = (each for each in self.all if each.of_amount.is_of_part)
        return frozenset(each.column for each in (*of_parts, *self._of_other_periods, *self._of_other_currencies))

    @property
    def has_several_periods(self) -> bool:
        return bool(self._of_other_periods)

    @property
    def _of_other_currencies(self) -> list[Said]:
        currency = self.currency.of_amount.currency if self.currency else ""
        others = (each for each in self.all if each.of_amount.key != _PAY)
        return [each for each in others if currency and each.of_amount.currency not in ("", currency)]

    @property
    def _of_other_periods(self) -> list[Said]:
        period = self.period.of_amount.period if self.period else ""
        return [each for each in self.all if each.of_amount.period not in ("", period)]

    def checked(self, rows: Iterator[Record | Refused], keys: Sequence[str]) -> Iterator[Record | Refused]:
        """The rows; one that says otherwise than the headers is refused."""
        said_of = {_CURRENCY: self.currency, _CURRENCY_OF_PAY: self.pay, _PERIOD: self.period}
        columns = [(index, key, said) for index, key in enumerate(keys) if (said := said_of.get(key))]
        return (_checked(row, columns) for row in rows) if columns else rows


def _checked(row: Record | Refused, columns: Sequence[tuple[int, str, Said]]) -> Record | Refused:
    if isinstance(row, Record):
        for index, key, said in columns:
            cell = row.cells[index].strip()
            if cell and (fault := _denied(said, key, cell)):
                return refused_record(row, fault, (*key.split("."),))
    return row


def _denied(said: Said, key: str, cell: str) -> Fault | None:
    """Why the cell says otherwise than the header; None where it agrees, or cannot be read."""
    _, currency, period = said.of_amount
    if key == _PERIOD:
        read = dates.period(cell) or cell
        if period == YEAR:
            return Fault("table.header-of-year", {"header": said.header, "text": cell}) if "-" in read else None
        stated = period if read != period else ""
    else:
        codes = currency_codes(cell)
        stated = currency if codes and currency not in codes else ""
    values = {"header": said.header, "stated": stated, "text": cell}
    return Fault("table.header-says-otherwise", values) if stated else None


def header_facts(headers: Iterable[tuple[str, AmountHeader | None]], keys: Collection[str]) -> HeaderFacts:
    """What the headers say, each with what it says of its amounts; of a contradiction what the first says.

    The currency of the export is not that of a total which names none. `keys` has those of all columns.
    """
    all_ = tuple(Said(name, column, said) for column, (name, said) in enumerate(headers) if said)
    others = [each for each in all_ if each.of_amount.key != _PAY]
    others.sort(key=lambda each: each.of_amount.key != _TOTAL)
    names_whole = any(key == _TOTAL or key.startswith(_LINES) for key in keys)
    if names_whole and _CURRENCY not in keys:
        others = [each for each in others if each.of_amount.key == _TOTAL]
    currency = next((each for each in others if each.of_amount.currency), None)
    period = next((each for each in all_ if each.of_amount.period and not each.of_amount.is_of_part), None)
    pay = next((each for each in all_ if each.of_amount.key == _PAY and each.of_amount.currency), None)
    if pay and currency and pay.of_amount.currency == currency.of_amount.currency:
        pay = None
    return HeaderFacts(currency, period, pay, all_)
