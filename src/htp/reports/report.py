"""What a report on companies is: made piece by piece, so that no company need be held until the last is judged."""

from collections.abc import Mapping
from shlex import quote
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from htp.document import Data

if TYPE_CHECKING:
    from htp.assessing.results import Result
    from htp.assessing.totals import Portfolio


class Report(Protocol):
    """A report in one format: the opening, then each entry, then the closing, which is bytes where it is no text.

    `item` is called where the company is judged, perhaps in another process; the others where the report is written,
    in the order of the report.
    """

    def opening(self) -> str: ...

    def item(self, result: "Result") -> Any:
        """What the report keeps of a result."""
        ...

    def entry(self, item: Any) -> str:
        """The text about it; empty where it has to wait for the closing."""
        ...

    def closing(self, portfolio: "Portfolio") -> str | bytes:
        """What is left to say when everything is judged, the portfolio included."""
        ...


class Typed(NamedTuple):
    """How the program was called, so that commands to go on with can be copied whole."""

    input: str
    options: tuple[str, ...] = ()
    """Those that another command needs for the same answer."""
    supposed: tuple[str, ...] = ()
    """The options for a WHAT IF, which it needs too."""

    most: int | None = None
    """Companies that a list shows at most; None for all."""
    of_page: tuple[str, ...] = ()
    """The options that a page needs beside: its language, which it does not take from the terminal."""

    def command(self, name: str) -> str:
        return self.of_company(name, self.input)

    def of_company(self, name: str, choice: str) -> str:
        """The command for other input: a file, perhaps with the option that chooses a company in it."""
        of_page = self.of_page if name.startswith("report") else ()
        return " ".join((f"htp {name}", *self.supposed, *self.options, *of_page, choice))

    def trying(self, facts: Mapping[str, Data], choice: str) -> str:
        """The command that checks the company with those facts set, and with no others."""
        return " ".join(
            ("htp check", *(f"--set {quote(_setting(*each))}" for each in facts.items()), *self.options, choice)
        )

    def choice(self, path: str, document: int, *, is_alone: bool) -> str:
        """The file of a company, with the option that chooses it where it is not alone there."""
        shown = self.input if self.input == "-" else quote(path)
        return shown if is_alone else f"--client row:{document} {shown}"


def _setting(key: str, value: Data) -> str:
    """What `--set` takes for the fact."""
    if value is None:
        return f"{key}="
    if isinstance(value, str):
        return f"{key}={value}"
    import json  # few changes are more than a text

    return f"{key}={json.dumps(value, ensure_ascii=False)}"
