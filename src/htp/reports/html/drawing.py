"""Draws a page as HTML: one file that needs no script and asks nobody for anything; no name or figure in it can act."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from htp.language import speaking
from htp.money import Money, Number, decimal_text
from htp.reports.blocks import Blocks, mark_of
from htp.reports.html import pictures
from htp.reports.page_blocks import SpokenPage
from htp.reports.wording import figures
from htp.reports.wording.disclaimer import disclaimer
from htp.reports.wording.notation import NOTATIONS
from htp.reports.wording.words import Words
from htp.reports.wording.writing import Wording
from htp.verdict import Share, Text, TextValue


def draw(pages: Sequence[SpokenPage]) -> str:
    """The page as the text of a file; one of several languages shows the first, and has a switch for the others."""
    first = pages[0]
    with speaking(first.wording.language):
        title = first.wording.write(first.page.title)
    return _template("page.html").render(
        **_known_to_macros(first.wording),
        languages=[(each.wording.language, NOTATIONS[each.wording.language].name) for each in pages],
        title=title,
        mains=[_main(each, f"{each.wording.language}-" if len(pages) > 1 else "") for each in pages],
        is_index=first.page.is_index,
        style=_own("page.css"),
        script=_own("sort.js"),
        script_hash=_hash_of_script(),
        origin=_as_json_in_html(first.page.origin),
    )


def _main(spoken: SpokenPage, prefix: str) -> Markup:
    """What the page says in one language; `prefix` tells its sections from those of another."""
    with speaking(spoken.wording.language):
        known = _known_to_macros(spoken.wording)
        return Markup(_template("main.html").render(**known, page=spoken.page, prefix=prefix))


def fragment(blocks: Blocks, wording: Wording) -> str:
    """The blocks as a part of another page, in whatever style that has."""
    return _template("fragment.html").render(**_known_to_macros(wording), blocks=blocks)


def _known_to_macros(wording: Wording) -> dict[str, object]:
    """What the macros that draw blocks call by name."""

    def said(id_: str, /, **values: TextValue) -> str:
        return wording.write(Text(id_, values))

    return {
        "w": wording.write,
        "language": wording.language,
        "said": said,
        "disclaimer": lambda: wording.write(disclaimer(wording.rulebook)),
        "pictures": pictures,
        "mark_of": mark_of,
        "amount": _amount,
        "key_of": _key_of,
        "key_of_share": _key_of_share,
        "share": _share,
        "share_of": lambda part, whole, required: _share(Share(part, whole), required),
        "link": _link,
    }


@lru_cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=PackageLoader("htp.reports.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["w"] = _written
    environment.filters["kind"] = lambda block: type(block).__name__
    return environment.get_template(name)


@pass_context
def _written(context: Context, words: Words) -> str:
    """The words in the language of the page; Jinja escapes what acts in HTML."""
    write: Callable[[Words], str] = context["w"]
    return write(words)


@lru_cache
def _own(name: str) -> Markup:
    """The style sheet or the script, which are our own and hold nothing of an input."""
    return Markup(files(__package__).joinpath("templates", name).read_text(encoding="utf-8"))


@lru_cache
def _hash_of_script() -> str:
    """What says to a browser that this script may run, and no other."""
    return b64encode(sha256(_own("sort.js").encode()).digest()).decode("ascii")


def _as_json_in_html(json: str) -> Markup:
    """JSON that can stand in a script element: no text in it ends the element or begins a comment."""
    return Markup(json.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e"))


def _amount(number: Number) -> str:
    return figures.amount(Money(number, ""))


def _share(share: Share, required: Number | None = None) -> str:
    return figures.share(share, figures.places_beside(required)) if share.whole else "–"


def _key_of(number: Number | None) -> str:
    return "" if number is None else decimal_text(number)


def _key_of_share(share: Share | None) -> str:
    return "" if share is None or not share.whole else figures.share_decimal(share, None)


def _link(words: Words) -> str:
    """The address where it is one that can be followed, else nothing."""
    return str(words) if str(words).startswith(("https://", "http://")) else ""
