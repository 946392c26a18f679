"""What has to change for a part of the revenue to be large enough."""

import pytest

from htp.money import Number
from htp.rules.parts.changes import max_remainder


@pytest.mark.parametrize(
    "part, minimum, most", [("0", "0.8", None), ("0.01", "0.8", "0"), ("1", "0.8", "0.25"), ("80", "0.9", "8.88")]
)
def test_the_rest_may_be_as_large_as_leaves_the_part_its_share(part: str, minimum: str, most: str | None) -> None:
    found = max_remainder(Number(part), Number(minimum))
    assert found == (None if most is None else Number(most))
