"""One company among many: looked up by its tax id, its row or its name, before any profile is checked."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from htp.company import notation
from htp.document import Data, Document, Rejected, Remark
from htp.reading.documents import Input, documents_in
from htp.reading.row import ROWS_OF_ONE_COMPANY
from htp.spelling import compared_name, nearest

_ROW = re.compile(r"row:([1-9][0-9]{0,8})")
MAX_CANDIDATES = 10


class Candidate(NamedTuple):
    """A company as it can be chosen."""

    name: str
    tax_id: str | None
    path: str
    number: int
    """Its row in a table, else its place in the file, counted from 1."""


class FoundClient(NamedTuple):
    """The result of a search: one input, or the companies that may be meant."""

    inputs: tuple[Document | Rejected, ...]
    """Every one that fits; the client is found where there is exactly one."""
    candidates: tuple[Candidate, ...]
    """Those that fit, or, where none does, those that come near; of very many the first."""
    unreadable: tuple[Rejected, ...]
    """Inputs that could not be read, so that nobody knows whether the client is among them."""


def find_client(inputs: Iterable[Input], asked: str) -> FoundClient:
    """The company that is asked for: 14 digits are a tax id, `row:12` is a row, anything else is a name.

    Case and quotation marks tell no names apart. The inputs are gone through once, and few of them are kept.
    """
    row = _ROW.fullmatch(asked.strip())
    tax_id = notation.tax_id(asked)
    name = compared_name(asked)
    fitting: list[Document | Rejected] = []
    others: dict[str, Candidate] = {}
    unreadable: list[Rejected] = []
    for found in (each for source in inputs for each in documents_in(source)):
        if isinstance(found, Remark):
            continue
        if row is not None:
            fits = int(row[1]) in _numbers(found)
        elif isinstance(found, Rejected):
            unreadable.append(found)
            continue
        else:
            fits = tax_id == _tax_id(found.data) if tax_id else name == compared_name(_name(found.data))
        if fits:
            fitting.append(found)
        elif isinstance(found, Document):
            others.setdefault(_name(found.data), candidate(found))
    candidates = [candidate(each) for each in fitting] or list(_near(name, others))
    return FoundClient(tuple(fitting), tuple(candidates[:MAX_CANDIDATES]), tuple(unreadable))


def candidate(found: Document | Rejected) -> Candidate:
    if isinstance(found, Rejected):
        return Candidate("", None, found.path, found.document)
    return Candidate(_name(found.data), _tax_id(found.data), found.path, found.number)


def _near(name: str, others: Mapping[str, Candidate]) -> Iterator[Candidate]:
    """Those whose name has the words in it, then those that are spelt much like it."""
    containing = [each for each in others if name and name in compared_name(each)]
    close = nearest(name, others, likeness=0.6, most=MAX_CANDIDATES)
    yield from (others[each] for each in dict.fromkeys([*containing, *close]))


def _numbers(found: Document | Rejected) -> frozenset[int]:
    """Its number, and those of all rows that it was put together from."""
    if isinstance(found, Rejected):
        return frozenset({found.document})
    rows = [each.values["rows"] for each in found.notes if each.id in ROWS_OF_ONE_COMPANY]
    return frozenset({found.number, *(int(str(number)) for each in rows for number in _each(each))})


def _each(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _company(data: Data) -> dict[str, Data]:
    company = data.get("company") if isinstance(data, dict) else None
    return company if isinstance(company, dict) else {}


def _name(data: Data) -> str:
    name = _company(data).get("name")
    return name if isinstance(name, str) else ""


def _tax_id(data: Data) -> str | None:
    written = _company(data).get("tax_id")
    return notation.tax_id(written) if isinstance(written, str) else None
