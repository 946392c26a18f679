"""Whether data is meant as a profile, however badly it is written: what lies about in folders often is not."""

from collections.abc import Iterator

from htp.company.profile import Profile
from htp.document import Data
from htp.spelling import nearest

_LIKENESS = 0.75
"""`companies` is like a key of a profile, `command` is not."""
_FEW_FACTS = 2


def is_meant_as_profile(data: Data) -> bool:
    """Whether a key of the document is one of a profile, is like one, or is a name for one in another language.

    A single common word says nothing: what has a `name` and a `status` may be a company, what has a `name` is anything.
    """
    keys = set(_keys(data))
    if not keys.isdisjoint(Profile.model_fields):
        return True
    from htp.company.headers import key_of  # wanted only where no key is one of a profile

    common_words = set()
    for key in keys:
        meant = key_of(key)
        if meant is not None and key.isascii() and key.isalpha():
            common_words.add(meant)
        elif meant is not None or nearest(key, _KEYS, likeness=_LIKENESS):
            return True
    return len(common_words) >= _FEW_FACTS


_KEYS = tuple(key for key in Profile.model_fields if key != "profit")
"""All but one that is too much like `profile`, which many programs write."""


def _keys(data: Data) -> Iterator[str]:
    """The keys of the document, or of the mappings in the list that it is."""
    if isinstance(data, dict):
        yield from data
    elif isinstance(data, list):
        for each in data:
            if isinstance(each, dict):
                yield from each
