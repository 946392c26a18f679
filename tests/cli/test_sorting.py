"""Orders of a report are exact, whatever the size of the figures."""

import pickle
from itertools import pairwise

from support.builders import a_company, rulebook

from htp.assessing.assessment import assess, day_to_assess
from htp.assessing.figures import figures_of
from htp.assessing.results import Assessed
from htp.cli.options import Order
from htp.cli.sorting import Key, key_of

MANY = 10**40


def export_key(total: int, export: int | None) -> Key:
    figures = {"total": str(total)} if export is None else {"total": str(total), "export": str(export)}
    company = a_company(name="Ala-Too", period="2016", **figures)
    assert company.period is not None
    assessment = assess(company, rulebook(), day_to_assess(company, None, company.period.end))
    key = key_of(Assessed("a.yaml", 1, assessment, figures_of(company, assessment)), Order.EXPORT)
    return tuple(pickle.loads(pickle.dumps(key)))


def test_shares_that_differ_in_the_fortieth_digit_are_told_apart() -> None:
    keys = [export_key(MANY, 0), export_key(3 * MANY, MANY), export_key(3 * MANY, MANY + 1), export_key(2, 1)]
    assert all(less < more for less, more in pairwise(keys))


def test_of_equal_shares_neither_comes_first_however_large_the_whole() -> None:
    one, other = export_key(3, 1), export_key(3 * MANY, MANY)
    assert not one < other
    assert not other < one


def test_a_company_without_a_share_comes_last() -> None:
    assert export_key(100, 100) < export_key(100, None)
