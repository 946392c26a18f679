"""What is no text and no workbook that is read here is called what it is, whatever its name."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from support.reading import SaidOf, read_profiles

from htp.reading.documents import StandardInput
from htp.reading.opening import OLD_OFFICE


def packed(*names: str, mimetype: str = "") -> bytes:
    """A packed file with entries of those names."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_STORED) as file:
        if mimetype:
            file.writestr("mimetype", mimetype)
        for name in names:
            file.writestr(name, "x" * 200)
    return content.getvalue()


SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
ENCRYPTED = OLD_OFFICE + b"\0" * 1_000 + "EncryptedPackage".encode("utf-16-le")
WORKBOOK = packed("[Content_Types].xml", "xl/workbook.xml")
KINDS = {
    "old": (OLD_OFFICE + b"\0" * 3_000_000, "this is a workbook of Excel of before 2007"),
    "encrypted": (ENCRYPTED, "the workbook has a password"),
    "open document": (
        packed("content.xml", mimetype=SPREADSHEET),
        "this is a spreadsheet of LibreOffice or OpenOffice",
    ),
    "packed": (packed("word/document.xml"), "this is a packed file, not a text"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "this is a PDF, not a text"),
    "page": (b"\xef\xbb\xbf\n<HTML><table><tr><td>A", "this is a page of the web or a sheet in XML, not a text"),
    "XML": (b"<?xml version='1.0'?><Workbook/>", "this is a page of the web or a sheet in XML, not a text"),
}


@pytest.mark.parametrize("name", ["clients.xls", "clients.ods", "clients.csv", "clients.yaml", "clients"])
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_called_what_it_is(kind: str, name: str, tmp_path: Path) -> None:
    content, problem = KINDS[kind]
    path = tmp_path / name
    path.write_bytes(content)
    (found,) = read_profiles([str(path)], StandardInput(lambda _: b""))
    assert isinstance(found, SaidOf)
    assert [each.problem for each in found.diagnostics] == [problem]


@pytest.mark.parametrize("kind", ["old", "encrypted", "open document", "PDF"])
def test_so_it_is_under_the_name_of_a_workbook(kind: str, tmp_path: Path) -> None:
    content, problem = KINDS[kind]
    path = tmp_path / "clients.xlsx"
    path.write_bytes(content)
    (found,) = read_profiles([str(path)], StandardInput(lambda _: b""))
    assert isinstance(found, SaidOf)
    assert [each.problem for each in found.diagnostics] == [problem]


@pytest.mark.parametrize("name", ["clients.xls", "clients.csv", "clients.yaml"])
def test_a_workbook_under_another_name_is_to_be_named_xlsx(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(WORKBOOK)
    (found,) = read_profiles([str(path)], StandardInput(lambda _: b""))
    assert isinstance(found, SaidOf)
    (diagnostic,) = found.diagnostics
    assert (diagnostic.problem, diagnostic.remedy) == (
        "this is a workbook of Excel, not a text",
        "name it .xlsx, or save it as CSV UTF-8",
    )
