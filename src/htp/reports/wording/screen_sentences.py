"""The sentences of an answer on one screen in English, by id."""

from collections.abc import Mapping

from htp.reports.wording.plural import Plural

SCREEN: Mapping[str, str | Plural] = {
    "screen.title": "{company} · {status} · rules of {as_of}",
    "screen.title.period": "{company} · {status} · {period} · rules of {as_of}",
    "screen.status.resident": "a resident",
    "screen.status.not-resident": "not a resident",
    "screen.status.open": "a resident or not?",
    "screen.eligible": "Every condition is met.",
    "screen.eligible.deferred": "Every condition that is asked for by now is met.",
    "screen.not-eligible": Plural(
        "{count} of {of} conditions is missed: {conditions}.", "{count} of {of} conditions are missed: {conditions}."
    ),
    "screen.undetermined.fact": "Facts are missing, so this is open: {conditions}.",
    "screen.undetermined.before-law": "The day lies before the law on the park, so this is open: {conditions}.",
    "screen.undetermined.no-value": "The rulebook has no figure for this day, so this is open: {conditions}.",
    "screen.undetermined.several": (
        "Facts are missing, and the rulebook has no figure for this day, so this is open: {conditions}."
    ),
    "screen.turns.together": "Turns on {marks} together: under these other readings it is {verdict}.",
    "screen.turns": "Turns on {marks}: under the other reading it is {verdict}.",
    "what-if.title": "WHAT IF {supposed}",
    "what-if.fact": "{key}={value}",
    "what-if.facts": "{key} as given",
    "what-if.without": "{key} left out",
    "what-if.customer.more": "{amount} more from {country}",
    "what-if.customer.more.for": "{amount} more from {country} for {for}",
    "what-if.customer.less": "{amount} less from {country}",
    "what-if.customer.less.for": "{amount} less from {country} for {for}",
    "what-if.now": "Now",
    "what-if.then": "What if",
    "what-if.verdict": "verdict",
    "what-if.contradicts": "the facts contradict each other",
    "what-if.companies": "Now: {not-eligible} not eligible, {undetermined} undetermined, {eligible} eligible.",
    "screen.heading.condition": "Condition",
    "screen.heading.yours": "Yours",
    "screen.heading.needed": "Needed",
    "screen.heading.why": "Why",
    "screen.costs.applicant": "As a resident",
    "screen.costs.applicant.in-currency": "As a resident, {currency}",
    "screen.costs.resident": "To pay",
    "screen.costs.resident.in-currency": "To pay, {currency}",
    "screen.question": "{key}: {question}",
    "screen.questions": "What is missing",
    "screen.fact.activity": "Say it in other words or as a classifier code, or ask the Directorate.",
    "screen.fact.activity.likely": "May mean {meant}. Write the one that is meant.",
    "screen.fact.market": "From which country are the customers? A name or two letters: США, US.",
    "screen.fact.lines": "What was earned with which activity, and from customers in which country?",
    "screen.not-looked-at": "Not looked at: place of work, statutes, contract, tax debts.",
    "screen.arrears": "In arrears: {name}.",
    "screen.ask": "Ask the Directorate.",
    "screen.other-reading": "The other reading:",
    "screen.more.costs": "What residency costs: {count} lines in htp check -v",
    "screen.more.notes": Plural("{count} note: htp check -v", "{count} notes: htp check -v"),
    "screen.more.changes": Plural(
        "{count} change that would be enough: htp plan", "{count} changes that would be enough: htp plan"
    ),
    "screen.more.questions": Plural("{count} more question: htp ask", "{count} more questions: htp ask"),
    "screen.next.plan": "what to change and hand in, in which order",
    "screen.next.ask": "what is missing, and why each fact is asked",
    "screen.next.check -v": "every figure, reading and source",
}
