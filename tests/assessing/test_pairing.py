"""Which company of one report is which of another; what is not certain is no pair."""

from htp.assessing.pairing import Client, Group, paired, paired_by_place


def client(at: int, name: str = "a", tax_id: str | None = None, period: str = "2025", path: str = "a.yaml") -> Client:
    return Client(at, name, tax_id, period, (path, 1))


def pairs(before: list[Client], after: list[Client]) -> list[tuple[list[int], list[int]]]:
    """The groups by where the reports have their companies."""
    return [_places(group) for group in paired(before, after)]


def _places(group: Group) -> tuple[list[int], list[int]]:
    return [each.at for each in group.before], [each.at for each in group.after]


def test_the_tax_id_is_enough_whatever_the_name_and_the_period() -> None:
    before = [client(0, "a", "1", "2024"), client(1, "b", "2")]
    after = [client(0, "b", "2"), client(1, "renamed", "1", "2025")]
    assert pairs(before, after) == [([1], [0]), ([0], [1])]


def test_without_a_tax_id_the_name_is_enough() -> None:
    assert pairs([client(0, "a"), client(1, "b")], [client(0, "b"), client(1, "c")]) == [
        ([1], [0]),
        ([], [1]),
        ([0], []),
    ]


def test_a_tax_id_that_was_added_since_is_no_other_company() -> None:
    assert pairs([client(0)], [client(0, tax_id="1")]) == [([0], [0])]


def test_two_tax_ids_are_two_companies_whatever_their_name() -> None:
    assert pairs([client(0, tax_id="1")], [client(0, tax_id="2")]) == [([], [0]), ([0], [])]


def test_of_several_periods_each_is_compared_with_itself() -> None:
    before = [client(0, tax_id="1", period="2024"), client(1, tax_id="1", period="2025")]
    after = [client(0, tax_id="1", period="2025"), client(1, tax_id="1", period="2026")]
    assert pairs(before, after) == [([1], [0]), ([], [1]), ([0], [])]


def test_two_of_one_name_and_period_are_not_told_apart() -> None:
    assert pairs([client(0), client(1)], [client(0)]) == [([0, 1], [0])]
    assert pairs([client(0)], [client(0, tax_id="1"), client(1, tax_id="2")]) == [([0], [0, 1])]
    (group,) = paired([client(0), client(1)], [client(0)])
    assert group.is_ambiguous


def test_what_is_only_on_one_side_is_never_ambiguous() -> None:
    assert pairs([client(0), client(1)], []) == [([0], []), ([1], [])]
    assert pairs([], [client(0), client(1)]) == [([], [0]), ([], [1])]


def test_the_same_inputs_are_paired_by_their_place_alone() -> None:
    before = [client(0, path="a.yaml"), client(1, path="b.yaml")]
    after = [client(0, path="b.yaml"), client(1, path="c.yaml")]
    assert [_places(each) for each in paired_by_place(before, after)] == [([1], [0]), ([], [1]), ([0], [])]
