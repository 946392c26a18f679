"""A report of `htp check` read back: what it says of each company, and what it rests on."""

from datetime import date
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from htp.assessing.comparison import Basis, Outcome, RuleAnswer
from htp.assessing.pairing import Client
from htp.errors import Fault
from htp.money import Money, Number
from htp.reading.report_file import Object, Record, ReportFile, refused
from htp.reports.provenance import Given
from htp.spelling import compared_name
from htp.vocabulary import Eligibility, RuleVerdict


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore")


_DECIMAL = r"^(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$"


class _Amount(_Part):
    value: str = Field(pattern=_DECIMAL)
    currency: str

    @property
    def money(self) -> Money:
        return Money(Number(self.value), self.currency)


class _Finding(_Part):
    rule: str
    verdict: RuleVerdict
    measured: str | None = Field(default=None, pattern=_DECIMAL)
    required: str | None = Field(default=None, pattern=_DECIMAL)
    amount: _Amount | None = None
    to_pay: _Amount | None = None


class _Taken(_Part):
    id: str
    chosen: str


class _Choice(_Part):
    id: str
    option: str


class _Input(_Part):
    today: date | None = None


class _Result(_Part):
    path: str
    document: int
    company: str
    as_of: date
    verdict: Eligibility
    findings: tuple[_Finding, ...]
    input: _Input = _Input()
    facts: dict[str, str] | None = None
    readings: tuple[_Taken, ...] = ()
    turning: tuple[tuple[_Choice, ...], ...] = ()


class _Generator(_Part):
    version: str


class _Overlay(_Part):
    id: str
    version: str


class _Rulebook(_Part):
    id: str
    version: str
    overlay: _Overlay | None = None


class _Option(_Part):
    name: str
    value: str | None


class _Provenance(_Part):
    paths: tuple[str, ...]
    options: tuple[_Option, ...]
    rulebook_sha256: str
    overlay_sha256: str | None = None


class _Head(_Part):
    generator: _Generator
    rulebook: _Rulebook
    provenance: _Provenance | None = None


class _Error(_Part):
    path: str
    document: int


_PartType = TypeVar("_PartType", bound=_Part)


class ReadReport:
    """A report as a side of a comparison; raises InvalidInput where it is not what this program writes."""

    def __init__(self, file: ReportFile) -> None:
        self._file = file
        self.path = file.path
        self.basis = _basis(checked(file, _Head, file.head, None))

    def clients(self) -> tuple[list[Client], set[tuple[str, int]]]:
        clients, unusable = [], set()
        for record in self._file.records():
            if record.is_error:
                error = checked(self._file, _Error, record.data, record)
                unusable.add((error.path, error.document))
            else:
                clients.append(_client(record.at, self._outcome(record)))
        return clients, unusable

    def outcome(self, at: int) -> Outcome:
        return self._outcome(self._file.record_at(at))

    def _outcome(self, record: Record) -> Outcome:
        return _outcome(checked(self._file, _Result, record.data, record))


class Origin(NamedTuple):
    """What a report says that it was made from."""

    paths: tuple[str, ...]
    options: tuple[Given, ...]
    today: date | None
    """The day of the run; None where no answer depends on it."""


def origin_of(file: ReportFile) -> Origin:
    """What the report was made from; raises InvalidInput where it does not say."""
    if file.head.get("provenance") is None:
        raise refused(file, None, (), Fault("report.without-provenance"))
    made_from = checked(file, _Head, file.head, None).provenance
    assert made_from is not None
    days = (checked(file, _Result, each.data, each).input.today for each in file.records() if not each.is_error)
    today = next((each for each in days if each is not None), None)
    return Origin(made_from.paths, tuple((each.name, each.value) for each in made_from.options), today)


def checked(file: ReportFile, part: type[_PartType], data: Object, record: Record | None) -> _PartType:
    """The data as this program writes it; raises InvalidInput for anything else."""
    try:
        return part.model_validate(data)
    except ValidationError as error:
        keys = error.errors()[0]["loc"]
        fault = Fault("report.not-ours", {"key": ".".join(map(str, keys))})
        raise refused(file, record, keys, fault) from error


def _client(at: int, outcome: Outcome) -> Client:
    place = (outcome.path, outcome.document)
    return Client(at, compared_name(outcome.company), outcome.tax_id, outcome.period, place)


def _basis(head: _Head) -> Basis:
    rulebook, made_from = head.rulebook, head.provenance
    of_rulebook, of_overlay = (
        (None, None) if made_from is None else (made_from.rulebook_sha256, made_from.overlay_sha256)
    )
    overlay = rulebook.overlay
    laid_over = None if overlay is None else (overlay.id, overlay.version, of_overlay)
    return Basis(head.generator.version, rulebook.id, rulebook.version, of_rulebook, laid_over)


def _outcome(result: _Result) -> Outcome:
    return Outcome(
        result.path,
        result.document,
        result.company,
        result.as_of,
        result.verdict,
        tuple(map(_answer, result.findings)),
        result.facts or None,
        {each.id: each.chosen for each in result.readings},
        frozenset(frozenset((each.id, each.option) for each in together) for together in result.turning),
    )


def _answer(finding: _Finding) -> RuleAnswer:
    return RuleAnswer(
        finding.rule,
        finding.verdict,
        _number(finding.measured),
        _number(finding.required),
        _money(finding.amount),
        _money(finding.to_pay),
    )


def _money(amount: _Amount | None) -> Money | None:
    return None if amount is None else amount.money


def _number(text: str | None) -> Number | None:
    return None if text is None else Number(text)
