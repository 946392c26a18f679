"""What pydantic finds wrong with the data of a profile, as problems; and what somebody may have meant instead."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from pydantic_core import ErrorDetails

from htp.company import countries, currencies
from htp.company.facts import LegalForm, ResidencyStatus
from htp.company.keys import keys_in, keys_like, sections_with
from htp.company.period import Quarter
from htp.errors import Fault, Problem, UnusableText, Values, shape_of
from htp.location import KeyPath
from htp.spelling import nearest

MISSING = "fact.missing"
"""The id of the problem that a fact is missing which a profile cannot do without."""

_EXAMPLE_BY_KEY: Mapping[str, str] = MappingProxyType(
    {
        "company": "company: {name: Ala-Too Software}",
        "name": "name: Ala-Too Software",
        "revenue": "revenue: {currency: KGS, total: 10_000_000, export: 8_500_000}",
        "lines": "lines: [{market: US, amount: 120_000}]",
        "amount": "amount: 120_000",
        "currency": "currency: KGS",
        "exchange_rates": "exchange_rates: {USD: 69.0}",
        "activities": "activities: [software-development]",
        "staff": "staff: {employees: 12, payroll: 9_600_000}",
        "payroll": "payroll: 9_600_000",
        "residency": "residency: {status: applicant}",
        "payments": "payments: {2025-Q1: 12_000}",
        "assumptions": "assumptions: {average_monthly_wage: {amount: 16_427, currency: KGS}}",
        "average_monthly_wage": "average_monthly_wage: {amount: 16_427, currency: KGS}",
    }
)
_MAPPINGS = (("exchange_rates",), ("residency", "payments"))
"""Where keys are facts too."""
_COUNTRY_BY_OTHER_NAME = {"UK": "GB", "England": "GB", "USA": "US", "UAE": "AE", "Turkey": "TR", "Россия": "RU"}
_CURRENCY_BY_WORD = {
    **dict.fromkeys(("som", "soms", "сом", "сомов"), "KGS"),
    **dict.fromkeys(("dollar", "dollars", "US dollars", "$", "доллар", "долларов"), "USD"),
    **dict.fromkeys(("euro", "euros", "€", "евро"), "EUR"),
    **dict.fromkeys(("rouble", "ruble", "roubles", "rubles", "RUR", "рубль", "рублей"), "RUB"),
    **dict.fromkeys(("tenge", "тенге"), "KZT"),
    **dict.fromkeys(("yen", "иена"), "JPY"),
}
_USUAL_CURRENCIES = ("KGS", "USD", "EUR", "RUB", "KZT", "JPY", "CNY", "GBP")


def problems_in(details: ErrorDetails) -> Iterator[Problem]:
    """What pydantic found, in our words."""
    keys, kind, found = details["loc"], details["type"], details["input"]
    is_about_key = any(len(keys) == len(each) + 2 and keys[: len(each)] == each for each in _MAPPINGS)
    if is_about_key:  # pydantic adds a word of its own to tell the key from the value
        keys = keys[:-1]
    context = details.get("ctx", {})
    fault = context["error"].fault if isinstance(context.get("error"), UnusableText) else context.get("fault")
    if fault is not None:
        yield Problem(keys, *_with_suggestion(fault), is_about_key)
    elif kind == "string_unicode":
        yield _unknown_key((*keys, str(found)))  # of bytes that are no text, which pydantic names nowhere else
    elif kind == "extra_forbidden":
        yield _unknown_key(keys)
    elif kind == "enum":
        yield _not_a_choice(keys, found)
    elif kind == "missing":
        yield Problem(keys, MISSING, {"example": _EXAMPLE_BY_KEY[str(keys[-1])]})
    elif isinstance(keys[-1], int):
        yield Problem(keys, "revenue.not-line", {"found": shape_of(found)})
    else:
        is_list = keys[-1] in ("activities", "lines")
        values: Values = {"found": shape_of(found), "example": _EXAMPLE_BY_KEY[str(keys[-1])]}
        yield Problem(keys, "fact.not-list" if is_list else "fact.not-section", values)


def _with_suggestion(fault: Fault) -> Fault:
    """The fault with what was meant, which takes long to find and is asked for only where there is a fault."""
    suggest = _SUGGEST_BY_ID.get(fault.id)
    meant = suggest(str(fault.values["text"])) if suggest else {}
    return Fault(f"{fault.id}-but-like", {**fault.values, **meant}) if meant else fault


def _country_meant(text: str) -> Values:
    code_by_name = {name: code for code, name in countries.NAME_BY_CODE.items()} | _COUNTRY_BY_OTHER_NAME
    codes = [code_by_name[name] for name in nearest(text, code_by_name, likeness=0.85)]
    return {"meant": codes[0], "country": countries.NAME_BY_CODE[codes[0]]} if codes else {}


def _currency_meant(text: str) -> Values:
    words = [_CURRENCY_BY_WORD[word] for word in nearest(text, _CURRENCY_BY_WORD, likeness=0.85)]
    codes = words or nearest(text, _USUAL_CURRENCIES, likeness=0.6) or nearest(text, currencies.CODES)
    return {"meant": codes[0]} if codes else {}


_SUGGEST_BY_ID: Mapping[str, Callable[[str], Values]] = {
    "country.unknown": _country_meant,
    "currency.unknown": _currency_meant,
}


def _unknown_key(keys: KeyPath) -> Problem:
    key = str(keys[-1])
    values: Values = {"key": key}
    if not key.strip():
        return Problem(keys, "profile.key-empty", is_about_key=True)
    if key.isdecimal() and isinstance(keys[-1], str):
        return Problem(keys, "profile.key-after-comma", values, is_about_key=True)
    if meant := keys_like(keys):
        id_ = "profile.key-without-space" if ":" in key else "profile.unknown-key-but-like"
        return Problem(keys, id_, {**values, "meant": meant[0]}, is_about_key=True)
    if homes := sections_with(key):
        return Problem(keys, "profile.key-of-other-section", {**values, "section": homes[0]}, is_about_key=True)
    return Problem(keys, "profile.unknown-key", {**values, "known": keys_in(keys[:-1])}, is_about_key=True)


def _not_a_choice(keys: KeyPath, found: object) -> Problem:
    choices: Mapping[str | int, type[StrEnum]] = {
        "legal_form": LegalForm,
        "status": ResidencyStatus,
        "quarter": Quarter,
    }
    known = tuple(choice.value for choice in choices[keys[-1]])
    meant = nearest(found, known, likeness=0.6) if isinstance(found, str) else []
    subject = str(keys[-1]).replace("_", "-")
    values: Values = {"found": shape_of(found)}
    if meant:
        return Problem(keys, f"{subject}.unknown-but-like", {**values, "meant": meant[0]})
    return Problem(keys, f"{subject}.unknown", {**values, "known": known})
