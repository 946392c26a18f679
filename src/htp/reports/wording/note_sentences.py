"""The sentences of notes in English, by id: what was read otherwise than written, looks wrong or was left out.

Why a file is left out is said of one file or of several, so it has no verb and no number.
"""

from collections.abc import Mapping
from types import MappingProxyType

NOTES: Mapping[str, str] = MappingProxyType(
    {
        "note.activity-read": 'Read "{activity}" as: {categories}.',
        "note.activities-read": "Read {count} more by their meaning; htp activity shows each.",
        "note.windows-cyrillic": "read as Windows-1251: the text is not UTF-8, and all its words are Russian under it",
        "note.read-as": '"{text}" read as {read}',
        "note.read-as-missing": '"{text}" read as a fact that is not given',
        "note.mapping": "columns read as the mapping {mapping} says",
        "note.mapping-not-used": "left out: {mapping}, a mapping for this list; use it with --mapping",
        "note.after-rulebook": (
            "check what changed since: the rulebook is of {version}, and {as_of} is later; nothing newer is in it"
        ),
        "note.before-first-residents": "check the registration of {day}: no resident is known before late 2013",
        "note.pay-above-revenue": (
            "check the currency of the payroll: {payroll} is more than ten times the revenue, {total}; "
            "write staff.payroll: {{amount: …, currency: …}} if it is another one"
        ),
        "note.country-or-language": "check the country KY: it is the Cayman Islands; Kyrgyzstan is KG",
        "note.country-or-nothing": "check the country NA: it is Namibia; where it is not known, leave it empty",
        "note.rate-upside-down": (
            "check the rate of {currency}: 1 {currency} would be {rate} {home}; "
            "if 1 {home} is {rate} {currency}, write {currency}: {inverse}"
        ),
        "note.rate-for-several": (
            "check the rate of {currency}: 1 {currency} would be {rate} {home}; "
            "if that is the rate of {units} {currency}, divide it by {units}"
        ),
        "note.period-to-come": "check the period: {period} has not begun",
        "note.export-like-a-share": (
            "check the export: {export} is very little; if it is the share in per cent, write the amount"
        ),
        "note.amount-too-fine": "check the amount {amount}: money has two decimals",
        "note.company-again": "check for doubles: the same company and period stand in {places}",
        "note.name-again": (
            "check for doubles: the same name with another legal form or without one stands in {places}"
        ),
        "note.companies-again": "check for doubles: so do {number} more companies",
        "note.revenue-far-above": (
            "check the revenue of row {rows}: it is at least {times:,} times what is usual in this list"
        ),
        "note.revenue-far-below": (
            "check the revenue of row {rows}: what is usual in this list is at least {times:,} times it; "
            "is it in thousands?"
        ),
        "note.letters-lost": (
            "check the name: it has a question mark, and Windows-1251 has no letters such as ө, ү and ң"
        ),
        "note.rows-of-one-company": "read as one company: the rows {rows}",
        "note.rows-of-quarters": (
            "read as one company for {period}: the rows {rows} are its quarters, and their amounts are added up"
        ),
        "note.no-line-end": "check the last cell: the file ends within the row, without a line end",
        "note.more-digits-stored": "the cell {cell} read as Excel shows it: {read} (stored is {stored})",
        "note.other-sheets": "left out: other sheets with companies: {sheets}; name one with --sheet",
        "note.hidden-sheet": "check the sheet {sheet:quoted}: it is hidden, and was read",
        "note.hidden-rows": "check the hidden rows, which were read too: {rows}",
        "note.hidden-columns": "check the hidden columns, which were read too: {columns:quoted}",
        "note.merged-cells": "check the merged cells: only the first of them has the value: {cells}",
        "note.row-of-totals": "left out: row {row} looks like a row of totals",
        "note.headers-again": "left out: row {row} is the headers again",
        "note.column-numbers": "left out: row {row} has the numbers of the columns",
        "note.row-without-facts": "left out: row {row} has nothing in the columns that are read",
        "note.row-of-remark": "left out: row {row} looks like a remark or a signature",
        "note.example-of-template": "left out: row {row} is the example of the template",
        "note.rows-above-headers": "left out: what stands above the headers in row {row}",
        "note.column-may-be": (
            "check the column {header:quoted}, which is left out: if it is {key}, write that above it; "
            "htp import asks for each column"
        ),
        "note.period-above": (
            "check the period, which no column has: if it is {period}, as the title {title:quoted} says, "
            "say so with htp import, or in a column period"
        ),
        "note.columns-of-nobody": "left out: columns that are no facts of a profile: {columns}",
    }
)

NOTE_REFUSED = "correct it; if it is right, leave out --strict"
"""What to do where `--strict` takes a note for a problem."""

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "left-out.excluded": "excluded by --exclude",
        "left-out.file-again": "read before, under another name or again",
        "left-out.hidden": "hidden: the name begins with a point",
        "left-out.ignored": "excluded by a .gitignore file",
        "left-out.link-out": "a link to something outside the folder; name it itself to have it read",
        "left-out.mapping": "the mapping of a list, for --mapping",
        "left-out.no-profile": "no profile: it has no key of one; name the file itself to have it read",
        "left-out.open-workbook": "not a workbook: Excel writes it while a workbook is open",
        "left-out.other-kind": "neither a profile nor a table, by the name",
        "left-out.other-workbook": "a workbook of another program or version; save it as .xlsx",
        "left-out.own-report": "a report of htp",
        "left-out.packages": "packages of a program",
    }
)
"""Why files and folders are not read, by id."""
