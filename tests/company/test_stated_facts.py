"""What a report keeps of a profile: its facts by dotted key, in one notation."""

from support.builders import Facts

from htp.company.stated_facts import stated_facts
from htp.company.validation import profile_from

WHOLE: Facts = {
    "company": {"name": "Ala-Too", "legal_form": "ОсОО", "tax_id": "00000000000101"},
    "period": "2025-H1",
    "activities": ["software-development", "62.01"],
    "revenue": {
        "currency": "KGS",
        "lines": [
            {"amount": "1_000.50", "market": "США", "customer": "Somebody", "quarter": "Q1"},
            {"amount": "7", "currency": "USD", "market": "DE", "through": "App Store"},
        ],
    },
    "exchange_rates": {"USD": "87.450"},
    "staff": {"employees": "3", "payroll": {"amount": "4_800", "currency": "USD"}},
    "residency": {"status": "resident", "initial_registration": "2024-02-01", "payments": {"2025-Q1": "10.00"}},
}


def test_each_fact_has_its_key_and_one_notation_and_who_paid_is_left_out() -> None:
    assert stated_facts(profile_from(WHOLE)) == {
        "company.name": "Ala-Too",
        "company.legal_form": "legal_entity",
        "company.tax_id": "00000000000101",
        "period": "2025-H1",
        "activities.0": "software-development",
        "activities.1": "62.01",
        "revenue.currency": "KGS",
        "revenue.lines.0.amount": "1000.5",
        "revenue.lines.0.market": "US",
        "revenue.lines.0.quarter": "Q1",
        "revenue.lines.1.amount": "7",
        "revenue.lines.1.market": "DE",
        "revenue.lines.1.currency": "USD",
        "revenue.lines.1.through": "App Store",
        "exchange_rates.USD": "87.45",
        "staff.employees": "3",
        "staff.payroll.amount": "4800",
        "staff.payroll.currency": "USD",
        "residency.status": "resident",
        "residency.initial_registration": "2024-02-01",
        "residency.payments.2025-Q1": "10",
    }


def test_the_same_facts_in_other_notations_are_the_same_texts() -> None:
    one = stated_facts(profile_from({"company": {"name": "A"}, "revenue": {"currency": "сом", "total": "1 000,00"}}))
    assert one == stated_facts(
        profile_from({"company": {"name": "A"}, "revenue": {"currency": "KGS", "total": "1_000"}})
    )


def test_an_empty_list_is_a_fact_and_a_missing_one_is_none() -> None:
    assert stated_facts(profile_from({"company": {"name": "A"}})) == {"company.name": "A"}
    assert stated_facts(profile_from({"company": {"name": "A"}, "activities": []})) == {
        "company.name": "A",
        "activities": "",
    }
