"""Profiles from files, folders and standard input: every mistake is shown in its place, and none stops the others."""

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Thread
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.reading import Bounded, Said, SaidOf, in_words, read_profiles

from htp.assessing.profiles import ProfileRead, with_changes
from htp.company.contradictions import MAX_ACTIVITIES
from htp.company.currencies import CODES
from htp.company.profile import Profile
from htp.document import Data, Rejected
from htp.errors import Fault, UnusableText
from htp.location import Location
from htp.reading import opening
from htp.reading.documents import MAX_COMPANIES, StandardInput, count_of_inputs, inputs_below, is_own_report
from htp.reading.opening import MAX_BYTES

SAMPLES = Path(__file__).parents[2] / "sample_inputs"
A = "company: {name: A}\n"
"""The least that a profile needs; what a test is about comes after it."""

TOO_LONG = os.strerror(errno.ENAMETOOLONG)
AMOUNT = "write digits with a point for decimals, e.g. 12_500_000.00"
NEGATIVE = "write an amount of zero or more; subtract a refund from the amount that it reverses"
PERIOD = "write 2016, 2016-H1, 2016-Q3 or 2016-07"
TEXT = "write a text, in quotation marks if it looks like something else"
KEYS = f"use one of: {', '.join(Profile.model_fields)}"
PROFILE = "write keys such as  company: {name: …}  (several companies: in YAML, a line --- between them)"
QUOTE = "put the whole text in quotation marks"
ALIGN = "begin each key on a line of its own, as far to the right as the keys that belong with it"
TOO_DEEP = ("nested more than 40 levels deep", "remove the brackets: a profile has five levels")


@dataclass(frozen=True)
class Mistake:
    """A text with one mistake, the place marked with ▶, and what is said of it."""

    marked: str
    problem: str
    remedy: str

    @property
    def text(self) -> str:
        return self.marked.replace("▶", "")

    def diagnostic(self, path: str) -> Said:
        lines_before = self.marked[: self.marked.index("▶")].split("\n")
        line, column = len(lines_before), len(lines_before[-1]) + 1
        excerpt = self.text.split("\n")[line - 1].removesuffix("\r")
        return Said(Location(path, 1, line, column), self.problem, self.remedy, excerpt)


def not_yaml(marked: str, problem: str, remedy: str) -> Mistake:
    return Mistake(marked, f"not well-formed YAML: {problem}", remedy)


def not_json(marked: str, problem: str, remedy: str) -> Mistake:
    return Mistake(marked, f"not well-formed JSON: {problem}", remedy)


MISTAKES_IN_YAML = [
    # It is no YAML.
    not_yaml("company:\n  name: A\n▶\tperiod: 2016", "the line is indented with a tab", "indent it with spaces"),
    not_yaml(f"{A}  ▶period: 2016", "the line begins in a column where no key above it begins", ALIGN),
    not_yaml(f"{A} ▶p\t: 2016", "the line begins in a column where no key above it begins", ALIGN),
    not_yaml("company: {name: A}▶}", "the value has ended before this", f"remove the rest of the line, or {QUOTE}"),
    not_yaml(
        'company:\n  name: "Ala" ▶LLC', "the value has ended before this", f"remove the rest of the line, or {QUOTE}"
    ),
    not_yaml("company:\n  name: Ala▶: Too", "no key can stand here", f"{ALIGN}; {QUOTE} if the colon is part of it"),
    not_yaml("company:\n  name: ▶@Too", "a text cannot begin with this character", QUOTE),
    not_yaml("company:\n  name: ▶%Too", "a text cannot begin with this character", QUOTE),
    not_yaml("company:\n  name: ▶& Co", "a text cannot begin with this character", QUOTE),
    not_yaml("company:\n  name: ▶>Too", "a text cannot begin with this character", QUOTE),
    not_yaml("company:\n  name: ▶, Inc", "a text cannot begin with this character", QUOTE),
    not_yaml(f'company:\n  name: ▶"A\n{A}', "a quotation mark is not closed", "write the closing quotation mark"),
    not_yaml(f"company:\n  name: ▶'A\n{A}", "a quotation mark is not closed", "write the closing quotation mark"),
    not_yaml(
        'company:\n  name: "Ala▶\\Too"',
        "a backslash in quotation marks begins an escape, and this is none",
        r"write \\ for one backslash, or put the text in single quotation marks",
    ),
    not_yaml(
        "company: ▶{name: A\nperiod: 2016",
        "the bracket { is not closed, or a comma is missing after one of its entries",
        "write the } or the comma",
    ),
    not_yaml(
        f"activities: ▶[software-development\n{A}",
        "the bracket [ is not closed, or a comma is missing after one of its entries",
        "write the ] or the comma",
    ),
    not_yaml(f"{A}activities: [▶", "a value is missing, or a bracket is not closed", "write the value or the ]"),
    not_yaml(f"{A}▶period 2016\n", "a key without its colon", "write it as  key: value"),
    not_yaml(
        f"{A}activities: ▶- call-centre", "no list can begin here", "begin each entry with a dash on a line of its own"
    ),
    not_yaml(
        f"{A}activities:\n  - call-centre\n  ▶period: 2016",
        "a list goes on with something that is not an entry",
        "begin each entry with a dash, under the dash above, and each key further left",
    ),
    not_yaml(f"▶%YAML 3.0\n---\n{A}", "this version of YAML is not read here", "remove the line"),
    not_yaml(f"{A}period: ▶!<y 2016", "a word that begins with ! is read as a tag", f"{QUOTE} or remove the tag"),
    Mistake(f"{A}period: 20▶\x0016", "the character U+0000 cannot stand in YAML", "remove the character"),
    Mistake("# Ёж\ncompany: {name: A▶\x1b}", "the character U+001B cannot stand in YAML", "remove the character"),
    Mistake(f"{A}activities: {'[' * 39}▶[{']' * 40}", *TOO_DEEP),
    # It is YAML of a kind that a profile does not need.
    Mistake(
        f"{A}period: ▶!!int 2016", "tags are not read here: !!int", f"remove the tag, or {QUOTE} if it is part of it"
    ),
    Mistake("company: ▶!x {name: A}", "tags are not read here: !x", f"remove the tag, or {QUOTE} if it is part of it"),
    Mistake(f"{A}▶<<: {{period: 2016}}", "merge keys (<<) are not read here", "write the merged keys out"),
    Mistake(f"{A}period: ▶*year", "nothing is marked as &year", f"write the value out, or {QUOTE}"),
    Mistake(f"{A}▶*year : 2016", "nothing is marked as &year", f"write the value out, or {QUOTE}"),
    Mistake(f"{A}activities: &all [▶*all]", "*all contains itself", "write the value out"),
    Mistake(f"{A}▶[a, b]: 2016", "a key must be a single word, not a list or a mapping", "write a key such as company"),
    Mistake(
        f"{A}? ▶{{a: b}}\n: 1", "a key must be a single word, not a list or a mapping", "write a key such as company"
    ),
    Mistake(f"{A}▶company: {{name: B}}", 'the key "company" stands twice', "keep one of the two"),
    Mistake("company:\n  name: A\n  ▶name: B", 'the key "name" stands twice', "keep one of the two"),
    Mistake('company: {name: A, ▶"name": B}', 'the key "name" stands twice', "keep one of the two"),
    Mistake(f"▶- {A}", "the document is a list, not a profile", PROFILE),
    Mistake("# a note\n▶just a text", "the document is a text, not a profile", PROFILE),
    Mistake("▶# only a comment\n", "there is no company in it", "write a profile, e.g. company: {name: …}"),
    Mistake("▶", "there is no company in it", "write a profile, e.g. company: {name: …}"),
    Mistake("▶---\n...\n---\n~\n", "there is no company in it", "write a profile, e.g. company: {name: …}"),
    # A key is wrong.
    Mistake(f"{A}▶revenu: {{total: 1}}", 'revenu: unknown key "revenu"', "did you mean revenue?"),
    Mistake(
        "company: {name: A, ▶legal_from: branch}",
        'company.legal_from: unknown key "legal_from"',
        "did you mean legal_form?",
    ),
    Mistake(f"{A}▶perod:", 'perod: unknown key "perod"', "did you mean period?"),
    Mistake(f"{A}▶colour: red", 'colour: unknown key "colour"', KEYS),
    Mistake(f"{A}▶total: 5", 'total: unknown key "total"', "write it below revenue"),
    Mistake(
        f"{A}revenue:\n  lines:\n    - {{amount: 5, ▶marked: US}}",
        'revenue.lines.0.marked: unknown key "marked"',
        "did you mean market?",
    ),
    Mistake("company: {▶name:A}", 'company.name:A: unknown key "name:A"', "write a space after the colon: name: …"),
    Mistake(
        "▶company:{name: A}", 'company:{name: unknown key "company:{name"', "write a space after the colon: company: …"
    ),
    Mistake("company: {▶nam: A}", 'company.nam: unknown key "nam"', "did you mean name?"),
    Mistake(f'{A}▶"[key]": 5', '[key]: unknown key "[key]"', KEYS),
    Mistake(f"{A}▶'': 5", "a key without a name", "write the name of the key before the colon, or remove the line"),
    # Something is missing, or is one thing instead of many.
    Mistake("▶period: 2016", "company: it is missing or empty", "add company: {name: Ala-Too Software}"),
    Mistake("company:▶\nperiod: 2016", "company: it is missing or empty", "add company: {name: Ala-Too Software}"),
    Mistake("▶company: {country: KG}", "company.name: it is missing or empty", "add name: Ala-Too Software"),
    Mistake(
        f"{A}revenue:\n  lines:\n    - ▶market: US",
        "revenue.lines.0.amount: it is missing or empty",
        "add amount: 120_000",
    ),
    Mistake(
        f"{A}assumptions:\n  ▶average_monthly_wage: {{amount: 5}}",
        "assumptions.average_monthly_wage.currency: it is missing or empty",
        "add currency: KGS",
    ),
    Mistake(
        "company: ▶A", 'company: "A" is not a section with keys of its own', "write company: {name: Ala-Too Software}"
    ),
    Mistake(
        f"{A}revenue: ▶10_000",
        'revenue: "10_000" is not a section with keys of its own',
        "write revenue: {currency: KGS, total: 10_000_000, export: 8_500_000}",
    ),
    Mistake(
        f"{A}exchange_rates: ▶[69]",
        "exchange_rates: a list is not a section with keys of its own",
        "write exchange_rates: {USD: 69.0}",
    ),
    Mistake(
        f"{A}assumptions: {{average_monthly_wage: ▶16_427}}",
        'assumptions.average_monthly_wage: "16_427" is not a section with keys of its own',
        "write average_monthly_wage: {amount: 16_427, currency: KGS}",
    ),
    Mistake(f"{A}activities: ▶call-centre", "activities: the activities are not a list", "write a list: [call-centre]"),
    Mistake(
        f"{A}activities: ▶{{a: b}}", "activities: a mapping is not a list", "write activities: [software-development]"
    ),
    Mistake(
        f"{A}revenue: {{lines: ▶5}}", 'revenue.lines: "5" is not a list', "write lines: [{market: US, amount: 120_000}]"
    ),
    Mistake(
        f"{A}revenue: {{lines: [▶5]}}",
        'revenue.lines.0: "5" is not a line of revenue',
        "write {market: US, amount: 120_000}",
    ),
    Mistake(
        f"{A}revenue: {{lines: [▶~]}}",
        "revenue.lines.0: an empty entry is not a line of revenue",
        "write {market: US, amount: 120_000}",
    ),
    # A text, a code or a choice is wrong.
    Mistake("company: {name: ▶[A, B]}", "company.name: a list is not a text", TEXT),
    Mistake("company: {name: ▶''}", "company.name: the text is empty", "write the text or remove the key"),
    Mistake(
        f"company: {{name: ▶{'x' * 501}}}", "company.name: the text has 501 characters", "write at most 500 characters"
    ),
    Mistake(f"{A}activities: [▶~]", "activities.0: an empty entry is not a text", TEXT),
    Mistake(f"{A}activities:\n  - call-centre\n  - ▶{{a: b}}", "activities.1: a mapping is not a text", TEXT),
    Mistake(
        "company: {name: A, legal_form: ▶gmbh}",
        'company.legal_form: "gmbh" is not a legal form',
        "write one of: legal_entity, individual_entrepreneur, branch",
    ),
    Mistake(
        "company: {name: A, legal_form: ▶brunch}",
        'company.legal_form: "brunch" is not a legal form',
        "did you mean branch?",
    ),
    Mistake(
        f"{A}residency: {{status: ▶residnt}}", 'residency.status: "residnt" is not a status', "did you mean resident?"
    ),
    Mistake(
        "company: {name: A, country: ▶КZ}",  # the first letter is Cyrillic
        'company.country: "КZ" has a Cyrillic letter in a country code: К',
        "write KZ in Latin letters if it is Kazakhstan, else the name of the country",
    ),
    Mistake(
        "company: {name: A, country: ▶Jappan}",
        'company.country: "Jappan" is not a country code of ISO 3166-1',
        "did you mean JP (Japan)?",
    ),
    Mistake(
        "company: {name: A, country: ▶XX}",
        'company.country: "XX" is not a country code of ISO 3166-1',
        "write two letters, e.g. US",
    ),
    Mistake(
        f"{A}revenue: {{currency: ▶somm}}",
        'revenue.currency: "somm" is not a currency code of ISO 4217',
        "did you mean KGS?",
    ),
    Mistake(
        f"{A}revenue: {{currency: ▶сомм}}",
        'revenue.currency: "сомм" is not a currency code of ISO 4217',
        "did you mean KGS?",
    ),
    Mistake(
        f"{A}revenue: {{currency: ▶US}}",
        'revenue.currency: "US" is not a currency code of ISO 4217',
        "did you mean USD?",
    ),
    Mistake(
        f"{A}revenue: {{currency: ▶ZZZ}}",
        'revenue.currency: "ZZZ" is not a currency code of ISO 4217',
        "write three letters, e.g. KGS or USD",
    ),
    Mistake(
        "company: {name: A, tax_id: ▶0123456789}",
        'company.tax_id: "0123456789" is not a tax id',
        'write its 14 digits, e.g. "01234567890123"',
    ),
    # A period, a date or a count is wrong.
    Mistake(f"{A}period: ▶2016-Q5", 'period: "2016-Q5" is not a period', PERIOD),
    Mistake(f"{A}period: ▶2016-13", 'period: "2016-13" is not a period', PERIOD),
    Mistake(f"{A}period: ▶2016-", 'period: "2016-" is not a period', PERIOD),
    Mistake(f"{A}period: ▶0o17", 'period: "0o17" is not a period', PERIOD),
    Mistake(f"{A}period: ▶２０１６", 'period: "２０１６" is not a period', PERIOD),
    Mistake(f"{A}period: ▶|\n  20\n  16\n", 'period: "20⏎16" is not a period', PERIOD),
    Mistake(
        f"{A}revenue: {{lines: [{{amount: 1, quarter: ▶QQ1}}]}}",
        'revenue.lines.0.quarter: "QQ1" is not a quarter',
        "did you mean Q1?",
    ),
    Mistake(
        f"{A}revenue: {{lines: [{{amount: 1, quarter: ▶5}}]}}",
        'revenue.lines.0.quarter: "5" is not a quarter',
        "write one of: Q1, Q2, Q3, Q4",
    ),
    Mistake(
        f"{A}residency: {{final_registration: ▶15.07.16}}",
        'residency.final_registration: "15.07.16" is not a date',
        "write year-month-day, e.g. 2016-07-15",
    ),
    Mistake(
        f"{A}residency: {{final_registration: ▶01/02/2016}}",
        'residency.final_registration: "01/02/2016" can be 2016-02-01 or 2016-01-02',
        "write 2016-02-01 or 2016-01-02",
    ),
    Mistake(
        f"{A}residency: {{final_registration: ▶2016-02-30}}",
        "residency.final_registration: there is no 2016-02-30 in the calendar",
        "write a date that exists, e.g. 2016-07-15",
    ),
    Mistake(
        f"{A}staff: {{employees: ▶twelve}}",
        'staff.employees: "twelve" is not a number of people',
        "write a whole number, e.g. 12",
    ),
    Mistake(
        f"{A}staff: {{employees: ▶1011011011}}",
        'staff.employees: "1011011011" is more than 999,999,999, the most people or months that can be given',
        "write the number of people, e.g. 12; a tax id or an amount may stand in the wrong place",
    ),
    Mistake(
        f"{A}residency: {{initial_registration: ▶45000}}",
        'residency.initial_registration: "45000" is how a spreadsheet keeps a day: it is the number of 2023-03-15',
        "write 2023-03-15, or give the column the format of a date and save the list again",
    ),
    Mistake(
        f"{A}staff: {{employees: ▶1.5}}",
        'staff.employees: "1.5" is not a number of people',
        "write a whole number, e.g. 12",
    ),
    Mistake(
        f"{A}staff: {{employees: ▶-1}}",
        'staff.employees: "-1" is not a number of people',
        "write a whole number, e.g. 12",
    ),
    # An amount is wrong.
    Mistake(f"{A}revenue:\n  total: ▶-1", "revenue.total: -1 is negative", NEGATIVE),
    Mistake(
        f"{A}revenue: {{lines: [{{amount: ▶-0.01}}]}}",
        "revenue.lines.0.amount: -0.01 is negative",
        NEGATIVE,
    ),
    Mistake(
        f"{A}revenue:\n  total: ▶1e7",
        "revenue.total: 1e7 is written with an exponent",
        "write the amount out in digits, e.g. 12_500_000; a spreadsheet may have dropped some",
    ),
    Mistake(
        f"{A}revenue: {{total: ▶1,234}}".replace("1,234", "'1,234'"),
        'revenue.total: "1,234" can be 1234 or 1.234',
        "write 1234 for thousands, or 1.2340 for decimals",
    ),
    Mistake(
        f"{A}revenue: {{total: ▶950.000}}",
        'revenue.total: "950.000" can be 950000 or 950.000',
        "write 950000 for thousands, or 950.0000 for decimals",
    ),
    Mistake(
        f"{A}revenue: {{total: ▶–}}",
        'revenue.total: "–" is not an amount',
        "write 0, or leave it empty if the amount is not known",
    ),
    Mistake(
        f"{A}revenue:\n  total: ▶017", "revenue.total: 017 begins with a zero", "write the amount without leading zeros"
    ),
    Mistake(
        f"{A}revenue:\n  total: ▶12,5 M",
        'revenue.total: "12,5 M" is not an amount: a comma can mean thousands or decimals',
        AMOUNT,
    ),
    Mistake(
        f"{A}revenue:\n  total: ▶{'9' * 101}",
        "revenue.total: an amount of 101 digits is too long",
        "write at most 100 digits before and after the point",
    ),
    Mistake(f"{A}revenue:\n  total: ▶[1]", "revenue.total: a list is not an amount", AMOUNT),
    *(
        Mistake(f"{A}revenue:\n  total: ▶{text}", f'revenue.total: "{text}" is not an amount', AMOUNT)
        for text in ("+5", "1:30", "0o17", "0x1F", "NaN", ".inf", "１２３", "10 00", ".5", "5.", "1__0", "yes", "1/3")
    ),
    Mistake(
        f"{A}exchange_rates: {{USD: ▶0}}",
        "exchange_rates.USD: an exchange rate of zero",
        "write how much of revenue.currency one unit costs, e.g. 69.0",
    ),
    Mistake(f"{A}exchange_rates: {{USD: ▶sixty}}", 'exchange_rates.USD: "sixty" is not an amount', AMOUNT),
    Mistake(
        f"{A}exchange_rates: {{▶US: 69}}",
        'exchange_rates.US: "US" is not a currency code of ISO 4217',
        "did you mean USD?",
    ),
    # Two facts, each possible in itself, contradict each other.
    Mistake(
        f"{A}revenue: {{total: 5, export: ▶5.01}}",
        "revenue.export: the export is larger than the total revenue of which it is a part",
        "correct revenue.export or revenue.total: the total includes the export",
    ),
    Mistake(
        f"{A}revenue: {{▶total: 5, lines: [{{amount: 5}}]}}",
        "revenue.total: revenue.total stands beside revenue.lines",
        "remove total or the lines: the totals of lines are added up for you",
    ),
    Mistake(
        f"{A}revenue: {{▶export: 0, lines: []}}",
        "revenue.export: revenue.export stands beside revenue.lines",
        "remove export or the lines: the totals of lines are added up for you",
    ),
    Mistake(
        f"{A}revenue: {{lines: [{{amount: 1, currency: ▶USD}}, {{amount: 1, currency: EUR}}]}}",
        "revenue.lines.0.currency: a line names its currency while revenue.currency is missing",
        "add the currency that the total is to be in, e.g. revenue: {currency: KGS}",
    ),
    Mistake(
        f"{A}revenue:\n  currency: KGS\n  lines:\n  - {{amount: 1, currency: ▶USD}}\n  - {{amount: 2, currency: USD}}",
        "revenue.lines.0.currency: there is no exchange rate for USD",
        "add exchange_rates: {USD: …}, in KGS for 1 USD",
    ),
    Mistake(
        f"{A}revenue: {{currency: KGS}}\nexchange_rates: {{KGS: ▶2}}",
        "exchange_rates.KGS: a rate other than 1 for KGS, the currency of the revenue itself",
        "remove the rate, or correct revenue.currency",
    ),
    Mistake(
        f"{A}period: 2016-H1\nrevenue: {{lines: [{{amount: 1, quarter: Q2}}, {{amount: 1, quarter: ▶Q3}}]}}",
        "revenue.lines.1.quarter: Q3 is not in the period 2016-H1",
        "write a quarter of the period: Q1, Q2, or correct the period",
    ),
    Mistake(
        f"{A}residency:\n  initial_registration: 2016-07-15\n  final_registration: ▶2016-07-14",
        "residency.final_registration: the final registration (2016-07-14) is before the initial one (2016-07-15)",
        "correct one of the two dates",
    ),
]

MISTAKES_IN_JSON = [
    not_json("▶nothing", "no value begins here", 'write a number, or a text in quotation marks, e.g. "KGS"'),
    not_json('{▶company: {"name": "A"}}', "no key begins here", 'write a key, e.g. "company", or the }'),
    not_json('{"company" ▶{"name": "A"}}', "a key without its colon", 'write it as  "key": value'),
    not_json(
        '{"company": {"name": ▶A}}', "no value begins here", 'write a number, or a text in quotation marks, e.g. "KGS"'
    ),
    not_json(
        '{"company": {"name": "A"}\n ▶"period": 2016}',
        "the value has ended before this",
        "write a comma, or remove this",
    ),
    not_json('{"staff": {"employees": 0▶12}}', "the value has ended before this", "write a comma, or remove this"),
    not_json('{"company": {"name": ▶"A}}', "a quotation mark is not closed", "write the closing quotation mark"),
    not_json('{"company": {"name": "A▶\n"}}', "a text ends with its line", "write the closing quotation mark"),
    not_json(
        '{"company": {"name": "▶\\A"}}',
        "the text cannot be read from here on",
        "check the quotation marks, commas and brackets of this line",
    ),
    Mistake(f'{{"activities": {"[" * 39}▶[{"]" * 40}}}', *TOO_DEEP),
    Mistake(f'{{"a": "[[[[", "b": {"[" * 39}▶[', *TOO_DEEP),
    Mistake(
        '{"company": {"name": ▶"\\ud83d"}}',
        "the text has an escape for half of a character",
        "write the character itself",
    ),
    Mistake(
        '{"company": {"name": "A"},\n "period": 2016,\n ▶"period": 2016}',
        'the key "period" stands twice',
        "keep one of the two",
    ),
    Mistake('{"company": {"name": "A", ▶"n\\u0061me": "B"}}', 'the key "name" stands twice', "keep one of the two"),
    Mistake('▶["company"]', "the document is a list, not a profile", PROFILE),
    Mistake("▶2016", "the document is a text, not a profile", PROFILE),
    Mistake("▶null", "there is no company in it", "write a profile, e.g. company: {name: …}"),
    Mistake(" ▶{}", "company: it is missing or empty", "add company: {name: Ala-Too Software}"),
    Mistake('{"company": {"name": "A"},\n ▶"perod": 2016}', 'perod: unknown key "perod"', "did you mean period?"),
    Mistake('{"company": {"name": ▶true}}', "company.name: true is not a text", TEXT),
    Mistake('{"company": {"name": ▶{}}}', "company.name: a mapping is not a text", TEXT),
    not_json(
        '{"company": {"name": "A"},\n "revenue": {"total": ▶NaN}}',
        "there is no NaN in JSON",
        "write the number, or null if it is not known",
    ),
    Mistake(
        '{"company": {"name": "A"},\n "revenue": {"total": ▶false}}', "revenue.total: false is not an amount", AMOUNT
    ),
    Mistake(
        '{"company": {"name": "A"},\n "revenue": {"total": ▶-1}}',
        "revenue.total: -1 is negative",
        NEGATIVE,
    ),
    Mistake(
        '{"company": {"name": "А \\"Б\\": {"},\n "revenue": {"lines": [{"amount":1}, {"market": ▶"uss", "amount":2}]}}',
        'revenue.lines.1.market: "uss" is not a country code of ISO 3166-1',
        "write two letters, e.g. US",
    ),
    Mistake(
        '{"company": {"name": "A"}, "revenue": {"lines": [▶{"market": "US"}]}}',
        "revenue.lines.0.amount: it is missing or empty",
        "add amount: 120_000",
    ),
]


def read(*paths: str | Path, standard_input: bytes = b"", name: str = "<stdin>") -> list[ProfileRead | SaidOf]:
    return list(read_profiles([str(path) for path in paths], StandardInput(BytesIO(standard_input).read, name)))


def only(found: list[ProfileRead | SaidOf]) -> ProfileRead | SaidOf:
    (one,) = found
    return one


def rejected(found: list[ProfileRead | SaidOf]) -> tuple[Said, ...]:
    one = only(found)
    assert isinstance(one, SaidOf)
    assert {(each.location.path, each.location.document) for each in one.diagnostics} == {(one.path, one.document)}
    return one.diagnostics


def names(found: list[ProfileRead | SaidOf]) -> list[str]:
    """The company of each profile, and where a broken one stands."""
    return [
        each.profile.company.name if isinstance(each, ProfileRead) else str(each.diagnostics[0].location)
        for each in found
    ]


# --- Mistakes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mistake", MISTAKES_IN_YAML, ids=lambda each: each.marked[-50:])
def test_a_mistake_in_yaml_is_shown_with_its_place_and_what_to_write(tmp_path: Path, mistake: Mistake) -> None:
    path = tmp_path / "company.yaml"
    path.write_text(mistake.text, encoding="utf-8", newline="")
    assert rejected(read(path)) == (mistake.diagnostic(str(path)),)


@pytest.mark.parametrize("mistake", MISTAKES_IN_JSON, ids=lambda each: each.marked[-50:])
def test_a_mistake_in_json_is_shown_with_its_place_and_what_to_write(tmp_path: Path, mistake: Mistake) -> None:
    path = tmp_path / "company.json"
    path.write_text(mistake.text, encoding="utf-8", newline="")
    assert rejected(read(path)) == (mistake.diagnostic(str(path)),)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
@pytest.mark.parametrize(
    "mistake",
    [each for each in (*MISTAKES_IN_YAML, *MISTAKES_IN_JSON) if "\n" in each.marked],
    ids=lambda each: each.marked[-50:],
)
def test_places_do_not_depend_on_how_lines_end(mistake: Mistake, line_end: str) -> None:
    name = "company.yaml" if mistake in MISTAKES_IN_YAML else "company.json"
    content = mistake.text.replace("\n", line_end).encode()
    assert rejected(read("-", standard_input=content, name=name)) == (mistake.diagnostic(name),)


@pytest.mark.parametrize("mistake", MISTAKES_IN_YAML, ids=lambda each: each.marked[-50:])
def test_every_mistake_comes_with_something_to_write_or_to_do(mistake: Mistake) -> None:
    verbs = "write add remove keep put indent begin correct use did close"
    assert mistake.remedy.split()[0] in verbs.split()


def test_every_mistake_of_a_file_is_reported_at_once_in_the_order_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_text(
        "revenue:\n"
        "  total: 5\n"
        "  export: 6\n"  # a contradiction
        "  curency: KGS\n"  # an unknown key
        "period: soon\n"  # a faulty fact
        "period: later\n"  # a duplicate
        "company:\n"
        "  name: !bold A\n"  # a tag
        "  tax_id: 1\n"  # a faulty fact
        "residency: {initial_registration: 2016-07-15, final_registration: 2016-01-15}\n",  # a contradiction
        encoding="utf-8",
    )
    assert [(each.location.line, each.location.column) for each in rejected(read(path))] == [
        (3, 11),
        (4, 3),
        (5, 9),
        (6, 1),
        (8, 9),
        (9, 11),
        (10, 67),
    ]


@pytest.mark.parametrize(
    "text, problem",
    [
        (
            "company: {name: A}\nrevenue: {currency: somm, lines: [{amount: 1, currency: USD}]}",
            'revenue.currency: "somm" is not a currency code of ISO 4217',
        ),
        (
            f"{A}revenue: {{currency: KGS, lines: [{{amount: 1, currency: USD}}]}}\nexchange_rate: {{USD: 69}}",
            'exchange_rate: unknown key "exchange_rate"',
        ),
        (
            f"{A}revenue: {{currency: KGS, lines: [{{amount: 1, currency: USD}}]}}\nexchange_rates: {{USD: x}}",
            'exchange_rates.USD: "x" is not an amount',
        ),
        (
            "company: {name: A}\nrevenue: {curency: KGS, lines: [{amount: 1, currency: USD}]}",
            'revenue.curency: unknown key "curency"',
        ),
        ("compny: {name: A}", 'compny: unknown key "compny"'),
        ("company: {name: *a}", "nothing is marked as &a"),
    ],
)
def test_one_mistake_is_not_reported_again_for_what_follows_from_it(text: str, problem: str) -> None:
    assert [each.problem for each in rejected(read("-", standard_input=text.encode()))] == [problem]


def test_a_file_holds_so_many_companies_and_says_where_the_rest_is_not_read() -> None:
    *companies, last = read("-", standard_input=b"company: {name: A}\n---\n" * (MAX_COMPANIES + 1))
    assert len(companies) == MAX_COMPANIES
    assert all(isinstance(each, ProfileRead) for each in companies)
    assert isinstance(last, SaidOf)
    (found,) = last.diagnostics
    its_mark = Location("<stdin>", MAX_COMPANIES + 1, 2 * MAX_COMPANIES, 1)
    assert found.location == its_mark
    assert found.problem == "more than 5,000 companies in one file: the rest is not read"


def test_a_table_holds_any_number_of_companies(tmp_path: Path) -> None:
    table = tmp_path / "clients.csv"
    rows = (f"A{number}\n" for number in range(2 * MAX_COMPANIES))
    table.write_text("company.name\n" + "".join(rows), encoding="utf-8")
    assert len(read(str(table))) == 2 * MAX_COMPANIES


def different(count: int) -> list[str]:
    return [f"activity {number}" for number in range(count)]


@pytest.mark.parametrize("of_lines", [0, 1, MAX_ACTIVITIES])
def test_a_profile_names_so_many_activities_and_no_more(of_lines: int) -> None:
    def profile(names: list[str]) -> bytes:
        in_list, in_lines = names[: len(names) - of_lines], names[len(names) - of_lines :]
        lines = [{"activity": each, "amount": "1"} for each in [*names[:1], *in_lines]]
        return json.dumps(
            {"company": {"name": "A"}, "activities": in_list or None, "revenue": {"lines": lines}}
        ).encode()

    assert isinstance(read("-", standard_input=profile(different(MAX_ACTIVITIES)))[0], ProfileRead)
    (found,) = rejected(read("-", standard_input=profile(different(MAX_ACTIVITIES + 1))))
    place = f"revenue.lines.{of_lines}.activity" if of_lines else f"activities.{MAX_ACTIVITIES}"
    assert found.problem == f"{place}: more than 200 different activities"
    assert found.remedy == "a company has a few: name those on the list by their id, and the others together"


def test_there_are_no_more_rates_than_currencies() -> None:
    rates = ", ".join(f"X{number}: 1" for number in range(len(CODES) + 1))
    (found,) = rejected(read("-", standard_input=f"company: {{name: A}}\nexchange_rates: {{{rates}}}\n".encode()))
    assert found.problem == "exchange_rates: more exchange rates than there are currencies"


def test_of_the_same_mistake_made_a_thousand_times_a_hundred_are_shown() -> None:
    content = b"company: {name: A}\nactivities: [" + b"[], " * 1000 + b"]"
    assert len(rejected(read("-", standard_input=content))) == 100
    repeated = b'{"company": {"name": "A"}' + b', "period": 2016' * 1000 + b"}"
    assert len(rejected(read("-", standard_input=repeated))) == 100
    assert len(rejected(read("-", standard_input=b"company: {name: A}\n" * 1000))) == 100
    headers = b"company.name" + b",revenue.unknown" * 1000
    assert len(rejected(read("-", standard_input=headers + b"\nA\n", name="clients.csv"))) == 100


# --- Encodings and sizes ----------------------------------------------------------------------------------------------


SAVE_AS_UTF_8 = 'save the file again with the encoding UTF-8: "Save as" in the editor offers it'


@pytest.mark.parametrize("name", ["company.yaml", "company.json"])
def test_a_byte_order_mark_is_no_part_of_the_text(name: str) -> None:
    content = b'\xef\xbb\xbf{"company": {"name": "A"}}'
    assert names(read("-", standard_input=content, name=name)) == ["A"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_without_its_mark_is_named_as_what_it_is(encoding: str) -> None:
    problem = "not UTF-8 text: it looks like UTF-16 without its mark, or like UTF-32"
    expected = Said(Location("<stdin>"), problem, f"{SAVE_AS_UTF_8}, or name the encoding: --encoding utf-16-le")
    assert read("-", standard_input=A.encode(encoding)) == [SaidOf("<stdin>", 1, (expected,))]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "after a byte order mark"])
def test_text_that_is_not_utf_8_is_shown_where_it_stops_being_so(mark: bytes) -> None:
    content = mark + "# Ёж\r\ncompany: {name: ".encode() + "Ёж}".encode("cp1251")
    place = Location("<stdin>", 1, 2, 17)
    remedy = f"{SAVE_AS_UTF_8}, or name the encoding: --encoding cp1251"
    expected = Said(place, "not UTF-8 text: byte 0xA8", remedy, "company: {name: \ufffd\ufffd}")
    assert rejected(read("-", standard_input=content)) == (expected,)


def test_a_file_of_a_single_byte_is_not_taken_for_utf_16() -> None:
    expected = Said(
        Location("<stdin>", 1, 1, 1), "the character U+0000 cannot stand in YAML", "remove the character", "\0"
    )
    assert rejected(read("-", standard_input=b"\0")) == (expected,)


def test_a_file_of_exactly_1_mib_is_read(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_bytes(A.encode().ljust(MAX_BYTES, b"#"))
    assert path.stat().st_size == 1024 * 1024
    assert names(read(path)) == ["A"]


def test_a_file_of_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_bytes(A.encode().ljust(MAX_BYTES + 1, b"#"))
    remedy = "a profile has a few lines: split the file or check the path"
    assert rejected(read(path)) == (Said(Location(str(path)), "larger than 1 MiB", remedy),)


def test_no_more_than_needed_is_asked_of_standard_input() -> None:
    asked: list[int] = []

    def endless(most: int) -> bytes:
        asked.append(most)
        return b"#" * most

    (found,) = read_profiles(["-"], StandardInput(endless))
    assert isinstance(found, SaidOf)
    assert asked == [MAX_BYTES + 1]


@pytest.mark.parametrize(
    "name, content",
    [
        ("a.yaml", "[" * 100_000),
        ("a.json", "[" * 100_000),
        ("a.yaml", "{a: " * 100_000),
        ("a.json", '"' + r"\"" * 400_000),
        ("a.yaml", "a: &a [x, x, x, x]\n" + "".join(f"a{n}: &a [*a, *a, *a, *a]\n" for n in range(20))),
        ("a.yaml", f"company: {{name: {'x' * 1_000_000}}}"),
        ("a.yaml", f"company: {{name: A}}\nrevenue: {{total: {'1_' * 500_000}}}"),
        ("a.yaml", "company: {nam: A}\n---\n" * 4_000),
        (
            "a.yaml",
            "company: {name: A}\nrevenue:\n  currency: KGS\n  lines:\n" + "  - {amount: 1, currency: USD}\n" * 5_000,
        ),
    ],
    ids=["brackets", "brackets in JSON", "braces", "quotes", "aliases", "name", "amount", "companies", "lines"],
)
def test_a_hostile_file_is_answered_fast(name: str, content: str) -> None:
    began = process_time()
    assert isinstance(read("-", standard_input=content.encode(), name=name)[0], SaidOf)
    assert process_time() - began < 5


# --- Several documents ------------------------------------------------------------------------------------------------


def test_a_file_holds_as_many_companies_as_it_has_documents(tmp_path: Path) -> None:
    path = tmp_path / "clients.yaml"
    path.write_text(
        "# clients\ncompany: {name: A}\n---\n\n--- # nobody\n---\ncompany: {name: B}\n...\n---\n", encoding="utf-8"
    )
    found = read(path)
    assert names(found) == ["A", "B"]
    assert [each.document for each in found] == [1, 4]


def test_a_broken_third_document_does_not_stop_the_first_two(tmp_path: Path) -> None:
    path = tmp_path / "clients.yaml"
    path.write_text(f"{A}---\n{A}---\ncompany: [name\n", encoding="utf-8")
    found = read(path)
    assert names(found) == ["A", "A", f"{path}:5:10"]
    assert found[2].document == 3


def test_an_invalid_document_does_not_stop_the_one_after_it() -> None:
    content = f"{A}period: x\n---\n{A}---\n  company:\n    nam: Ё\n".encode()
    found = read("-", standard_input=content)
    assert names(found) == ["<stdin>:2:9", "A", "<stdin>:7:5"]
    last = found[2]
    assert isinstance(last, SaidOf)
    place = Location("<stdin>", 3, 7, 5)
    assert last.diagnostics == (Said(place, 'company.nam: unknown key "nam"', "did you mean name?", "    nam: Ё"),)


# --- Files, folders and standard input --------------------------------------------------------------------------------


def a_file(path: Path, name: str = "A") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"company: {{name: {name}}}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["missing.yaml", "missing.csv"])
def test_a_missing_file_is_reported_and_the_next_one_read(tmp_path: Path, name: str) -> None:
    missing, there = tmp_path / name, a_file(tmp_path / "there.yaml")
    first, second = read(missing, there)
    assert first == SaidOf(
        str(missing), 1, (Said(Location(str(missing)), "there is no such file or folder", "check the path"),)
    )
    assert isinstance(second, ProfileRead)


@pytest.mark.parametrize(
    "path, problem",
    [
        ("x" * 5000, f"the file cannot be read: {TOO_LONG}"),
        ("a\0b.yaml", "the file cannot be read: embedded null byte"),
        ("file.yaml/below.yaml", f"the file cannot be read: {os.strerror(errno.ENOTDIR)}"),
        ("", "there is no such file or folder"),
    ],
    ids=["long", "NUL", "below", "empty"],
)
def test_a_path_that_cannot_be_one_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, problem: str
) -> None:
    a_file(tmp_path / "file.yaml")
    monkeypatch.chdir(tmp_path)
    (diagnostic,) = rejected(list(read_profiles([path], StandardInput(lambda _: b""))))
    assert diagnostic == Said(Location(path), problem, "check the path")


@contextmanager
def somebody_without_rights() -> Iterator[None]:
    """Root may read everything; whoever else runs the tests may not."""
    if not hasattr(os, "geteuid"):
        pytest.skip("Windows has rights of its own")
    who = os.geteuid()
    if who == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(who)


def test_a_file_or_folder_without_permission_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, folder = a_file(tmp_path / "a.yaml"), tmp_path / "b"
    folder.mkdir()
    file.chmod(0)
    folder.chmod(0)
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    try:
        with somebody_without_rights():
            found = read(".")
    finally:
        folder.chmod(0o700)
    expected = ("reading it is not permitted", "ask for the permission to read it")
    assert [
        (each.path, diagnostic.problem, diagnostic.remedy) for each in found for diagnostic in rejected([each])
    ] == [
        (os.path.join(".", name), *expected)  # noqa: PTH118 - a Path leaves the . out
        for name in ("a.yaml", "b")
    ]


def test_inputs_are_counted_before_they_are_read_but_for_standard_input(tmp_path: Path) -> None:
    for name in ("a.yaml", "below/b.json", "below/c.yaml"):
        a_file(tmp_path / name)
    (tmp_path / "d.csv").write_text("company.name\nA\nB\n", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    nothing = str(tmp_path / "nothing.yaml")
    assert count_of_inputs([str(tmp_path)]) == 5
    assert count_of_inputs(iter([str(tmp_path / "below"), str(tmp_path / "a.yaml"), nothing])) == 4
    assert count_of_inputs([str(tmp_path / "empty")]) == count_of_inputs([]) == 0
    assert count_of_inputs([str(tmp_path), "-"]) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_a_table_from_a_pipe_is_not_read_to_count_its_rows(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "clients.csv")
    assert count_of_inputs([str(tmp_path / "clients.csv")]) is None


def test_a_folder_is_read_with_all_below_it_by_name(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/2.yml", "a/10.json", "c/d/e.YAML", "B.yaml"):
        a_file(tmp_path / name, name=f"'{name}'")
    (tmp_path / "a/10.json").write_text('{"company": {"name": "a/10.json"}}', encoding="utf-8")
    assert names(read(tmp_path)) == ["B.yaml", "a/10.json", "a/2.yml", "b.yaml", "c/d/e.YAML"]


def test_a_folder_comes_where_its_name_belongs_among_those_of_the_files(tmp_path: Path) -> None:
    for name in ("a.yaml", "a-b.yaml", "a/x.yaml", "a0.yaml"):
        a_file(tmp_path / name)
    found = [Path(each.path).relative_to(tmp_path).as_posix() for each in read(tmp_path)]
    assert found == ["a/x.yaml", "a-b.yaml", "a.yaml", "a0.yaml"]


@pytest.mark.skipif(os.mkdir not in os.supports_dir_fd, reason="a path that is too long cannot be made here")
def test_a_folder_that_cannot_be_looked_into_does_not_stop_what_comes_after_it(tmp_path: Path) -> None:
    name = "d" * 250
    folder = os.open(tmp_path, os.O_RDONLY)
    for _ in range(20):  # the system makes each of them, and reads no path that is made of all their names
        os.mkdir(name, dir_fd=folder)
        below = os.open(name, os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = below
    os.close(folder)
    a_file(tmp_path / "e.yaml")
    first, second = read(tmp_path)
    assert isinstance(first, SaidOf)
    assert first.path.startswith(str(tmp_path / name / name))
    assert first == SaidOf(
        first.path, 1, (Said(Location(first.path), f"the file cannot be read: {TOO_LONG}", "check the path"),)
    )
    assert isinstance(second, ProfileRead)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
@pytest.mark.parametrize("name", ["b.yaml", "b.csv"])
def test_a_pipe_in_a_folder_is_told_and_not_waited_for(tmp_path: Path, name: str) -> None:
    pipe = tmp_path / name
    os.mkfifo(pipe)
    a_file(tmp_path / "c.yaml")
    first, second = read(tmp_path)
    told = Said(Location(str(pipe)), "it is a pipe, a socket or a device", "name it itself to have it read")
    assert first == SaidOf(str(pipe), 1, (told,))
    assert isinstance(second, ProfileRead)


def test_paths_keep_the_order_and_the_form_in_which_they_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_file(tmp_path / "z.yaml")
    a_file(tmp_path / "clients/a.yaml")
    monkeypatch.chdir(tmp_path)
    assert [each.path for each in read("z.yaml", "clients", "clients/a.yaml", "./clients/")] == [
        "z.yaml",
        "clients/a.yaml",
    ]


def test_hidden_and_other_files_in_a_folder_are_left_out(tmp_path: Path) -> None:
    for name in (".hidden.yaml", ".git/config.yaml", "notes.txt", "yaml", "a.yaml.bak", "shown.yaml"):
        a_file(tmp_path / name)
    assert [Path(each.path).name for each in read(tmp_path)] == ["shown.yaml"]


def test_a_file_that_is_named_itself_is_read_whatever_its_name(tmp_path: Path) -> None:
    assert names(read(a_file(tmp_path / ".hidden"), a_file(tmp_path / "notes.txt", "B"))) == ["A", "B"]


def test_an_empty_folder_holds_no_company_and_no_mistake(tmp_path: Path) -> None:
    assert read(tmp_path) == []


def test_a_folder_named_like_a_file_is_a_folder(tmp_path: Path) -> None:
    a_file(tmp_path / "a.yaml/b.yaml")
    assert names(read(tmp_path)) == names(read(tmp_path / "a.yaml")) == ["A"]


def test_links_that_lead_back_are_followed_once(tmp_path: Path) -> None:
    a_file(tmp_path / "a/company.yaml")
    for link, target in (("a/up", ".."), ("b", "a"), ("a/self", "self")):
        (tmp_path / link).symlink_to(target)
    assert [Path(each.path).relative_to(tmp_path).as_posix() for each in read(tmp_path)] == ["a/company.yaml"]


def test_a_link_to_nothing_and_a_link_to_itself_are_reported(tmp_path: Path) -> None:
    (tmp_path / "1.yaml").symlink_to("nothing.yaml")
    (tmp_path / "2.yaml").symlink_to("2.yaml")
    assert [each.problem for one in read(tmp_path) for each in rejected([one])] == [
        "there is no such file or folder",
        f"the file cannot be read: {os.strerror(errno.ELOOP)}",
    ]


def test_standard_input_goes_by_the_name_given(tmp_path: Path) -> None:
    found = only(read("-", standard_input=A.encode(), name="clients/a.yaml"))
    assert isinstance(found, ProfileRead)
    assert (found.path, found.document) == ("clients/a.yaml", 1)


@pytest.mark.parametrize(
    "content",
    [
        b'{"company": {"name": "A"}}',
        b'\n {\n"company": {"name": "\\u0041"}}',
        b"{company: {name: A}}",
        b"{\n  company: {name: A}  # JSON has no comments\n}",
    ],
)
def test_standard_input_without_a_name_may_be_yaml_or_json(content: bytes) -> None:
    assert names(read("-", standard_input=content)) == ["A"]


def test_json_is_told_from_yaml_by_the_name_first() -> None:
    emoji = rb'{"company": {"name": "\ud83d\ude00"}}'
    assert names(read("-", standard_input=emoji)) == names(read("-", standard_input=emoji, name="a.JSON")) == ["😀"]
    assert isinstance(only(read("-", standard_input=emoji, name="a.yaml")), SaidOf)


def test_changes_are_checked_like_what_was_written() -> None:
    _, second = read("-", standard_input=f"{A}---\n{A}revenue: {{total: 5, export: 3}}\n".encode())
    assert isinstance(second, ProfileRead)
    changed = with_changes(second, {"revenue.export": "4"})
    assert isinstance(changed, ProfileRead)
    assert second.profile.revenue.export == 3
    assert changed.profile.revenue.export == 4
    assert (changed.path, changed.document) == ("<stdin>", 2)
    assert changed.data == {"company": {"name": "A"}, "revenue": {"total": "5", "export": "4"}}


@pytest.mark.parametrize(
    "key, problem, remedy",
    [
        ("revenue.export", "revenue.export: -1 is negative", NEGATIVE),
        ("revenue.total.net", "revenue.total.net: there are no keys below a text", "check the key"),
    ],
)
def test_a_change_that_is_wrong_is_told_without_a_line(key: str, problem: str, remedy: str) -> None:
    _, second = read("-", standard_input=f"{A}---\n{A}revenue: {{total: 5, export: 3}}\n".encode())
    assert isinstance(second, ProfileRead)
    expected = Said(Location("<stdin>", 2), f"with the facts that were set, {problem}", remedy)
    changed = with_changes(second, {key: "-1"})
    assert isinstance(changed, Rejected)
    assert in_words(changed) == SaidOf("<stdin>", 2, (expected,))


# --- Whatever comes in ------------------------------------------------------------------------------------------------


BITS = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "-",
    "?",
    "&a",
    "*a",
    "!t",
    "|",
    ">",
    "'",
    '"',
    "#",
    "\n",
    "  ",
    " ",
    "<<",
    "~",
    "---",
]
WORDS = [
    "company",
    "name",
    "revenue",
    "lines",
    "amount",
    "currency",
    "USD",
    "exchange_rates",
    "5",
    "period",
    "true",
    "\\u0000",
]


@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
@given(words=st.lists(st.sampled_from([*BITS, *WORDS]), max_size=60))
def test_any_mixture_of_what_profiles_are_made_of_is_a_profile_or_a_mistake(name: str, words: list[str]) -> None:
    for each in read("-", standard_input="".join(words).encode(), name=name):
        assert isinstance(each, ProfileRead) or each.diagnostics


facts = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5), st.sampled_from(WORDS)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(WORDS), inner, max_size=5)),
    max_leaves=20,
)


@given(company=facts, revenue=facts, rates=facts, residency=facts)
def test_any_facts_whatever_are_a_profile_or_mistakes_shown_with_their_lines(
    company: object, revenue: object, rates: object, residency: object
) -> None:
    data = {"company": company, "revenue": revenue, "exchange_rates": rates, "residency": residency}
    content = json.dumps(data, ensure_ascii=False, indent=1)
    found = only(read("-", standard_input=content.encode(), name="a.json"))
    for each in found.diagnostics if isinstance(found, SaidOf) else ():
        assert each.location.line is not None
        assert each.excerpt == content.split("\n")[each.location.line - 1]


@pytest.mark.parametrize("type_", [["result"], {"result": "a"}, None, "other"])
def test_what_calls_something_else_its_type_is_no_report_of_ours(type_: Data) -> None:
    assert not is_own_report({"type": type_})


@pytest.mark.parametrize("size", [0, MAX_BYTES, MAX_BYTES + 1])
def test_no_more_of_a_file_is_read_than_it_may_have(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "open", lambda _path, _mode: Bounded(b"#" * size), raising=False)
    if size <= MAX_BYTES:
        assert opening.content_of("a.yaml") == b"#" * size
    else:
        with pytest.raises(UnusableText, match=r"file\.too-large"):
            opening.content_of("a.yaml")


@pytest.mark.parametrize("name", ["clients.csv", "a.yaml"])
def test_a_standard_input_that_breaks_off_is_refused_by_its_name(name: str) -> None:
    def read(_: int) -> bytes:
        raise OSError(errno.EIO, "the disk is gone")

    assert list(inputs_below(["-"], StandardInput(read, name))) == [
        Rejected.at(Location(name), Fault("file.unreadable", {"reason": "the disk is gone"}))
    ]


def test_a_table_in_a_pipe_is_read_as_often_as_needed(tmp_path: Path) -> None:
    pipe = tmp_path / "clients.csv"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_text, args=("company.name\nA\nB\n",))
    writer.start()
    names = [
        each.profile.company.name
        for each in read_profiles([str(pipe)], StandardInput(lambda _: b""))
        if isinstance(each, ProfileRead)
    ]
    writer.join()
    assert names == ["A", "B"]
