"""Where the lines and bars of a picture are: exact shares as places on a scale, never firmer than the figures.

A place is a text such as `63.98`, in the units of a drawing that is WIDTH wide.
"""

from collections.abc import Iterator
from math import log10
from typing import NamedTuple

from htp.money import ZERO, Number, decimal_text, minus, plus, quotient_down, times
from htp.reports.blocks import Cost, CostsChart, Part, PartsChart, Tone, Words
from htp.reports.page_blocks import Gauge, Point, Scatter
from htp.verdict import Share

WIDTH = Number(320)
_MARGIN = Number(14)
"""What is left free at both ends of the road."""
_GAP = Number(1)
"""What falls short stays so far from the line at least, however little is missing."""


class Bar(NamedTuple):
    """A part of a bar."""

    x: str
    width: str
    kind: str
    """How it is filled: a tone, or `unclear` for hatched."""
    name: Words = ""
    share: Share | None = None


class Picture(NamedTuple):
    """Bars beside each other, and the line at the share required."""

    bars: tuple[Bar, ...]
    line: str | None


def gauge(of: Gauge) -> Picture | None:
    """The share measured and the line at the one required; hatched is what is not clear. None without a share."""
    if of.required is None:
        return None
    line = _place(of.required)
    if of.measured is not None and of.measured.whole:
        bars: tuple[Bar, ...] = (_bar(ZERO, _beside_line(of.measured, of.required), f"{of.verdict}"),)
    else:
        bars = (_bar(ZERO, WIDTH, Tone.UNCLEAR.value),)
    return Picture(bars, decimal_text(line))


def parts(chart: PartsChart) -> Picture:
    """The sums of a chart of parts as one bar: abroad, hatched what is not clear, at home."""
    abroad, *others = [part for group in chart.groups for part in group if not part.is_inside]
    sums = [abroad, *sorted(others, key=lambda part: part.tone is not Tone.UNCLEAR)]
    return Picture(
        tuple(_stacked(sums, chart)), decimal_text(_place(chart.required)) if chart.required is not None else None
    )


def _stacked(sums: list[Part], chart: PartsChart) -> Iterator[Bar]:
    before = ZERO
    for number, each in enumerate(sums):
        share = Share(plus(before, each.amount), chart.total)
        first = _place_of(Share(before, chart.total)) if number else ZERO
        last = _beside_line(share, chart.required) if number == 0 and chart.required else _place_of(share)
        before = plus(before, each.amount)
        kind = _kind(each, is_abroad=number == 0)
        yield _bar(first, last, kind, each, chart.total)


def row(part: Part, chart: PartsChart) -> Picture:
    """The bar of one part, with the line."""
    share = Share(part.amount, chart.total)
    place = _beside_line(share, chart.required) if chart.required else _place_of(share)
    kind = _kind(part, is_abroad=part in chart.groups[0])
    line = decimal_text(_place(chart.required)) if chart.required is not None else None
    return Picture((_bar(ZERO, place, kind),), line)


def _kind(part: Part, *, is_abroad: bool) -> str:
    """How a part is filled: by its tone, else by the side that it is on."""
    return part.tone.value if part.tone is not Tone.NEUTRAL else "abroad" if is_abroad else "home"


def cost(of: Cost, chart: CostsChart) -> tuple[Bar, ...]:
    """What is paid in any case, and hatched what may be paid beside it, on the scale of the largest of all."""
    most = max(each.ends[1] for each in chart.costs)
    least, highest = (_place_of(Share(each, most)) for each in of.ends)
    certain = _bar(ZERO, least, "cost")
    return (certain, _bar(least, highest, "unclear")) if highest > least else (certain,)


HEIGHT = Number(160)
"""Of a picture of many companies."""


class Dot(NamedTuple):
    """A company in a picture of many."""

    x: str
    y: str
    point: Point


class Cloud(NamedTuple):
    """Companies by their revenue, in multiples of ten, and their share, with the line at the share required."""

    dots: tuple[Dot, ...]
    line: str | None
    least: Number
    most: Number


def scatter(of: Scatter) -> Cloud:
    """What falls short is below the line, however little is missing."""
    revenues = [each.revenue for each in of.points]
    least, most = min(revenues), max(revenues)
    first, last = log10(least), log10(most)
    step = float(minus(WIDTH, times(Number(2), _MARGIN))) / max(last - first, 1)
    dots = tuple(
        Dot(
            f"{float(_MARGIN) + (log10(each.revenue) - first) * step:.1f}",
            decimal_text(minus(HEIGHT, _height(each.share, of.required))),
            each,
        )
        for each in of.points
    )
    line = None if of.required is None else decimal_text(minus(HEIGHT, times(HEIGHT, of.required)))
    return Cloud(dots, line, least, most)


def _height(share: Share, required: Number | None) -> Number:
    height = quotient_down(times(share.part, HEIGHT), share.whole, 1)
    if required is None or share.part >= times(required, share.whole):
        return height
    return max(min(height, minus(times(HEIGHT, required), _GAP)), ZERO)


def has_unclear(chart: PartsChart) -> bool:
    return any(part.tone is Tone.UNCLEAR for group in chart.groups for part in group)


def milestone(number: int, count: int) -> str:
    """The middle of a step on the road, the first being number 0."""
    room = minus(WIDTH, times(Number(2), _MARGIN))
    return decimal_text(plus(_MARGIN, quotient_down(times(room, Number(number)), Number(max(count - 1, 1)), 2)))


def _place(share: Number) -> Number:
    return quotient_down(times(share, WIDTH), Number(1), 2)


def _place_of(share: Share) -> Number:
    return quotient_down(times(share.part, WIDTH), share.whole, 2) if share.whole else ZERO


def _beside_line(share: Share, required: Number | None) -> Number:
    """The place of the share; one that falls short ends before the line."""
    place = _place_of(share)
    if required is None or share.part >= times(required, share.whole):
        return place
    return max(min(place, minus(_place(required), _GAP)), ZERO)


def _bar(first: Number, last: Number, kind: str, part: Part | None = None, total: Number = ZERO) -> Bar:
    width = decimal_text(max(minus(last, first), ZERO))
    if part is None:
        return Bar(decimal_text(first), width, kind)
    return Bar(decimal_text(first), width, kind, part.name, Share(part.amount, total))
