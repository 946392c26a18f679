"""Brings the catalogues of translations up to date: run `python tests/write_catalogues.py` where a sentence changed.

New sentences come in without a translation, those that are gone go, and the rest stays as people wrote it. Names of
countries come from the Unicode CLDR. Then they are compiled, as the build of the package does it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from runpy import run_path
from typing import NamedTuple, cast

import typer
from babel import Locale
from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from htp.cli import app, command_help, commands, exit_codes, list_interview
from htp.company.countries import NAME_BY_CODE
from htp.language import CODES, ENGLISH, FOLDER, HELP
from htp.reports.wording.english import TEXTS
from htp.reports.wording.list_questions import FACT, LIST_QUESTIONS
from htp.reports.wording.messages import MESSAGES
from htp.reports.wording.note_sentences import NOTE_REFUSED, REASONS
from htp.reports.wording.plural import Plural
from htp.reports.wording.problem_sentences import SENTENCES
from htp.reports.wording.problems import REMEDY, SHAPES
from htp.reports.wording.questions import QUESTIONS
from htp.reports.wording.system_reasons import SYSTEM, SYSTEM_REASONS
from htp.reports.wording.usage_sentences import USAGE, USAGE_SENTENCES

_PLURALS = {
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "ky": "nplurals=1; plural=0;",
}
_COUNTRIES = {
    "ru": {"KG": "Кыргызстан", "US": "США", "HK": "Гонконг"},
    "ky": {"US": "АКШ", "HK": "Гонконг"},
}
"""What is said otherwise than in the CLDR."""
_COUNTRY = re.compile(r"country\.[A-Z]{2}")
_WIDTH = 120


class Sentence(NamedTuple):
    """A sentence of the program in English."""

    id: str
    english: str
    several: str | None = None
    """Its form for several, where it has one."""


def sentences() -> list[Sentence]:
    """Everything that the program says to people, but for the rulebook and the pages of `htp help`; each once."""
    return list(dict.fromkeys(_all()))


def _all() -> Iterator[Sentence]:
    for texts, before in (
        (TEXTS, ""),
        (MESSAGES, ""),
        (REASONS, ""),
        (QUESTIONS, "init."),
        (LIST_QUESTIONS, "import."),
    ):
        for id_, text in texts.items():
            if isinstance(text, Plural):
                yield Sentence(f"{before}{id_}", text.one, text.several)
            else:
                yield Sentence(f"{before}{id_}", text)
    for description in list_interview.descriptions():
        yield Sentence(FACT, description)
    for id_, (problem, remedy) in SENTENCES.items():
        yield Sentence(id_, problem)
        yield Sentence(REMEDY, remedy)
    yield Sentence(REMEDY, NOTE_REFUSED)
    for shape, words in SHAPES.items():
        yield Sentence(f"shape.{shape.name.lower()}", words)
    for text in _help():
        yield Sentence(HELP, text)
    for text in USAGE_SENTENCES:
        yield Sentence(USAGE, text)
    for text in SYSTEM_REASONS:
        yield Sentence(SYSTEM, text)


def _help() -> Iterator[str]:
    yield app.app.info.help or ""
    yield app.app.info.epilog or ""
    yield from command_help.TITLES
    yield from (remark for _, remark in command_help.EXAMPLES)
    yield from commands.GROUPS
    yield from exit_codes.HEADINGS
    yield from exit_codes.every_meaning()
    for command in commands.COMMANDS.values():
        request = commands.request_of(command())
        yield request.HELP
        yield from (remark for _, remark in request.EXAMPLES)
    yield command_help.USAGE
    yield command_help.SHOW_HELP
    for made in (typer.main.get_command(app.app), *map(commands.typer_command, commands.COMMANDS)):
        yield from (help_ for each in made.params if (help_ := getattr(each, "help", None)))


def updated(code: str) -> Catalog:
    """The catalogue of that language with every sentence of today, translated or not."""
    file = FOLDER / f"{code}.po"
    now = Catalog(locale=code, project="htp", charset="utf-8", fuzzy=False)
    now.header_comment = f"# What htp says in the language {code}; CONTRIBUTING.md says how to translate it."
    now.mime_headers = [("Plural-Forms", _PLURALS[code])]
    before = read_po(file.open("rb"), locale=code) if file.exists() else Catalog(locale=code)
    now.creation_date = now.revision_date = before.creation_date
    for each in sentences():
        english = each.english if each.several is None else (each.english, each.several)
        known = before.get(each.english, context=each.id)
        now.add(
            english,
            _country(code, each) or (known.string if known else None) or _without_words(each),
            context=each.id,
            user_comments=known.user_comments if known else (),
        )
    return now


def _country(code: str, sentence: Sentence) -> str | None:
    """The name of a country, which needs nobody."""
    if not _COUNTRY.fullmatch(sentence.id):
        return None
    country = sentence.id.removeprefix("country.")
    assert sentence.english == NAME_BY_CODE[country]
    return _COUNTRIES.get(code, {}).get(country) or Locale(code).territories[country]


def _without_words(sentence: Sentence) -> str | None:
    """A text without a word, which needs nobody either, unless its values stand in another order."""
    has_words = any(each.isalpha() for each in re.sub(r"\{[^{}]*\}", "", sentence.english))
    return None if has_words or sentence.several is not None else sentence.english


def catalogues_made() -> dict[Path, bytes]:
    """What has to stand in the compiled files, as the build of the package makes it."""
    made = run_path(str(Path(__file__).parents[1] / ".build" / "catalogues.py"))["compiled_catalogues"]()
    return cast(dict[Path, bytes], made)


def compile_catalogues() -> None:
    """Writes the compiled files anew."""
    for file, content in catalogues_made().items():
        file.write_bytes(content)


if __name__ == "__main__":
    for catalogue_ in [updated(code) for code in CODES if code != ENGLISH]:
        with (FOLDER / f"{catalogue_.locale_identifier}.po").open("wb") as written:
            write_po(written, catalogue_, width=_WIDTH)
    compile_catalogues()
