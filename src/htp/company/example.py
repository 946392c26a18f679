"""The company of the templates, which is to be replaced: a table that still has it says so."""

from collections.abc import Mapping
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
