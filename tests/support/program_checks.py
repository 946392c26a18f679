"""Inputs of every kind that the program reads, each tried in this process, and what holds of all that it answers."""

import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import chdir, suppress
from functools import partial
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest.mock import patch
from warnings import catch_warnings, simplefilter
from zipfile import ZipFile
from zlib import crc32

from htp.cli.app import main
from htp.company.notation import as_read
from htp.company.validation import faults_of_fact
from htp.language import CODES, ENGLISH, speaking
from support.contract_checks import answered, look_at_terminal
from support.given_files import ELIGIBLE
from support.run_htp import Run
from support.schema_checks import hold_run

MADE = "{made}"
"""Stands in a command for the name of the file that was made, or for the words."""
MOST_SECONDS = 10
"""Of the processor, for an input of no more than a few thousand bytes, with every call of the program watched."""
_CHECKED = {0, 1, 3, 4}
_REPORT = "report.jsonl"
_MOST_LINES = 100
_PROFILE = "new.yaml"
_MAPPING = "mapping.yaml"
_PART = ".part"
"""Behind the name of a profile: the answers to the questions for it, while there are more to come."""
LIST = "Фирма;ИНН;Период;Виды;Оборот;Экспорт;Телефон\nТаш Код;01234567890123;2016;62.01;100,00;90,00;0555\n"
"""What a mapping is tried on."""
GIVEN = {"company.yaml": ELIGIBLE, "list.csv": LIST}


class Trial(NamedTuple):
    """A command that reads what was made, with the exit codes that it may have for it."""

    command: tuple[str, ...]
    codes: Iterable[int]
    file: str | None = None
    """The name that the made bytes have as a file; None where they are words, of the command line or typed."""
    typed_for: str | None = None
    """The file that the program writes from what is typed at a terminal; it has to be one that the program reads."""


class _Terminal(TextIOWrapper):
    """A stream for which the program takes a terminal."""

    def isatty(self) -> bool:
        return True


def ran(words: tuple[str, ...], typed: bytes | None = None) -> Run:
    """The program run in this process and folder, at a terminal where something is typed."""
    stream = TextIOWrapper if typed is None else _Terminal
    written = BytesIO(), BytesIO()
    out, err = (stream(each, "utf-8") for each in written)
    code: object = 0
    with (
        speaking(ENGLISH),  # until the program speaks another
        patch.object(sys, "argv", ["htp", *words]),
        patch.object(sys, "stdin", stream(BytesIO(typed or b""), "utf-8", "surrogateescape")),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
    assert isinstance(code, int)
    err.flush()
    return Run(code, *(each.getvalue().decode() for each in written))


def _tried(trial: Trial, made: bytes) -> None:
    with TemporaryDirectory(prefix="htp-made-") as name, chdir(name):
        folder = Path(name)
        for path, text in GIVEN.items():
            Path(path).write_text(text, encoding="utf-8")
        if trial.file:
            Path(trial.file).write_bytes(made)
        words = (*[each.replace(MADE, trial.file or _words(made)) for each in trial.command], "--lang", _language(made))
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        began = time.process_time()
        run = ran(words, _typed(made) if trial.typed_for else None)
        assert time.process_time() - began < MOST_SECONDS
        assert run.exit_code in trial.codes, f"{run.exit_code}: {run.stderr}"
        assert "Traceback" not in run.stderr
        assert run.stderr or run.exit_code not in (2, 4) or _has_reported(run), "ended without a word"
        look_at_terminal(run.stderr)
        look_at_terminal(run.stdout)
        hold_run(words, folder, run.exit_code, run.stdout)
        named = {_REPORT, trial.typed_for, f"{trial.typed_for}{_PART}"}
        after = {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in named}
        assert after == before, "a file was written or changed that nobody named"
        if trial.typed_for and run.exit_code == 0:
            _can_be_read(trial.typed_for)


def _typed(made: bytes) -> bytes:
    """No more lines than a person types: the answers are kept after each, which takes its time."""
    return b"\n".join(made.split(b"\n")[:_MOST_LINES])


def _can_be_read(written: str) -> None:
    """What the program has written is a profile, or a mapping, without a mistake."""
    paths = ("list.csv", "--mapping", written) if written == _MAPPING else (written,)
    run = ran(("check", "-q", *paths))
    assert f"{written}:" not in run.stderr, run.stderr


def _language(made: bytes) -> str:
    """One for each input, and always the same."""
    return CODES[crc32(made) % len(CODES)]


def _has_reported(run: Run) -> bool:
    return bool(run.stdout) or Path(_REPORT).exists()


def _words(made: bytes) -> str:
    """Any bytes can be words of a command line, but for the one that ends them."""
    return made.replace(b"\x00", b"").decode(errors="surrogateescape")


def packed_workbook(made: bytes) -> bytes:
    """A workbook of entries: names and contents in turn, with a NUL between."""
    names_and_contents = made.split(b"\x00")
    file = BytesIO()
    with ZipFile(file, "w") as packed, catch_warnings():
        simplefilter("ignore")  # that a name stands twice
        for name, content in zip(names_and_contents[::2], names_and_contents[1::2], strict=False):
            with suppress(UnicodeDecodeError):
                packed.writestr(name.decode() or "x", content)
    return file.getvalue()


_CURRENCIES = (None, "KGS", "USD")
_KEYS = (
    *("company.legal_form", "company.country", "company.tax_id", "period", "revenue.currency", "revenue.total"),
    *("revenue.lines.0.market", "revenue.lines.0.quarter", "revenue.lines.0.currency", "staff.employees"),
    *("residency.status", "residency.initial_registration", "exchange_rates.USD", "residency.payments.2016-Q1"),
)


_MOST_DIGITS = 14
_MOST_DIGITS_OF_PEOPLE = 9
"""Numbers with more of them are read, and refused as too large."""


def _fact_read(made: bytes) -> None:
    """A fact in any notation: what is read from it says the same once more, and can stand in a profile."""
    if not made:
        return
    key, currency = _KEYS[made[0] % len(_KEYS)], _CURRENCIES[made[0] // len(_KEYS) % len(_CURRENCIES)]
    text = made[1:].decode(errors="replace")
    read, notes = as_read(key, text, currency)
    assert as_read(key, read, currency) == (read, ())
    faults = faults_of_fact(key, read)
    if notes and len(read) <= (_MOST_DIGITS_OF_PEOPLE if key == "staff.employees" else _MOST_DIGITS):
        assert not faults, f"{key}: {text!r} was read as {read!r}, which is no such fact"


_CHECK = ("check", "--jobs", "1", "-o", _REPORT)
_COMPARED = (0, 4, 5)
_TYPED = (0, 130)
"""That it was interrupted is what the end of what is typed means."""
_TRIALS: Mapping[str, Trial] = {
    "json-lines": Trial((*_CHECK, MADE), _CHECKED, "clients.jsonl"),
    "workbook": Trial((*_CHECK, MADE), _CHECKED, "clients.xlsx"),
    "cyrillic-table": Trial((*_CHECK, "--encoding", "cp1251", MADE), _CHECKED, "clients.csv"),
    "imported": Trial(("import", MADE), (0, 2, 4), "clients.csv"),
    "mapping": Trial((*_CHECK, "list.csv", "--mapping", MADE), _CHECKED, "list.htp-mapping.yaml"),
    "overlay": Trial((*_CHECK, "company.yaml", "--rulebook", MADE), _CHECKED, "bill.yaml"),
    "rules": Trial(("rules", "--rulebook", MADE), (0, 4), "bill.yaml"),
    "before": Trial(("compare", MADE, MADE), _COMPARED, "earlier.jsonl"),
    "verified": Trial(("verify", MADE, "company.yaml"), _COMPARED, "report.json"),
    "page": Trial(("verify", MADE, "company.yaml"), _COMPARED, "page.html"),
    "since": Trial((*_CHECK, "company.yaml", "--since", MADE), _CHECKED, "earlier.jsonl"),
    "baseline": Trial((*_CHECK, "company.yaml", "--baseline", MADE), _CHECKED, "earlier.json"),
    "paths": Trial((*_CHECK, "--files-from", MADE), {2, *_CHECKED}, "paths.txt"),
    "if": Trial((*_CHECK, "company.yaml", f"--if={MADE}"), {2, *_CHECKED}),
    "set": Trial((*_CHECK, "company.yaml", f"--set={MADE}"), {2, *_CHECKED}),
    "client": Trial((*_CHECK, "list.csv", f"--client={MADE}"), {2, *_CHECKED}),
    "excluded": Trial((*_CHECK, ".", f"--exclude={MADE}"), {2, *_CHECKED}),
    "ignored": Trial((*_CHECK, ".", "--gitignore"), _CHECKED, ".gitignore"),
    "answers": Trial(("init", "--color", "never", _PROFILE), _TYPED, typed_for=_PROFILE),
    "answers-on-list": Trial(("import", "list.csv", "-o", _MAPPING), _TYPED, typed_for=_MAPPING),
    "activity": Trial(("activity", "company.yaml", f"--set=activities={MADE}"), (0, 2, 4)),
}
_DOCUMENTS = {
    "yaml": "company.yaml",
    "json": "company.json",
    "csv": "company.csv",
    "tsv": "company.tsv",
    "none": "company",
}


def _named(name: str, made: bytes) -> None:
    with speaking(_language(made)):
        answered(name, made)


KINDS: Mapping[str, Callable[[bytes], None]] = {
    **{kind: partial(_named, name) for kind, name in _DOCUMENTS.items()},
    **{kind: partial(_tried, trial) for kind, trial in _TRIALS.items()},
    "entries-of-workbook": lambda made: _tried(_TRIALS["workbook"], packed_workbook(made)),
    "notation": _fact_read,
}
"""Tries an input of each kind; raises AssertionError, or what the program raises, where a promise is broken."""
