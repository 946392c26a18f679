"""The words of words.yaml: what people use beside the names of categories when they say what they do."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """How a word bears on what an activity is; those up to JOINT are sections of words.yaml."""

    FILLER = "fillers"
    CONCERN = "concerns"
    """A business, and what it offers."""
    MORE = "more"
    """Says that there is more, and not what."""
    GENERAL = "general"
    VERB = "verbs"
    FIRM_THING = "things.firm"
    LOOSE_THING = "things.loose"
    TRADE = "trades"
    BROAD = "broad"
    """What others have as well as software: a system, technologies."""
    LEARNERS = "learners"
    """Those whom programming is taught to."""
    PEOPLE = "people"
    """Those who make software; a trade as well."""
    MAKER = "makers"
    PURPOSE = "purposes"
    PURPOSE_BEFORE = "purposes_before"
    FIELD = "fields"
    """Those of them that say in which field something is done."""
    TEACHING = "teaching"
    SELLING = "selling"
    SUPPLYING = "supplying"
    OWN = "own"
    HARDWARE = "hardware"
    GOODS = "goods"
    NEGATION = "negations"
    VETO = "vetoes"
    HANDLING = "handling"
    """What is done with goods: a trade when goods are all that is named."""
    TECHNICAL = "technical"
    PROGRAM = "programs"
    BUSINESS = "businesses"
    JOINT = "joints"
    OPEN = "open"
    """Part of a name of an open category."""
    PRODUCT = "product"
    """Likewise, of something that can be built as software."""
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


GROUPED_ROLES = (Role.VERB, Role.TRADE, Role.FIRM_THING, Role.LOOSE_THING, Role.HANDLING)
"""The sections that list words by category."""
FLAT_ROLES = tuple(
    role for role in Role if role not in (*GROUPED_ROLES, Role.OPEN, Role.PRODUCT, Role.OUTSIDE, Role.UNKNOWN)
)
"""The sections that are plain lists of words."""
THINGS = (Role.FIRM_THING, Role.LOOSE_THING)
SOFTWARE = frozenset({*THINGS, Role.TRADE})
"""The roles of what is software."""
NAMING = SOFTWARE | {Role.VERB}
"""Those of software and of what is done."""
MAKING = "making"
"""The group of verbs under which the thing decides the category."""


class WordGroup(NamedTuple):
    """Words of one role; where `category` is not None they speak of that one."""

    role: Role
    category: str | None
    words: tuple[str, ...]


class Words(NamedTuple):
    """All of words.yaml."""

    groups: tuple[WordGroup, ...] = ()
    placeholders: tuple[str, ...] = ()
    kept: Mapping[str, tuple[str, ...]] = {}
    """Forms that a stemmer would take for another word, by the word that they stand for."""
    suffixes: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()
    """Those for whom software is made, in English, which has no form of a word for it."""
