"""A page about a company read back: what it was made from, and whether it is the same when it is made again."""

import json
import re
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from htp.errors import Diagnostic, Fault, InvalidInput
from htp.location import Location
from htp.reports.formats import PageFormat
from htp.reports.page_origin import ORIGIN_IN_MARKDOWN, PAGE_ELEMENT, PageOrigin
from htp.reports.read_back import Origin
from htp.reports.verification import ABSENT, MAX_DIFFERENCES, Difference, Reason, Verification

_BEGINNINGS = {PageFormat.HTML: (b"<!doctype html>",), PageFormat.MARKDOWN: (b"# ", b"**")}
"""Markdown begins with the title, or with what is supposed."""
_ORIGINS = {
    PageFormat.HTML: re.compile(rf'<script type="application/json" id="{PAGE_ELEMENT}">(.*?)</script>', re.DOTALL),
    PageFormat.MARKDOWN: re.compile(rf"^{ORIGIN_IN_MARKDOWN.format('(.*?)')}$", re.MULTILINE),
}
LONGEST_BEGINNING = max(len(each) for beginnings in _BEGINNINGS.values() for each in beginnings)


def format_of(beginning: bytes) -> PageFormat | None:
    """The format of a page that begins so; None where it is no page."""
    return next((format_ for format_, each in _BEGINNINGS.items() if beginning.startswith(each)), None)


class _Option(BaseModel):
    name: str
    value: str | None


class _Provenance(BaseModel):
    model_config = ConfigDict(extra="ignore")

    paths: tuple[str, ...]
    options: tuple[_Option, ...]
    rulebook_sha256: str
    overlay_sha256: str | None


class _Page(BaseModel):
    model_config = ConfigDict(extra="ignore")

    version: str
    provenance: _Provenance
    path: str
    document: int
    sha256: str | None
    today: date | None


class ReadPage(NamedTuple):
    """A page as it was handed on."""

    report: str
    """The path of its file."""
    format: PageFormat
    text: str
    path: str
    """The input of the company, as it was called."""
    document: int
    origin: Origin
    hashes: tuple[str | None, str, str | None]
    """Of the input, the rulebook and the overlay."""
    version: str


def read_page(report: str, content: bytes, format_: PageFormat) -> ReadPage:
    """The page in that file; raises InvalidInput where it is none of ours."""
    try:
        text = content.decode("utf-8")
        found = _ORIGINS[format_].findall(text)
        page = _Page.model_validate(json.loads(found[0]))
    except (ValueError, IndexError, ValidationError) as error:
        raise InvalidInput((Diagnostic(Location(report), *Fault("report.not-our-page")),)) from error
    made_from = page.provenance
    options = tuple((each.name, each.value) for each in made_from.options)
    return ReadPage(
        report,
        format_,
        text,
        page.path,
        page.document,
        Origin(made_from.paths, options, page.today),
        (page.sha256, made_from.rulebook_sha256, made_from.overlay_sha256),
        page.version,
    )


def without_company(page: ReadPage) -> Verification:
    """What there is to say where the company is not in the inputs."""
    data = {"path": page.path, "company": ""}
    return Verification({Reason.COMPANIES}, 1, [Difference(Location(page.report), "", data, ABSENT)])


def verify_page(page: ReadPage, again: str, origin: PageOrigin) -> Verification:
    """Compares every line of the page; `origin` is that of the page made again."""
    made_from = origin.made_from
    same_input, same_rulebook, same_overlay = (
        one == other
        for one, other in zip(
            page.hashes,
            (origin.input_sha256, made_from.rulebook_sha256, made_from.overlay_sha256),
            strict=True,
        )
    )
    found = Verification()
    for reason, is_same in (
        (Reason.INPUT, same_input),
        (Reason.RULEBOOK, same_rulebook and same_overlay),
        (Reason.PROGRAM, page.version == origin.version),
    ):
        if not is_same:
            found.reasons.add(reason)
    lines = zip_longest(page.text.split("\n"), again.split("\n"), fillvalue=ABSENT)
    for number, (stated, derived) in enumerate(lines, start=1):
        if stated != derived:
            found.count += 1
            if len(found.differences) < MAX_DIFFERENCES:
                found.differences.append(Difference(Location(page.report, line=number), "page", stated, derived))
    if found.count and not found.reasons:
        found.reasons.add(Reason.CHANGED)
    return found
