"""What stands in a workbook beside the figures of companies, in English, by id."""

from collections.abc import Mapping
from types import MappingProxyType

WORKBOOK: Mapping[str, str] = MappingProxyType(
    {
        "workbook.companies": "Companies",
        "workbook.totals": "Totals",
        "workbook.problems": "Problems",
        "workbook.notes": "Notes and left out",
        "workbook.totals.figure": "Figure",
        "workbook.totals.of": "Of",
        "workbook.totals.currency": "Currency",
        "workbook.totals.value": "Value",
        "workbook.totals.count": "Companies",
        "workbook.totals.invalid": "Inputs that could not be read",
        "workbook.totals.revenue": "Revenue",
        "workbook.totals.export": "Export",
        "workbook.totals.export-known-for": "Revenue whose export is known",
        "workbook.totals.export-share": "Export share",
        "workbook.totals.fee": "Fee to the park",
        "workbook.totals.fee-to-pay": "In arrears with the fee",
        "workbook.totals.without-figures": "Companies without figures",
    }
)
