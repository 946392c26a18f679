"""A customer in words has one reading, or what it can mean is said."""

import pytest

from htp.company.customers import Customer, customer_in
from htp.errors import UnusableText
from htp.money import Number

MORE, LESS = True, False


@pytest.mark.parametrize(
    "text, customer",
    [
        ("+50000 EUR DE", Customer(MORE, Number(50000), "EUR", "DE", None)),
        ("50 000,50 евро Германия", Customer(MORE, Number("50000.50"), "EUR", "DE", None)),
        ("+€50,000.00 Germany", Customer(MORE, Number("50000.00"), "EUR", "DE", None)),
        ("+50 000 евро, Германия", Customer(MORE, Number(50000), "EUR", "DE", None)),
        ("+50000, EUR, DE", Customer(MORE, Number(50000), "EUR", "DE", None)),
        ("+10_000 US", Customer(MORE, Number(10000), None, "US", None)),
        ("+10000 United States USD", Customer(MORE, Number(10000), "USD", "US", None)),
        ("-50000 KGS KG", Customer(LESS, Number(50000), "KGS", "KG", None)),
        ("− 300 сом Кыргызстан", Customer(LESS, Number(300), "KGS", "KG", None)),
        ("+5000 долларов США США", Customer(MORE, Number(5000), "USD", "US", None)),
        ("+5 GBP GB: call centre", Customer(MORE, Number(5), "GBP", "GB", "call centre")),
    ],
)
def test_a_customer_with_one_reading_is_read(text: str, customer: Customer) -> None:
    assert customer_in(text) == customer


@pytest.mark.parametrize(
    "text, fault",
    [
        ("", "customer.unreadable"),
        ("a lot from Germany", "customer.unreadable"),
        ("+50000", "customer.no-country"),
        ("+50000 EUR", "customer.no-country"),
        ("+50000 EUR Atlantis", "customer.no-country"),
        ("+50 тыс EUR DE", "customer.in-thousands"),
        ("+3 млн сом", "customer.in-thousands"),
        ("$5 million US", "customer.in-thousands"),
        ("+5 $ US", "customer.several"),
        ("+5 EUR Korea", "customer.several"),
        ("+1,234 EUR DE", "amount.two-readings"),
        ("+5 EUR USD DE", "customer.no-country"),
    ],
)
def test_a_customer_with_no_reading_or_several_is_refused(text: str, fault: str) -> None:
    with pytest.raises(UnusableText) as refused:
        customer_in(text)
    assert refused.value.fault.id == fault


def test_what_cannot_be_read_at_all_is_quoted() -> None:
    with pytest.raises(UnusableText) as refused:
        customer_in("a lot from Germany")
    assert refused.value.fault.values == {"text": "a lot from Germany"}
    with pytest.raises(UnusableText) as refused:
        customer_in("+50000 EUR")
    assert refused.value.fault.values == {"text": "+50000 EUR"}
