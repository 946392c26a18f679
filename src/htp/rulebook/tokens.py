"""The phrases that a text is made of, and what they have to say."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from htp.rulebook.words import Role

TEACHING = "it-education"
CHANGING = frozenset({Role.SELLING, Role.TEACHING, Role.VETO, Role.OPEN})
"""The roles of words that change the trade."""

Roles = Mapping[Role, str | None]
"""The roles of a phrase, each with the category that it speaks of, if it speaks of one."""


class Token(NamedTuple):
    """A phrase of a text, or a word that is none."""

    key: str
    roles: Roles
    text: str
    """Its words as they are written, in small letters."""


def roles_of(segment: Iterable[Token]) -> set[Role]:
    return {role for token in segment for role in token.roles}


def teaches(token: Token) -> bool:
    return Role.TEACHING in token.roles or token.roles.get(Role.PRODUCT) == TEACHING
