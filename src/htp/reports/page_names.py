"""How the file of a page is called: a number, and the name of the company in letters that every system takes."""

import re
import unicodedata

MAX_LENGTH = 60
_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяөүң"
_IN_LATIN = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya o u ng".split(" ")  # noqa: SIM905 - reads as the letters do
_LATIN = str.maketrans({letter: latin.strip("-") for letter, latin in zip(_LETTERS, _IN_LATIN, strict=True)})
PATTERN = re.compile(r"[0-9]{4,}(?:-[a-z0-9]+)+\.(?:html|md)|summary\.xlsx", re.ASCII)
"""What stands beside an index: such names, and the summary."""


def page_name(number: int, company: str, suffix: str) -> str:
    """`0012-osoo-ala-too.html`: no name of a company can lead out of the folder or mean something to a system."""
    latin = company.casefold().translate(_LATIN)
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode("ascii").casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:MAX_LENGTH].strip("-")
    return f"{number:04}-{slug or 'company'}{suffix}"
