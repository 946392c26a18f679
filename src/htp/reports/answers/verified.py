"""`htp verify`: whether a report is what the program says now, and else what is another one."""

from collections.abc import Iterator

from htp.document import NumberText
from htp.reports.blocks import Block, Blocks, Entries, Entry, Heading, Paragraph, Words
from htp.reports.verification import ABSENT, Difference, Reason, Verification
from htp.verdict import Text, TextValue

_LONGEST = 30
"""Characters of a value that are shown."""
_MAX_SHOWN = 5
"""Differences; JSON has more."""


def blocks(found: Verification, report: str) -> Blocks:
    return (
        Heading(Text("verified.title", {"report": report}), is_followed_by_gap=False),
        Paragraph(tuple(_in_short(found)), is_followed_by_gap=bool(found.differences)),
        *_differences(found),
    )


def _in_short(found: Verification) -> Iterator[Words]:
    if found.is_same:
        yield Text("verified.same")
        return
    yield from (Text(f"verified.{each}") for each in Reason if each in found.reasons)


def _differences(found: Verification) -> Iterator[Block]:
    if not found.differences:
        return
    entries = tuple(Entry(str(each.place), _words(each)) for each in found.differences[:_MAX_SHOWN])
    yield Entries(Text("verified.differences", {"count": found.count}), entries, has_long_names=True)
    if rest := found.count - len(entries):
        yield Paragraph((Text("verified.more", {"count": rest}),), is_followed_by_gap=False)


def _words(difference: Difference) -> Words:
    if not difference.key:
        is_stated = isinstance(difference.stated, dict)
        data = difference.stated if is_stated else difference.derived
        named = {name: str(data.get(key, "")) for name, key in (("path", "path"), ("company", "company"))}
        return Text("verified.not-derived" if is_stated else "verified.not-stated", named)
    stated, derived = _shown(difference.stated), _shown(difference.derived)
    return Text("verified.value", {"key": difference.key, "stated": stated, "derived": derived})


def _shown(value: object) -> TextValue:
    if value is ABSENT:
        return Text("nothing")
    if value is None:
        return "null"
    if isinstance(value, dict | list):
        return Text("verified.several")
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if not isinstance(value, bool | NumberText):
        text = f'"{text}"'
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
