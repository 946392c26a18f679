"""What of the revenue is export: what is certain, what may be, and the contested points that this depends on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from htp.money import ZERO, Number, exact_sum, plus
from htp.rulebook.model import Rulebook

if TYPE_CHECKING:
    from htp.company.profile import ConvertedLine, Profile

UNION_SALES = "eurasian-union-sales"
_EXPORT = "export"
PLATFORM_SALES = "platform-sales"
_PLATFORM = "platform"
EURASIAN_UNION = frozenset({"AM", "BY", "KZ", "RU"})
"""The other members of the Eurasian Economic Union; whether sales to them count as export was not found."""
_EITHER = (True, False)


class Exported(NamedTuple):
    """The export that is certain, what may be export or not, and the total."""

    export: Number
    total: Number
    export_lines: tuple[ConvertedLine, ...] = ()
    unclear_lines: tuple[ConvertedLine, ...] = ()
    contested: tuple[str, ...] = ()
    """The readings under which other lines are export."""
    least: Number = ZERO
    most: Number = ZERO
    """What can be export under some combination of those readings."""
    platforms: Mapping[int, str | None] = {}
    """The countries of the platforms that are the customers, by the index of the line."""

    @property
    def unclear(self) -> Number:
        return exact_sum(line.amount for line in self.unclear_lines)

    def readings(self, needed: Number) -> tuple[str, ...]:
        """The contested readings, where they can decide whether so much is reached."""
        return self.contested if self.least < needed <= self.most else ()

    def key_of_country(self, line: ConvertedLine) -> str:
        """Where the profile says from which country the customer of the line is."""
        return f"revenue.lines.{line.position}.{'through_country' if line.position in self.platforms else 'market'}"


def exported(profile: Profile, rulebook: Rulebook) -> Exported | None:
    """None where the export or the total is missing."""
    if profile.lines is None:
        if profile.revenue.total is None or profile.revenue.export is None:
            # A total of zero leaves no export to ask for.
            return Exported(ZERO, ZERO) if profile.revenue.total == 0 else None
        return Exported(profile.revenue.export, profile.revenue.total)
    assert profile.total is not None  # lines have a sum, be it of none
    platforms = _platforms(profile)
    platform_buys = rulebook.reading(PLATFORM_SALES) == _PLATFORM
    union_counts = rulebook.reading(UNION_SALES) == _EXPORT
    taken = platforms if platform_buys else {}
    export, unclear = _split(profile.lines, taken, union_counts=union_counts)
    found = Exported(exact_sum(_amounts(export)), profile.total, export, unclear, platforms=taken)
    in_union = not EURASIAN_UNION.isdisjoint(platforms.values()) or any(
        line.market in EURASIAN_UNION for line in profile.lines
    )
    if not platforms and not in_union:
        return found
    contested = (*((UNION_SALES,) if in_union else ()), *((PLATFORM_SALES,) if platforms else ()))
    sides = [
        _split(profile.lines, buyers, union_counts=counts)
        for buyers, counts in product((platforms, {}) if platforms else ({},), _EITHER if in_union else (union_counts,))
    ]
    least = min(exact_sum(_amounts(certain)) for certain, _ in sides)
    most = max(plus(exact_sum(_amounts(certain)), exact_sum(_amounts(open_))) for certain, open_ in sides)
    return found._replace(contested=contested, least=least, most=most)


def _platforms(profile: Profile) -> Mapping[int, str | None]:
    """The country of each platform, where it is stated, by the index of the line that was sold through it."""
    return {
        index: line.through_country
        for index, line in enumerate(profile.revenue.lines or ())
        if line.through is not None or line.through_country is not None
    }


def _split(
    lines: Iterable[ConvertedLine], platforms: Mapping[int, str | None], *, union_counts: bool
) -> tuple[tuple[ConvertedLine, ...], tuple[ConvertedLine, ...]]:
    """The lines that are export, and those of which the customer's country is missing; platforms are customers."""
    from htp.company.profile import HOME_MARKET  # where there are lines, it is loaded already

    export, unclear = [], []
    for line in lines:
        country = platforms.get(line.position, line.market)
        if country is None:
            unclear.append(line)
        elif country != HOME_MARKET and (union_counts or country not in EURASIAN_UNION):
            export.append(line)
    return tuple(export), tuple(unclear)


def _amounts(lines: Iterable[ConvertedLine]) -> Iterable[Number]:
    return (line.amount for line in lines)
