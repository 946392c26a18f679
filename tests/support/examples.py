"""How many examples a test tries, random ones and places of a text.

Few where one change of the program after the other is tried (mutation.py); ten times as many random ones with
`HTP_TEST_TIMES=10 pytest`, and then every place, every size and every count is tried too.
"""

import os

from hypothesis import Phase, settings

_IS_CHANGED = "MUTANT_UNDER_TEST" in os.environ  # mutmut sets it
_ENOUGH_FOR_A_CHANGE = 15
_TIMES = int(os.environ.get("HTP_TEST_TIMES", "1"))
IS_THOROUGH = _TIMES > 1
"""Whether what is thinned by default is tried whole."""
_STEP = 1 if IS_THOROUGH else 7
PHASES = (Phase.explicit, Phase.generate) if _IS_CHANGED else tuple(Phase)
"""Whether a change is noticed shows in the first example that fails; nobody reads the smallest."""


def examples(number: int) -> settings:
    """So many random examples for the test below."""
    return settings(max_examples=min(number, _ENOUGH_FOR_A_CHANGE) if _IS_CHANGED else number * _TIMES)


def places(count: int, start: int = 0) -> range:
    """Every place of so many; by default every seventh, so that tests with other starts try other ones."""
    return range(start % _STEP, count, _STEP)
