"""What is written over a list: "courses" in "courses: Java, QA" and in "courses (Java, QA)"."""

from collections.abc import Sequence

from htp.rulebook.phrases import Phrases
from htp.rulebook.tokens import CHANGING, Token, roles_of, teaches
from htp.rulebook.words import NAMING, SOFTWARE, Role

_OVER_A_LIST = CHANGING | {Role.PRODUCT, Role.OUTSIDE}
_OPENING_A_LIST = frozenset(":([")
_CLOSING_A_LIST = frozenset(".;|•\n!)]")


def heading_over(joint: Token | None, so_far: Sequence[Token], before: Sequence[Token]) -> Sequence[Token]:
    """What is written over a list: "courses" in "courses: Java, QA" and "courses (Java, QA)"."""
    sign = joint.text if joint is not None else ""
    if sign in _OPENING_A_LIST:
        return before
    return () if sign in _CLOSING_A_LIST else so_far


def is_under(heading: Sequence[Token], words: Sequence[Token], phrases: Phrases) -> bool:
    """Whether software is named in a list of what is taught, sold or designed, and not that it is made."""
    is_over = not roles_of(heading).isdisjoint(_OVER_A_LIST) and Role.VERB not in roles_of(heading)
    if not is_over or not roles_of(words).isdisjoint(CHANGING):
        return False
    if any(map(teaches, heading)):
        return not roles_of(words).isdisjoint(NAMING)
    is_made = any(Role.VERB in each.roles for word in words for each in phrases.words_of(word))
    return not (is_made or roles_of(words).isdisjoint(SOFTWARE))
