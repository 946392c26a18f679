"""What is wrong with files, texts and tables, and what to write instead, by the id of the problem."""

_ALIGN = "begin each key on a line of its own, as far to the right as the keys that belong with it"
_DID_YOU_MEAN = "did you mean {meant}?"
_QUOTE = "put the whole text in quotation marks"
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
    "text.not-utf-8-but-russian": (
        "not UTF-8 text: byte 0x{byte}; as {codec} the line is Russian",
        f"name the encoding: --encoding {{codec}}, or {_SAVE_AS_UTF_8}",
    ),
    "text.not-in-encoding": (
        "the text is not in the encoding {encoding}",
        "name another one with --encoding, or leave the option out",
    ),
    "file.is-workbook": (
        "this is a workbook of Excel, not a text",
        "name it .xlsx, or save it as CSV UTF-8",
    ),
    "file.is-packed": (
        "this is a packed file, not a text",
        "unpack it, or name the file that has the companies",
    ),
    "file.is-pdf": ("this is a PDF, not a text", "name the workbook or table that it was made from"),
    "file.is-page": (
        "this is a page of the web or a sheet in XML, not a text",
        'open it in a spreadsheet program and save it as .xlsx: "Save as" offers it',
    ),
    "workbook.open-document": (
        "this is a spreadsheet of LibreOffice or OpenOffice",
        'save it as .xlsx: "Save as" offers it',
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
        "say which column is which with htp import, or write the keys of the profile as headers, e.g. company.name",
    ),
    "workbook.error-in-cell": (
        "the cell {cell} is an error of the spreadsheet: {error}",
        "correct the formula, or empty the cell if the fact is not known",
    ),
    "workbook.not-calculated": (
        "the value of the formula for {column} was never calculated",
        "open the workbook in a spreadsheet program, let it calculate, and save it again",
    ),
    "workbook.per-cent": (
        "the cell {cell} is a share in per cent, and {key} is not one",
        "write the amount or the number itself; if it is right, take the format in per cent away",
    ),
    "workbook.in-thousands": (
        "the cell {cell} shows its number in thousands or millions",
        "write the amount out in full, and take that format away",
    ),
    "workbook.shown-in-other-currency": (
        "the cell {cell} shows its amount in {unit}, but the row says {stated}",
        "correct the currency in the row; if it is right, take the currency out of the format of the cell",
    ),
    "workbook.shown-in-two-currencies": (
        "the cell {cell} shows its amount in {unit}, and the cell {other} in {other_unit}",
        "write both amounts in one currency, or correct the formats of the cells",
    ),
    "workbook.number-too-long": (
        "the cell {cell} is a number of more than 15 digits, of which Excel keeps 15",
        "format the column as text, and write the number again",
    ),
    "input.out-of-memory": (
        "there is not enough memory to read it",
        "split the input, check it alone, or give the program more memory",
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
    "yaml.no-break-blank": (
        "a non-breaking blank, U+{code}, stands where a space must stand",
        "write a space: some programs and pages copy this blank in its place",
    ),
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
    "table.not-utf-8-but-russian": (
        "not UTF-8 text: byte 0x{byte}; as {codec} the line is Russian; nothing from here on is read",
        'name the encoding: --encoding {codec}, or save the table again as "CSV UTF-8"',
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
    "table.quotes-over-cells": (
        "a text in quotation marks goes over several cells",
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
    "table.row-after-short-line": (
        "the line before has too few cells: the beginning of this row may stand there",
        "check that each row is on a line of its own, with as many cells as there are headers",
    ),
    "table.company-in-refused-row": (
        "the company may have another row, which cannot be read: row {row}",
        "correct that row first",
    ),
    "table.row-has-only-name": (
        "the row has nothing but a name: it may be a heading",
        "remove the row if it is a heading; if it is a company, write a fact beside its name, e.g. its period",
    ),
    "table.row-without-name-below": (
        "row {row} has no name: it may be another row of this company",
        "write the name, the period and the tax id in each row of a company",
    ),
    "table.row-of-sums": (
        "the amounts are the sums of other rows: it may be a row of totals",
        "remove the row, or write the tax id if it is a company",
    ),
    "table.row-of-return": (
        "the row may take back an amount of another one: {word:quoted}",
        "subtract it from the amount that it reverses, and remove the row; "
        "if it is a company, write its legal form before its name",
    ),
    "table.row-of-part": (
        "the name begins with {words:quoted}: the row may be a part of another row, or a remark",
        "remove the row; if it is a company, write its legal form before its name",
    ),
    "table.company-again": (
        "the company stands in several rows: {rows}",
        "keep one row for each company and year; of its revenue, write each line in columns of its own",
    ),
    "table.quarters-of-no-period": (
        "the company stands in several rows, whose quarters come to no half-year or year: {rows}",
        "write a row for each quarter of the half-year or year, or keep one row with the period of its figures",
    ),
    "table.quarters-differ": (
        "the company stands in a row for each quarter, and not only the amounts differ: rows {rows}; {columns}",
        "write the same there in each row, or keep one row for the company and year",
    ),
    "table.quarters-incomplete": (
        "the company stands in a row for each quarter, and some of its cells are empty: rows {rows}; {columns}",
        "write the amount of each quarter, 0 where there was none, or keep one row for the company and year",
    ),
    "table.employees-by-quarter": (
        "the company stands in a row for each quarter with other numbers of employees: {rows}",
        "leave the number empty and write the months of employment as staff.employee_months: they are added up",
    ),
    "table.loss-of-quarter": (
        "the profit of the quarters cannot be added up, because 0 stands for a loss too: rows {rows}",
        "leave the profit empty, or keep one row for the company and year",
    ),
    "table.company-in-many-rows": (
        "the company stands in {rows} rows",
        "keep one row for each company and year; of its revenue, write each line in columns of its own",
    ),
    "table.headers-not-well-formed": (
        "the headers are not well formed: {reason}",
        "write them without quotation marks",
    ),
    "table.headers-cut-in-two": (
        "a header goes over two lines",
        "write the headers on one line, or put a header with a line break in quotation marks",
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
    "table.header-says-otherwise": (
        "the header {header:quoted} says {stated}, and {text:quoted} stands here",
        "correct one of the two",
    ),
    "table.header-of-year": (
        "the header {header:quoted} says that the amounts are of a year, and the period here is {text:quoted}",
        "correct one of the two",
    ),
    "column.twice": ("the column {key} stands twice", _KEEP_ONE),
    "column.both": ('the columns "{other}" and "{key}" both mean {meant}', _KEEP_ONE),
    "column.constant-too": (
        "the column {key} is there, and the mapping {mapping} has a constant for it too",
        _KEEP_ONE,
    ),
    "column.of-mapping-missing": (
        "there is no column {header:quoted}, which the mapping {mapping} names",
        "correct the name in the mapping, or make the mapping anew with htp import",
    ),
    "table.in-thousands": (
        "the title {title:quoted} says that the amounts are in thousands or millions",
        "write the amounts out in full, and take the unit out of the title",
    ),
    "table.unit-row": (
        "the cell {unit:quoted} says that the amounts are in thousands or millions",
        "write the amounts out in full, and remove the unit",
    ),
    "column.in-thousands": (
        "the amounts below {key:quoted} are in thousands or millions",
        "write the amounts out in full, and name the column {meant}",
    ),
    "table.no-names": (
        "no column has the names of the companies; the headers are: {named:quoted}",
        "write company.name above theirs, or say which column is which with htp import; of a list of invoices make "
        "one of companies first",
    ),
    "table.headers-in-two-rows": (
        "the row below the headers has headers too: {names:quoted}",
        "write one row of headers, with the whole name above each column",
    ),
    "column.period-alone": (
        "the headers name periods, and not which amounts are below them: {named:quoted}",
        "write the amount above each, e.g. revenue.total, or a row for each period with its period",
    ),
    "column.per-month": (
        "the amounts below {key:quoted} are of a month, or averages",
        "write the amount of the whole period in a column {meant}",
    ),
    "column.several-may-mean": (
        "several columns may be {meant}: {named:quoted}",
        "if they are parts of it, add them up in one column {meant}; else write that above the right one",
    ),
    "column.part-of-revenue": (
        "the amounts below {key:quoted} are a part of the revenue",
        "write the whole revenue in a column revenue.total, and what comes from abroad in revenue.export",
    ),
    "column.activity-of-several": (
        "the column {key:quoted} has one of several activities",
        "write all activities of a company in one column activities, with semicolons between them",
    ),
    "column.of-part": (
        "the amounts are of parts of a year: {named:quoted}",
        "add them up in one column, e.g. revenue.total, or write a row for each quarter, with its period",
    ),
    "column.other-period": (
        "the amounts are of different periods: {named:quoted}",
        "keep the columns of one period, and write those of another one in rows of their own",
    ),
    "column.other-currency": (
        "the amounts below {key:quoted} are in another currency than those below {other:quoted}",
        "write them in one currency; of pay alone the header may name another one",
    ),
    "column.currency-of-one": (
        "the header {key:quoted} names a currency, and that of the whole revenue does not",
        "write the currency in that header too, or in a column of its own: revenue.currency",
    ),
    "column.several-facts": ("{key} is several facts", "make a column of each: {keys}"),
    "column.unknown": (
        "there is no key {key:quoted} in a profile",
        "say which column is which with htp import, or write a key above it; htp help profile shows them",
    ),
    "column.unknown-but-like": ("there is no key {key:quoted} in a profile", _DID_YOU_MEAN),
    "column.may-mean": (
        "there is no key {key:quoted} in a profile",
        "if it is {meant}, write that above the column, or say which column is which with htp import",
    ),
    "column.empty": ("it is missing or empty", "fill in the column {column}"),
}

_MAPPINGS = {
    "mapping.no-mapping": (
        "this is no mapping of the columns of a list",
        "write  columns:  and below it the headers, each with a key; htp import makes a mapping",
    ),
    "mapping.unknown-part": ("a mapping has no part {part:quoted}", "use one of: {known}"),
    "mapping.part-without-entries": (
        "the part {part} is not a mapping",
        "write each entry on a line of its own, as  name: value",
    ),
    "mapping.unknown-key": ("there is no key {key:quoted} in a profile", "use one of: {known}"),
    "mapping.key-twice": ("two columns are {key}", _KEEP_ONE),
    "mapping.other-currency": (
        "the amounts below {header:quoted} are in {named}, and the constants say {constant}",
        "leave the column out, or write another currency; pay in its own is "
        "staff.payroll.amount, with a constant staff.payroll.currency",
    ),
    "mapping.column-and-constant": ("{key} is a column and a constant", _KEEP_ONE),
    "mapping.not-text": ("a value must be a single text", "write a key or a word"),
    "mapping.constant-empty": ("a constant without a value", "write the value, or remove the line"),
    "mapping.word-twice": ("the word {word:quoted} stands twice", _KEEP_ONE),
}

FILE_PROBLEMS = {**_FILES, **_NOT_WELL_FORMED, **_TABLES, **_MAPPINGS}
