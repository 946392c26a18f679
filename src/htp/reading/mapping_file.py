"""The file of a mapping: what each column of a list is, facts that all its companies share, what its words mean.

columns: {Оборот: revenue.total, Телефон: }     # a key for each header; nothing where the column is left out
constants: {revenue.currency: KGS}              # facts that the list has no column for
words: {residency.status: {действует: resident, нет данных: }}
"""

from collections.abc import Iterator

from htp.company.headers import currency_of, shown
from htp.company.keys import dotted_keys, unknown_column
from htp.company.notation import AMOUNTS, currency_code
from htp.company.units import is_in_thousands
from htp.company.validation import faults_of_fact
from htp.document import Data, Document, Rejected
from htp.errors import BrokenDocument, Diagnostic, Fault, Problem, UnusableText
from htp.location import KeyPath, Location
from htp.reading.choices import ListMapping
from htp.reading.opening import content_of, unreadable
from htp.reading.text import decoded
from htp.reading.yaml_text import lines, read_documents
from htp.spelling import normalised

PARTS = ("columns", "constants", "words")


def mapping_at(path: str) -> ListMapping | Rejected:
    """The mapping in that file; rejected with everything that is wrong with it."""
    try:
        text = decoded(content_of(path))
        documents = [*read_documents(text, path)]
    except BrokenDocument as error:
        line, column, id_, values = error.place
        excerpt = error.excerpt or lines(text)[line - 1]
        return Rejected(path, 1, (Diagnostic(Location(path, 1, line, column), id_, values, excerpt=excerpt),))
    except UnusableText as error:
        return Rejected.at(Location(path), error.fault)
    except (OSError, ValueError) as error:
        return unreadable(path, error)
    if len(documents) != 1:
        return Rejected.at(Location(path), Fault("mapping.no-mapping"))
    return _mapping_in(documents[0])


def _mapping_in(document: Document) -> ListMapping | Rejected:
    data = document.data
    if not isinstance(data, dict) or not data.keys() & set(PARTS):
        return document.rejected([Problem((), "mapping.no-mapping")])
    problems = [*_problems_of_parts(data)]
    parts = {part: entries for part in PARTS if isinstance(entries := data.get(part), dict)}
    columns, constants, words = (parts.get(part, {}) for part in PARTS)
    problems += [
        *_problems_of_columns(columns, constants),
        *_problems_of_constants(constants, columns),
        *_problems_of_words(words),
    ]
    if problems or document.problems:
        return document.rejected(problems)
    return ListMapping(
        document.path,
        {shown(header): str(key or "").strip() for header, key in columns.items()},
        {key: str(value) for key, value in constants.items()},
        {
            key: {normalised(word): str(meaning or "") for word, meaning in meanings.items()}
            for key, meanings in words.items()
            if isinstance(meanings, dict)
        },
    )


def _problems_of_parts(data: dict[str, Data]) -> Iterator[Problem]:
    for part, entries in data.items():
        if part not in PARTS:
            yield Problem((part,), "mapping.unknown-part", {"part": part, "known": PARTS}, is_about_key=True)
        elif entries is not None and not isinstance(entries, dict):
            yield Problem((part,), "mapping.part-without-entries", {"part": part})


def _problems_of_columns(columns: dict[str, Data], constants: dict[str, Data]) -> Iterator[Problem]:
    keys: set[str] = set()
    for header, key in columns.items():
        place: KeyPath = ("columns", header)
        if key is None:
            continue
        if not isinstance(key, str):
            yield Problem(place, "mapping.not-text")
        elif fault := _unknown(key.strip()):
            yield Problem(place, *fault)
        elif key.strip() in keys:
            yield Problem(place, "mapping.key-twice", {"key": key.strip()})
        elif is_in_thousands(header) and is_amount(key.strip()):
            yield Problem(place, "column.in-thousands", {"key": header, "meant": key.strip()})
        elif other := _other_currency(header, key.strip(), constants):
            yield Problem(place, "mapping.other-currency", {"header": header, "key": key.strip(), **other})
        else:
            keys.add(key.strip())


def _other_currency(header: str, key: str, constants: dict[str, Data]) -> dict[str, str]:
    """The currency that the header names and the one of the constants; nothing where they agree or one is missing."""
    of_pay = constants.get("staff.payroll.currency") if key == "staff.payroll.amount" else None
    written = of_pay or constants.get("revenue.currency")
    constant = currency_code(written) if isinstance(written, str) else None
    named = currency_of(header) if constant and is_amount(key) else None
    return {"named": named, "constant": constant} if named and constant and named != constant else {}


def is_amount(dotted_key: str) -> bool:
    """Whether an amount of money stands at that key."""
    return dotted_key.rpartition(".")[2] in AMOUNTS or dotted_key.startswith("residency.payments.")


def _unknown(key: str) -> Fault | None:
    """What is wrong with a key at which no single fact of a profile stands."""
    fault = unknown_column(key)
    if fault and fault.id == "column.unknown":
        return Fault("mapping.unknown-key", {"key": key, "known": dotted_keys()})
    return fault


def _problems_of_constants(constants: dict[str, Data], columns: dict[str, Data]) -> Iterator[Problem]:
    for key, value in constants.items():
        place = ("constants", key)
        if fault := _unknown(key):
            yield Problem(place, *fault, is_about_key=True)
        elif value is None or value == "":
            yield Problem(place, "mapping.constant-empty")
        elif key in columns.values():
            yield Problem(place, "mapping.column-and-constant", {"key": key}, is_about_key=True)
        else:
            yield from _problems_of_fact(key, value, place)


def _problems_of_words(words: dict[str, Data]) -> Iterator[Problem]:
    for key, meanings in words.items():
        if fault := _unknown(key):
            yield Problem(("words", key), *fault, is_about_key=True)
        elif not isinstance(meanings, dict):
            yield Problem(("words", key), "mapping.part-without-entries", {"part": key})
        else:
            seen: set[str] = set()
            for word, meaning in meanings.items():
                place: KeyPath = ("words", key, word)
                if normalised(word) in seen:
                    yield Problem(place, "mapping.word-twice", {"word": word}, is_about_key=True)
                elif meaning is not None:
                    yield from _problems_of_fact(key, meaning, place)
                seen.add(normalised(word))


def _problems_of_fact(key: str, value: Data, place: KeyPath) -> Iterator[Problem]:
    """What is wrong with the fact that a column of that key would have."""
    if not isinstance(value, str):
        yield Problem(place, "mapping.not-text")
        return
    for found in faults_of_fact(key, [value] if key == "activities" else value):
        yield Problem(place, found.id, found.values)
