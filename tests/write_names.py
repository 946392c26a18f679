"""Writes the names of countries and currencies: run `python tests/write_names.py` where the Unicode CLDR has new ones.

They come from Babel and pycountry, which only development needs; what people say otherwise is in `company/words.py`.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pycountry
from babel import Locale
from babel.numbers import get_currency_name

from htp.company.countries import NAME_BY_CODE
from htp.company.currencies import CODES

FOLDER = Path(__file__).parent.parent / "src" / "htp" / "company"
_LOCALES = ("ru", "ky", "en")
_COUNTS = (None, 1, 2, 5)
"""A name alone, then as it stands after these numbers: сом, сома, сомов."""
_MAX_LENGTH = 118


def _country(code: str) -> Iterable[str]:
    of_iso = pycountry.countries.get(alpha_2=code)
    if of_iso is not None:
        yield of_iso.alpha_3
        for field in ("name", "common_name", "official_name"):
            yield getattr(of_iso, field, "")
    for locale in _LOCALES:
        yield Locale(locale).territories[code]


def _currency(code: str) -> Iterable[str]:
    for locale in _LOCALES:
        for count in _COUNTS:
            yield get_currency_name(code, count, locale=locale)


def _written(subject: str, names: Mapping[str, Iterable[str]]) -> str:
    lines = []
    for code in sorted(names):
        different = dict.fromkeys(name for name in names[code] if name and name not in (code, NAME_BY_CODE.get(code)))
        line = ""
        for name in different:
            if line and len(line) + len(name) < _MAX_LENGTH:
                line += f"; {name}"
            else:
                lines += [line] if line else []
                line = f"{code} {name}"
        lines += [line] if line else []
    return f'''"""{subject} in English, Russian and Kyrgyz, from the Unicode CLDR and ISO; by `tests/write_names.py`."""

NAMES = """
{chr(10).join(lines)}
"""
"""A code and its names, with semicolons between them; where a line is full, the code stands again."""
'''


if __name__ == "__main__":
    countries = {code: list(_country(code)) for code in NAME_BY_CODE}
    currencies = {code: list(_currency(code)) for code in CODES}
    (FOLDER / "country_names.py").write_text(_written("Names of countries", countries), encoding="utf-8")
    (FOLDER / "currency_names.py").write_text(_written("Names of currencies", currencies), encoding="utf-8")
