"""How things are put into words and figures, once for all formats: amounts, shares, dates, verdicts, sentences."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from htp.money import HUNDRED, Money, Number, decimal_text, is_exact_quotient, quotient_down, times
from htp.rulebook.model import Category, DatedValue, Rulebook
from htp.rules import shipped_rulebook
from htp.verdict import Eligibility, Finding, Kind, RuleVerdict, Share, Status, Text, Value

DISCLAIMER = (
    "This is an interpretation of public sources, not the law and not legal advice. "
    "Confirm a decision with the Directorate of the park."
)

CLOSED_LIST = (
    "The list is closed: what is not on it does not count as permitted. If you think that an activity belongs to it, "
    "ask the Directorate of the park."
)

VERDICT_WORDS: Mapping[RuleVerdict | Eligibility, str] = MappingProxyType(
    {
        Eligibility.ELIGIBLE: "eligible",
        Eligibility.NOT_ELIGIBLE: "not eligible",
        Eligibility.UNDETERMINED: "undetermined",
        **{each: each.value for each in RuleVerdict},
    }
)

STATUS_WORDS: Mapping[Status, str] = MappingProxyType(
    {
        Status.VERIFIED: "read in an official text",
        Status.SECONDARY: "read in secondary sources only",
        Status.ASSUMED: "our own reading",
    }
)

KIND_WORDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.CRITERION: "Decides whether a company is eligible",
        Kind.OBLIGATION: "Says what residency costs",
        Kind.INFORMATION: "For information",
    }
)

GROUP_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "software": "Software",
        "it-export": "Export of information technologies and software",
        "call-centres": "Call centres",
        "practice": "In none of the three groups of the list",
    }
)

SOURCE_KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "law": "law",
        "official": "official page or notice",
        "interview": "interview",
        "press": "press report",
        "adviser": "page of an adviser",
    }
)

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
MAX_KEYS = 30
"""Keys to fill in that a person is shown of one rule."""
_LEAST_PLACES = 2
_SHARE_PLACES = 6


def rulebook_name(rulebook: Rulebook) -> str:
    """Which rules a report rests on."""
    name = f"Rulebook {rulebook.id} of {rulebook.version}"
    overlay = rulebook.overlay
    if overlay is None:
        return f"{name}."
    laid_over = f"{overlay.title} ({overlay.id} of {overlay.version}, {overlay.path})"
    return f"{name}, overlaid by {escape_controls(laid_over)}."


def basis(category: Category) -> str:
    """Why the activity counts as permitted: by law, by law as we read it, or in practice."""
    if category.basis == "practice":
        return "admitted in practice, not named in the list of permitted activities"
    if category.status is Status.ASSUMED:
        return "by law, as we read the list of permitted activities"
    return "by law: on the list of permitted activities"


def provenance(status: Status, place: str, notes: str = "") -> str:
    """How sure a value is, and where it stands: `read in an official text: page on residents [1]`."""
    return " ".join(filter(None, (f"{STATUS_WORDS[status]}: {escape_controls(place).removesuffix('.')}", notes)))


def notes(sources: Iterable[str], cited: list[str]) -> str:
    """`[1, 2]`: the numbers under which the source notes list those sources."""
    return f"[{', '.join(str(cited.index(each) + 1) for each in sources)}]"


def figure(entry: DatedValue) -> str:
    """What a parameter is: `80%`, `12 months`, `16,427.00 KGS a month`, `lifted`, or `not known`."""
    if entry.gap is not None:
        return "not known"
    if entry.value is None:
        return "lifted"
    if isinstance(entry.value, int):
        return counted(entry.value, "month", "months")
    return f"{amount(entry.value)} a month" if isinstance(entry.value, Money) else value_text(entry.value)


def span(first: date, last: date | None) -> str:
    """`since 8 July 2011`, `1 January 2020 to 31 December 2020`."""
    return f"since {day(first)}" if last is None else f"{day(first)} to {day(last)}"


def explanation(finding: Finding) -> str:
    """Why the rule says what it says, with the company's own figures."""
    return filled(finding.explanation)


def remedies(finding: Finding) -> list[str]:
    """Each way to meet the criterion, in a sentence."""
    return [filled(each.text) for each in finding.remedies]


def filled(text: Text) -> str:
    """The sentence with its values written out."""
    return filled_in(shipped_rulebook().texts[text.id], text.values)


def filled_in(template: str, values: Mapping[str, Value]) -> str:
    """The template with its values written out; no character of a value can act on a terminal."""
    return template.format_map(_WrittenOut(values))


class _WrittenOut(dict[str, str]):
    """The values that a template names, each written out when it is asked for."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        super().__init__()
        self._values = values

    def __missing__(self, name: str) -> str:
        value = self._values[name]
        return share(value, _places(self._values.values())) if isinstance(value, Share) else value_text(value)


def value_text(value: Value) -> str:
    """A single value, as it stands in sentences."""
    if isinstance(value, Money):
        return amount(value)
    if isinstance(value, Share):
        return share(value)
    if isinstance(value, Number):
        return percent(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, tuple):
        return listing([escape_controls(each) for each in value])
    return escape_controls(str(value))


@lru_cache(maxsize=100)
def percent(rate: Number) -> str:
    """`80%`: exact. Kept, because the rates of a rulebook are few and stand in the report of every company."""
    return f"{decimal_text(times(rate, HUNDRED))}%"


@lru_cache(maxsize=100)
def rate_decimal(rate: Number) -> str:
    """The share or rate as a decimal for programs: exact."""
    return decimal_text(rate)


def _places(values: Iterable[Value]) -> int:
    """Decimals that a share is shown with, so that it can be told from the requirement beside it."""
    rates = [value for value in values if isinstance(value, Number)]
    return max([_LEAST_PLACES, *(_places_of(percent(rate).removesuffix("%")) for rate in rates)])


def _places_of(decimal: str) -> int:
    return len(decimal.partition(".")[2])


def amount(money: Money) -> str:
    """`10,000,000.00 KGS`: exact, with at least two decimals."""
    return f"{decimal_text(money.amount, least_places=2, separator=',')} {money.currency}".rstrip()


def amount_decimal(money: Money) -> str:
    """The amount for programs: exact, with at least two decimals."""
    return decimal_text(money.amount, least_places=2)


def share(measured: Share, places: int = _LEAST_PLACES) -> str:
    """The share in per cent, rounded down, so that what fails never reads as what passes."""
    return f"{decimal_text(quotient_down(times(measured.part, HUNDRED), measured.whole, places))}%"


def places_beside(required: Number | None) -> int:
    """Decimals of a share in per cent that stands beside the share required, if there is one."""
    return _places(() if required is None else (required,))


def share_exactly(measured: Share, required: Number | None = None) -> str:
    """`exactly 21.875%`, or `79.999999%, rounded down` where its decimals go on."""
    places = max(_SHARE_PLACES, places_beside(required))
    shown = share(measured, places)
    is_exact = is_exact_quotient(times(measured.part, HUNDRED), measured.whole, places)
    return f"exactly {shown}" if is_exact else f"{shown}, rounded down"


def amounts(least: Money, most: Money) -> str:
    """`145,000.00 to 725,000.00 KGS`, or the one amount that both are."""
    return amount(most) if least == most else f"{amount(Money(least.amount, ''))} to {amount(most)}"


def measured_and_required(finding: Finding) -> tuple[str, str]:
    """The two figures that a criterion compares, in per cent; empty where there are none."""
    required = finding.required
    return (
        "" if finding.measured is None else share(finding.measured, places_beside(required)),
        "" if required is None else f"at least {percent(required)}",
    )


def share_decimal(measured: Share, required: Number | None) -> str:
    """The share as a decimal for programs, rounded down to six places or as many as the requirement has."""
    places = _SHARE_PLACES if required is None else max(_SHARE_PLACES, _places_of(rate_decimal(required)))
    return decimal_text(quotient_down(measured.part, measured.whole, places))


def day(when: date) -> str:
    """`31 December 2016`."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def listing(words: list[str]) -> str:
    """`a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def keys(missing: Sequence[str]) -> str:
    """The keys to fill in, with commas; of very many the first, so that what stands around them can still be found."""
    shown = ", ".join(missing[:MAX_KEYS])
    return f"{shown} and {rest}" if (rest := hidden_keys_note(missing)) else shown


def hidden_keys_note(missing: Sequence[object]) -> str:
    """How many more keys are missing than a person is shown, and what names them all; empty where there are none."""
    rest = len(missing) - MAX_KEYS
    return f"{rest:,} more, which `htp check --format json` names" if rest > 0 else ""


def sentence(text: str) -> str:
    """The text with a capital letter and a full stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def counted(number: int, one: str, several: str) -> str:
    """`1 company`, `2 companies`."""
    return f"{number:,} {one if number == 1 else several}"


def escape_controls(text: str) -> str:
    """The text with every character that could act on a terminal or hide in it written as an escape."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escaped(each) if _is_unsafe(each) else each for each in text)


def _is_unsafe(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def display_width(text: str) -> int:
    """Columns of a terminal that the text takes; East Asian characters take two."""
    return sum(_width_of(each) for each in text)


def _width_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):  # drawn onto the character before it
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
