"""From the data of a document to a profile, or to everything that is wrong with it."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from pydantic import ValidationError

from htp.company.contradictions import contradictions
from htp.company.core_schema import profile_validator
from htp.company.keys import keys_like
from htp.company.problems import MISSING, problems_in
from htp.company.profile import Profile
from htp.document import MAX_PROBLEMS, Data, InputNote, with_facts
from htp.errors import Problem
from htp.location import dotted

_FACTS_THAT_CAN_CONTRADICT = ("company", "period", "revenue", "exchange_rates", "staff", "residency")


class InvalidProfile(ValueError):
    """The data is no profile; `problems` has everything that is wrong, `words` says it where that was asked for."""

    def __init__(self, problems: tuple[Problem, ...], words: str | None = None) -> None:
        super().__init__(problems, words)
        self.problems = problems
        self.words = words

    def __str__(self) -> str:
        return self.words or "; ".join(f"{dotted(each.keys)}: {each.id} {dict(each.values)}" for each in self.problems)


class FactsRead(NamedTuple):
    """A profile, the data that it was read from in plain notation, and what was written otherwise."""

    profile: Profile
    data: Data
    notes: tuple[InputNote, ...] = ()


def profile_from(data: Data) -> Profile:
    """The profile that the data of a document describes; raises InvalidProfile."""
    return read_facts(data).profile


def read_facts(data: Data, most: int = MAX_PROBLEMS) -> FactsRead:
    """The profile that the data describes, in any usual notation; raises InvalidProfile with `most` problems at most.

    Without room for any the profile is looked at all the same, and one problem says that something is wrong. Other
    notations are looked for only where the plain one is not found, which most programs and files write.
    """
    if not isinstance(data, dict):
        raise InvalidProfile((Problem((), "profile.is-list" if isinstance(data, list) else "profile.is-text"),))
    try:
        return FactsRead(_sound(_profile_of(data)), data)
    except ValidationError as error:
        from htp.company.notation import plain_facts  # wanted only where a fact is not plain

        plain, notes, written_keys = plain_facts(data)
        if plain == data:
            raise InvalidProfile(_all_problems(data, error, most)) from error
    assert isinstance(plain, dict)
    try:
        return FactsRead(_sound(_profile_of(plain)), plain, notes)
    except ValidationError as error:
        problems = _all_problems(plain, error, most)
    except InvalidProfile as error:
        problems = error.problems
    raise InvalidProfile(tuple(each._replace(keys=written_keys.get(each.keys, each.keys)) for each in problems))


def _profile_of(data: object) -> Profile:
    profile: Profile = profile_validator().validate_python(data)
    return profile


def faults_of_fact(dotted_key: str, value: Data) -> list[Problem]:
    """What is wrong with a fact in itself, in any usual notation, whatever else a profile says."""
    from htp.company.notation import plain_facts

    key = re.sub(r"^revenue\.lines\.[0-9]+", "revenue.lines.0", dotted_key)
    data = with_facts({"company": {"name": "unnamed"}}, {key: value})
    try:
        _profile_of(plain_facts(data).data)
    except ValidationError as error:
        found = (fault for details in error.errors(include_url=False) for fault in problems_in(details))
        return [each for each in found if each.id != MISSING]
    return []


def _sound(profile: Profile) -> Profile:
    if found := _contradictions(profile):
        raise InvalidProfile(found)
    return profile


def _contradictions(profile: Profile) -> tuple[Problem, ...]:
    return tuple(islice(contradictions(profile), MAX_PROBLEMS))


def _all_problems(data: dict[str, Data], error: ValidationError, most: int) -> tuple[Problem, ...]:
    if most <= 0:
        return (Problem((), "profile.more-problems"),)
    return tuple(_problems(data, error, min(most, MAX_PROBLEMS)))


def _problems(data: dict[str, Data], error: ValidationError, most: int) -> Iterator[Problem]:
    """The faulty facts, and the contradictions among those that are left."""
    errors = error.errors(include_url=False)
    faults = [fault for details in errors[:most] for fault in problems_in(details)]
    meant_by_slip = {(*each.keys[:-1], meant) for each in faults if each.is_about_key for meant in keys_like(each.keys)}
    for fault in faults:
        if fault.id != MISSING or fault.keys not in meant_by_slip:
            yield fault
    if len(errors) <= most:
        try:
            yield from _contradictions(_profile_of(_without_faults(data, faults)))
        except ValidationError as next_error:
            for details in next_error.errors(include_url=False):
                yield from problems_in(details)


def _without_faults(data: dict[str, Data], faults: list[Problem]) -> dict[str, Any]:
    """The facts that can contradict each other, as far as they are sound; the rest of a profile is made up."""
    sound: dict[str, Any] = _copied({key: data[key] for key in _FACTS_THAT_CAN_CONTRADICT if key in data})
    for fault in faults:
        *sections, last = fault.keys
        section: Any = sound
        for key in sections:
            section = section[int(key)] if isinstance(section, list) else section.get(key, {})
        if isinstance(section, list):
            section[int(last)] = {"amount": "0"}
        elif last == "amount":
            section[last] = "0"
        else:
            section.pop(last, None)
    if any(fault.keys[0] == "exchange_rates" or fault.keys == ("revenue", "currency") for fault in faults) or any(
        fault.is_about_key and fault.keys[:-1] in ((), ("revenue",)) for fault in faults
    ):
        for line in sound.get("revenue", {}).get("lines", ()):
            line.pop("currency", None)  # its rate may be among the faults
    company = sound.get("company")
    return {**sound, "company": {**(company if isinstance(company, dict) else {}), "name": "unnamed"}}


def _copied(data: Data) -> Any:
    """A copy without empty keys that shares nothing, also where an alias stands for the same data twice."""
    if isinstance(data, dict):
        return {key: _copied(value) for key, value in data.items() if value is not None}
    return [_copied(value) for value in data] if isinstance(data, list) else data
