"""The sentences of reports in English, by id; those about what the rules find stand with the rules, in the rulebook.

`{name}` is a value of the text; `{name:capital}` has a capital letter, `{name:sentence}` a full stop too.
"""

from collections.abc import Mapping

from htp.company.countries import NAME_BY_CODE
from htp.company.period import MONTHS_BY_PART, Quarter
from htp.reports.wording.activity_sentences import ACTIVITY
from htp.reports.wording.compared_sentences import COMPARED
from htp.reports.wording.note_sentences import NOTES
from htp.reports.wording.outside_sentences import OUTSIDE
from htp.reports.wording.page_sentences import PAGE
from htp.reports.wording.plural import Plural
from htp.reports.wording.rulebook_sentences import RULEBOOK
from htp.reports.wording.screen_sentences import SCREEN
from htp.reports.wording.words import NOT_FOUND
from htp.reports.wording.workbook_sentences import WORKBOOK

_WORDS = {
    "eligibility.eligible": "eligible",
    "eligibility.not-eligible": "not eligible",
    "eligibility.undetermined": "undetermined",
    "eligibility.invalid": "invalid",
    "verdict.pass": "pass",
    "verdict.fail": "fail",
    "verdict.deferred": "deferred",
    "verdict.undetermined": "undetermined",
    "verdict.estimate": "estimate",
    "verdict.due": "due",
    "verdict.settled": "settled",
    "verdict.arrears": "arrears",
    "verdict.exempt": "exempt",
    "status.verified": "read in an official text",
    "status.secondary": "read in secondary sources only",
    "status.assumed": "our own reading",
    "kind.criterion": "Decides whether a company is eligible",
    "kind.obligation": "Says what residency costs",
    "kind.information": "For information",
    "group.software": "Software",
    "group.it-export": "Export of information technologies and software",
    "group.call-centres": "Call centres",
    "group.open": "Open: ask the Directorate",
    "group.outside": "Outside: another trade",
    "group.practice": "In none of the three groups of the park's list",
    "source-kind.law": "law",
    "source-kind.official": "official page or notice",
    "source-kind.interview": "interview",
    "source-kind.press": "press report",
    "source-kind.adviser": "page of an adviser",
    "basis.law": "on the park's list of permitted activities, as we could read it",
    "basis.law-as-read": "not named in the park's list, but part of it as we read it",
    "basis.open": "neither on the list of permitted activities, as we could read it, nor proved to be off it",
    "basis.outside": "another trade, none of the three groups of the list is near it",
    "basis.practice": "admitted in practice; the park's list, as we could read it, does not name it",
    "charge.fee": "Fee to the park",
    "charge.profit-tax": "Profit tax",
    "charge.sales-tax": "Sales tax",
    "charge.single-tax": "Single tax",
    "charge.income-tax": "Income tax of employees",
    "charge.insurance": "Social contributions",
    "charge.fee.name": "fee to the park",
    "charge.profit-tax.name": "profit tax",
    "charge.sales-tax.name": "sales tax",
    "charge.single-tax.name": "single tax",
    "charge.income-tax.name": "income tax of employees",
    "charge.insurance.name": "social contributions",
    "base.profit-tax": "the profit",
    "base.sales-tax": "the total revenue",
    "base.single-tax": "the total revenue",
    "base.income-tax": "the payroll",
    "base.insurance": "the payroll",
    **{f"country.{code}": name for code, name in NAME_BY_CODE.items()},
}

_FIGURES: Mapping[str, str | Plural] = {
    "value": "{value}",
    "share": "{share}",
    "share.at-least": "at least {required}",
    "share.exactly": "exactly {share}",
    "share.rounded": "{share}, rounded down",
    "amount.range": "{least} to {most}",
    "list": "{items}",
    "number": "{number}.",
    "citation": "[{numbers}]",
    "as-sentence": "{words:sentence}",
    "country": "{name} ({code})",
    "country.in-union": "{name} ({code}) *",
    "figure.not-known": "not known",
    "figure.lifted": "lifted",
    "figure.months": Plural("{count} month", "{count} months"),
    "figure.monthly": "{value} a month",
    "span.since": "since {first}",
    "span.between": "{first} to {last}",
    "span.until": "until {last}",
    "not-known": "not known",
    "nothing": "nothing",
    "none": "–",
    "total": "Total",
    "together": "Together",
    "no-quarter": "no quarter",
    "keys.first": "{keys} and {rest} more, which `htp check --format json` names",
    "keys.hidden": "{rest} more, which `htp check --format json` names",
}

_COMMON = {
    "heading.as-of": "(rules in force on {as_of})",
    "sources.title": "Sources",
    "sources.source": "{title}. {citation}. {url}",
    "disclaimer": (
        "Rulebook {id} of {version}. This is an interpretation of public sources, not the law and not legal advice. "
        "Confirm a decision with the Directorate of the park."
    ),
    "disclaimer.overlaid": (
        "Rulebook {id} of {version}, overlaid by {title} ({overlay} of {overlay_version}, {path}). This is an "
        "interpretation of public sources, not the law and not legal advice. Confirm a decision with the Directorate "
        "of the park."
    ),
    "disclaimer.short": "Rulebook {id} of {version}: an interpretation, not the law or legal advice.",
    "disclaimer.short.overlaid": "Overlaid by {title} ({path}).",
    "disclaimer.readings": "Read as asked: {readings}.",
    "provenance.verified": "Read in an official text: {place:without-stop} {citation}.",
    "provenance.secondary": "Read in secondary sources only: {place:without-stop} {citation}.",
    "provenance.assumed": "Our own reading: {place:without-stop} {citation}.",
    "basis.sentence": "{basis:sentence}",
    "caveat": "{value} – {status}: {place:without-stop}.",
    "caveat.cited": "{value} – {status}: {place:without-stop} {citation}.",
    "caveats.title": "What is not certain",
    "notes.title": "Notes",
    "notes.read-as": "Read",
    "notes.check": "Check",
    "notes.left-out": "Left out",
    "missing.title": "What to fill in",
    "why.title": "Why",
    "remedies.title": "What would have to change",
    "remedies.title.later": "To meet what is asked later",
    "remedies.title.later.each": "To meet what is asked later; each is enough by itself",
    "remedies.title.each": "What would have to change; each is enough by itself",
    "remedies.title.each-rule": "What would have to change; for each rule one of these is enough by itself",
}

_READINGS: Mapping[str, str | Plural] = {
    "readings.hold.one-sum": (
        "This holds under every reading of the law that we know, if none of the export comes from Armenia, Belarus, "
        "Kazakhstan or Russia or through a platform. The export is stated as one sum, which does not tell."
    ),
    "readings.hold": "This holds under every reading of the law that we know.",
    "readings.taken": "Taken as you asked: {option}",
    "readings.turn.together": "Under other readings, taken together, it is {verdict}:",
    "readings.turn": "Under another reading it is {verdict}:",
    "readings.state": "What the profile does not say can settle it: {keys}.",
    "readings.ask": "Ask the Directorate: {question}",
    "doubt": "In doubt: {doubt}",
    "next.title": "Next",
    "not-looked-at": (
        "Not looked at: whether the work is done in the Republic, the statutes, the contract with the Directorate, "
        "tax debts."
    ),
    "not-found": NOT_FOUND,
}

_CHECK: Mapping[str, str | Plural] = {
    "check.eligible": "Every condition is met.",
    "check.eligible.deferred": "Every condition that is required now is met.",
    "check.not-eligible": "A condition is not met: {criteria}.",
    "check.undetermined.fact": "A fact is missing, so this cannot be answered yet: {criteria}.",
    "check.undetermined.before-law": "The day lies before the law on the park, so this cannot be answered: {criteria}.",
    "check.undetermined.no-value": "The rulebook has no figure for this day, so this cannot be answered: {criteria}.",
    "check.undetermined.several": (
        "A fact is missing, and the rulebook has no figure for this day, so this cannot be answered yet: {criteria}."
    ),
    "check.deferred": "Deferred, not met yet: {title}.",
    "check.arrears": "In arrears: {title}.",
    "findings.rule": "Rule",
    "findings.verdict": "Verdict",
    "findings.measured": "Measured",
    "findings.required": "Required",
    "findings.explanation": "Explanation",
    "findings.sources": "Sources",
    "companies.company": "Company",
    "companies.verdict": "Verdict",
    "companies.needs-work": "Needs work",
    "companies.file": "File",
    "companies.merged": "Company, needs work, file",
    "companies.problems": Plural("{count} problem", "{count} problems"),
    "companies.row": "{path} (row {number})",
    "companies.document": "{path} (document {number})",
    "totals.companies": Plural(
        "{count} company: {not-eligible} not eligible, {undetermined} undetermined, {eligible} eligible.",
        "{count} companies: {not-eligible} not eligible, {undetermined} undetermined, {eligible} eligible.",
    ),
    "totals.invalid": Plural("{count} input is invalid.", "{count} inputs are invalid."),
    "totals.rules": "Verdicts by rule",
    "totals.title": "In total",
    "totals.markets": "Export markets, in {currency}",
    "totals.of-verdict": "{number} {verdict}",
    "totals.employees": "Employees",
    "totals.employees-in": Plural("{employees} in {count} company", "{employees} in {count} companies"),
    "totals.revenue": "Revenue, {currency}",
    "totals.revenue-in": Plural("{revenue} in {count} company", "{revenue} in {count} companies"),
    "totals.export": "Export, {currency}",
    "totals.share": "{export} ({share})",
    "totals.share-of-known": "{export} ({share} of the revenue whose export is known)",
    "totals.fee": "Fee to the park, {currency}",
    "totals.fee-to-pay": "In arrears with it, {currency}",
    "totals.not-in-them": "Not in the totals",
    "totals.notes": "Notes",
    "totals.companies-with-notes": Plural(
        "1 company has notes, {to_check} to check", "{count} companies have notes, {to_check} to check"
    ),
    "totals.without-figures": Plural(
        "{count} company without revenue or currency", "{count} companies without revenue or currency"
    ),
    "totals.others": "others",
    "totals.not-given": "not given",
}

_EXPORT = {
    "export.distance": "How far from the line",
    "export.abroad": "Revenue from abroad",
    "export.share": "Its share of the total",
    "export.required": "Required, {required}",
    "export.short-by": "Short of it by",
    "export.above-by": "Above it by",
    "export.exactly-enough": "nothing: exactly the share required, which is enough",
    "export.by-market": "Revenue by market",
    "export.by-market.in-currency": "Revenue by market, in {currency}",
    "export.revenue": "Revenue",
    "export.revenue.in-currency": "Revenue, in {currency}",
    "export.customers-abroad": "Customers abroad",
    "export.customers-at-home": "Customers at home",
    "export.at-home": "At home, {country}",
    "export.in-union": "* In the Eurasian Economic Union: whether sales there count as export was not found.",
    "export.through": "Sold through {platforms}: whether the platform or its users are the customers was not found.",
    "export.no-market": "Market not stated",
    "export.by-quarter": "By quarter",
    "export.by-quarter.in-currency": "By quarter, in {currency}",
    "export.from-abroad": "from abroad",
    "export.of": "of",
    "export.share-heading": "share",
    "export.quarter": "{part} of {whole} from abroad, {share}",
    "export.quarter.remark": "{part} of {whole} from abroad, {share}, {remark}",
    "export.below": "below {required}",
    "export.market-missing": "market missing",
    "export.quarters-note": "The share is worked out over the whole period of the profile, not quarter by quarter.",
    "export.conversions": "Converted from other currencies",
    "export.converted": "{earned} at {rate} for 1 {currency}: {converted}",
    "export.remedies": "What would close the gap; each is enough by itself",
    "export.more": "What counts as export, and what was not found: htp explain {rule}",
    "chart.line": "Required: {required}",
}

_FEES = {
    "fees.by-quarter": "The fee by quarter",
    "fees.by-quarter.in-currency": "The fee by quarter, in {currency}",
    "fees.quarter": "Quarter",
    "fees.quarter.not-over": "{quarter}, not yet due",
    "fees.revenue": "Revenue",
    "fees.fee": "Due",
    "fees.paid": "Paid",
    "fees.open": "To pay",
    "fees.oldest-first": "What has been paid is counted towards the oldest quarter first.",
    "fees.own-quarter-first": (
        "A payment is counted towards its own quarter, and what is left of all towards the oldest that is open."
    ),
    "fees.standing": "Where you stand with the fee",
    "fees.standing.due": "Due by now",
    "fees.standing.paid": "Paid",
    "fees.standing.to_pay": "To pay",
    "fees.standing.not_yet_due": "Not yet due",
    "fees.overpaid": "{amount} more has been paid than is owed.",
    "fees.on-pay": "Taxes on pay",
    "fees.exempt": "What the regime exempts",
    "fees.per-head": "Per employee and month",
    "fees.per-head.text": "{rate} of {wage}, the average wage, is {amount}.",
    "fees.in-short": "{amount}: {reason}",
    "fees.in-short.not-known": "not known: {reason}",
    "fees.in-short.per-head": "{total}: {rate} of {wage} is {amount} per employee and month",
    "fees.wage": "The wage figure",
    "fees.wage.of-profile": "It is the one that the profile states under assumptions.",
    "fees.wage.verified": ("It is the rulebook's, {span}; read in an official text: {place:without-stop} {citation}."),
    "fees.wage.secondary": (
        "It is the rulebook's, {span}; read in secondary sources only: {place:without-stop} {citation}."
    ),
    "fees.wage.assumed": "It is the rulebook's, {span}; our own reading: {place:without-stop} {citation}.",
    "fees.in-period": "In this period",
    "fees.withheld": "Withheld, at least",
    "fees.not-added": "They are not added: the profile has no exchange rate for {currencies}.",
    "fees.not-in-it": "Not in it",
    "fees.unknown": "{rules}, because a figure is missing",
    "fees.to-add-up": "To add up",
    "fees.to-compare": "To compare",
}

_PLAN = {
    "plan.eligible": "Every condition is met. What lies ahead:",
    "plan.eligible.deferred": "Every condition that is required now is met. What lies ahead:",
    "plan.not-eligible": "A condition is not met. Each of these changes was tried on the profile and meets it:",
    "plan.not-eligible.out-of-reach": "A condition is not met, and no change within reach was found that meets it.",
    "plan.undetermined.fact": "A fact is missing. Fill in first what a condition waits for:",
    "plan.undetermined.start-up": "Without revenue no share can be worked out. Nothing found forbids to apply.",
    "plan.undetermined.before-law": "The day lies before the law on the park: no fact of the profile can change that.",
    "plan.undetermined.no-value": "The rulebook has no figure for this day: no fact of the profile can change that.",
    "plan.undetermined.several": (
        "A fact is missing, and the rulebook has no figure for this day. Fill in first what a condition waits for:"
    ),
    "plan.try": "With this alone: {verdict}.",
    "plan.try.missing": "With this alone: {verdict}; then fill in {keys}.",
    "plan.together": "No single change is enough. Each of these lists, with all of its changes, is",
    "plan.try.together": "With all of this: eligible.",
    "plan.out-of-reach": "Out of reach",
    "plan.out-of-reach.text": (
        "{required} is required. Of {whole}, {part} counts; {needed} would have to. No change was found that adds at "
        "most {most} times the revenue and leaves at least a fifth of it."
    ),
    "plan.facts": "Facts to fill in",
    "plan.decides": "decides: {rules}",
    "plan.for-costs": "for the costs: {rules}",
    "plan.first.ask-reading": "Ask the Directorate how it reads the law",
    "plan.first.ask-reading.text": "Under another reading the verdict is another one; htp check says which.",
    "plan.first.change": "Meet the condition",
    "plan.first.change.text": "Not met: {names}. The changes above were tried.",
    "plan.first.ask-whether": "Ask whether it is worth going on",
    "plan.first.ask-whether.text": (
        "Not met: {names}. Before anything else ask the Directorate whether it reads your case in the same way."
    ),
    "plan.first.fill-in": "Fill in the facts",
    "plan.first.fill-in.text": "A condition waits for {names}. See: htp ask",
    "plan.first.another-day": "Choose another day",
    "plan.first.another-day.text": "Nothing is known for this day. `--as-of` takes another one.",
    "plan.first.confirm": "Ask the Directorate to confirm",
    "plan.first.confirm.text": "Not read in an official text: {names}.",
    "plan.road": "The road to residency",
    "plan.ahead": "What lies ahead of a resident",
    "plan.time-line": "Initial registration --{first}--> final one --{second}--> export share.",
    "plan.time-line.no-export": "Initial registration --{first}--> final one.",
    "plan.days": "In days",
    "plan.days.final": "Final registration",
    "plan.days.final.is": "{day}",
    "plan.days.final.is.earliest": "not before {day}",
    "plan.days.export": "Export share",
    "plan.days.export.is": "The park's page asks for it from {day} on.",
    "plan.days.export.is.earliest": "The park's page asks for it from {day} on at the earliest.",
    "plan.step": "{number}. {title}",
}

_ASK: Mapping[str, str] = {
    "ask.some": "These facts can still change the verdict, the most decisive first.",
    "ask.nothing": "Nothing that you could add changes the verdict.",
    "ask.nothing.no-revenue": (
        "Nothing that you could add changes the verdict: there is no revenue yet, so no share can be worked out. See: "
        "htp plan"
    ),
    "ask.nothing.law": (
        "Nothing that you could add changes the verdict: what is not known is no fact of the company. Ask the "
        "Directorate of the park."
    ),
    "ask.nothing.readings": ("Nothing that you could add changes the verdict; an answer of the Directorate could."),
    "ask.questions": "What to ask",
    "ask.directorate": "What to ask the Directorate",
    "ask.turns": "With another answer than the one taken here: {verdict}.",
    "ask.costs": "What residency costs waits for {keys}. That changes no verdict; see htp fees.",
    "ask.open": "Why it is not answered yet",
    "ask.line": "Line {number}, {amount}:",
    "ask.fact": "Fill in {key}.",
    "ask.for": "For {criteria}.",
    "ask.effect.either": "One answer makes the company eligible, another not eligible.",
    "ask.effect.eligible": "One answer is enough to make the company eligible.",
    "ask.effect.not-eligible": "One answer is enough to make the company not eligible.",
    "ask.effect.together": "It decides together with others.",
    "ask.left-out.residency.status": (
        "It is left out, so the company is taken to be an applicant. A resident has time to reach the export share."
    ),
    "ask.left-out.activities": "No list is given, so the revenue lines are taken to name every activity.",
    "ask.left-out.period": "It is left out: the rules of {as_of} are used, and the figures are taken to be a year's.",
    "ask.hidden": "{rest} more, which `htp ask --format json` names",
}

_PERIODS = {
    "period.year": "{year}",
    **{f"period.{part}": f"{{year}}-{part}" for part in MONTHS_BY_PART},
    **{f"quarter.{quarter}": quarter for quarter in Quarter},
}
"""A year, and its halves, quarters and months as they are written in a profile."""

TEXTS: Mapping[str, str | Plural] = {
    **_WORDS,
    **_FIGURES,
    **_PERIODS,
    **_COMMON,
    **NOTES,
    **_READINGS,
    **SCREEN,
    **WORKBOOK,
    **_CHECK,
    **ACTIVITY,
    **_EXPORT,
    **_FEES,
    **OUTSIDE,
    **COMPARED,
    **_PLAN,
    **_ASK,
    **PAGE,
    **RULEBOOK,
    **NOTES,
}
