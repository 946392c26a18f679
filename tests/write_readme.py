"""Refreshes the examples of the README: `python tests/write_readme.py`."""

from support.readme import README, current_readme

README.write_text(current_readme(), "utf-8")
