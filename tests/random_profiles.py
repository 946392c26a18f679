"""Random profiles as files, valid and invalid, the same for the same seed: inputs for compare_programs.py.

`profiles.py` draws valid profiles as data. These are files as people and programs write them, mistakes included. Only
the standard library is needed.
"""

import csv
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

Facts = dict[str, Any]
"""A profile as YAML gives it: mappings, lists and text; None for an empty entry."""
File = tuple[str, bytes]
"""The suffix of a file and its content."""

FILES_OF_A_FOLDER = 100
DAMAGED_SHARE = 0.12
"""How many of the files are damaged after they were written."""

CURRENCIES = ("KGS", "USD", "EUR", "JPY", "RUB", "KZT")
MARKETS = ("KG", "KG", "US", "JP", "KZ", "NO", "DE", "HK")
QUARTERS_BY_PERIOD = {
    "2016": "1234",
    "2017-H1": "12",
    "2016-H2": "34",
    "2020-Q3": "3",
    "2020-Q1": "1",
    "2026-07": "3",
    "2022": "1234",
    "2024": "1234",
    "2010": "1234",
    "2031": "1234",
}
PERMITTED = (
    "software-development",
    "call-centre",
    "game-development",
    "video-production",
    "it-export",
    "virtual-office",
    "62.01",
    "62.01.0",
    "Call-Centre",
    "Колл-центр",
    "разработка программного обеспечения",
    "software testing",
    "custom software",
    "Technical support",
)
MISSPELT = (
    "sofware-development",
    "разработка програм",
    "call-center servises",
    "game developement",
    "6201",
    "web-devel",
)
NOT_PERMITTED = ("restaurant", "cattle breeding", "торговля одеждой", "data centre", "62.09", "crypto mining", "47.91")
NAMES = (
    "Ala-Too Software LLC",
    "Ак-Суу Код",
    "Ысык-Көл ОсОО «Кыргыз Софт»",
    "Naryn & Sons: Games, Apps",
    "=HYPERLINK(1)",
    "-",
    "007",
    "null",
    "株式会社ビシュケク",
    "Straße 🏔 Café",
    "A company with a name that is so long that no table of any width can show it in a single line of a cell",
    "Unbreakable" * 12,
    'Quoted "Name"',
)
BAD_VALUES: Sequence[Any] = (
    *("", "   ", None, True, [], {}, ["x"], {"amount": "5"}, {"x": {"y": []}}, "~", "yes"),
    *(
        "12,5",
        "1,000,000",
        "-5",
        "+5",
        "1e6",
        "12.5 M",
        "nan",
        "0x1F",
        "1__000",
        "_1",
        "5.",
        ".5",
        "007",
        "٣",
        "9" * 80,
    ),
    *("1/3", "10 000", "0.000000000000000000001", "999999999999999999999999999999.999999", "KGS 5", "5 %"),
    *("kg", "kgs", "som", "доллар", "XXX", "ZZ", "UK", "USA", "Kyrgyzstan", "Россия", "U S"),
    *("2016-02-30", "2016-Q5", "2016Q1", "31.12.2016", "2016-13", "0000-01-01", "9999-12-31", "16", "Q7", "q1"),
    *("resident ", "Resident", "residant", "legal entity", "LLC", "123", "1234567890123a"),
    *(
        "tab\tinside",
        "line\nbreak",
        "\x1b[31mred\x1b[0m",
        "right-to-left \u202e mark",
        "\x00",
        "x" * 600,
        "=1+1",
        "@SUM(A1)",
    ),
)
UNKNOWN_KEYS = (
    "note",
    "total",
    "currency",
    "export",
    "revenu",
    "Company",
    "employees",
    "company.name",
    "<<",
    "1",
    "key:5",
)
SNIPPETS = (
    *(
        b"\t",
        b"{",
        b"}",
        b"[",
        b"]",
        b": ",
        b":",
        b"'",
        b'"',
        b"#",
        b",",
        b";",
        b"|\n",
        b">\n",
        b"---\n",
        b"...\n",
        b"%YAML\n",
    ),
    *(b"\x00", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\x1b[2J", b"\r", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xed\xa0\x80"),
    *(
        b"&a ",
        b"*a ",
        b"!!int ",
        b"!!python/object:os.system ",
        b"<<: ",
        b"? ",
        b"- ",
        b"\\u0000",
        b"&a [*a]",
        b"@",
        b"`",
    ),
    *(b"company: {name: Another}\n", b"revenue: null\n", b'"company": 1,', b"\n\n", b" " * 40, b"[" * 300, b"9" * 5000),
)


def write_profiles(folder: Path, count: int, seed: int) -> list[Path]:
    """The folders below `folder` that so many files were written to, FILES_OF_A_FOLDER in each."""
    chance = Random(seed)
    for number in range(count):
        below = folder / f"{number // FILES_OF_A_FOLDER:03}"
        below.mkdir(parents=True, exist_ok=True)
        suffix, content = random_file(chance)
        (below / f"{number:05}{suffix}").write_bytes(content)
    return sorted(folder.glob("*"))


def random_file(chance: Random) -> File:
    """One profile, several of them in a file of YAML, or a table."""
    suffix, text = chance.choice((_yaml_file, _yaml_file, _yaml_file, _json_file, _table_file))(chance)
    content = text.encode()
    return suffix, _damaged(content, chance) if chance.random() < DAMAGED_SHARE else content


# ---- Facts -----------------------------------------------------------------------------------------------------------


class _Draw:
    """Draws the facts of one profile; how many of them are missing and how many are bad is drawn first."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._present_share = chance.choice((0.5, 0.8, 0.95, 1))
        self._bad_share = chance.choice((0, 0, 0, 0.02, 0.1))
        self._period = chance.choice(list(QUARTERS_BY_PERIOD))
        self._line_currencies = chance.choice(((), (), ("USD",), CURRENCIES))

    def profile(self) -> Facts:
        chance = self._chance
        profile = self._section(
            company=self._company,
            period=lambda: self._period,
            activities=lambda: [self._activity() for _ in range(chance.choice((0, 1, 1, 2, 3)))],
            revenue=self._revenue,
            staff=self._staff,
            profit=self._amount,
            residency=self._residency,
            assumptions=self._assumptions,
        )
        if self._line_currencies and chance.random() < 0.9:
            profile["exchange_rates"] = {each: self._rate() for each in CURRENCIES[1:]}
        if chance.random() > self._bad_share:
            profile.setdefault("company", {"name": "Ala-Too"})
        return profile

    def _section(self, **facts: Callable[[], Any]) -> Facts:
        """A section in which some of the facts are missing, and some keys or values are bad."""
        section = {key: self._value(draw) for key, draw in facts.items() if self._happens(self._present_share)}
        if self._happens(self._bad_share):
            section[self._chance.choice(UNKNOWN_KEYS)] = "5"
        return section

    def _value(self, draw: Callable[[], Any]) -> Any:
        return self._chance.choice(BAD_VALUES) if self._happens(self._bad_share) else draw()

    def _happens(self, share: float) -> bool:
        return self._chance.random() < share

    def _one_of(self, *values: Any) -> Callable[[], Any]:
        return lambda: self._chance.choice(values)

    def _company(self) -> Facts:
        company = self._section(
            legal_form=self._one_of("legal_entity", "individual_entrepreneur", "branch"),
            country=self._one_of("KG", "KG", "US", "KZ"),
            tax_id=self._one_of("01234567890123", "22304201610123"),
        )
        return {"name": self._value(self._one_of(*NAMES)), **company}

    def _revenue(self) -> Facts:
        currency = self._one_of("KGS") if self._line_currencies else self._one_of(*CURRENCIES)
        if self._happens(0.6):
            sizes = self._chance.choice((self._amount, self._one_of("10", "20", "40", "80", "90", "160", "0")))
            count = self._chance.choice((0, 1, 2, 3, 5, 8))
            return self._section(currency=currency, lines=lambda: [self._line(sizes) for _ in range(count)])
        total = self._chance.choice((self._chance.randrange(21), self._chance.randrange(1, 10**17)))
        least = -(-total * 8 // 10)
        export = self._chance.choice(
            (least, max(least - 1, 0), total, 0, self._chance.randrange(total + 1), least, total + 1)
        )
        places = self._chance.choice((0, 2))
        return self._section(
            currency=currency, total=lambda: self._written(total, places), export=lambda: self._written(export, places)
        )

    def _line(self, sizes: Callable[[], str]) -> Facts:
        quarters = "1234" if self._happens(0.02) else QUARTERS_BY_PERIOD[self._period]
        line = self._section(
            activity=self._activity, market=self._one_of(*MARKETS), quarter=lambda: f"Q{self._chance.choice(quarters)}"
        )
        if self._line_currencies and self._happens(0.6):
            line["currency"] = self._chance.choice(self._line_currencies)
        return {"amount": self._value(sizes), **line}

    def _staff(self) -> Facts:
        return self._section(employees=self._one_of("0", "1", "12", "4_999", "999999999"), payroll=self._amount)

    def _residency(self) -> Facts:
        initial = date(2011, 7, 8) + timedelta(days=self._chance.randrange(5000))
        final = initial + timedelta(days=self._chance.choice((0, 180, 180, 365, 365, 550, 900, -1)))
        return self._section(
            status=self._one_of("resident", "resident", "applicant"),
            initial_registration=lambda: initial.isoformat(),
            final_registration=lambda: final.isoformat(),
            fees_paid=self._amount,
        )

    def _assumptions(self) -> Facts:
        wage = {"amount": self._value(self._amount), "currency": self._value(self._one_of("KGS", "KGS", "USD"))}
        return self._section(average_monthly_wage=lambda: wage)

    def _activity(self) -> str:
        return str(self._chance.choice(self._chance.choice((PERMITTED, PERMITTED, PERMITTED, MISSPELT, NOT_PERMITTED))))

    def _amount(self) -> str:
        number = self._chance.randrange(self._chance.choice((21, 10**6, 10**9, 10**17)))
        return self._written(number, self._chance.choice((0, 0, 2, 2, 4)))

    def _rate(self) -> Any:
        return self._value(lambda: self._written(self._chance.randrange(1, 10**6), self._chance.choice((0, 2, 4))))

    def _written(self, number: int, places: int) -> str:
        """The number of units, hundredths or ten-thousandths with its point, sometimes with underscores."""
        whole, rest = divmod(number, 10**places)
        digits = f"{whole:_}" if self._happens(0.3) else str(whole)
        return f"{digits}.{rest:0{places}}" if places else digits


# ---- Files -----------------------------------------------------------------------------------------------------------


def _yaml_file(chance: Random) -> tuple[str, str]:
    documents = [_Draw(chance).profile() for _ in range(chance.choice((1, 1, 1, 1, 2, 3)))]
    return chance.choice((".yaml", ".yaml", ".yml")), "---\n".join(yaml_block(each, "") for each in documents)


def yaml_block(section: Facts, indent: str) -> str:
    """Keys line by line, a section in a section indented, and lists of plain entries in brackets."""
    text = ""
    for key, value in section.items():
        if value and isinstance(value, dict):
            text += f"{indent}{key}:\n{yaml_block(value, indent + '  ')}"
        elif value and isinstance(value, list) and isinstance(value[0], dict):
            entries = "".join(f"{indent}  - {_in_brackets(each, _yaml_scalar)}\n" for each in value)
            text += f"{indent}{key}:\n{entries}"
        else:
            text += f"{indent}{key}: {_in_brackets(value, _yaml_scalar)}\n"
    return text


def _json_file(chance: Random) -> tuple[str, str]:
    return ".json", _in_brackets(_Draw(chance).profile(), _json_scalar) + "\n"


def _in_brackets(value: Any, scalar: Callable[[Any], str]) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {_in_brackets(each, scalar)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_in_brackets(each, scalar) for each in value) + "]"
    return scalar(value)


def _yaml_scalar(value: Any) -> str:
    is_plain = isinstance(value, str) and re.fullmatch(r"[\w.+-](?:[\w .()/+-]*[\w.)])?", value)
    return str(value) if is_plain else json.dumps(value, ensure_ascii=False)


def _json_scalar(value: Any) -> str:
    is_number = isinstance(value, str) and re.fullmatch(r"(?:0|[1-9]\d*)(?:\.\d+)?", value, re.ASCII)
    return str(value) if is_number else json.dumps(value, ensure_ascii=False)


def _table_file(chance: Random) -> tuple[str, str]:
    rows = [dict(_cells(_Draw(chance).profile())) for _ in range(chance.choice((0, 1, 2, 4, 8)))]
    headers = list(dict.fromkeys(["company.name", *(key for row in rows for key in row)]))
    suffix, delimiter = chance.choice(((".csv", ","), (".csv", ";"), (".tsv", "\t")))
    file = StringIO()
    table = csv.writer(file, delimiter=delimiter, lineterminator=chance.choice(("\n", "\r\n")))
    table.writerow(headers)
    for row in rows:
        table.writerow([row.get(header, "") for header in headers][: len(headers) - (chance.random() < 0.03)])
    return suffix, chance.choice(("", "", "\ufeff")) + file.getvalue()


def _cells(facts: Mapping[str, Any], above: str = "") -> list[tuple[str, str]]:
    """The dotted key and the text of each fact."""
    cells: list[tuple[str, str]] = []
    for key, value in facts.items():
        if isinstance(value, list) and any(isinstance(each, dict) for each in value):
            value = {str(number): each for number, each in enumerate(value)}
        if isinstance(value, dict):
            cells += _cells(value, f"{above}{key}.")
        else:
            cells.append((f"{above}{key}", "; ".join(value) if isinstance(value, list) else str(value or "")))
    return cells


def _damaged(content: bytes, chance: Random) -> bytes:
    """The file broken off, with something put in, taken out or repeated, or in another encoding."""
    start, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    line = chance.choice(content.splitlines(keepends=True) or [b""])
    damages: Sequence[Callable[[], bytes]] = (
        lambda: content[:start],
        lambda: content[:start] + content[start + 1 :],
        lambda: content[:start] + content[end:],
        lambda: content[:start] + chance.choice(SNIPPETS) + content[start:],
        lambda: content[:start] + chance.choice(SNIPPETS) + content[start:],
        lambda: content[:start] + chance.choice(SNIPPETS) + content[end:],
        lambda: content.replace(line, line + line),
        lambda: content.replace(b"\n", chance.choice((b"\r\n", b"\r", b" \n"))),
        lambda: b"\xef\xbb\xbf" + content,
        lambda: content.decode().encode(chance.choice(("utf-16", "utf-16-le", "utf-32"))),
        lambda: chance.choice((b"", b"\n", b"# only a remark\n", b"---\n---\n", b"[]\n", b"null\n", b"text\n")),
    )
    damage = chance.choice(damages)
    return damage()
