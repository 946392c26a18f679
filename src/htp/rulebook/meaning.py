"""What a text says that somebody does, composed of the roles of its phrases.

A verb and a thing that is software make a permitted activity whatever else describes it; a thing alone does where it
says enough. A word that changes the trade (courses, repair, sale, design) is never passed over. What is not plain is a
question.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from htp.rulebook.clauses import ABOUT_ANOTHER, NOT_CLEAR, clauses_of
from htp.rulebook.phrases import Phrases
from htp.rulebook.tokens import TEACHING, Token, roles_of, teaches
from htp.rulebook.words import MAKING, SOFTWARE, THINGS, Role

_MAX_TOKENS = 80
"""More than anybody needs to say what a company does; a longer text is a question."""
_COMMONEST = "software-development"
_ANY_PRODUCT = "web-development"
_OWN_SOFTWARE = "software-publishing"
_RESALE = "software-resale"
_GOODS = "retail"
_EXPORTED = "wholesale"
_UNCLEAR_BESIDE_A_TRADE = frozenset({Role.GENERAL, Role.SUPPLYING, Role.TECHNICAL, Role.VERB, Role.HARDWARE})
_OF_ANYTHING = frozenset({Role.UNKNOWN, Role.OUTSIDE, Role.GOODS, Role.HARDWARE})
_LETTING = frozenset({"real-estate", "finance-and-insurance"})
"""Trades named by words for letting and leasing, whatever is let."""
_DONE_WITH_SOFTWARE = frozenset({"software-testing", "software-maintenance"})
"""Groups of verbs that mean something else when it is done with people."""


class Plainness(Enum):
    """How much a part of a text says."""

    PLAIN = "plain"
    LIKELY = "likely"
    """It may be this; ask."""
    UNKNOWN = "unknown"
    GENERAL = "general"


class Part(NamedTuple):
    """What one part of a text says: the ids of categories, permitted or other ones."""

    plainness: Plainness
    categories: tuple[str, ...] = ()


_UNKNOWN = Part(Plainness.UNKNOWN)
_GENERAL = Part(Plainness.GENERAL)


def parts_of(tokens: Sequence[Token], phrases: Phrases) -> tuple[Part, ...]:
    """What each part of the text says."""
    if len(tokens) > _MAX_TOKENS or any(Role.NEGATION in token.roles for token in tokens):
        return (_UNKNOWN,)
    return tuple(_judged(clause, phrases) for clause in clauses_of(tokens, phrases)) or (_GENERAL,)


def _plain(*categories: str) -> Part:
    return Part(Plainness.PLAIN, tuple(dict.fromkeys(categories)))


def _likely(*categories: str) -> Part:
    return Part(Plainness.LIKELY, tuple(dict.fromkeys(categories)))


# ---- What a part says ------------------------------------------------------------------------------------------------


def _judged(segment: list[Token], phrases: Phrases) -> Part:
    said = _said(segment, phrases)
    return _likely(*said.categories) if NOT_CLEAR in segment and said.plainness is Plainness.PLAIN else said


def _said(segment: list[Token], phrases: Phrases) -> Part:
    named = phrases.category_named([word for token in segment for word in token.key.split()])
    is_mixed = len(segment) > 1 and Role.OUTSIDE in roles_of(segment) and roles_of(segment) & SOFTWARE
    if named is not None and not is_mixed:
        return _plain(named)
    if teaches(segment[0]) and Role.TRADE in roles_of(segment[1:]):
        return _plain(TEACHING)
    segment = [word for token in segment for word in _taken_apart(token, phrases)]
    by_role = _by_role(segment)
    is_software = bool(by_role.keys() & SOFTWARE)
    if (
        ABOUT_ANOTHER in segment
        and not is_software
        and by_role.keys().isdisjoint({Role.OPEN, Role.PRODUCT, Role.TEACHING})
    ):
        return _UNKNOWN
    if Role.TEACHING in by_role:
        return _taught(by_role, is_software=is_software)
    if _is_of_people(by_role):
        return _likely(*_made(by_role))
    if Role.SUPPLYING in by_role and is_software and not by_role.keys() & {Role.OUTSIDE, Role.OPEN, Role.SELLING}:
        return _plain(_OWN_SOFTWARE)
    if Role.SELLING in by_role:
        return _sold(by_role, is_software=is_software)
    if Role.VETO in by_role:
        return _vetoed(by_role, is_software=is_software)
    if is_software and any(_stands_apart(segment, index, phrases) for index in range(len(segment))):
        return _likely(*_made(by_role))
    if Role.OPEN in by_role or Role.PRODUCT in by_role:
        return _open(by_role)
    if is_software:
        return _likely(*_made(by_role)) if ABOUT_ANOTHER in segment else _software(segment, by_role)
    if Role.OUTSIDE in by_role:
        is_unclear = by_role.keys() & _UNCLEAR_BESIDE_A_TRADE
        return _UNKNOWN if is_unclear else _plain(*by_role[Role.OUTSIDE])
    return _vague(by_role)


def _taken_apart(token: Token, phrases: Phrases) -> list[Token]:
    """A name such as "development of sites" as its verb and its thing, which say more beside other words."""
    words = phrases.words_of(token)
    if (
        Role.TRADE in token.roles
        and all(word.roles.keys() & {Role.VERB, *THINGS} for word in words)
        and any(word.roles.keys() & set(THINGS) for word in words)
    ):
        return words
    return [token]


def _stands_apart(segment: list[Token], index: int, phrases: Phrases) -> bool:
    """Whether the word is a name beside the software: "software development restaurant", not "restaurant software"."""
    before, token, after = segment[:index], segment[index], segment[index + 1 :]
    is_other = token.roles.keys() & {Role.OUTSIDE, Role.PRODUCT, Role.HARDWARE, Role.GOODS}
    if not is_other or token.roles.keys() & SOFTWARE or token.text in phrases.customers:
        return False
    if token.text.isascii():
        return bool(roles_of(before) & SOFTWARE) and roles_of(after).isdisjoint(SOFTWARE)
    describes = bool(after) and not after[0].roles.keys().isdisjoint(THINGS)
    return not describes and (phrases.is_name(token.text) or phrases.other_named(token.text) is not None)


def _by_role(segment: list[Token]) -> dict[Role, list[str]]:
    """The categories that the words of each role speak of."""
    by_role: dict[Role, list[str]] = {}
    for token in segment:
        for role, category in token.roles.items():
            by_role.setdefault(role, []).append(category or "")
    return by_role


ByRole = Mapping[Role, list[str]]


def _is_made(by_role: ByRole) -> bool:
    return MAKING in by_role.get(Role.VERB, ())


def _is_of_people(by_role: ByRole) -> bool:
    """Whether something is done with those who make software, not with software: "testing of programmers"."""
    is_done = Role.SUPPLYING in by_role or not _DONE_WITH_SOFTWARE.isdisjoint(by_role.get(Role.VERB, ()))
    return Role.PEOPLE in by_role and is_done and by_role.keys().isdisjoint(THINGS)


def _taught(by_role: ByRole, *, is_software: bool) -> Part:
    if is_software or by_role.keys() & {Role.GENERAL, Role.OPEN, Role.PRODUCT}:
        return _plain(TEACHING)
    return _UNKNOWN


def _sold(by_role: ByRole, *, is_software: bool) -> Part:
    if is_software:
        if Role.OWN in by_role and not by_role.keys() & {Role.HARDWARE, Role.GOODS}:
            return _plain(_OWN_SOFTWARE)
        return _likely(_RESALE, *_made(by_role)) if _is_made(by_role) else _plain(_RESALE)
    if by_role.keys() & {Role.OPEN, Role.PRODUCT}:
        return _named(by_role)
    if by_role.keys() & {Role.GENERAL, Role.VERB, Role.TECHNICAL}:
        return _UNKNOWN
    if Role.OUTSIDE in by_role:
        return _plain(*by_role[Role.OUTSIDE])
    return _plain(_GOODS) if by_role.keys() & {Role.HARDWARE, Role.GOODS} else _UNKNOWN


def _vetoed(by_role: ByRole, *, is_software: bool) -> Part:
    if is_software:
        return _likely(*_made(by_role))
    if by_role.keys() & {Role.OPEN, Role.PRODUCT}:
        return _named(by_role)
    if Role.OUTSIDE in by_role and not by_role.keys() & {Role.GENERAL, Role.TECHNICAL}:
        is_letting = _LETTING.issuperset(by_role[Role.OUTSIDE])  # of servers, which is open, or of laptops
        return _UNKNOWN if is_letting and Role.HARDWARE in by_role else _plain(*by_role[Role.OUTSIDE])
    return _handled(by_role) or _UNKNOWN


def _handled(by_role: ByRole) -> Part | None:
    """The trade of those who do this with goods; None where something else is named as well."""
    says_more = by_role.keys() & {Role.UNKNOWN, Role.GENERAL, Role.TECHNICAL, Role.SUPPLYING}
    if says_more or Role.HANDLING not in by_role:
        return None
    trade = by_role[Role.HANDLING][0]
    is_goods = Role.GOODS in by_role or (trade == _EXPORTED and Role.HARDWARE in by_role)
    return _plain(trade) if is_goods else None


def _named(by_role: ByRole) -> Part:
    """What is open, by its own names."""
    return _plain(*by_role.get(Role.OPEN, ()), *by_role.get(Role.PRODUCT, ()))


def _open(by_role: ByRole) -> Part:
    """Something open; but to develop a product, be it a market place, is to develop software."""
    is_product_alone = Role.OPEN not in by_role
    if is_product_alone and (Role.TRADE in by_role or _is_made(by_role)):
        return _plain(*_made(by_role))
    return _named(by_role)


def _software(segment: list[Token], by_role: ByRole) -> Part:
    made = _made(by_role)
    if _is_broad(segment, by_role):
        return _likely(*made)
    if Role.TRADE not in by_role and (Role.VERB in by_role or Role.MAKER in by_role):
        return _plain(*made)
    is_for_a_business = Role.PROGRAM in by_role and Role.BUSINESS in by_role
    if is_for_a_business and by_role.keys().isdisjoint({Role.UNKNOWN, Role.OUTSIDE, Role.GOODS}):
        return _plain(*made)
    if (Role.OUTSIDE in by_role or Role.GOODS in by_role) and segment[-1].roles.get(Role.FIRM_THING) != _COMMONEST:
        return _likely(*made)
    if Role.HARDWARE in segment[-1].roles and Role.TRADE not in by_role:
        return _likely(*made)
    says_enough = Role.TRADE in by_role or Role.FIRM_THING in by_role
    if not says_enough or (by_role.keys() & {Role.UNKNOWN, Role.BUSINESS} and not _is_last(segment)):
        return _likely(*made)
    return _plain(*made)


def _is_broad(segment: list[Token], by_role: ByRole) -> bool:
    """Whether all that is software may be something else beside an unknown word: "development of heating systems"."""
    is_for_a_trade = Role.PROGRAM in by_role and by_role.keys().isdisjoint(_OF_ANYTHING - {Role.OUTSIDE})
    is_said = (
        is_for_a_trade or by_role.keys() & {Role.BUSINESS, Role.GENERAL} or by_role.keys().isdisjoint(_OF_ANYTHING)
    )
    return not is_said and all(Role.BROAD in token.roles for token in segment if token.roles.keys() & SOFTWARE)


def _is_last(segment: list[Token]) -> bool:
    """Whether unknown words only describe the software, which is named after them."""
    return bool(segment[-1].roles.keys() & {Role.TRADE, Role.FIRM_THING})


def _made(by_role: ByRole) -> list[str]:
    """The categories of the software that is spoken of; the more particular ones where there are several."""
    if Role.TRADE in by_role:
        found = by_role[Role.TRADE]
    else:
        verbs = by_role.get(Role.VERB)
        if verbs and MAKING not in verbs:
            return verbs[:1]
        found = [category for role in THINGS for category in by_role.get(role, ())]
        if not found and Role.PRODUCT in by_role:
            return [_ANY_PRODUCT]
    particular = [each for each in found if each != _COMMONEST]
    return particular or [_COMMONEST]


def _vague(by_role: ByRole) -> Part:
    if handled := _handled(by_role):
        return handled
    is_handled_otherwise = set(by_role.get(Role.HANDLING, ())) > {_EXPORTED} or (
        Role.HANDLING in by_role and Role.VERB not in by_role
    )
    if is_handled_otherwise or by_role.keys() & {Role.UNKNOWN, Role.HARDWARE, Role.GOODS, Role.BUSINESS}:
        return _UNKNOWN
    verbs = [each for each in by_role.get(Role.VERB, ()) if each]
    if Role.GENERAL in by_role:
        if not verbs:
            return _GENERAL
        is_any = len(by_role.get(Role.BROAD, ())) == len(by_role[Role.GENERAL]) and Role.TECHNICAL not in by_role
        return _likely(*_made(by_role)) if is_any else _plain(*_made(by_role))
    particular = [each for each in verbs if each != MAKING]
    return _likely(*particular) if particular else _GENERAL
