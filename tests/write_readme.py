"""Refreshes the examples and lists of the README and of the pages of `htp help`: `python tests/write_readme.py`."""

from support.pages import PAGES, current
from write_catalogues import compile_catalogues

compile_catalogues()  # pages in other languages have what these say
for path in PAGES:
    path.write_text(current(path), "utf-8")
