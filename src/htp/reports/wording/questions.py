"""What `htp init` asks, by the key of the fact, and what it says to an answer.

`KEY=VALUE` is a value to choose; the rest of an id after `:` names what else there is to say about that fact.
"""

from collections.abc import Mapping

from htp.language import translated
from htp.reports.wording.messages import written

QUESTIONS: Mapping[str, str] = {
    "introduction": "A few questions about the company. Enter leaves a fact out, or takes what is shown for it; "
    "where a fact is needed, the answer at the end says so. < goes back.",
    "guess": "Enter for {guess}; - to leave it out.",
    "company.name": "What is the company called?",
    "company.name:needed": "The name is the one fact that is needed.",
    "company.legal_form": "In which form is it registered?",
    "company.legal_form=legal_entity": "legal entity",
    "company.legal_form=individual_entrepreneur": "individual entrepreneur",
    "company.legal_form=branch": "branch of a company",
    "company.country": "In which country is it registered? Its name or two letters: Kyrgyzstan, KG.",
    "period": "Which period are the figures for? A year, quarter or month: 2025, 2025-Q3 or 2025-07.",
    "period:whole-year": "What are the figures of a whole year? Give them with its period: 2025.",
    "activities": "What does the company do? One activity, in English, Russian or Kyrgyz, or a code such as 62.01.",
    "activities:more": "What else does it do? Enter if that is all.",
    "activities:recognised": "{activity}.",
    "activities:unknown": "{words} is not known for certain to be on the list of permitted activities.",
    "activities:outside": "{activity}: plainly another trade, as we read the list of permitted activities.",
    "activities:meant": "What is meant by {words}? A name or id that htp activities lists.",
    "activities:keep": "keep {words}",
    "activities:choose": "Type a number, or other words to search again. Enter leaves it out.",
    "revenue.currency": "In which currency are the figures? A code or a word: KGS, сом.",
    "revenue": "How do you want to give the revenue?",
    "revenue=totals": "as two totals",
    "revenue=customers": "customer by customer",
    "revenue.lines": "What was earned with which activity, and from customers in which country? A line for each.",
    "revenue=lines": "by activity and market (needed where permitted activities stand beside others)",
    "revenue.total": "How much was earned in the period, all together? 0 if nothing yet; e.g. 10 000 000.",
    "revenue.export": "How much of that did customers abroad pay?",
    "revenue.lines.customer": "Customer {number}: who? Enter if there are no more; - to leave this one out.",
    "revenue.lines.paid": "How much did they pay in the period?",
    "revenue.lines.paid:needed": "Without the amount the customer does not count. < goes back.",
    "revenue.lines.amount": "Line {number}: how much? Enter if there are no more.",
    "revenue.lines.activity": "With which activity?",
    "revenue.lines.market": "From which country are the customers? A name or two letters: США, US.",
    "revenue.lines.through_country": "In which country is the platform that it was sold through? Ирландия, IE.",
    "revenue.lines.currency": "In which currency? Enter if in {home}.",
    "revenue.lines.quarter": "In which quarter? {quarters}.",
    "exchange_rates": "How much {home} does 1 {currency} cost in your own books? E.g. 69.0.",
    "exchange_rates:needed": "Without that, nothing in {currency} can be added up. "
    "In which currency? Enter if in {home}.",
    "staff.employees": "How many people are employed?",
    "staff.payroll": "What is their gross pay, all together, over the whole period?",
    "assumptions.average_monthly_wage": "On which national average wage, in {home} a month, "
    "do you work out social contributions?\nEnter for the one that the program knows, where it knows one.",
    "residency.status": "Is it a resident of the park already?",
    "residency.status=applicant": "no, an applicant",
    "residency.status=resident": "yes, a resident",
    "residency.initial_registration": "When was it first registered? E.g. 15.01.2016 or 2016-01-15.",
    "residency.final_registration": "When was its final registration? E.g. 15.07.2016 or 2016-07-15.",
    "residency.fees_paid": "How much has it paid to the park for the period?",
    "page": "These are your answers:",
    "page:last": "Enter if they are right; the number of a line changes it.",
    "page:left-out": "–",
    "page:total": "Together {total}; from customers abroad {export}, {share}.",
    "page:unclear": "Together {total}; of {unclear} it is not known from which country it comes.",
    "page:no-more": "no more",
    "page:company.name": "Name",
    "page:activities": "Activities",
    "page:revenue": "Revenue given",
    "page:revenue.currency": "Currency",
    "page:revenue.total": "Revenue",
    "page:revenue.export": "From abroad",
    "page:period": "Period",
    "page:customer": "Customer {number}",
    "page:line": "Revenue line {number}",
    "page:residency.status": "Resident of the park",
    "page:residency.initial_registration": "First registration",
    "page:residency.final_registration": "Final registration",
    "page:residency.fees_paid": "Paid to the park",
    "page:company.legal_form": "Form",
    "page:company.country": "Registered in",
    "page:staff.employees": "People employed",
    "page:staff.payroll": "Gross pay",
    "page:assumptions.average_monthly_wage": "Average wage",
    "choose": "Type a number from 1 to {choices}.",
    "unreadable": "This cannot be read as text. Type it again.",
}


def question(text_id: str, /, **values: object) -> str:
    """The question or hint of that id with its values; several lines where it is long."""
    return written(translated(f"init.{text_id}", QUESTIONS[text_id]), values)
