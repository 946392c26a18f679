"""The types of facts by themselves, as a program that imports them has them."""

from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter
from pydantic_core import PydanticCustomError

from htp.company import facts
from htp.company.fact_types import AMOUNT_SCHEMA, FactType, PositiveAmount, refusing
from htp.company.profile import Company, Profile, Revenue
from htp.errors import Fault, UnusableText


def test_an_amount_is_read_exactly_and_described_for_editors() -> None:
    amount: TypeAdapter[Any] = TypeAdapter(PositiveAmount)
    assert str(amount.validate_python("1_000.50")) == "1000.50"
    assert amount.json_schema() == dict(AMOUNT_SCHEMA)


def test_a_type_reads_what_its_reader_reads_and_is_described_as_it_says() -> None:
    of_pairs: TypeAdapter[Any] = TypeAdapter(Annotated[int, FactType(lambda text: (text, 1), {"type": "string"})])
    assert of_pairs.validate_python("a") == ("a", 1)
    assert of_pairs.json_schema() == {"type": "string"}


def test_what_is_refused_is_said_without_the_frames_that_it_came_through() -> None:
    with pytest.raises(UnusableText) as raised:
        facts.amount("-5")
    with pytest.raises(PydanticCustomError) as refused:
        refusing(facts.amount)("-5")
    assert (refused.value.type, refused.value.message_template) == ("refused", "")
    assert refused.value.context == {"fault": Fault(*raised.value.fault)}
    assert (refused.value.__cause__, refused.value.__suppress_context__) == (None, True)
    assert refusing(facts.amount)("5") == facts.amount("5")


def test_sections_are_alike_where_all_their_facts_are() -> None:
    def revenue(total: str, market: str) -> Revenue:
        return Revenue.model_validate({"total": total, "lines": [{"amount": "1", "market": market}]})

    assert len({revenue("1", "US"), revenue("1.0", "US"), revenue("1", "KG"), revenue("2", "US")}) == 3
    assert hash(Company(name="A")) != hash(Company(name="B"))
    rates = [{"exchange_rates": {"USD": each, "EUR": "80"}} for each in ("69", "69.0", "70")]
    assert len({Profile.model_validate({"company": {"name": "A"}, **each}) for each in rates}) == 2
