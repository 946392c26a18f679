"""A table for many profiles, to be filled in: the headers, and one example row to be replaced."""

import csv
from collections.abc import Mapping
from io import StringIO
from types import MappingProxyType

EXAMPLE: Mapping[str, str] = MappingProxyType(
    {
        "company.name": "An example to be replaced LLC",
        "company.legal_form": "legal_entity",
        "company.country": "KG",
        "company.tax_id": "",
        "period": "2016",
        "activities": "software-development; call-centre",
        "revenue.currency": "KGS",
        "revenue.total": "10000000.00",
        "revenue.export": "8500000.00",
        "staff.employees": "12",
        "staff.payroll": "9600000.00",
        "residency.status": "applicant",
        "residency.initial_registration": "",
        "residency.final_registration": "",
        "residency.fees_paid": "",
    }
)
"""The columns that a consultant needs, with the facts of an invented company."""


def template(delimiter: str) -> str:
    """The table as text; a spreadsheet opens it, and it can be checked as it stands."""
    text = StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows([EXAMPLE.keys(), EXAMPLE.values()])
    return text.getvalue()
