"""What is wrong and what to write instead, by the id of the problem; `problems.py` writes the values into it."""

from collections.abc import Mapping
from types import MappingProxyType

_DIGITS = "write digits with a point for decimals, e.g. 12_500_000.00"
_WHOLE = "write a whole number, e.g. 12"
_DATE = "write year-month-day, e.g. 2016-07-15"
_ONE_OF = "write one of: {known}"
_DID_YOU_MEAN = "did you mean {meant}?"
_QUOTE = "put the whole text in quotation marks"
_ALIGN = "begin each key on a line of its own, as far to the right as the keys that belong with it"
_KEEP_ONE = "keep one of the two"
_CHECK_PATH = "check the path"
_SAVE_AS_UTF_8 = 'save the file again with the encoding UTF-8: "Save as" in the editor offers it'
_QUOTE_CELL = "put a cell that holds quotation marks in quotation marks, and write each of its own twice"

_FILES = {
    "file.missing": ("there is no such file or folder", _CHECK_PATH),
    "file.not-permitted": ("reading it is not permitted", "ask for the permission to read it"),
    "file.unreadable": ("the file cannot be read: {reason}", _CHECK_PATH),
    "file.no-file": ("it is a pipe, a socket or a device", "name it itself to have it read"),
    "file.too-large": ("larger than 1 MiB", "a profile has a few lines: split the file or check the path"),
    "file.too-many-companies": (
        "more than {most:,} companies in one file: the rest is not read",
        "split the file, or write a table with a row for each",
    ),
    "file.empty": ("there is no company in it", "write a profile, e.g. company: {{name: …}}"),
    "text.utf-16": (
        "not UTF-8 text: it looks like UTF-16 without its mark, or like UTF-32",
        f"{_SAVE_AS_UTF_8}, or name the encoding: --encoding utf-16-le",
    ),
    "text.not-utf-8": (
        "not UTF-8 text: byte 0x{byte}",
        f"{_SAVE_AS_UTF_8}, or name the encoding: --encoding cp1251",
    ),
    "text.not-in-encoding": (
        "the text is not in the encoding {encoding}",
        "name another one with --encoding, or leave the option out",
    ),
    "file.is-workbook": (
        "this is a workbook of Excel, not a text",
        "name it .xlsx if it is one of Excel 2007 or later; else save it as such, or as CSV UTF-8",
    ),
    "workbook.none": ("this is no workbook of Excel", "name a text table .csv, or save it as .xlsx"),
    "workbook.old": (
        "this is a workbook of Excel of before 2007",
        'save it as .xlsx: "Save as" in the spreadsheet program offers it',
    ),
    "workbook.encrypted": (
        "the workbook has a password",
        'save it without one: "Save as", "Tools", "General options" in Excel',
    ),
    "workbook.too-large": (
        "the workbook unpacks to more than is read here, or is not what it looks like",
        "save the sheet with the companies as a workbook of its own, or as CSV UTF-8",
    ),
    "workbook.unreadable": (
        "the workbook is not well formed",
        "open it in a spreadsheet program and save it again, or save it as CSV UTF-8",
    ),
    "workbook.no-such-sheet": ('there is no sheet "{sheet}" in the workbook', "name one of: {sheets}"),
    "workbook.no-list": (
        "no sheet has a column with the names of companies: {sheets}",
        "write the keys of the profile as headers, e.g. company.name; htp init --template clients.csv shows them",
    ),
    "workbook.error-in-cell": (
        "the cell {cell} is an error of the spreadsheet: {error}",
        "correct the formula, or empty the cell if the fact is not known",
    ),
    "workbook.not-calculated": (
        "the value of the formula for {column} was never calculated",
        "open the workbook in a spreadsheet program, let it calculate, and save it again",
    ),
    "workbook.number-too-long": (
        "the cell {cell} is a number of more than 15 digits, of which Excel keeps 15",
        "format the column as text, and write the number again",
    ),
    "input.process-ended": (
        "it could not be judged: the process that read it was ended by signal {signal}",
        "check this file on its own; if that ends too, memory may be short",
    ),
    "document.too-deep": (
        "nested more than {most} levels deep",
        "remove the brackets: a profile has five levels",
    ),
    "document.too-many-values": (
        "more than {most:,} values in one company",
        "add up lines of revenue that are alike",
    ),
    "key.twice": ("the key {key:quoted} stands twice", _KEEP_ONE),
}

_YAML = {
    "yaml.quote-not-closed": ("a quotation mark is not closed", "write the closing quotation mark"),
    "yaml.no-escape": (
        "a backslash in quotation marks begins an escape, and this is none",
        r"write \\ for one backslash, or put the text in single quotation marks",
    ),
    "yaml.brace-not-closed": (
        "the bracket {{ is not closed, or a comma is missing after one of its entries",
        "write the }} or the comma",
    ),
    "yaml.bracket-not-closed": (
        "the bracket [ is not closed, or a comma is missing after one of its entries",
        "write the ] or the comma",
    ),
    "yaml.key-without-colon": ("a key without its colon", "write it as  key: value"),
    "yaml.no-key-here": ("no key can stand here", f"{_ALIGN}; {_QUOTE} if the colon is part of it"),
    "yaml.no-list-here": ("no list can begin here", "begin each entry with a dash on a line of its own"),
    "yaml.no-entry-of-list": (
        "a list goes on with something that is not an entry",
        "begin each entry with a dash, under the dash above, and each key further left",
    ),
    "yaml.value-missing": ("a value is missing, or a bracket is not closed", "write the value or the ]"),
    "yaml.no-begin-of-text": ("a text cannot begin with this character", _QUOTE),
    "yaml.goes-on-after-end": (
        "the text goes on after its end",
        "remove this, or write a line --- before the next company",
    ),
    "yaml.other-version": ("this version of YAML is not read here", "remove the line"),
    "yaml.word-read-as-tag": ("a word that begins with ! is read as a tag", f"{_QUOTE} or remove the tag"),
    "yaml.unreadable": (
        "the text cannot be read from here on",
        f"{_ALIGN}; close every bracket and quotation mark",
    ),
    "yaml.tab": ("the line is indented with a tab", "indent it with spaces"),
    "yaml.value-has-ended": ("the value has ended before this", f"remove the rest of the line, or {_QUOTE}"),
    "yaml.other-indent": ("the line begins in a column where no key above it begins", _ALIGN),
}
_JSON = {
    "json.no-key": ("no key begins here", 'write a key, e.g. "company", or the }}'),
    "json.no-value": ("no value begins here", 'write a number, or a text in quotation marks, e.g. "KGS"'),
    "json.value-has-ended": ("the value has ended before this", "write a comma, or remove this"),
    "json.key-without-colon": ("a key without its colon", 'write it as  "key": value'),
    "json.quote-not-closed": ("a quotation mark is not closed", "write the closing quotation mark"),
    "json.text-ends-with-line": ("a text ends with its line", "write the closing quotation mark"),
    "json.goes-on-after-end": (
        "the text goes on after its end",
        "remove what follows; several companies are a list, or stand after each other",
    ),
    "json.no-number": ("there is no {text} in JSON", "write the number, or null if it is not known"),
    "json.unreadable": (
        "the text cannot be read from here on",
        "check the quotation marks, commas and brackets of this line",
    ),
}
_NOT_WELL_FORMED = {
    **{id_: (f"not well-formed YAML: {problem}", remedy) for id_, (problem, remedy) in _YAML.items()},
    **{id_: (f"not well-formed JSON: {problem}", remedy) for id_, (problem, remedy) in _JSON.items()},
    "json.half-character": ("the text has an escape for half of a character", "write the character itself"),
    "yaml.unreadable-character": ("the character U+{code} cannot stand in YAML", "remove the character"),
    "yaml.merge-key": ("merge keys (<<) are not read here", "write the merged keys out"),
    "yaml.unknown-alias": ("nothing is marked as &{name}", f"write the value out, or {_QUOTE}"),
    "yaml.alias-in-itself": ("*{name} contains itself", "write the value out"),
    "yaml.key-not-a-word": ("a key must be a single word, not a list or a mapping", "write a key such as company"),
    "yaml.tag": ("tags are not read here: {tag}", f"remove the tag, or {_QUOTE} if it is part of it"),
}

_TABLES = {
    "table.no-headers": (
        "the table has no headers",
        "write the keys of the profile as headers, e.g. company.name; htp init --template clients.csv does it",
    ),
    "table.empty": ("there is no company in it", "write a company in each row below"),
    "table.line-too-long": (
        "the line has more than {most:,} characters",
        "check that this is a table, with a company a line",
    ),
    "table.not-utf-8": (
        "not UTF-8 text: byte 0x{byte}; nothing from here on is read",
        'save the table again as "CSV UTF-8": "Save as" in the spreadsheet program offers it',
    ),
    "table.too-large-to-copy": (
        "a table of more than 1 GiB came through a pipe",
        "save it as a file, and name the file",
    ),
    "table.too-many-columns": (
        "the table has more than {most:,} columns",
        "check that this is a table, with a company a row",
    ),
    "table.rows-in-cell": (
        "a cell holds whole rows: a quotation mark is not closed in its row",
        _QUOTE_CELL,
    ),
    "table.row-wrapped": (
        "the whole row is one cell: it is wrapped in quotation marks",
        "open the table with its own delimiter and save it again, or remove the quotation marks around the row",
    ),
    "table.row-too-narrow": (
        "the row has {cells:,} cells, the headers are {headers:,}",
        "give the row as many cells as there are headers; put a cell with a line break in quotation marks",
    ),
    "table.row-before-short-line": (
        "the next line has too few cells: the end of this row may stand there",
        "check that each row is on a line of its own, with as many cells as there are headers",
    ),
    "table.row-has-only-name": (
        "the row has nothing but a name: it may be a heading",
        "remove the row if it is a heading; if it is a company, write a fact beside its name, e.g. its period",
    ),
    "table.company-again": (
        "the company stands in several rows: {rows}",
        "keep one row for each company and year; of its revenue, write each line in columns of its own",
    ),
    "table.company-in-many-rows": (
        "the company stands in {rows} rows",
        "keep one row for each company and year; of its revenue, write each line in columns of its own",
    ),
    "table.headers-not-well-formed": (
        "the headers are not well formed: {reason}",
        "write them without quotation marks",
    ),
    "table.quote-not-closed": (
        "a quotation mark is not closed",
        _QUOTE_CELL,
    ),
    "table.row-not-well-formed": (
        "the row is not well formed: {reason}",
        _QUOTE_CELL,
    ),
    "table.cell-without-header": (
        'the cell "{cell}" has no header',
        "write a key of the profile above it, or empty the cell",
    ),
    "table.row-too-wide": (
        "the row has {cells:,} cells, the headers are {headers:,}",
        "write decimals with a point, and put a cell that holds the delimiter in quotation marks",
    ),
    "column.twice": ("the column {key} stands twice", _KEEP_ONE),
    "column.several-facts": ("{key} is several facts", "make a column of each: {keys}"),
    "column.unknown": (
        "there is no key {key:quoted} in a profile",
        "remove the column, or use one of: {known}",
    ),
    "column.unknown-but-like": ("there is no key {key:quoted} in a profile", _DID_YOU_MEAN),
    "column.empty": ("it is missing or empty", "fill in the column {column}"),
}

_FACTS = {
    "text.not-text": (
        "{found} is not a text",
        "write a text, in quotation marks if it looks like something else",
    ),
    "text.empty": ("the text is empty", "write the text or remove the key"),
    "text.too-long": ("the text has {length} characters", "write at most {most} characters"),
    "amount.not-text": ("{found} is not an amount", _DIGITS),
    "amount.unreadable": ('"{text:cut}" is not an amount', _DIGITS),
    "amount.comma": ('"{text:cut}" is not an amount: a comma can mean thousands or decimals', _DIGITS),
    "amount.two-readings": (
        '"{text:cut}" can be {whole} or {decimals}',
        "write {whole} for thousands, or {decimals}0 for decimals",
    ),
    "amount.other-unit": (
        '"{text:cut}" has a unit that is not the currency of the amount',
        "write digits alone, in the currency of the line or revenue.currency, or correct the currency",
    ),
    "amount.dash": (
        '"{text}" is not an amount',
        "write 0, or leave it empty if the amount is not known",
    ),
    "amount.negative": (
        "{text:cut} is negative",
        "write an amount of zero or more; subtract a refund from the amount that it reverses",
    ),
    "amount.exponent": (
        "{text:cut} is written with an exponent",
        "write the amount out in digits, e.g. 12_500_000; a spreadsheet may have dropped some",
    ),
    "amount.leading-zero": ("{text:cut} begins with a zero", "write the amount without leading zeros"),
    "amount.too-long": (
        "an amount of {digits} digits is too long",
        "write at most {most} digits before and after the point",
    ),
    "amount.out-of-range": (
        '"{text}" is not an amount',
        "give an amount of zero or more, with at most {most} digits before and after the point",
    ),
    "rate.zero": (
        "an exchange rate of zero",
        "write how much of revenue.currency one unit costs, e.g. 69.0",
    ),
    "count.not-text": ("{found} is not a number of people", _WHOLE),
    "count.unreadable": ("{text:quoted} is not a number of people", _WHOLE),
    "count.two-readings": (
        "{text:quoted} can be {whole} or {decimals}",
        "write the number of people in digits alone, e.g. {whole}",
    ),
    "country.not-text": ("{found} is not a country", "write its two letters, e.g. US"),
    "country.unknown": (
        "{text:quoted} is not a country code of ISO 3166-1",
        "write two letters, e.g. US",
    ),
    "country.unknown-but-like": (
        "{text:quoted} is not a country code of ISO 3166-1",
        "did you mean {meant} ({country})?",
    ),
    "country.several": ("{text:quoted} can be several countries", "write one of: {meant}"),
    "country.word-too": (
        "{text:quoted} can be a country code or a word",
        "write {code} in capitals if it is the country, or leave it empty",
    ),
    "country.cyrillic": (
        "{text:quoted} has a Cyrillic letter in a country code: {letters}",
        "write {code} in Latin letters",
    ),
    "currency.not-text": ("{found} is not a currency", "write its three letters, e.g. USD"),
    "currency.unknown": (
        "{text:quoted} is not a currency code of ISO 4217",
        "write three letters, e.g. KGS or USD",
    ),
    "currency.unknown-but-like": ("{text:quoted} is not a currency code of ISO 4217", _DID_YOU_MEAN),
    "currency.several": ("{text:quoted} can be several currencies", "write one of: {meant}"),
    "currency.word-too": (
        "{text:quoted} can be a currency code or a word",
        "write {code} in capitals if it is the currency, or leave it empty",
    ),
    "currency.cyrillic": (
        "{text:quoted} has a Cyrillic letter in a currency code: {letters}",
        "write {code} in Latin letters",
    ),
    "tax-id.not-text": (
        "{found} is not a tax id",
        'write its 14 digits in quotation marks, e.g. "01234567890123"',
    ),
    "tax-id.unreadable": ("{text:quoted} is not a tax id", 'write its 14 digits, e.g. "01234567890123"'),
    "tax-id.thirteen-digits": (
        "{text:quoted} is not a tax id: it has 13 digits",
        "write all 14 digits: {meant}, if a spreadsheet dropped the zero at the front; format the column as text",
    ),
    "tax-id.exponent": (
        "{text:quoted} is not a tax id: a spreadsheet dropped digits of it",
        "take its 14 digits from the source, and format the column as text",
    ),
    "date.not-text": ("{found} is not a date", _DATE),
    "date.unreadable": ("{text:quoted} is not a date", _DATE),
    "date.two-readings": (
        '"{text}" can be {first} or {second}',
        "write {first} or {second}",
    ),
    "date.not-in-calendar": (
        "there is no {text} in the calendar",
        "write a date that exists, e.g. 2016-07-15",
    ),
    "period.not-text": (
        "{found} is not a period",
        "write a year, half-year, quarter or month, e.g. 2016-Q3",
    ),
    "period.unreadable": ("{text:quoted} is not a period", "write 2016, 2016-H1, 2016-Q3 or 2016-07"),
    "legal-form.unknown": ("{found:quoted} is not a legal form", _ONE_OF),
    "legal-form.unknown-but-like": ("{found:quoted} is not a legal form", _DID_YOU_MEAN),
    "status.unknown": ("{found:quoted} is not a status", _ONE_OF),
    "status.unknown-but-like": ("{found:quoted} is not a status", _DID_YOU_MEAN),
    "quarter.unknown": ("{found:quoted} is not a quarter", _ONE_OF),
    "quarter.unknown-but-like": ("{found:quoted} is not a quarter", _DID_YOU_MEAN),
    "quarter-of-year.unreadable": ("{found:quoted} is not a quarter of a year", "write year and quarter, e.g. 2025-Q1"),
    "payments.twice": ("the quarter {quarter} stands twice among the payments", _KEEP_ONE),
    "payments.too-many": ("payments for more than {most} quarters", "keep those of the period"),
    "activities.not-list": ("the activities are not a list", "write a list: [{start}]"),
    "exchange-rates.twice": ("the currency {currency} stands twice among the exchange rates", _KEEP_ONE),
    "exchange-rates.too-many": (
        "more exchange rates than there are currencies",
        "keep the rates of the lines' currencies",
    ),
}

_PROFILES = {
    "profile.is-list": (
        "the document is a list, not a profile",
        "write keys such as  company: {{name: …}}  (several companies: in YAML, a line --- between them)",
    ),
    "profile.is-text": (
        "the document is a text, not a profile",
        "write keys such as  company: {{name: …}}  (several companies: in YAML, a line --- between them)",
    ),
    "profile.unknown-key": ("unknown key {key:quoted}", "use one of: {known}"),
    "profile.key-after-comma": (
        "{key:quoted} stands after a comma, which ends a value within braces",
        "put the amount in quotation marks, or write a point for its decimals",
    ),
    "profile.unknown-key-but-like": ("unknown key {key:quoted}", _DID_YOU_MEAN),
    "profile.key-without-space": ("unknown key {key:quoted}", "write a space after the colon: {meant}: …"),
    "profile.key-of-other-section": ("unknown key {key:quoted}", "write it below {section}"),
    "fact.missing": ("it is missing or empty", "add {example}"),
    "fact.not-list": ("{found:quoted} is not a list", "write {example}"),
    "fact.not-section": ("{found:quoted} is not a section with keys of its own", "write {example}"),
    "facts.no-entry": (
        "{key}: the list has no entry {entry}",
        "write a number from 0 to {most}, counted from 0",
    ),
    "facts.below-text": ("{key}: there are no keys below a text", "check the key"),
    "setting.several-values": ("several values", "write one, and each fact in a --set of its own"),
    "revenue.not-line": ("{found:quoted} is not a line of revenue", "write {{market: US, amount: 120_000}}"),
    "revenue.export-above-total": (
        "the export is larger than the total revenue of which it is a part",
        "correct revenue.export or revenue.total: the total includes the export",
    ),
    "revenue.total-and-lines": (
        "revenue.{key} stands beside revenue.lines",
        "remove {key} or the lines: the totals of lines are added up for you",
    ),
    "revenue.no-currency-of-total": (
        "a line names its currency while revenue.currency is missing",
        "add the currency that the total is to be in, e.g. revenue: {{currency: KGS}}",
    ),
    "rate.of-own-currency": (
        "a rate other than 1 for {currency}, the currency of the revenue itself",
        "remove the rate, or correct revenue.currency",
    ),
    "rate.missing": (
        "there is no exchange rate for {currency}",
        "add exchange_rates: {{{currency}: …}}, in {home} for 1 {currency}",
    ),
    "quarter.outside-period": (
        "{quarter} is not in the period {period}",
        "write a quarter of the period: {quarters}, or correct the period",
    ),
    "activities.too-many": (
        "more than {most} different activities",
        "a company has a few: name those on the list by their id, and the others together",
    ),
    "country.of-individual-entrepreneur": (
        "an entrepreneur registered in {country}: a person needs to be registered as one in the Kyrgyz Republic",
        "write KG once that is so, or correct legal_form",
    ),
    "country.of-branch": (
        "a branch registered in {country}: a branch needs to be registered under Kyrgyz law",
        "write KG, where the branch itself is registered, or correct legal_form",
    ),
    "payroll.without-employees": (
        "there is a payroll, and no one is employed",
        "correct staff.employees or staff.payroll, or write staff.employee_months",
    ),
    "payroll.without-employee-months": (
        "there is a payroll, and no one was employed for a month",
        "correct staff.employee_months or staff.payroll",
    ),
    "payments.and-total": (
        "residency.fees_paid stands beside residency.payments",
        "remove one of the two: the payments are added up for you",
    ),
    "residency.registered-later": (
        "registered on {day}, after the day of assessment, {as_of}",
        "correct the date, or assess a later day with --as-of",
    ),
    "residency.registered-before-law": (
        "registered on {day}, before the law on the park, which is of {law}",
        "correct the date",
    ),
    "residency.final-before-initial": (
        "the final registration ({final}) is before the initial one ({initial})",
        "correct one of the two dates",
    ),
}

_RULEBOOK = {
    "rulebook.unreadable": ("the rulebook cannot be read: {reason}", "check the path after --rulebook"),
    "rulebook.not-utf-8": (
        "the rulebook cannot be read: it is not UTF-8 text",
        "check the path after --rulebook",
    ),
    "rulebook.several-documents": ("holds several documents", "remove the lines --- between them"),
    "entry.no-keys": ("needs keys of its own", "indent its entries below it"),
    "entry.not-text": ("is not a text", "write a text"),
    "entry.not-texts": ("is not a list of texts", "write a list, [] if it is empty"),
    "entry.not-a-choice": ('"{text}" is none of {choices}', "write one of them"),
    "entry.not-date": ('"{text}" is not a date', "write year-month-day"),
    "entry.unknown-key": ("is not known here", "remove it"),
    "entry.unknown-key-but-like": ("is not known here", _DID_YOU_MEAN),
    "entry.key-missing": ("{missing} is missing", "add {missing}: …"),
    "source.none": ("cites no source", "name at least one id of sources.yaml"),
    "source.unknown": ('there is no source "{source}"', "add it to sources.yaml"),
    "source.unknown-but-like": ('there is no source "{source}"', _DID_YOU_MEAN),
    "parameter.no-values": ("has no values", "list at least one value with its date"),
    "parameter.value-and-gap": ("has both a value and a gap", _KEEP_ONE),
    "parameter.ends-before-it-begins": ("ends on {last} before it begins", "correct from or to"),
    "parameter.not-share": ("is not a share", "write a number from 0 to 1, e.g. 0.80"),
    "parameter.not-months": ("is not a number of months", _WHOLE),
    "parameter.not-money": ("is not an amount of money", "write {{amount: 36047, currency: KGS}}"),
    "parameter.begins-after-regime": (
        "begins on {first}, the regime on {regime}",
        "begin with the first day of the regime, with a gap if no value is known",
    ),
    "parameter.begins-after-open-end": (
        "begins on {first} before the entry above has ended (an open end)",
        "give the entry above the day before as its last day (to)",
    ),
    "parameter.overlaps": (
        "begins on {first} before the entry above has ended ({last})",
        "give the entry above the day before as its last day (to)",
    ),
    "parameter.leaves-days-out": (
        "leaves the days from {day} on without an entry",
        "declare a gap for them and say why no value is known",
    ),
    "parameter.ends": ("ends on {last}", "leave the last day (to) out, or declare a gap after it"),
    "category.no-code": (
        '"{code}" is not a class of the classifier',
        'write two to four digits such as "62.01"',
    ),
    "words.unknown-category": ('no category is called "{category}"', "name one of activities.yaml"),
    "category.name-taken": ('"{name}" also stands for {owner}', "keep it in one category only"),
    "rule.no-entry": ("there is no entry for the rule {rule}", "add {rule}: …"),
    "rule.unknown": ("no rule of the program has this id", "remove the entry or write the rule"),
    "rule.unknown-but-like": ("no rule of the program has this id", _DID_YOU_MEAN),
    "rule.unknown-parameter": ('there is no parameter "{parameter}"', "add it to parameters.yaml"),
    "rule.text-missing": ("there is no text for {name}", "add {name}: …"),
    "rule.text-unused": ("the rule never uses this text", "remove it"),
    "rule.brace-not-closed": ("has a brace that is not closed", "write {{name}}"),
    "rule.unknown-value": ("names {{{value}}}, which the rule does not return here", "it can name: {known}"),
    "reading.unknown-rule": ("names the rule {rule}, which does not exist", "see `htp rules`"),
    "reading.too-few-options": ("has no two options", "list at least two ways to read it"),
    "reading.too-many-options": ("has too many options", "list at most {most} ways to read it"),
    "overlay.unknown-reading": ("is no reading of the rulebook", "see `htp rules`"),
    "overlay.unknown-reading-but-like": ("is no reading of the rulebook", _DID_YOU_MEAN),
    "overlay.unknown-parameter": ("is no parameter of the rulebook", "see `htp rules`"),
    "overlay.unknown-parameter-but-like": ("is no parameter of the rulebook", _DID_YOU_MEAN),
    "overlay.not-list": ("is not a list of values", "list each value with its date"),
    "overlay.overlaps": ("begins before the entry above has ended", "correct from or to"),
    "overlay.before-regime": ("begins on {first}, before the regime itself", "begin on {regime} or later"),
}

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {**_FILES, **_NOT_WELL_FORMED, **_TABLES, **_FACTS, **_PROFILES, **_RULEBOOK}
)
"""The problem and what to write instead."""
