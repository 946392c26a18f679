"""Days, periods and quarters in the words of three languages; what has two readings is asked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htp.company.dates import day, period, periods_in, quarter, quarter_of_year, readings_of_day

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
MONTHS_OF = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()  # noqa: SIM905
MONTHS_IN_KYRGYZ = "январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры".split()  # noqa: SIM905


@pytest.mark.parametrize(
    "text, read",
    [
        *(("18.02.2023", "2023-02-18"), ("1.2.2016", "2016-02-01"), ("2016-07-15 00:00:00", "2016-07-15")),
        *(("2016/7/5", "2016-07-05"), ("15/07/2016", "2016-07-15"), ("07/15/2016", "2016-07-15")),
        *(("05/05/2016", "2016-05-05"), ("18.02.2023 0:00", "2023-02-18"), ("18.02.2023 г.", "2023-02-18")),
        *(("18 февраля 2023 г.", "2023-02-18"), ("«18» февраля 2023 года", "2023-02-18")),
        *(("February 18, 2023", "2023-02-18"), ("18th of February 2023", "2023-02-18"), ("18-Feb-2023", "2023-02-18")),
        *(("2023-жылдын 18-февралы", "2023-02-18"), ("18-февраль, 2023-жыл", "2023-02-18")),
        *(
            ("01/02/2016", None),
            ("01-02-2016", None),
            ("31.02.2016", None),
            ("15.07.16", None),
            ("18 феврал 2023", None),
        ),
        *(("2016-07-15 10:30:00", None), ("18 февраля 23", None), ("30 фев 2016", None), ("февраль 2023", None)),
    ],
)
def test_a_day(text: str, read: str | None) -> None:
    assert day(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        *(
            ("01.01.2025 - 31.12.2025", "2025"),
            ("с 01.01.2025 по 31.12.2025 г.", "2025"),
            ("январь–декабрь 2025", "2025"),
        ),
        *(("Январь 2025 - Декабрь 2025", "2025"), ("12 мес. 2025", "2025"), ("за 12 месяцев 2025 года", "2025")),
        *(
            ("01.01.2025-30.06.2025", "2025-H1"),
            ("01.04.2025–30.06.2025", "2025-Q2"),
            ("июль - сентябрь 2025", "2025-Q3"),
        ),
        *(("01.02.2024 - 29.02.2024", "2024-02"), ("01.02.2024 - 28.02.2024", None), ("02.01.2025 - 31.12.2025", None)),
        *(("9 мес. 2025", None), ("01.01.2025 - 30.09.2025", None), ("01.01.2024 - 31.12.2025", None)),
        *(("Январь 2024 - Декабрь 2025", None), ("декабрь-январь 2025", None), ("31.12.2025 - 01.01.2025", None)),
        *(("01.01.202531.12.2025", None), ("2025-2026", None)),
    ],
)
def test_a_span_of_days_or_months_is_the_period_that_it_comes_to(text: str, read: str | None) -> None:
    assert period(text) == read


@pytest.mark.parametrize(
    ("title", "periods"),
    [
        *(("Клиенты за 1 квартал 2025 г.", {"2025-Q1"}), ("за 2025 год (в сомах)", {"2025"}), ("«2025»", {"2025"})),
        *(("с 01.01.2025 по 31.12.2025", {"2025"}), ("на 12.01.2026", set()), ("на 1 января 2026 г.", set())),
        *(("2024 и 2025", {"2024", "2025"}), ("Клиенты", set()), ("Приказ 20251", set())),
    ],
)
def test_a_longer_text_names_the_periods_in_it_and_no_day(title: str, periods: set[str]) -> None:
    assert periods_in(title) == periods


@given(DAYS)
def test_a_day_in_any_notation_is_that_day(when: date) -> None:
    plain = when.isoformat()
    assert day(f"{when:%d.%m.%Y}") == day(f"{when.day} {MONTHS_OF[when.month - 1]} {when.year} г.") == plain
    assert day(f"{when:%B} {when.day}, {when.year}") == day(f"{when.day} {when:%b} {when.year}") == plain
    assert day(f"{when.year}-жылдын {when.day}-{MONTHS_IN_KYRGYZ[when.month - 1]}") == plain


@given(DAYS, st.sampled_from("/-"))
def test_a_day_with_its_month_at_either_place_is_asked_unless_both_are_the_same(when: date, sign: str) -> None:
    text = f"{when.day:02}{sign}{when.month:02}{sign}{when.year}"
    has_two = when.day <= 12 and when.day != when.month
    assert day(text) == (None if has_two else when.isoformat())
    assert when.isoformat() in readings_of_day(text)
    assert len(readings_of_day(text)) == (2 if has_two else 1)


@pytest.mark.parametrize(
    "text, read",
    [
        *(("2025 год", "2025"), ("2025г.", "2025"), ("2025-жыл", "2025"), ("2016.0", "2016"), ("за 2025 год", "2025")),
        *(("1 кв. 2016", "2016-Q1"), ("I квартал 2016", "2016-Q1"), ("III квартал 2016 г.", "2016-Q3")),
        *(("2016 Q4", "2016-Q4"), ("Q1 2016", "2016-Q1"), ("2016q1", "2016-Q1"), ("3Q2025", "2025-Q3")),
        *(
            ("первый квартал 2016", "2016-Q1"),
            ("четвёртый квартал 2016", "2016-Q4"),
            ("2025-жылдын 1-чейреги", "2025-Q1"),
            ("1-й квартал 2016", "2016-Q1"),
        ),
        *(("2 полугодие 2016", "2016-H2"), ("I полугодие 2025 г.", "2025-H1"), ("1H 2025", "2025-H1")),
        *(("январь 2025", "2025-01"), ("янв. 2025 г.", "2025-01"), ("May 2016", "2016-05"), ("07.2016", "2016-07")),
        *(("2025-жылдын сентябры", "2025-09"), ("2016-7", "2016-07")),
        *(("июл.16", None), ("01.07.2016", None), ("2016-1", None), ("5 кв. 2016", None), ("3 полугодие 2016", None)),
        *(("16", None), ("2016/17", None), ("2016-2017", None), ("FY2025", None), ("9 месяцев 2025", None)),
        *(("кв. 2016", None), ("1.2016", None), ("2016,5", None), ("2016-", None), ("２０１６ год", None)),
    ],
)
def test_a_period(text: str, read: str | None) -> None:
    assert period(text) == read


@pytest.mark.parametrize(
    "text, read",
    [("1", "Q1"), ("iv", "Q4"), ("2 кв.", "Q2"), ("q3", "Q3"), ("I квартал", "Q1"), ("5", None), ("Q1 2016", None)],
)
def test_a_quarter(text: str, read: str | None) -> None:
    assert quarter(text) == read


def test_a_quarter_of_a_year() -> None:
    assert quarter_of_year("1 кв. 2016") == "2016-Q1"
    assert quarter_of_year("2016 год") is None
