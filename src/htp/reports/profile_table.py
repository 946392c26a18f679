"""A table for many profiles, to be filled in: the headers, and one example row to be replaced."""

import csv
from io import StringIO

from htp.company.example import EXAMPLE


def template(delimiter: str) -> str:
    """The table as text; a spreadsheet opens it, and it can be checked as it stands."""
    text = StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows([EXAMPLE.keys(), EXAMPLE.values()])
    return text.getvalue()
