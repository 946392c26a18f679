"""Workbooks as no library writes them."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

SHEET = "xl/worksheets/sheet1.xml"
"""The part with the cells of the first sheet."""


def changed(content: bytes, part: str, pattern: str, new: str) -> bytes:
    """The workbook with something else in the text of one of its parts."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as parts:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                text, count = re.subn(pattern.encode(), new.encode(), text)
                assert count, text[:2000]
            parts.writestr(name, text)
    return file.getvalue()
