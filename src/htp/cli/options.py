"""The options of the commands, each written once.

A command takes one frozen request, whose fields are its arguments and options. What several commands share stands in
the classes here: a field added to one of them is an option of every command whose request is made of that class. The
help lists the options of a class before those of the classes that it is made of, from left to right.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from inspect import get_annotations
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, NoReturn, cast, dataclass_transform, get_args, get_origin

import typer

from htp.cli.clock import day_typed
from htp.cli.language_choice import LANGUAGE_OPTION, LANGUAGE_VARIABLE
from htp.cli.streams import ColorChoice
from htp.cli.suggestions import keys_to_set, suggested_languages, suggested_readings
from htp.reading.formats import PROFILE_SUFFIXES, TABLE_SUFFIXES
from htp.reports.formats import CheckFormat as CheckFormat
from htp.reports.formats import CsvFor as CsvFor
from htp.reports.formats import Format as Format
from htp.reports.formats import PageFormat as PageFormat

if TYPE_CHECKING:
    from htp.reports.provenance import Given


class Order(StrEnum):
    """The orders of a report on companies."""

    INPUT = "input"
    WORK = "work"
    COMPANY = "company"
    EXPORT = "export"


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print the report.")]
CheckFormatOption = Annotated[
    CheckFormat | None,
    typer.Option(
        "--format", "-f", help="How to write the report; by the suffix of --output unless it is given, else a table."
    ),
]
RulebookOption = Annotated[
    Path | None,
    typer.Option("--rulebook", metavar="FILE", help="Lay the values of FILE over the rulebook, e.g. those of a bill."),
]

EncodingOption = Annotated[
    str | None,
    typer.Option(
        "--encoding", metavar="NAME", help="Read texts in that encoding, e.g. cp1251, where it is not recognised."
    ),
]
SheetOption = Annotated[
    str | None,
    typer.Option("--sheet", metavar="NAME", help="Read that sheet of a workbook instead of the first that is a list."),
]


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Options:
    """A frozen value with named fields; what is not given has the default of its class.

    It does what a frozen dataclass does, but making the class takes no time: the classes here are made at each start.
    """

    HELP: ClassVar[str] = ""
    """What the command does, for its help; the first paragraph stands in the list of commands."""
    EXAMPLES: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Commands that the help shows, each with a remark."""
    NEXT: ClassVar[tuple[str, ...]] = ()
    """Commands to go on with after the answer, on the same inputs."""

    speaks_several: ClassVar[bool] = False
    """Whether the answer can be in several languages."""
    lang: Annotated[
        str | None,
        typer.Option(
            LANGUAGE_OPTION,
            metavar="LANG",
            envvar=LANGUAGE_VARIABLE,
            help="Speak en, ru or ky; else the language of the terminal, and English in pipes and files.",
            autocompletion=suggested_languages,
        ),
    ] = None

    def __init__(self, **values: object) -> None:
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"the options of a command stay as they are: {name}")

    @classmethod
    def options_by_class(cls) -> Iterator[tuple["type[Options]", str, object]]:
        """Each field with the class that has it and its annotation; those of the request's own class come first.

        A field that a class declares anew is that class's.
        """
        seen = set[str]()
        for owner in cls.__mro__:
            if issubclass(owner, Options):
                annotations = {name: each for name, each in get_annotations(owner).items() if not _is_class_var(each)}
                yield from ((owner, name, annotation) for name, annotation in annotations.items() if name not in seen)
                seen |= annotations.keys()


def _is_class_var(annotation: Any) -> bool:
    return get_origin(annotation) is ClassVar


def options_given(request: Options, *owners: type[Options]) -> "tuple[Given, ...]":
    """The options of those classes that are not what they usually are, as they are typed."""
    return tuple(
        (_name_of(field, annotation), None if value is True else _as_typed(value))
        for field, annotation in _declared(owners)
        for value in _each(getattr(request, field))
    )


def options_typed(given: "Iterable[Given]", *owners: type[Options]) -> dict[str, object]:
    """The fields of those classes for options as they were typed, the reverse of `options_given`.

    Raises KeyError for another option, and ValueError for a value that it does not take.
    """
    fields = {
        _name_of(field, annotation): (field, get_args(get_args(annotation)[0]) or (get_args(annotation)[0],))
        for field, annotation in _declared(owners)
    }
    values: dict[str, object] = {}
    for name, typed in given:
        field, types = fields[name]
        if typed is None:
            values[field] = True
        elif list[str] in types:
            values[field] = [*cast(list[str], values.get(field, [])), typed]
        elif datetime in types:
            values[field] = datetime.strptime(typed, _DAY)  # noqa: DTZ007 - a day, as a request keeps it
        else:
            values[field] = Path(typed) if Path in types else typed
    return values


_DAY = "%Y-%m-%d"


def _declared(owners: Sequence[type[Options]]) -> Iterator[tuple[str, Any]]:
    """The fields of those classes that are options, with their annotations."""
    for owner in owners:
        for field, annotation in get_annotations(owner).items():
            if isinstance(annotation.__metadata__[0], typer.models.OptionInfo):
                yield field, annotation


def _each(value: object) -> Sequence[object]:
    """What an option was given: nothing, one value, or several."""
    if value is None or value is False:
        return ()
    return value if isinstance(value, list) else (value,)


def _name_of(field: str, annotation: Any) -> str:
    """What the option of a field is called: as its declaration says, or as Typer makes it of the field."""
    declared = annotation.__metadata__[0]
    names = (declared.default, *(declared.param_decls or ()))
    return next((each for each in names if isinstance(each, str)), f"--{field.replace('_', '-')}")


def _as_typed(value: object) -> str:
    return value.date().isoformat() if isinstance(value, datetime) else str(value)


class ScreenOptions(Options):
    """How an answer is shown: the options of every command that shows one."""

    color: Annotated[ColorChoice, typer.Option(help="When to use colour.")] = ColorChoice.AUTO


class RulesOptions(Options):
    """Under which rules companies are assessed, on which day, with which facts changed."""

    facts: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="KEY=VALUE",
            help="Try a fact without editing the file: revenue.export=9_000_000.",
            autocompletion=keys_to_set,
        ),
    ] = None
    customers: Annotated[
        list[str] | None,
        typer.Option(
            "--if",
            metavar="CUSTOMER",
            help="Try a customer more, or less: '+50000 EUR DE', '-20 000 som Kyrgyzstan'.",
        ),
    ] = None
    as_of: Annotated[
        datetime | None,
        typer.Option(
            parser=day_typed,
            metavar="YYYY-MM-DD",
            help="Use the rules of that day instead of the last day of the profile's period.",
        ),
    ] = None
    rulebook_file: RulebookOption = None
    readings: Annotated[
        list[str] | None,
        typer.Option(
            "--reading",
            metavar="ID=OPTION",
            help="Read a contested point of the law in that way; `htp explain ID` lists the ways.",
            autocompletion=suggested_readings,
        ),
    ] = None


class InputOptions(RulesOptions):
    """Which companies are assessed, and how their files are read."""

    judges = False
    """Whether the exit code is the verdict; else it says only whether there is an answer."""

    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help=f"Profiles ({', '.join(PROFILE_SUFFIXES)}), tables of them ({', '.join(TABLE_SUFFIXES)}), folders, or "
            "- for standard input.",
        ),
    ] = []  # noqa: RUF012 - Typer copies it
    files_from: Annotated[
        str | None,
        typer.Option(
            "--files-from",
            metavar="FILE",
            help="Take the paths in FILE too, one a line (or with NUL between them); - for standard input.",
        ),
    ] = None
    client: Annotated[
        str | None,
        typer.Option(
            "--client",
            metavar="WHO",
            help="Take one of many companies: its tax id of 14 digits, its row in the table (row:12), or its name.",
        ),
    ] = None
    encoding: EncodingOption = None
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping", metavar="FILE", help="Read the columns of tables as FILE says, which htp import has made."
        ),
    ] = None
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude",
            metavar="PATTERN",
            help="Leave out of folders what matches, as in .gitignore: drafts/, *.old.yaml.",
        ),
    ] = None
    gitignore: Annotated[
        bool, typer.Option("--gitignore", help="Leave out of folders what .gitignore files exclude.")
    ] = False
    sheet: SheetOption = None
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse, with exit code 4, what only looks wrong and is otherwise noted.")
    ] = False


class JobsOption(Options):
    """In how many processes companies are assessed."""

    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            min=1,
            envvar="HTP_JOBS",
            help="Judge in N processes; as many as pay unless it is given.",
        ),
    ] = None


class RunOptions(ScreenOptions):
    """How a command that reads profiles takes standard input, and what it prints and ends with."""

    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but diagnostics.")] = False
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever the answer is.")] = False
    allow_empty: Annotated[bool, typer.Option("--allow-empty", help="Exit 0 if there is nothing to check.")] = False
    stdin_filename: Annotated[
        str, typer.Option(metavar="NAME", help="What to call standard input; .json or .csv at its end says what it is.")
    ] = "<stdin>"


class ProfilesRequest(InputOptions, RunOptions):
    """What a command that reads profiles is asked for."""


class ReportRequest(ProfilesRequest):
    """The same in a format."""

    format_: FormatOption = Format.TABLE
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show everything: sources too, and how sure each value is.")
    ] = False

    @property
    def next_commands(self) -> tuple[str, ...]:
        """What can be typed after the answer."""
        return self.NEXT

    @property
    def is_in_short(self) -> bool:
        """Whether a person sees it first, at a terminal; a page in Markdown is handed on."""
        return self.format_ is Format.TABLE and not self.verbose


class RulesRequest(ScreenOptions):
    """What a command that shows the rulebook on a day is asked for."""

    format_: FormatOption = Format.TABLE
    as_of: Annotated[
        datetime | None,
        typer.Option(parser=day_typed, metavar="YYYY-MM-DD", help="Show what holds on that day, not today."),
    ] = None
    rulebook_file: RulebookOption = None
