"""The words that a shell can offer for a value: keys of a profile, contested points, entries of the rulebook."""

from collections.abc import Iterator

from htp.language import CODES

COMPLETION_REQUEST = "_HTP_COMPLETE"
"""The environment variable with which the scripts of `htp completion` ask for the words that fit."""


def keys_to_set(incomplete: str) -> list[str]:
    """The keys for `--set`, each with the `=` that follows it."""
    from htp.company.keys import dotted_keys

    return [f"{key}=" for key in dotted_keys() if key.startswith(incomplete)]


def suggested_languages(incomplete: str) -> list[str]:
    """The languages for `--lang`."""
    return [each for each in CODES if each.startswith(incomplete)]


def suggested_readings(incomplete: str) -> list[str]:
    """The contested points for `--reading`; once one is written, what it can be read as."""
    from htp.rules import shipped_rulebook

    known = shipped_rulebook().readings
    id_, equals, option = incomplete.partition("=")
    if not equals:
        return [f"{each}=" for each in known if each.startswith(id_)]
    options = known[id_].options if id_ in known else ()
    return [f"{id_}={each}" for each in options if each.startswith(option)]


def suggested_entries(incomplete: str) -> list[str]:
    """The ids that `htp explain` knows."""
    return [each for each in _ids() if each.startswith(incomplete)]


def _ids() -> Iterator[str]:
    from htp.rulebook.index import every_entry
    from htp.rules import shipped_rulebook

    return (each.id for each in every_entry(shipped_rulebook()))
