"""What is wrong with the facts of a profile, and what to write instead, by the id of the problem."""

_DIGITS = "write digits with a point for decimals, e.g. 12_500_000.00"
_WHOLE = "write a whole number, e.g. 12"
_DATE = "write year-month-day, e.g. 2016-07-15"
_ONE_OF = "write one of: {known}"
_DID_YOU_MEAN = "did you mean {meant}?"
_KEEP_ONE = "keep one of the two"

_FACTS = {
    "text.not-text": (
        "{found} is not a text",
        "write a text, in quotation marks if it looks like something else",
    ),
    "text.empty": ("the text is empty", "write the text or remove the key"),
    "text.too-long": ("the text has {length} characters", "write at most {most} characters"),
    "amount.float": (
        "{text} is a float, which holds most decimals only nearly",
        'hand over a Decimal, an int or a text: Decimal("1250.50")',
    ),
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
    "amount.per-cent": (
        '"{text:cut}" is a share in per cent, not an amount',
        "write the amount itself, or leave it empty if it is not known",
    ),
    "amount.in-thousands": (
        'the amount "{text:cut}" is in thousands or millions',
        "write it out in full, e.g. 12_500_000.00",
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
    "count.too-large": (
        "{text:quoted} is more than {most:,}, the most people or months that can be given",
        "write the number of people, e.g. 12; a tax id or an amount may stand in the wrong place",
    ),
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
        "write {code} in Latin letters if it is {country}, else the name of the country",
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
    "currency.in-thousands": (
        "the currency {text:quoted} says that the amounts are in thousands or millions",
        "write the amounts out in full, and the currency in three letters, e.g. KGS",
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
    "date.day-number": (
        "{text:quoted} is how a spreadsheet keeps a day: it is the number of {meant}",
        "write {meant}, or give the column the format of a date and save the list again",
    ),
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
    "period.is-day": (
        "{text:quoted} is a day, not a period",
        "write {year} for the year, or {month} for the month",
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
    "profile.more-problems": (
        "something is wrong here too; there are too many problems in this file to name them all",
        "correct the others first, then check again",
    ),
    "profile.is-list": (
        "the document is a list, not a profile",
        "write keys such as  company: {{name: …}}  (several companies: in YAML, a line --- between them)",
    ),
    "profile.is-text": (
        "the document is a text, not a profile",
        "write keys such as  company: {{name: …}}  (several companies: in YAML, a line --- between them)",
    ),
    "profile.key-empty": (
        "a key without a name",
        "write the name of the key before the colon, or remove the line",
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
    "customer.unreadable": (
        "{text:quoted} is no customer",
        "write how much, in which currency and from which country, e.g. +50000 EUR DE",
    ),
    "customer.in-thousands": (
        "the amount in {text:quoted} is in thousands or millions",
        "write it out in full, e.g. +3000000 KGS KG",
    ),
    "customer.no-country": (
        "in {text:quoted} the country of the customer is not known, or the currency is not",
        "write the two codes behind the amount, e.g. +50000 EUR DE",
    ),
    "customer.several": (
        "{text:quoted} can mean several things: {meant}",
        "write the codes behind the amount, e.g. +50000 USD US",
    ),
    "customer.no-revenue": (
        "there is no revenue that a customer can be added to",
        "state it first, e.g. --set revenue.total=0 --set revenue.export=0",
    ),
    "customer.no-currency": (
        "the currency of the revenue is not known, so {currency} cannot be added",
        "state it first, e.g. --set revenue.currency=KGS",
    ),
    "customer.no-line": (
        "no revenue line is of a customer from {market} in that currency",
        "htp export shows the lines; write the country and the currency of one of them",
    ),
    "customer.several-lines": (
        "several revenue lines are of customers from {market}: {keys}",
        "lower the one that is meant: --set {first}=…",
    ),
    "customer.more-than-there-is": (
        "more is taken away than there is: {amount}",
        "take away that much or less",
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

PROFILE_PROBLEMS = {**_FACTS, **_PROFILES}
