"""What a text says that somebody does, composed of the roles of its phrases.

A text is cut into parts at commas and between "and"; what follows "for" says for whom and decides nothing. A verb and a
thing that is software make a permitted activity whatever else describes it; a thing alone does where it says enough. A
word that changes the trade (courses, repair, sale, design) is never passed over. What is not plain is a question.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from htp.rulebook.phrases import Phrases, Token, is_dative
from htp.rulebook.words import MAKING, Role

_MAX_TOKENS = 80
"""More than anybody needs to say what a company does; a longer text is a question."""
_COMMONEST = "software-development"
_ANY_PRODUCT = "web-development"
_OWN_SOFTWARE = "software-publishing"
_RESALE = "software-resale"
_TEACHING = "it-education"
_GOODS = "retail"
_EXPORTED = "wholesale"
_THINGS = (Role.FIRM_THING, Role.LOOSE_THING)
_SOFTWARE = frozenset({*_THINGS, Role.TRADE})
_NOUNS = frozenset(
    {*_SOFTWARE, Role.OPEN, Role.PRODUCT, Role.OUTSIDE, Role.HARDWARE, Role.GOODS, Role.GENERAL, Role.UNKNOWN}
)
_CHANGING = frozenset({Role.SELLING, Role.TEACHING, Role.VETO, Role.OPEN})
_OBJECTS = _NOUNS | {Role.VERB}
_DOING = frozenset({*_CHANGING, Role.VERB, Role.HANDLING, Role.OUTSIDE, Role.TRADE})
_OF_BUSINESS = frozenset({Role.BUSINESS, Role.OUTSIDE, Role.GOODS, Role.HARDWARE})
_ENDING_A_PART = frozenset(",;|•\n.!:()[]")
_PO = "по"
_PREPOSITIONS = frozenset(
    {"в", "во", "на", "с", "со", "к", "от", "из", "о", "об", "при", "до", "за", "под", "для", "без"}
)
_MAYBE_SOFTWARE = Token(_PO, {Role.TECHNICAL: None}, "")
"""Stands for a по at the beginning, which is either of the two."""
_NOT_CLEAR = Token(_PO, {Role.UNKNOWN: None}, "")
"""Stands after "export ПО" where по may belong to the next word: "export по заявкам"."""
_FOR_A_BUSINESS = Token("", {Role.BUSINESS: None}, "")
"""Stands for the words after "for" where they name a business."""
_SHARED_NOUNS = frozenset({*_SOFTWARE, Role.HARDWARE, Role.GOODS})
_BARE = frozenset(
    {Role.VERB, Role.SELLING, Role.TEACHING, Role.SUPPLYING, Role.VETO, Role.MAKER, Role.OWN, Role.HANDLING}
)


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
    segments = _complete(_under_one_head(list(_segments(tokens)), phrases), phrases)
    return tuple(_judged(segment, phrases) for segment in segments) or (_GENERAL,)


def _plain(*categories: str) -> Part:
    return Part(Plainness.PLAIN, tuple(dict.fromkeys(categories)))


def _likely(*categories: str) -> Part:
    return Part(Plainness.LIKELY, tuple(dict.fromkeys(categories)))


# ---- The parts -------------------------------------------------------------------------------------------------------


class Segment(NamedTuple):
    """The words between two joints, and the joint before them."""

    joint: Token | None
    words: list[Token]


def _segments(tokens: Sequence[Token]) -> Iterator[Segment]:
    """The words between two joints that say what is done, without those that say for whom."""
    has_purpose = False
    for joint, segment in _between_joints(tokens):
        head, purpose = _without_purpose(segment)
        if has_purpose and joint is not None and joint.text.isalpha() and _continues_purpose(head):
            continue
        has_purpose = bool(purpose)
        if not any(token.roles.keys() & _NOUNS for token in head) and purpose:
            head = [*head, *purpose]
        content = [token for token in _with_software_named_po(head) if Role.FILLER not in token.roles]
        if _roles_of(purpose) & _OF_BUSINESS and Role.PROGRAM in _roles_of(content):
            content = [_FOR_A_BUSINESS, *content]
        if content:
            yield Segment(joint, content)


def _between_joints(tokens: Sequence[Token]) -> Iterator[Segment]:
    joint: Token | None = None
    segment: list[Token] = []
    for token in tokens:
        if Role.JOINT in token.roles:
            yield Segment(joint, segment)
            joint, segment = token, []
        else:
            segment.append(token)
    yield Segment(joint, segment)


def _without_purpose(segment: list[Token]) -> tuple[list[Token], list[Token]]:
    for index, token in enumerate(segment):
        if Role.PURPOSE in token.roles:
            return segment[:index], segment[index + 1 :]
        if Role.PURPOSE_BEFORE in token.roles:
            return segment[index + 1 :], segment[:index]
    return segment, []


def _continues_purpose(segment: list[Token]) -> bool:
    """Whether words after "for … and" still say for whom; a name in its first form begins something new."""
    roles = {role for token in segment for role in token.roles}
    says_more = roles & {Role.VERB, Role.TRADE, *_THINGS, Role.OPEN, Role.SELLING, Role.TEACHING, Role.VETO}
    is_named = any(
        Role.OUTSIDE in token.roles and not token.text.isascii() and token.is_first_form for token in segment
    )
    return not says_more and not is_named


def _with_software_named_po(segment: list[Token]) -> Iterator[Token]:
    """Without the preposition по; ПО, which is software, stands last or before another preposition."""
    for index, token in enumerate(segment):
        after = segment[index + 1] if index + 1 < len(segment) else None
        if token.key == _PO and after is not None and after.key != _PO:
            if index == 0:
                yield _MAYBE_SOFTWARE
                continue
            if after.text.split()[0] not in _PREPOSITIONS:
                continue
        yield token
        if token.key.endswith(f" {_PO}") and after is not None and is_dative(after.text):
            yield _NOT_CLEAR


def _under_one_head(segments: list[Segment], phrases: Phrases) -> list[list[Token]]:
    """The parts, those that one word that changes the trade holds for taken as one: "courses in Java and testing"."""
    together: list[list[Token]] = []
    for joint, words in segments:
        if together and joint is not None and _is_shared(together[-1], joint, words, phrases):
            together[-1] = [*together[-1], *words]
        else:
            together.append(words)
    return together


def _is_shared(before: list[Token], joint: Token, after: list[Token], phrases: Phrases) -> bool:
    """Whether what is joined belongs to the same word: in front of both, or behind both in English and Kyrgyz."""
    if joint.text in _ENDING_A_PART:
        return False
    if _stands_before_its_thing(before, phrases) and not _begins_anew(before, after, phrases):
        return True
    is_behind = joint.text == "жана" or all(token.text.isascii() for token in (*before, *after))
    is_thing = _roles_of(before) & _SOFTWARE and not _roles_of(before) & (_DOING - {Role.TRADE})
    return bool(is_behind and is_thing and not _is_plural(before[-1]) and _stands_after_its_thing(after, phrases))


def _stands_before_its_thing(segment: list[Token], phrases: Phrases) -> bool:
    for index, token in enumerate(segment):
        if Role.TRADE in token.roles:
            return False
        if _changes(token):
            first, *rest = phrases.words_of(token)
            inside = rest if _changes(first) else ()
            return any(each.roles.keys() & _OBJECTS for each in segment[index + 1 :]) or any(
                each.roles.keys() & (_OBJECTS - {Role.OPEN, Role.PRODUCT}) for each in inside
            )
    return False


def _changes(token: Token) -> bool:
    return bool(token.roles.keys() & _CHANGING) or _teaches(token)


def _stands_after_its_thing(segment: list[Token], phrases: Phrases) -> bool:
    *before, token = segment
    *rest, last = phrases.words_of(token)
    things = [*before, *(rest if last.roles.keys() & _CHANGING else ())]
    return bool(token.roles.keys() & _CHANGING and any(each.roles.keys() & _OBJECTS for each in things))


def _begins_anew(before: list[Token], after: list[Token], phrases: Phrases) -> bool:
    """Whether something new is said: in Russian by a word in its first form, in English by one for what is done."""
    first = after[0]
    if not first.text.isascii():
        return phrases.begins_in_first_form(first)
    return bool(_roles_of(after) & {Role.VERB, Role.TRADE}) and not any(map(_teaches, before))


def _teaches(token: Token) -> bool:
    return Role.TEACHING in token.roles or token.roles.get(Role.PRODUCT) == _TEACHING


def _is_plural(token: Token) -> bool:
    return token.text.endswith(
        ("s", "лар", "лер", "лор", "лөр", "дар", "дер", "дор", "дөр", "тар", "тер", "тор", "төр")
    )


def _complete(segments: list[list[Token]], phrases: Phrases) -> list[list[Token]]:
    """Each part with the verb or the thing that it shares with another one.

    "Design and development of sites" are two activities of one thing, "development of sites and bots" one of two.
    """
    complete = []
    done: list[Token] = []
    """What has been said to be done so far; a later part may leave it out."""
    for index, segment in enumerate(segments):
        if all(map(_is_bare, segment)):
            nouns = _nouns_near(segments, index, phrases)
            if nouns or len(segments) == 1 or _roles_of(segment) & {Role.SELLING, Role.TEACHING, Role.VETO}:
                complete.append([*segment, *nouns])
            done = segment
        elif _roles_of(segment) & _DOING:
            complete.append(segment)
            done = [word for token in segment if token.roles.keys() & _DOING for word in phrases.words_of(token)]
        else:
            complete.append([*_done_with(segment, done or _first_verb(segments)), *segment])
    return complete


def _is_bare(token: Token) -> bool:
    """Whether the word says what is done but not with what; "trade" and "shop" say enough."""
    says_enough = Role.OUTSIDE in token.roles and Role.VETO not in token.roles
    return bool(token.roles.keys() & _BARE) and not says_enough


def _roles_of(segment: list[Token]) -> set[Role]:
    return {role for token in segment for role in token.roles}


def _first_verb(segments: list[list[Token]]) -> list[Token]:
    return [token for segment in segments for token in segment if Role.VERB in token.roles][:1]


def _done_with(segment: list[Token], done: list[Token]) -> list[Token]:
    """What is done with the things of a part that only names them."""
    roles = _roles_of(segment)
    if roles & set(_THINGS):
        return [token for token in done if Role.VERB in token.roles][:1]
    if roles <= {Role.HARDWARE, Role.GOODS, Role.UNKNOWN} and roles != {Role.UNKNOWN}:
        return [token for token in done if token.roles.keys() & {Role.SELLING, Role.VETO, Role.HANDLING}][:1]
    return []


def _nouns_near(segments: list[list[Token]], index: int, phrases: Phrases) -> list[Token]:
    for other in (*segments[index + 1 :], *reversed(segments[:index])):
        nouns = [
            token
            for token in _words_of(other, phrases)
            if token.roles.keys() & _SHARED_NOUNS and not token.roles.keys() & _BARE
        ]
        if nouns:
            return nouns
    return []


def _words_of(segment: list[Token], phrases: Phrases) -> Iterator[Token]:
    """The phrases of the part; of names of activities the words."""
    for token in segment:
        yield from [token] if token.roles.keys() & _SHARED_NOUNS else phrases.words_of(token)


# ---- What a part says ------------------------------------------------------------------------------------------------


def _judged(segment: list[Token], phrases: Phrases) -> Part:
    named = phrases.category_named([word for token in segment for word in token.key.split()])
    is_mixed = len(segment) > 1 and Role.OUTSIDE in _roles_of(segment) and _roles_of(segment) & _SOFTWARE
    if named is not None and not is_mixed and _NOT_CLEAR not in segment:
        return _plain(named)
    if _teaches(segment[0]) and Role.TRADE in _roles_of(segment[1:]):
        return _plain(_TEACHING)
    segment = [word for token in segment for word in _taken_apart(token, phrases)]
    by_role = _by_role(segment)
    is_software = bool(by_role.keys() & _SOFTWARE)
    if Role.TEACHING in by_role:
        return _taught(by_role, is_software=is_software)
    if Role.SUPPLYING in by_role and is_software and not by_role.keys() & {Role.OUTSIDE, Role.OPEN, Role.SELLING}:
        return _plain(_OWN_SOFTWARE)
    if Role.SELLING in by_role:
        return _sold(by_role, is_software=is_software)
    if Role.VETO in by_role:
        return _vetoed(by_role, is_software=is_software)
    if Role.OPEN in by_role or Role.PRODUCT in by_role:
        return _open(segment, by_role)
    if is_software:
        return _software(segment, by_role)
    if Role.OUTSIDE in by_role:
        is_unclear = by_role.keys() & {Role.GENERAL, Role.SUPPLYING, Role.TECHNICAL} or _is_made(by_role)
        return _UNKNOWN if is_unclear else _plain(*by_role[Role.OUTSIDE])
    return _vague(by_role)


def _taken_apart(token: Token, phrases: Phrases) -> list[Token]:
    """A name such as "development of sites" as its verb and its thing, which say more beside other words."""
    words = phrases.words_of(token)
    if (
        Role.TRADE in token.roles
        and len(words) > 1
        and all(word.roles.keys() & {Role.VERB, *_THINGS} for word in words)
        and any(word.roles.keys() & set(_THINGS) for word in words)
    ):
        return words
    return [token]


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


def _taught(by_role: ByRole, *, is_software: bool) -> Part:
    if is_software or by_role.keys() & {Role.GENERAL, Role.OPEN, Role.PRODUCT}:
        return _plain(_TEACHING)
    return _UNKNOWN


def _sold(by_role: ByRole, *, is_software: bool) -> Part:
    if is_software:
        if Role.OWN in by_role and not by_role.keys() & {Role.HARDWARE, Role.GOODS}:
            return _plain(_OWN_SOFTWARE)
        return _likely(_RESALE, *_made(by_role)) if _is_made(by_role) else _plain(_RESALE)
    if by_role.keys() & {Role.OPEN, Role.PRODUCT}:
        return _plain(*by_role.get(Role.OPEN, ()), *by_role.get(Role.PRODUCT, ()))
    if by_role.keys() & {Role.GENERAL, Role.VERB, Role.TECHNICAL}:
        return _UNKNOWN
    if Role.OUTSIDE in by_role:
        return _plain(*by_role[Role.OUTSIDE])
    return _plain(_GOODS) if by_role.keys() & {Role.HARDWARE, Role.GOODS} else _UNKNOWN


def _vetoed(by_role: ByRole, *, is_software: bool) -> Part:
    if is_software:
        return _likely(*_made(by_role))
    if by_role.keys() & {Role.OPEN, Role.PRODUCT}:
        return _plain(*by_role.get(Role.OPEN, ()), *by_role.get(Role.PRODUCT, ()))
    if Role.OUTSIDE in by_role and not by_role.keys() & {Role.GENERAL, Role.TECHNICAL}:
        return _plain(*by_role[Role.OUTSIDE])
    return _handled(by_role) or _UNKNOWN


def _handled(by_role: ByRole) -> Part | None:
    """The trade of those who do this with goods; None where something else is named as well."""
    says_more = by_role.keys() & {Role.UNKNOWN, Role.GENERAL, Role.TECHNICAL, Role.SUPPLYING}
    if says_more or Role.HANDLING not in by_role:
        return None
    trade = by_role[Role.HANDLING][0]
    is_goods = Role.GOODS in by_role or (trade == _EXPORTED and Role.HARDWARE in by_role)
    return _plain(trade) if is_goods else None


def _open(segment: list[Token], by_role: ByRole) -> Part:
    """Something open; but to develop a product, be it a market place, is to develop software."""
    is_product_alone = Role.OPEN not in by_role
    if is_product_alone and (Role.TRADE in by_role or _is_made(by_role)):
        return _plain(*_made(by_role))
    return _plain(*by_role.get(Role.OPEN, ()), *by_role.get(Role.PRODUCT, ()))


def _software(segment: list[Token], by_role: ByRole) -> Part:
    made = _made(by_role)
    if Role.TRADE not in by_role and (Role.VERB in by_role or Role.MAKER in by_role):
        return _plain(*made)
    if {Role.PROGRAM, Role.BUSINESS} <= by_role.keys() and not by_role.keys() & {
        Role.UNKNOWN,
        Role.OUTSIDE,
        Role.GOODS,
    }:
        return _plain(*made)
    if (Role.OUTSIDE in by_role or Role.GOODS in by_role) and segment[-1].roles.get(Role.FIRM_THING) != _COMMONEST:
        return _likely(*made)
    says_enough = Role.TRADE in by_role or Role.FIRM_THING in by_role
    if not says_enough or (by_role.keys() & {Role.UNKNOWN, Role.BUSINESS} and not _is_last(segment)):
        return _likely(*made)
    return _plain(*made)


def _is_last(segment: list[Token]) -> bool:
    """Whether unknown words only describe the software, which is named after them."""
    return bool(segment[-1].roles.keys() & {Role.TRADE, Role.FIRM_THING})


def _made(by_role: ByRole) -> list[str]:
    """The categories of the software that is spoken of; the more particular ones where there are several."""
    if Role.TRADE in by_role:
        found = by_role[Role.TRADE]
    else:
        verbs = by_role.get(Role.VERB, ())
        if verbs and MAKING not in verbs:
            return list(verbs[:1])
        found = [category for role in _THINGS for category in by_role.get(role, ())]
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
        return _plain(*_made(by_role)) if verbs else _GENERAL
    particular = [each for each in verbs if each != MAKING]
    return _likely(*particular) if particular else _GENERAL
