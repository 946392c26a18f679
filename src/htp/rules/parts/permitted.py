"""Which of a company's activities are permitted, which are not, and which look like a slip of the pen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from htp.rulebook.model import Category, Rulebook

if TYPE_CHECKING:
    from htp.company.profile import ConvertedLine, Profile


class Declared(NamedTuple):
    """The activities of a profile, sorted; each keeps the words of the profile."""

    permitted: dict[str, Category]
    unclear: dict[str, Category]
    """Not recognised, but close to the name of this category."""
    unlisted: tuple[str, ...]
    open_keys: tuple[str, ...] = ()
    """Where a revenue line names no activity and no list says which ones it may be of."""

    @property
    def used(self) -> tuple[tuple[str, Category], ...]:
        return tuple((each.id, each) for each in dict.fromkeys(self.permitted.values()))


def declared_by(profile: Profile, rulebook: Rulebook) -> Declared:
    """Each activity that the profile names, in the list or in a revenue line, matched with the categories.

    A list is taken to be complete: a line that names no activity is of one of those declared.
    """
    permitted: dict[str, Category] = {}
    unclear: dict[str, Category] = {}
    other = []
    for activity in profile.declared_activities:
        if category := rulebook.find_category(activity):
            permitted[activity] = category
        elif meant := rulebook.suggest_category(activity):
            unclear[activity] = meant
        else:
            other.append(activity)
    return Declared(permitted, unclear, tuple(other), tuple(_open_keys(profile)))


def activity_key(line: ConvertedLine) -> str:
    """Where a revenue line names its activity."""
    return f"revenue.lines.{line.index}.activity"


def keys_of(activity: str, profile: Profile) -> list[str]:
    """Where the profile names the activity."""
    in_list = [f"activities.{index}" for index, each in enumerate(profile.activities or ()) if each == activity]
    in_lines = [activity_key(each) for each in profile.lines or () if each.activity == activity]
    return in_list + in_lines


def _open_keys(profile: Profile) -> list[str]:
    if profile.activities:
        return []
    return [activity_key(each) for each in profile.lines or () if each.activity is None]
