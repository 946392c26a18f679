"""How many random examples a test tries.

Few where one change of the program after the other is tried (mutation.py); ten times as many with
`HTP_TEST_TIMES=10 pytest`.
"""

import os

from hypothesis import Phase, settings

_IS_CHANGED = "MUTANT_UNDER_TEST" in os.environ  # mutmut sets it
_ENOUGH_FOR_A_CHANGE = 15
_TIMES = int(os.environ.get("HTP_TEST_TIMES", "1"))
PHASES = (Phase.explicit, Phase.generate) if _IS_CHANGED else tuple(Phase)
"""Whether a change is noticed shows in the first example that fails; nobody reads the smallest."""


def examples(number: int) -> settings:
    """So many random examples for the test below."""
    return settings(max_examples=min(number, _ENOUGH_FOR_A_CHANGE) if _IS_CHANGED else number * _TIMES)
