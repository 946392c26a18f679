"""The catalogues as gettext reads them: the sentences of the .po files, and the texts of the rulebook."""

from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from htp.language import CODES, ENGLISH, FOLDER
from htp.rulebook.translation import pairs


def compiled_catalogues() -> dict[Path, bytes]:
    """The content of each file, the same bytes for the same sentences."""
    return {FOLDER / f"{code}.mo": _compiled(code) for code in CODES if code != ENGLISH}


def _compiled(code: str) -> bytes:
    with (FOLDER / f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    for each in pairs(code):
        catalogue.add(each.english, each.translated, context=each.id)
    made = BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()
