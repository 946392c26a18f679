"""Which company of one report is which of another: by tax id, else by name, and by period where there are several.

What is not certain is no pair: two companies of one name, of which nobody can say which is which, stay together as a
group that is said to be ambiguous.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple


class Client(NamedTuple):
    """A company of a report, in as little as it takes to find it again."""

    at: int
    """Where the report has it."""
    name: str
    """As names are compared."""
    tax_id: str | None
    period: str
    place: tuple[str, int]
    """Path and document."""


class Group(NamedTuple):
    """Companies of two reports that belong together; one of each is a pair, and one alone is new or gone."""

    before: tuple[Client, ...]
    after: tuple[Client, ...]

    @property
    def is_pair(self) -> bool:
        return len(self.before) == len(self.after) == 1

    @property
    def is_ambiguous(self) -> bool:
        return bool(self.before and self.after) and not self.is_pair


def paired(before: Sequence[Client], after: Sequence[Client]) -> Iterator[Group]:
    """Every company once, in the order of the reports: those of `after` with what they were, then what is gone."""
    in_both = {each.tax_id for each in before} & {each.tax_id for each in after} - {None}

    def shared_tax_id(client: Client) -> str | None:
        return client.tax_id if client.tax_id in in_both else None

    def name_of_others(client: Client) -> str | None:
        return None if client.tax_id in in_both else client.name

    by_tax_id = _grouped(before, after, shared_tax_id, _by_period)
    by_name = _grouped(before, after, name_of_others, _of_one_name)
    return iter(sorted((*by_tax_id, *by_name), key=_order))


def paired_by_place(before: Sequence[Client], after: Sequence[Client]) -> Iterator[Group]:
    """The same where both reports are about the same inputs."""
    return iter(sorted(_grouped(before, after, lambda each: each.place, _one_by_one), key=_order))


def _order(group: Group) -> tuple[bool, int]:
    """By what is in `after`; what is gone comes last."""
    return (not group.after, (group.after or group.before)[0].at)


Clients = tuple[Client, ...]


def _grouped(
    before: Iterable[Client],
    after: Iterable[Client],
    key: Callable[[Client], Hashable],
    split: Callable[[Clients, Clients], Iterator[Group]],
) -> Iterator[Group]:
    """The groups of companies of one key, split up further; companies without a key are left out."""
    sides: dict[Hashable, tuple[list[Client], list[Client]]] = {}
    for number, clients in enumerate((before, after)):
        for each in clients:
            if (found := key(each)) is not None:
                sides.setdefault(found, ([], []))[number].append(each)
    for of_before, of_after in sides.values():
        yield from split(tuple(of_before), tuple(of_after))


def _by_period(before: Clients, after: Clients) -> Iterator[Group]:
    """One company on either side is the same one, whatever its period; of several the period says which is which."""
    if len(before) == len(after) == 1:
        yield Group(before, after)
        return
    yield from _grouped(before, after, lambda each: each.period, _one_by_one)


def _one_by_one(before: Clients, after: Clients) -> Iterator[Group]:
    if before and after:
        yield Group(before, after)
        return
    yield from (Group((each,), ()) for each in before)
    yield from (Group((), (each,)) for each in after)


def _of_one_name(before: Clients, after: Clients) -> Iterator[Group]:
    """Two tax ids are two companies; a company without one may be any of them."""
    tax_ids = [each.tax_id for each in (*before, *after)]
    known = {each for each in tax_ids if each is not None}
    if len(known) <= 1:
        yield from _by_period(before, after)
    elif None in tax_ids and before and after:
        yield Group(before, after)
    else:
        yield from _one_by_one(before, ())
        yield from _one_by_one((), after)
