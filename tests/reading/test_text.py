"""Bytes as texts: the encoding that a file shows, and the places where it is none."""

from io import BytesIO
from pathlib import Path

import pytest
from support.reading import SaidOf, read_profiles
from support.run_htp import htp

from htp.assessing.profiles import ProfileRead
from htp.document import Data, Document, FileNote, InputNote
from htp.errors import UnusableText
from htp.reading.documents import StandardInput, documents_in, inputs_below
from htp.reading.text import ENCODING_NOTE, UTF_8, WINDOWS_1251, Encoding, codec_named, encoding_of, letters_lost

RUSSIAN = "Наименование;Телефон\nОсОО «ЗАРЯ»;№ 5 – «Таш Код»\n"


def shown(content: bytes) -> Encoding:
    file = BytesIO(content)
    found = encoding_of(file)
    assert file.tell() == 0
    return found


@pytest.mark.parametrize(
    "text", [RUSSIAN, "ОсОО Код", "Открытая IT-компания, 1С", "ЗАРЯ» и вся открытая Азия " * 9_000]
)
def test_windows_1251_is_recognised_where_all_words_are_russian(text: str) -> None:
    assert shown(text.encode("cp1251")) == WINDOWS_1251


@pytest.mark.parametrize("before", range(6))
def test_a_word_across_two_portions_of_a_large_text_is_one_word(before: int) -> None:
    text = " " * before + "ОсОО " * 30_000
    assert shown(text.encode("cp1251")) == WINDOWS_1251


@pytest.mark.parametrize("encoding", ["cp866", "koi8-r"])
def test_headers_in_another_encoding_of_russian_name_it(encoding: str) -> None:
    content = "Наименование;Период\nТаш Код;2016\n".encode(encoding)
    (found,) = read_profiles(["-"], StandardInput(BytesIO(content).read, "clients.csv"))
    assert isinstance(found, SaidOf)
    (told,) = found.diagnostics
    assert told.problem.endswith(f"; as {encoding} the line is Russian; nothing from here on is read")
    assert told.remedy == f'name the encoding: --encoding {encoding}, or save the table again as "CSV UTF-8"'


def test_headers_in_an_unknown_encoding_are_named_as_that() -> None:
    for content in ("Müller;Übung\n".encode("cp1252"), "Имя;Период\n".encode() + "Код\n".encode("cp866")):
        (found,) = read_profiles(["-"], StandardInput(BytesIO(content).read, "clients.csv"))
        assert isinstance(found, SaidOf)
        assert [each.problem.partition("; ")[2] for each in found.diagnostics] == ["nothing from here on is read"]


@pytest.mark.parametrize(
    "content",
    [
        RUSSIAN.encode("cp866", "replace"),
        RUSSIAN.encode("koi8-r", "replace"),
        "таш код разработка программного обеспечения".encode("koi8-r"),
        RUSSIAN.encode("mac-cyrillic", "replace"),
        "Müller GmbH; für Übungen".encode("cp1252"),
        "Café à Genève; déjà vu".encode("cp1252"),
        "Ľubomír, Žilina".encode("cp1250"),
        "Компания Київ".encode("cp1251"),
        "Компания, сто КGS".encode("cp1251"),  # a Cyrillic К among Latin letters
        "é".encode("cp1252"),
        "软件公司".encode("gbk"),
    ],
)
def test_other_encodings_are_not_taken_for_windows_1251(content: bytes) -> None:
    assert shown(content) == UTF_8  # in which it fails with its place


@pytest.mark.parametrize("at", [0, 20, 60])
def test_utf_8_with_a_broken_place_is_not_read_otherwise(at: int) -> None:
    content = RUSSIAN.encode()
    assert shown(content[:at] + b"\xff" + content[at:]) == UTF_8
    assert shown("12\xa0500 ".encode() + "сом".encode("cp1251")) == UTF_8


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_marks_say_what_a_text_is(codec: str) -> None:
    assert not shown(RUSSIAN.encode(codec)).is_recognised
    (found,) = read_profiles(["-"], StandardInput(BytesIO(RUSSIAN.encode(codec)).read, "clients.csv"))
    assert isinstance(found, ProfileRead)
    assert found.profile.company.name == "ОсОО «ЗАРЯ»"


@pytest.mark.parametrize(
    "text, is_russian",
    [
        ("абвг", True),
        ("абвгд", False),
        ("12\u00a0500", False),
        ("сом", True),
        ("от", False),
        ("Мёд молочного", True),
        ("Мёд молочног", False),
        ("ткнрс " * 15_000 + "открытая компания", False),
        ("ткнрс " * 11_000 + "открытая компания " * 1_500, False),
        ("открытая компания " * 8_000 + "ткнрс", True),
    ],
)
def test_a_text_is_russian_by_its_words_vowels_and_few_chance_characters(text: str, *, is_russian: bool) -> None:
    assert shown(text.encode("cp1251")) == (WINDOWS_1251 if is_russian else UTF_8)


def test_utf_16_without_its_mark_is_refused() -> None:
    with pytest.raises(UnusableText, match=r"text.utf-16"):
        shown("company".encode("utf-16-le"))


def test_only_encodings_of_texts_can_be_named() -> None:
    assert codec_named("Windows-1251") == codec_named("cp1251") == "cp1251"
    for name in ("rot13", "hex", "no such"):
        with pytest.raises(LookupError):
            codec_named(name)


LOST = InputNote("check", "note.letters-lost", keys=("company", "name"))


@pytest.mark.parametrize(
    "data, notes",
    [
        ({"company": {"name": "ОсОО «?нугуу»"}}, (LOST,)),
        ({"company": {"name": "ОсОО «Код»"}}, ()),
        ({"company": {"title": "?"}}, ()),
        ({"company": {"name": ["?"]}}, ()),
        ({"company": "?"}, ()),
        ({"name": "?"}, ()),
        (["?"], ()),
    ],
)
def test_a_name_with_a_question_mark_may_have_lost_letters(data: Data, notes: tuple[InputNote, ...]) -> None:
    assert letters_lost(data) == notes


@pytest.mark.parametrize(
    "name, text, line",
    [
        ("clients.csv", "Наименование;Период\nТаш Код;2016\nОсОО «?нугуу»;2016\n", 3),
        ("company.yaml", "company: {name: ОсОО «?нугуу»}\nperiod: 2016\n", None),
    ],
)
def test_letters_that_an_encoding_has_not_are_missed_only_where_it_was_recognised(
    name: str, text: str, line: int | None
) -> None:
    def read(content: bytes) -> tuple[list[InputNote], list[InputNote]]:
        """The notes on the input, and those on its companies."""
        inputs = inputs_below(["-"], StandardInput(BytesIO(content).read, name))
        found = [each for source in inputs for each in documents_in(source)]
        of_companies = [note for each in found if isinstance(each, Document) for note in each.notes]
        return [each.note for each in found if isinstance(each, FileNote)], of_companies

    assert read(text.encode("cp1251")) == ([ENCODING_NOTE], [LOST._replace(line=line)])
    assert read(text.encode()) == ([], [])


# ---- As a user runs it -----------------------------------------------------------------------------------------------

HEADERS = "company.name;activities;revenue.currency;revenue.total;revenue.export\n"
KYRGYZ = f"{HEADERS}ОсОО «?нугуу»;62.01;KGS;100;80\n"
"""A name with a letter that Windows-1251 has not, as programs write it."""


def test_a_table_in_windows_1251_is_read_and_said(tmp_path: Path) -> None:
    (tmp_path / "clients.csv").write_bytes(KYRGYZ.encode("cp1251"))
    run = htp("check", "clients.csv", "--as-of", "2026-11-28", folder=tmp_path)
    assert run.exit_code == 0
    assert "ОсОО «?нугуу»" in run.stdout
    assert "the name: it has a question mark" in " ".join(run.stdout.split())
    assert run.stderr.startswith("clients.csv: read as Windows-1251")


def test_a_profile_in_windows_1251_is_read_and_said(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_bytes("company: {name: ОсОО Код}".encode("cp1251"))
    run = htp("fees", "company.yaml", folder=tmp_path)
    assert run.stderr.startswith("company.yaml: read as Windows-1251")
    assert "ОсОО Код" in run.stdout


def test_an_encoding_that_is_named_holds(tmp_path: Path) -> None:
    (tmp_path / "clients.csv").write_bytes(KYRGYZ.replace("«", "").replace("»", "").encode("cp866"))
    assert htp("check", "clients.csv", folder=tmp_path).exit_code == 4
    run = htp("check", "clients.csv", "--encoding", "cp866", folder=tmp_path)
    assert (run.exit_code, run.stderr) == (0, "")
    assert "нугуу" in run.stdout
    run = htp("check", "clients.csv", "--encoding", "ascii", folder=tmp_path)
    assert run.exit_code == 4
    assert "the text is not in the encoding ascii" in run.stderr
    run = htp("check", "clients.csv", "--encoding", "klingon", folder=tmp_path)
    assert run.exit_code == 2
    assert "there is no encoding of texts named 'klingon'" in " ".join(run.stderr.split())
