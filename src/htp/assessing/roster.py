"""What shows only when companies are seen together: one that comes again, and a revenue of another scale than the rest.

At most 100 bytes are kept of a company, whatever it has.
"""

from array import array
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from typing import NamedTuple

from htp.assessing.results import Assessed
from htp.document import FileNote, InputNote
from htp.errors import Values
from htp.reading.formats import is_table
from htp.spelling import compared_name

MAX_DOUBLES = 100
"""Companies that come again which are named; the others are counted."""
MAX_PLACES = 10
"""Places of a company, and rows of a list, that are named in a note."""
MIN_NEIGHBOURS = 5
"""Companies with revenue that a list has at least in which some can be unlike the others; they are a fifth at most."""
FAR = 300
"""How many times the usual revenue of a list, or what part of it, looks wrong; a slip by thousands in most cases is."""
GAP = 30
"""How many times smaller or larger than the next: small and large companies among others are no slips."""


class Seen(NamedTuple):
    """The facts by which a company is compared with the others."""

    path: str
    document: int
    name: str
    """As it is compared."""
    tax_id: str | None
    period: str | None
    currency: str | None
    revenue: float
    """0 where it is not known."""


def seen_of(result: Assessed) -> Seen:
    """The facts by which the company is compared with the others."""
    figures = result.figures
    return Seen(
        result.path,
        result.document,
        compared_name(result.assessment.company),
        None if result.profile is None else result.profile.company.tax_id,
        result.standing.period,
        figures.currency,
        float(figures.revenue or 0),
    )


class _Revenues:
    """The revenue of the companies in a list, in one currency."""

    def __init__(self) -> None:
        self.amounts = array("d")
        self.rows = array("I")

    def unlike(self) -> dict[str, list[int]]:
        """The rows of another scale than the rest, by the id of the note on them."""
        count = len(self.amounts)
        if count < MIN_NEIGHBOURS:
            return {}
        ordered = sorted(range(count), key=self.amounts.__getitem__)
        amounts = [self.amounts[index] for index in ordered]
        usual = amounts[count // 2]
        few = range(1, count // 5 + 1)
        below = max((each for each in few if amounts[each] >= GAP * amounts[each - 1]), default=0)
        above = max((each for each in few if amounts[-each] >= GAP * amounts[-each - 1]), default=0)
        return {
            "note.revenue-far-below": sorted(
                self.rows[index] for index in ordered[:below] if self.amounts[index] * FAR <= usual
            ),
            "note.revenue-far-above": sorted(
                self.rows[index] for index in ordered[count - above :] if self.amounts[index] >= usual * FAR
            ),
        }


class Roster:
    """The companies of a run, as far as they are compared with each other."""

    def __init__(self) -> None:
        self._names, self._bare_names, self._tax_ids = array("q"), array("q"), array("q")
        self._documents = array("I")
        self._paths = _Paths()
        self._path = ""
        self._revenues: dict[str, _Revenues] = {}
        """Of the file that is being read, by currency."""
        self._notes: list[FileNote] = []
        self._alone: tuple[Seen, ...] = ()
        """The only company so far, which there is nothing to compare with."""

    def take(self, companies: Iterable[Seen]) -> None:
        """The next companies, those of a file after each other."""
        seen = chain(self._alone, companies)
        first = () if self._names else tuple(islice(seen, 2))
        self._alone = first if len(first) == 1 else ()
        if not self._alone:
            self._add(chain(first, seen))

    def _add(self, companies: Iterable[Seen]) -> None:
        from htp.company.words import without_legal_form  # wanted only where there are several

        for each in companies:
            if each.path != self._path:
                self._end_list()
                self._path = each.path
            self._names.append(hash(("name", each.name, each.period)))
            self._bare_names.append(hash(("name", without_legal_form(each.name), each.period)))
            self._tax_ids.append(hash(("tax id", each.tax_id, each.period)) if each.tax_id else 0)
            self._documents.append(each.document)
            self._paths.append(each.path)
            if each.currency and each.revenue and is_table(each.path):
                of_currency = self._revenues.setdefault(each.currency, _Revenues())
                of_currency.amounts.append(each.revenue)
                of_currency.rows.append(each.document)

    def notes(self) -> Iterator[FileNote]:
        """What looks wrong, when all companies have been taken."""
        self._end_list()
        yield from self._notes
        groups = sorted(self._doubles())
        paths = self._paths.at({index for group in groups[:MAX_DOUBLES] for index in group[: MAX_PLACES + 1]})
        for group in groups[:MAX_DOUBLES]:
            places = _first(self._place(paths[index], index) for index in group)
            note = InputNote("check", self._note_on(group), {"places": places})
            yield FileNote(paths[group[1]], self._documents[group[1]], note)
        if rest := groups[MAX_DOUBLES:]:
            first = rest[0][0]
            note = InputNote("check", "note.companies-again", {"number": len(rest)})
            yield FileNote(self._paths.at({first})[first], self._documents[first], note)

    def _note_on(self, group: list[int]) -> str:
        """The id of the note on companies that may be one."""
        first = group[0]
        same = [numbers for numbers in (self._names, self._tax_ids) if numbers[first]]
        is_one = any(all(numbers[index] == numbers[first] for index in group) for numbers in same)
        return "note.company-again" if is_one else "note.name-again"

    def _place(self, path: str, index: int) -> str:
        number = self._documents[index]
        return f"{path}:{number}" if is_table(path) else path if number == 1 else f"{path}#{number}"

    def _doubles(self) -> Iterator[list[int]]:
        """The companies that come again, each as its numbers in the run: by tax id, and by name where one has none.

        Names count without their legal form, too, where they are not the same with it.
        """
        for numbers, is_name in ((self._tax_ids, False), (self._names, True), (self._bare_names, True)):
            again = {number for number, same in groupby(sorted(numbers)) if number and sum(1 for _ in same) > 1}
            groups: dict[int, list[int]] = {}
            for index, number in enumerate(numbers if again else ()):
                if number in again:
                    groups.setdefault(number, []).append(index)
            for group in groups.values():
                if is_name and all(self._tax_ids[index] for index in group):
                    continue
                if numbers is not self._bare_names or len({self._names[index] for index in group}) > 1:
                    yield group

    def _end_list(self) -> None:
        """Looks for revenue of another scale in the file that has ended."""
        for revenues in self._revenues.values():
            for id_, rows in revenues.unlike().items():
                if rows:
                    values: Values = {"rows": _first(map(str, rows)), "times": FAR}
                    self._notes.append(FileNote(self._path, rows[0], InputNote("check", id_, values)))
        self._revenues = {}


def _first(named: Iterable[str]) -> tuple[str, ...]:
    """The names, of very many the first."""
    names = tuple(islice(named, MAX_PLACES + 1))
    return names if len(names) <= MAX_PLACES else (*names[:MAX_PLACES], "…")


class _Paths:
    """A path for each company, kept as what is different from the one before."""

    def __init__(self) -> None:
        self._last = ""
        self._kept, self._lengths = array("H"), array("H")
        self._rests = bytearray()

    def append(self, path: str) -> None:
        kept = min(_common_length(self._last, path), 0xFFFF)
        rest = path[kept:].encode(errors="surrogatepass")
        self._kept.append(kept)
        self._lengths.append(min(len(rest), 0xFFFF))
        self._rests += rest[:0xFFFF]
        self._last = path

    def at(self, indexes: set[int]) -> dict[int, str]:
        """The paths of those companies."""
        found, path, begin = {}, "", 0
        for index, (kept, length) in enumerate(zip(self._kept, self._lengths, strict=True) if indexes else ()):
            path = path[:kept] + self._rests[begin : begin + length].decode(errors="surrogatepass")
            begin += length
            if index in indexes:
                found[index] = path
        return found


def _common_length(one: str, other: str) -> int:
    """With how many characters both begin."""
    if one == other:
        return len(one)
    return next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
