"""The parts of a text, each with the words that it shares with another one.

A text is cut at commas and between "and"; what follows "for" says for whom and decides nothing. "Design and development
of sites" are two activities of one thing, "courses in Java and testing" is one of two.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from htp.rulebook.headings import heading_over, is_under
from htp.rulebook.heads import is_about_another, without_uses
from htp.rulebook.phrases import Phrases
from htp.rulebook.purposes import continues_purpose, purpose_at_end, without_purpose
from htp.rulebook.stems import is_dative
from htp.rulebook.tokens import CHANGING, Token, roles_of, teaches
from htp.rulebook.words import NAMING, SOFTWARE, THINGS, Role

_NOUNS = frozenset(
    {*SOFTWARE, Role.OPEN, Role.PRODUCT, Role.OUTSIDE, Role.HARDWARE, Role.GOODS, Role.GENERAL, Role.UNKNOWN}
)
_OBJECTS = _NOUNS | {Role.VERB}
_DOING = frozenset({*CHANGING, Role.VERB, Role.HANDLING, Role.OUTSIDE, Role.TRADE})
_OF_BUSINESS = frozenset({Role.BUSINESS, Role.OUTSIDE, Role.GOODS, Role.HARDWARE})
_OTHER = frozenset({Role.OUTSIDE, Role.OPEN, Role.PRODUCT})
_SAYING_NOTHING = frozenset({Role.GENERAL, Role.MORE})
_ENDING_A_PART = frozenset(";|•\n.!:()[]")
_PLURAL = re.compile("(?:s|[лдт][аеоө]р)$")
"""Of English and of Kyrgyz."""
_PO = "по"
_PREPOSITIONS = frozenset(
    {"в", "во", "на", "с", "со", "к", "от", "из", "о", "об", "при", "до", "за", "под", "для", "без"}
)
_WITH = frozenset({"with", "с", "со"})
"""Joins another trade like "and": "software development with retail"."""
_MAYBE_SOFTWARE = Token(_PO, {Role.TECHNICAL: None}, "")
"""Stands for a по at the beginning, which is either of the two."""
NOT_CLEAR = Token(_PO, {Role.UNKNOWN: None}, "")
"""Stands where it is not clear whether software is made: after "export ПО" where по may belong to the next word, as in
"export по заявкам", and after "services for programmers", "programming for kids" and "courses: Java, QA"."""
ABOUT_ANOTHER = Token("", {Role.UNKNOWN: None}, "")
"""Stands at the end where software may only describe what the words are about: "club of programmers"."""
_UNSAID = Token("", {Role.GENERAL: None}, "")
"""Stands for what "and other services" leaves unsaid."""
_FOR_A_BUSINESS = Token("", {Role.BUSINESS: None}, "")
"""Stands for the words after "for" where they name a business."""
_SHARED_NOUNS = frozenset({*SOFTWARE, Role.HARDWARE, Role.GOODS})
_BARE = frozenset(
    {Role.VERB, Role.SELLING, Role.TEACHING, Role.SUPPLYING, Role.VETO, Role.MAKER, Role.OWN, Role.HANDLING}
)


def clauses_of(tokens: Sequence[Token], phrases: Phrases) -> list[list[Token]]:
    """What each part of the text says, in full."""
    return _complete(_under_one_head(list(_segments(tokens, phrases)), phrases), phrases)


def lists_another_trade(tokens: Sequence[Token], phrases: Phrases) -> bool:
    """Whether one of several parts is, as it stands, a name of what is not known to be on the list."""
    parts = [" ".join(token.text for token in words) for _, words in _between_joints(tokens)]
    return len(parts) > 1 and any(phrases.other_named(part) is not None for part in parts)


class Segment(NamedTuple):
    """The words between two joints, and the joint before them."""

    joint: Token | None
    words: list[Token]


def _segments(tokens: Sequence[Token], phrases: Phrases) -> Iterator[Segment]:
    """The words between two joints that say what is done, without those that say for whom."""
    so_far: Sequence[Token] = ()
    heading: Sequence[Token] = ()
    content: Sequence[Token] = ()
    for joint, segment in _between_joints(tokens):
        heading = heading_over(joint, heading, content)
        head, purpose = without_purpose(segment)
        if joint is not None and joint.text.isalpha() and continues_purpose(so_far, head, phrases):
            continue
        so_far = purpose_at_end(segment)
        if words := _content(segment, head, purpose, phrases):
            content = words
            yield Segment(joint, [*words, NOT_CLEAR] if is_under(heading, words, phrases) else words)


def _content(
    segment: Sequence[Token], head: Sequence[Token], purpose: Sequence[Token], phrases: Phrases
) -> list[Token]:
    """The words that say something, and what is not clear about them; those that say for whom where no other does."""
    doubts = []
    if purpose and not any(token.roles.keys() & _NOUNS for token in head):
        if _is_for(segment, head):
            doubts.append(NOT_CLEAR)
        head = [*head, *purpose]
    if name := phrases.other_named(" ".join(token.text for token in head)):
        return [name, *doubts]
    words = list(_with_software_named_po(head, phrases))
    content = without_uses(words)
    roles = roles_of(content)
    if roles <= _SAYING_NOTHING and Role.MORE in roles_of(words):
        return [_UNSAID]
    if Role.LEARNERS in roles | roles_of(purpose) and _may_be_taught(content, phrases):
        doubts.append(NOT_CLEAR)
    if is_about_another(words, roles, phrases):
        doubts.append(ABOUT_ANOTHER)
    if Role.PROGRAM in roles and roles_of(purpose) & _OF_BUSINESS:
        content = [_FOR_A_BUSINESS, *content]
    return [*content, *doubts] if content else []


def _may_be_taught(words: Sequence[Token], phrases: Phrases) -> bool:
    """Whether programming is named, and neither what is programmed nor that it is taught."""
    roles = roles_of(word for token in words for word in phrases.words_of(token))
    return Role.TRADE in roles and roles.isdisjoint({*THINGS, Role.TEACHING})


def _is_for(segment: Sequence[Token], head: Sequence[Token]) -> bool:
    """Whether it is not said what is done for them: "services for programmers", not "services in the field of".

    Nor is it of software where an activity is licensed: "licensing of activities in the field of".
    """
    is_field = Role.FIELD in roles_of(segment)
    if not head:
        return Role.PURPOSE_BEFORE in roles_of(segment)
    if not all(Role.FILLER in token.roles for token in head):
        return is_field and Role.SUPPLYING in roles_of(head)
    return not is_field


def _between_joints(tokens: Sequence[Token]) -> Iterator[Segment]:
    joint: Token | None = None
    segment: list[Token] = []
    for token, after in zip_longest(tokens, tokens[1:]):
        if Role.JOINT in token.roles or (token.key in _WITH and after and _are_beside(segment, after)):
            yield Segment(joint, segment)
            joint, segment = token, []
        elif Role.MORE in token.roles and segment and (after is None or Role.JOINT in after.roles):
            yield Segment(joint, segment)  # "software etc"
            joint, segment = None, [token]
        else:
            segment.append(token)
    yield Segment(joint, segment)


def _are_beside(before: Sequence[Token], after: Token) -> bool:
    """Whether "with" joins another trade to what stands on its other side."""
    is_other = bool(after.roles.keys() & {Role.OUTSIDE, Role.OPEN})
    return is_other or bool(after.roles.keys() & SOFTWARE and roles_of(before) & _OTHER)


def _with_software_named_po(segment: Sequence[Token], phrases: Phrases) -> Iterator[Token]:
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
        if after is not None and is_dative(after.text) and _is_software_by_po_alone(token, phrases):
            yield NOT_CLEAR


def _is_software_by_po_alone(token: Token, phrases: Phrases) -> bool:
    """Whether nothing else in the phrase names software: "export ПО", but not "software ПО"."""
    before = token.text.removesuffix(f" {_PO}")
    return before != token.text and roles_of(phrases.tokens(before)).isdisjoint(THINGS)


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
    if joint.text in _ENDING_A_PART or (joint.text == "," and roles_of(after).isdisjoint(NAMING)):
        return False
    if _stands_before_its_thing(before, phrases) and not _begins_anew(before, after, phrases):
        return True
    is_behind = joint.text != "," and (joint.text == "жана" or all(token.text.isascii() for token in (*before, *after)))
    is_thing = roles_of(before) & SOFTWARE and not roles_of(before) & (_DOING - {Role.TRADE})
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
    return bool(token.roles.keys() & CHANGING) or teaches(token)


def _stands_after_its_thing(segment: list[Token], phrases: Phrases) -> bool:
    *before, token = segment
    *rest, last = phrases.words_of(token)
    things = [*before, *(rest if last.roles.keys() & CHANGING else ())]
    return bool(token.roles.keys() & CHANGING and any(each.roles.keys() & _OBJECTS for each in things))


def _begins_anew(before: list[Token], after: list[Token], phrases: Phrases) -> bool:
    """Whether something new is said: in Russian by a word in its first form, in English by one for what is done."""
    first = after[0]
    if not first.text.isascii():
        return phrases.begins_in_first_form(first)
    return bool(roles_of(after) & {Role.VERB, Role.TRADE}) and not any(map(teaches, before))


def _is_plural(token: Token) -> bool:
    return _PLURAL.search(token.text) is not None


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
            if nouns or len(segments) == 1 or roles_of(segment) & {Role.SELLING, Role.TEACHING, Role.VETO, Role.VERB}:
                complete.append([*segment, *nouns])
            done = segment
        elif roles_of(segment) & _DOING:
            complete.append(segment)
            done = [word for token in segment if token.roles.keys() & _DOING for word in phrases.words_of(token)]
        else:
            complete.append([*_done_with(segment, done or _first_verb(segments)), *segment])
    return complete


def _is_bare(token: Token) -> bool:
    """Whether the word says what is done but not with what; "trade" and "shop" say enough."""
    says_enough = Role.OUTSIDE in token.roles and Role.VETO not in token.roles
    return bool(token.roles.keys() & _BARE) and not says_enough


def _first_verb(segments: list[list[Token]]) -> list[Token]:
    return [token for segment in segments for token in segment if Role.VERB in token.roles][:1]


def _done_with(segment: list[Token], done: list[Token]) -> list[Token]:
    """What is done with the things of a part that only names them."""
    roles = roles_of(segment)
    if roles & set(THINGS):
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
