"""What customers more or less make of a company's facts, by dotted key; how it is shown is in cli/test_what_if.py."""

from collections.abc import Mapping

import pytest

from htp.assessing.profiles import ProfileRead
from htp.assessing.suppositions import NOTHING_SUPPOSED, Changed, Supposed, with_supposed
from htp.company.customers import customer_in
from htp.company.validation import profile_from
from htp.document import Data, Rejected, with_facts
from htp.location import Location

COMPANY: Data = {"company": {"name": "Tasma Code"}, "exchange_rates": {"USD": "70", "EUR": "80"}}
TOTALS: Mapping[str, Data] = {"revenue": {"currency": "KGS", "total": "1000", "export": "800"}}
LINES: Mapping[str, Data] = {
    "activities": ["62.01"],
    "revenue": {
        "currency": "KGS",
        "lines": [
            {"amount": "500", "market": "KG", "activity": "62.01"},
            {"amount": "20", "market": "US", "currency": "USD", "activity": "62.01"},
            {"amount": "40", "market": "KG", "activity": "call-centre"},
            {"amount": "30", "market": "DE"},
        ],
    },
}


def supposed(facts: Mapping[str, Data], *customers: str, **set_: Data) -> Changed | Rejected:
    data = with_facts(COMPANY, facts)
    read = ProfileRead("company.yaml", 2, profile_from(data), data)
    changes = {key.replace("__", "."): value for key, value in set_.items()}
    return with_supposed(read, Supposed(changes, tuple(map(customer_in, customers))))


def facts_of(facts: Mapping[str, Data], *customers: str, **set_: Data) -> Mapping[str, Data]:
    changed = supposed(facts, *customers, **set_)
    assert isinstance(changed, Changed)
    return changed.facts


@pytest.mark.parametrize(
    "customers, facts",
    [
        (["+100 US"], {"revenue.total": "1100.00", "revenue.export": "900.00"}),
        (["+100 KG"], {"revenue.total": "1100.00"}),
        (["-100 KG"], {"revenue.total": "900.00"}),
        (["-800 US"], {"revenue.total": "200.00", "revenue.export": "0.00"}),
        (["+2 USD US"], {"revenue.total": "1140.00", "revenue.export": "940.00"}),
        (
            ["+100 KGS DE: call-centre"],
            {"revenue.total": "1100.00", "revenue.export": "900.00", "activities.0": "call-centre"},
        ),
        (["+100 US", "-50 KG"], {"revenue.total": "1050.00", "revenue.export": "900.00"}),
    ],
)
def test_totals_are_raised_and_lowered(customers: list[str], facts: Mapping[str, Data]) -> None:
    assert facts_of(TOTALS, *customers) == facts


def test_a_total_that_is_not_known_stays_so() -> None:
    assert facts_of({"revenue": {"currency": "KGS", "total": "1000"}}, "+1 US") == {"revenue.total": "1001.00"}
    assert facts_of({"revenue": {"currency": "KGS", "export": "800"}}, "+1 US") == {"revenue.export": "801.00"}


def test_an_activity_that_the_company_has_is_not_added_and_another_comes_behind_it() -> None:
    company: Mapping[str, Data] = {**TOTALS, "activities": ["62.01"]}
    assert "activities.0" not in facts_of(company, "+1 US: 62.01")
    assert facts_of(company, "+1 US: call-centre")["activities.1"] == "call-centre"


@pytest.mark.parametrize(
    "customer, facts",
    [
        ("+7 JP", {"revenue.lines.4": {"amount": "7.00", "market": "JP"}}),
        ("+7 EUR JP", {"revenue.lines.4": {"amount": "7.00", "market": "JP", "currency": "EUR"}}),
        ("+7 JP: call-centre", {"revenue.lines.4": {"amount": "7.00", "market": "JP", "activity": "call-centre"}}),
        ("-20 USD US", {"revenue.lines.1.amount": "0.00"}),
        ("-10 DE", {"revenue.lines.3.amount": "20.00"}),
        ("-10 KGS DE", {"revenue.lines.3.amount": "20.00"}),
        ("-10 KG: call-centre", {"revenue.lines.2.amount": "30.00"}),
    ],
)
def test_lines_are_added_and_lowered(customer: str, facts: Mapping[str, Data]) -> None:
    assert facts_of(LINES, customer) == facts


def test_a_new_customer_pays_for_what_the_company_does_where_that_is_one_thing() -> None:
    company: Mapping[str, Data] = {"activities": ["62.01"], "revenue": {"currency": "KGS", "lines": []}}
    line = {"amount": "7.00", "market": "JP", "activity": "62.01"}
    assert facts_of(company, "+7 JP") == {"revenue.lines.0": line}
    assert facts_of({**company, "activities": ["62.01", "call-centre"]}, "+7 JP: 62.01") == {"revenue.lines.0": line}


def test_customers_come_after_the_facts_that_are_set() -> None:
    facts = facts_of(TOTALS, "+1 KG", revenue__total="2000")
    assert facts == {"revenue.total": "2001.00"}
    assert facts_of(TOTALS) == {}


def test_something_is_supposed_where_a_fact_or_a_customer_is() -> None:
    assert not NOTHING_SUPPOSED
    assert Supposed({"revenue.total": "1"})
    assert Supposed(customers=(customer_in("+1 KG"),))


@pytest.mark.parametrize(
    "company, customer, fault, values",
    [
        (TOTALS, "-801 US", "customer.more-than-there-is", {"amount": "800.00"}),
        (TOTALS, "+1 JPY JP", "rate.missing", {"currency": "JPY", "home": "KGS"}),
        ({"activities": ["62.01"]}, "+1 US", "customer.no-revenue", {}),
        ({"revenue": {"total": "5"}}, "+1 EUR KG", "customer.no-currency", {"currency": "EUR"}),
        (LINES, "-1 JP", "customer.no-line", {"market": "JP"}),
        (LINES, "-1 US", "customer.no-line", {"market": "US"}),
        (LINES, "-31 DE", "customer.more-than-there-is", {"amount": "30.00"}),
        (
            LINES,
            "-1 KG",
            "customer.several-lines",
            {
                "market": "KG",
                "keys": ("revenue.lines.0.amount", "revenue.lines.2.amount"),
                "first": "revenue.lines.0.amount",
            },
        ),
    ],
)
@pytest.mark.parametrize("more", [(), ("+1 KG",)])
def test_what_cannot_be_is_refused_as_a_fault_of_the_revenue(
    company: Mapping[str, Data], customer: str, fault: str, values: Mapping[str, object], more: tuple[str, ...]
) -> None:
    refused = supposed(company, customer, *more)
    assert isinstance(refused, Rejected)
    (found,) = refused.diagnostics
    assert (refused.path, refused.document, found.location) == ("company.yaml", 2, Location("company.yaml", 2))
    assert (found.id, found.values, found.keys, found.is_of_set_facts) == (fault, values, ("revenue",), True)
