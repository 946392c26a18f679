"""A profile as JSON: the facts that were answered, or an example to be replaced."""

import json
from collections.abc import Mapping

from htp.company.example import EXAMPLE
from htp.document import Data, with_facts


def template(*, on_one_line: bool = False) -> str:
    """A profile that is valid as it stands and says that it is an example."""
    facts: dict[str, Data] = {key: value for key, value in EXAMPLE.items() if value}
    facts["activities"] = [each.strip() for each in EXAMPLE["activities"].split(";")]
    example = with_facts({}, facts)
    assert isinstance(example, dict)
    return render(example, on_one_line=on_one_line)


def render(facts: Mapping[str, Data], *, on_one_line: bool = False) -> str:
    """The facts as they were read, each a text, so that no digit is lost."""
    return json.dumps(facts, ensure_ascii=False, indent=None if on_one_line else 2) + "\n"
