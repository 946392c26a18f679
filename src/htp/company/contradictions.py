"""Facts of a profile that are each possible in themselves and cannot both be right."""

from collections.abc import Iterator
from datetime import date

from htp.company.facts import LegalForm
from htp.company.profile import HOME_MARKET, Company, Profile, Revenue, Staff
from htp.errors import Problem, Values

MAX_ACTIVITIES = 200
"""Different activities that a profile may name, in the list and in its lines."""


def contradictions(profile: Profile) -> Iterator[Problem]:
    yield from _totals_that_disagree(profile.revenue)
    yield from _currencies_without_rate(profile)
    yield from _quarters_outside(profile)
    yield from _too_many_activities(profile)
    yield from _registered_abroad(profile.company)
    yield from _pay_of_nobody(profile.staff)
    yield from _payments(profile)
    first, last = profile.residency.initial_registration, profile.residency.final_registration
    if first is not None and last is not None and last < first:
        values = {"initial": str(first), "final": str(last)}
        yield Problem(("residency", "final_registration"), "residency.final-before-initial", values)


def _totals_that_disagree(revenue: Revenue) -> Iterator[Problem]:
    if revenue.total is not None and revenue.export is not None and revenue.export > revenue.total:
        yield Problem(("revenue", "export"), "revenue.export-above-total")
    for key in ("total", "export"):
        if revenue.lines is not None and getattr(revenue, key) is not None:
            yield Problem(("revenue", key), "revenue.total-and-lines", {"key": key}, is_about_key=True)


def _currencies_without_rate(profile: Profile) -> Iterator[Problem]:
    home, rates = profile.revenue.currency, profile.exchange_rates
    if home is not None and rates.get(home, 1) != 1:
        yield Problem(("exchange_rates", home), "rate.of-own-currency", {"currency": home})
    asked: set[str] = set()
    for index, line in enumerate(profile.revenue.lines or ()):
        if line.currency is None or line.currency in asked:
            continue
        asked.add(line.currency)  # one answer is enough for all lines in a currency
        at = ("revenue", "lines", index, "currency")
        if home is None:
            yield Problem(at, "revenue.no-currency-of-total")
            return
        if line.currency != home and line.currency not in rates:
            yield Problem(at, "rate.missing", {"currency": line.currency, "home": home})


def _quarters_outside(profile: Profile) -> Iterator[Problem]:
    if profile.period is None:
        return
    quarters = tuple(each.value for each in profile.period.quarters)
    for index, line in enumerate(profile.revenue.lines or ()):
        if line.quarter is not None and line.quarter not in quarters:
            values = {"quarter": line.quarter.value, "period": profile.period.text, "quarters": quarters}
            yield Problem(("revenue", "lines", index, "quarter"), "quarter.outside-period", values)


_ABROAD_BY_FORM = {
    LegalForm.INDIVIDUAL_ENTREPRENEUR: "country.of-individual-entrepreneur",
    LegalForm.BRANCH: "country.of-branch",
}


def _registered_abroad(company: Company) -> Iterator[Problem]:
    """Persons need to be entrepreneurs of the Republic, branches to be registered under its law."""
    if company.country in (None, HOME_MARKET) or company.legal_form not in _ABROAD_BY_FORM:
        return
    yield Problem(("company", "country"), _ABROAD_BY_FORM[company.legal_form], {"country": str(company.country)})


def _pay_of_nobody(staff: Staff) -> Iterator[Problem]:
    if staff.payroll is not None and staff.payroll.amount > 0:
        if staff.employees == 0 and not staff.employee_months:
            yield Problem(("staff", "payroll"), "payroll.without-employees")
        elif staff.employee_months == 0:
            yield Problem(("staff", "employee_months"), "payroll.without-employee-months")


def _payments(profile: Profile) -> Iterator[Problem]:
    payments, period = profile.residency.payments, profile.period
    if payments is None:
        return
    if profile.residency.fees_paid is not None:
        yield Problem(("residency", "fees_paid"), "payments.and-total", is_about_key=True)
    if period is None:
        return
    quarters = tuple(f"{period.year}-{each}" for each in period.quarters)
    for each in payments:
        if str(each) not in quarters:
            values: Values = {"quarter": str(each), "period": period.text, "quarters": quarters}
            yield Problem(("residency", "payments", str(each)), "quarter.outside-period", values, is_about_key=True)


def contradictions_on(profile: Profile, law_from: date, as_of: date) -> Iterator[Problem]:
    """What cannot be right on the day of assessment: a registration after it, or before the law."""
    for key in ("initial_registration", "final_registration"):
        day = getattr(profile.residency, key)
        if day is not None and day > as_of:
            yield Problem(("residency", key), "residency.registered-later", {"day": day, "as_of": as_of})
        elif day is not None and day < law_from:
            yield Problem(("residency", key), "residency.registered-before-law", {"day": day, "law": law_from})


def _too_many_activities(profile: Profile) -> Iterator[Problem]:
    """No contradiction, but no company either; each activity that is not on the list is compared with all that are."""
    if len(profile.declared_activities) > MAX_ACTIVITIES:
        excess = profile.declared_activities[MAX_ACTIVITIES]
        in_list, in_lines = list(profile.activities or ()), [line.activity for line in profile.revenue.lines or ()]
        yield Problem(
            ("activities", in_list.index(excess))
            if excess in in_list
            else ("revenue", "lines", in_lines.index(excess), "activity"),
            "activities.too-many",
            {"most": MAX_ACTIVITIES},
        )
