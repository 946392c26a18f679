"""Whether a verdict holds under every reading of the law, and which other readings turn it.

A rule names the readings that it took a side on. Only those are tried, and those that a rule takes a side on when they
are: whatever else a reading says, it cannot matter to this company.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, product

from htp.assessing.findings import Judgement, criteria_in, judgement_of, verdict_of
from htp.company.profile import Profile
from htp.company.stated_facts import stated_facts
from htp.rulebook.model import Rulebook
from htp.verdict import Alternative, Choice, Eligibility, Finding, Kind, ReadingTaken, RuleVerdict, Turning


def other_readings(
    profile: Profile, rulebook: Rulebook, as_of: date, findings: Sequence[Finding]
) -> tuple[tuple[ReadingTaken, ...], tuple[Turning, ...]]:
    """The readings that matter to the company, and the smallest sets of other options that turn its verdict."""
    named = [reading for each in findings for reading in each.readings]
    of_criteria = [reading for each in findings if each.kind is Kind.CRITERION for reading in each.readings]
    always = rulebook.readings_with_figures
    if not named and not always and not rulebook.chosen:
        return (), ()
    verdicts = _Verdicts(profile, rulebook, as_of, findings)
    deciding = verdicts.explore([*of_criteria, *always])
    matter = [each for each in rulebook.readings if each in deciding or each in named or each in rulebook.chosen]
    taken = tuple(verdicts.taken(each, is_deciding=each in deciding) for each in matter)
    return taken, verdicts.turning(deciding)


class _Verdicts:
    """The verdicts on a company under other options, each worked out once."""

    def __init__(self, profile: Profile, rulebook: Rulebook, as_of: date, findings: Sequence[Finding]) -> None:
        """`findings` are those of all rules under the options in force."""
        self._profile, self._rulebook, self._as_of = profile, rulebook, as_of
        criteria = [
            Judgement(each.verdict, each.readings, each.missing) for each in findings if each.kind is Kind.CRITERION
        ]
        self._criteria = [*zip(criteria_in(rulebook), criteria, strict=True)]
        self._known = {frozenset[Choice](): _answer(criteria)}
        self._verdict = self._under(())[0]

    def explore(self, readings: Iterable[str]) -> list[str]:
        """Every reading that some combination of options takes a side on."""
        found = list(dict.fromkeys(readings))
        while True:
            new = [
                reading
                for options in self._combinations(found)
                for reading in self._under(options)[1]
                if reading not in found
            ]
            if not new:
                return found
            found += dict.fromkeys(new)

    def taken(self, reading: str, *, is_deciding: bool) -> ReadingTaken:
        """The reading with its other options; one that no criterion takes a side on changes no verdict."""
        chosen = self._rulebook.option_of(reading)
        others = [each for each in self._rulebook.readings[reading].options if each != chosen]
        alternatives = tuple(
            Alternative(each, self._under({Choice(reading, each)})[0] if is_deciding else self._verdict)
            for each in others
        )
        return ReadingTaken(reading, chosen, self._rulebook.readings[reading].default, alternatives)

    def turning(self, readings: Sequence[str]) -> tuple[Turning, ...]:
        """The sets of other options that turn the verdict and of which no part does, the smallest first."""
        turning: list[frozenset[Choice]] = []
        for options in self._combinations(readings):
            turns = self._under(options)[0] is not self._verdict
            if turns and not any(each <= options for each in turning):
                turning.append(options)
        in_order = {each: place for place, each in enumerate(self._rulebook.readings)}
        return tuple(
            Turning(
                tuple(sorted(each, key=lambda choice: in_order[choice.reading])),
                self._under(each)[0],
                tuple(self._missing_under(each)),
            )
            for each in turning
        )

    def _missing_under(self, options: Iterable[Choice]) -> Iterator[str]:
        """The facts without which the verdict is open under those options, and which are not stated."""
        if self._under(options)[0] is not Eligibility.UNDETERMINED:
            return
        stated = stated_facts(self._profile)
        for found in self._found_under({each.reading: each.option for each in options}):
            if found.verdict is not RuleVerdict.UNDETERMINED:
                continue
            # What a line was earned with does not tell what the list of activities means.
            yield from (key for key in found.missing if key not in stated and not key.endswith(".activity"))

    def _combinations(self, readings: Sequence[str]) -> Iterable[frozenset[Choice]]:
        """Every way to take none, some or all of the readings otherwise, the fewest first."""
        for count in range(len(readings) + 1):
            for several in combinations(readings, count):
                for options in product(*map(self._others, several)):
                    yield frozenset(options)

    def _others(self, reading: str) -> list[Choice]:
        chosen = self._rulebook.option_of(reading)
        return [Choice(reading, each) for each in self._rulebook.readings[reading].options if each != chosen]

    def _under(self, options: Iterable[Choice]) -> tuple[Eligibility, tuple[str, ...]]:
        """The verdict under those options, and the readings that the criteria took a side on."""
        key = frozenset(options)
        if key not in self._known:
            option_by_reading = {each.reading: each.option for each in key}
            self._known[key] = _answer([*self._found_under(option_by_reading)])
        return self._known[key]

    def _found_under(self, options: Mapping[str, str]) -> Iterator[Judgement]:
        """What the criteria come to; one that took a side on none of those readings comes to the same again."""
        rulebook = self._rulebook.under(options)
        are_figures_others = not options.keys().isdisjoint(rulebook.readings_with_figures)
        for rule, found in self._criteria:
            is_other = are_figures_others or not options.keys().isdisjoint(found.readings)
            yield judgement_of(rule, self._profile, rulebook, self._as_of) if is_other else found


def _answer(criteria: Sequence[Judgement]) -> tuple[Eligibility, tuple[str, ...]]:
    """The verdict, and the readings that the criteria took a side on."""
    return verdict_of([each.verdict for each in criteria]), tuple(
        [reading for each in criteria for reading in each.readings]
    )
