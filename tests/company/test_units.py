"""What says that amounts are in thousands is seen however it is written; a name with such a word says nothing."""

import pytest

from htp.company.headers import guessed_from, key_of, meant_by, misspelt
from htp.company.units import is_in_thousands, is_unit_in_thousands, says_thousands

_UNITS = (
    *("тыс. сом", "в тыс.сом", "т. сом", "т.с.", "т.р.", "миң сом", "млрд сом", "ед. изм. тыс. сом"),
    *("USD '000", "In USD '000", "$000", "000s", "x1000", "×1000", "в 1000 сом"),
    *("USD k", "kUSD", "USDk", "$k", "EUR mn", "$m", "(thousands)"),
)


@pytest.mark.parametrize("unit", _UNITS)
def test_a_unit_of_thousands_is_one_in_any_notation(unit: str) -> None:
    assert (is_in_thousands(unit), is_unit_in_thousands(unit), says_thousands(unit)) == (True, True, True)


@pytest.mark.parametrize("header", ["Выручка, тыс. сом", "Выручка, '000", "Revenue (M USD)", "Оплата, х1000"])
def test_a_header_with_such_a_unit_is_in_thousands_and_no_unit_itself(header: str) -> None:
    assert (is_in_thousands(header), is_unit_in_thousands(header)) == (True, False)


def test_zeros_alone_may_be_a_code() -> None:
    assert (is_in_thousands("(000)"), is_unit_in_thousands("000"), says_thousands("('000)")) == (True, False, True)


@pytest.mark.parametrize(
    "text",
    [
        "Выручка",
        "M&M",
        "Т. Асанов",
        "Кол-во, шт",
        "Сумма USD к оплате",
        "Миллионная, 1",
        "01.01.2000",
        "5 000 000 сом",
        "K",
    ],
)
def test_other_texts_are_not(text: str) -> None:
    assert (is_in_thousands(text), is_unit_in_thousands(text), says_thousands(text)) == (False, False, False)


@pytest.mark.parametrize("title", ["Клиенты с оборотом до 8 млн сом", "Firms above 10 thousand", "до 5 000 000 сом"])
def test_a_title_that_counts_thousands_of_something_says_no_unit(title: str) -> None:
    assert not says_thousands(title)


@pytest.mark.parametrize("header", ["Экспорт, %", "Выручка ±", "Прибыль Δ", "Сотрудники, ‰"])
def test_the_share_or_the_change_of_a_fact_is_not_that_fact(header: str) -> None:
    assert (key_of(header), meant_by(header), guessed_from(header), misspelt(header)) == (None, None, None, None)
