"""YAML as text: every scalar stays what was written, so that NO is a country and 01234567 keeps its zero.

Documents are built from the parser's events, without recursion, and marks are looked at only when somebody asks
where a value stands. Tags, merge keys and aliases that contain themselves are refused: a profile needs none.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple, cast

import yaml
from yaml.error import Mark
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from htp.document import MAX_DEPTH, MAX_PROBLEMS, MAX_VALUES, TOO_MANY_VALUES, Data, Document, Place
from htp.errors import BrokenDocument, TextProblem
from htp.location import KeyPath
from htp.spelling import quoted

_Parser = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_NULLS = frozenset({"", "~", "null"})
_PLAIN_TAGS = frozenset({"!", "tag:yaml.org,2002:str"})
_LINE_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")


def read_documents(text: str) -> Iterator[Document]:
    """Every document of the text that holds anything; raises BrokenDocument where it stops being YAML."""
    number = 0
    with _parsing(text) as next_event:
        while start := _next_start(next_event):
            number += 1
            builder = _Builder()
            end = builder.read(next_event)
            if builder.root is not None or builder.problems:
                source = text[start.index - start.column : end.index]
                yield Document(number, builder.root, tuple(builder.problems), source, start.line + 1)


def places(text: str, first_line: int = 1) -> dict[KeyPath, Place]:
    """Where every key of a document stands whose text begins on that line; the whole document is `()`."""
    locator = _Locator()
    with _parsing(text) as next_event:
        if _next_start(next_event):
            locator.read(next_event)
    return {path: place.lines_later(first_line - 1) for path, place in locator.places.items()}


def lines(text: str) -> list[str]:
    """The lines of the text as YAML counts them."""
    return _LINE_BREAK.split(text)


NextEvent = Callable[[], yaml.Event]


@contextmanager
def _parsing(text: str) -> Iterator[NextEvent]:
    """What gives one event of the parser after the other; raises BrokenDocument where the text is no YAML."""
    try:
        yield _Parser(text).get_event
    except yaml.MarkedYAMLError as error:
        raise BrokenDocument(_not_well_formed(error, text)) from error
    except yaml.reader.ReaderError as error:
        raise BrokenDocument(_unreadable_character(chr(int(error.character)), text)) from error
    except UnicodeEncodeError as error:  # libyaml reads UTF-8, in which half a character cannot be written
        raise BrokenDocument(_unreadable_character(text[error.start], text)) from error


def _next_start(next_event: NextEvent) -> Mark | None:
    """Where the next document begins; None at the end of the text."""
    while (event := next_event()).__class__ is not StreamEndEvent:
        if event.__class__ is DocumentStartEvent:
            return cast(Mark, event.start_mark)
    return None


class _Mistake(NamedTuple):
    """A way in which people break YAML: how the parser complains of it, and how to say it to them."""

    complaint: str
    """A pattern for what the parser was doing and what it found."""
    problem: str
    remedy: str
    began: bool = False
    """The place to show is where the thing that went wrong begins, not where the parser noticed."""


_QUOTE = "put the whole text in quotation marks"
_ALIGN = "begin each key on a line of its own, as far to the right as the keys that belong with it"
_MISTAKES = (
    _Mistake(
        r"quoted scalar: found unexpected (end|document)",
        "a quotation mark is not closed",
        "write the closing quotation mark",
        began=True,
    ),
    _Mistake(
        r"quoted scalar: .*(escape|hexdecimal)",
        "a backslash in quotation marks begins an escape, and this is none",
        r"write \\ for one backslash, or put the text in single quotation marks",
    ),
    _Mistake(
        r"flow mapping: .*',' or '}'",
        "the bracket { is not closed, or a comma is missing after one of its entries",
        "write the } or the comma",
        began=True,
    ),
    _Mistake(
        r"flow sequence: .*',' or '\]'",
        "the bracket [ is not closed, or a comma is missing after one of its entries",
        "write the ] or the comma",
        began=True,
    ),
    _Mistake(r"could not find expected ':'", "a key without its colon", "write it as  key: value", began=True),
    _Mistake(
        r"mapping values are not allowed", "no key can stand here", f"{_ALIGN}; {_QUOTE} if the colon is part of it"
    ),
    _Mistake(
        r"sequence entries are not allowed",
        "no list can begin here",
        "begin each entry with a dash on a line of its own",
    ),
    _Mistake(
        r"block collection: .*('-' indicator|block end)",
        "a list goes on with something that is not an entry",
        "begin each entry with a dash, under the dash above, and each key further left",
    ),
    _Mistake(
        r"flow node: .*node content", "a value is missing, or a bracket is not closed", "write the value or the ]"
    ),
    _Mistake(
        r"(cannot start any token|expected alphabetic|expected comment or line|chomping|node content)",
        "a text cannot begin with this character",
        _QUOTE,
        began=True,
    ),
    _Mistake(
        r"expected <document start>|expected '<document start>'",
        "the text goes on after its end",
        "remove this, or write a line --- before the next company",
    ),
    _Mistake(r"found incompatible YAML", "this version of YAML is not read here", "remove the line"),
    _Mistake(r"tag", "a word that begins with ! is read as a tag", f"{_QUOTE} or remove the tag", began=True),
)
_ANY_OTHER = _Mistake("", "the text cannot be read from here on", f"{_ALIGN}; close every bracket and quotation mark")


def _not_well_formed(error: yaml.MarkedYAMLError, text: str) -> TextProblem:
    complaint = f"{error.context or ''}: {error.problem or ''}"
    mistake = next((each for each in _MISTAKES if re.search(each.complaint, complaint)), _ANY_OTHER)
    mark = (mistake.began and error.context_mark) or error.problem_mark or error.context_mark
    assert mark is not None  # the parser marks every mistake
    every_line = lines(text)
    if mark.line < len(every_line):
        number, before, rest = mark.line, every_line[mark.line][: mark.column], every_line[mark.line][mark.column :]
    else:  # libyaml puts the end of a text without a last line break on a line of its own
        number, before, rest = len(every_line) - 1, every_line[-1], ""
    problem, remedy = mistake.problem, mistake.remedy
    if not before.strip() and "\t" in before + rest[:1]:
        problem, remedy = "the line is indented with a tab", "indent it with spaces"
    elif re.search(r"block mapping: .*(expected key|block end)", complaint):
        if before.strip():
            problem, remedy = "the value has ended before this", f"remove the rest of the line, or {_QUOTE}"
        else:
            problem, remedy = "the line begins in a column where no key above it begins", _ALIGN
    return TextProblem(number + 1, len(before) + 1, f"not well-formed YAML: {problem}", remedy)


def _unreadable_character(character: str, text: str) -> TextProblem:
    before = lines(text.partition(character)[0])
    problem = f"the character U+{ord(character):04X} cannot stand in YAML"
    return TextProblem(len(before), len(before[-1]) + 1, problem, "remove the character")


class _Builder:
    """Builds one document from its events; what is wrong but does not stop the reading is kept in `problems`."""

    def __init__(self) -> None:
        self.root: Data = None
        self.problems: list[TextProblem] = []
        self._open: list[tuple[dict[str, Data] | list[Data] | None, str | None, str | None]] = []
        self._container: dict[str, Data] | list[Data] | None = None
        self._key: str | None = None
        self._count = 0
        self._anchored: dict[str, tuple[Data, int] | None] = {}
        self._began: list[int] = []

    def read(self, next_event: NextEvent) -> Mark:
        """Takes the whole document that has begun; returns where it ends."""
        take_by_event: Mapping[type[yaml.Event], Callable[[Any], None]] = {
            ScalarEvent: self._take_scalar,
            AliasEvent: self._take_alias,
            MappingStartEvent: lambda event: self._begin({}, event),
            SequenceStartEvent: lambda event: self._begin([], event),
            MappingEndEvent: self._end,
            SequenceEndEvent: self._end,
        }
        while (kind := (event := next_event()).__class__) is not DocumentEndEvent:
            take_by_event[kind](event)
        return cast(Mark, event.end_mark)

    def _take_scalar(self, event: ScalarEvent) -> None:
        """Two of three events end here, so this asks first for what is usual."""
        value: str | None = event.value
        if event.tag is not None and event.tag not in _PLAIN_TAGS:
            self._refuse_tag(event)
        self._add(1, event)
        container = self._container
        if container.__class__ is not dict or self._key is not None:
            if value in _NULLS and event.implicit[0]:
                value = None
            self._place(value)
        elif value == "<<" or value in container:
            self._take_doubtful_key(event)
        else:
            self._key = value
        if event.anchor is not None:
            self._anchored[event.anchor] = (value, 1)

    def _take_doubtful_key(self, event: ScalarEvent) -> None:
        if event.value == "<<" and event.implicit[0]:
            self._problem(event, "merge keys (<<) are not read here", "write the merged keys out")
        self._take_key(event.value, event)

    @property
    def _awaits_key(self) -> bool:
        return self._key is None and self._container.__class__ is dict

    def _take_key(self, key: str, event: yaml.Event) -> None:
        self._key = key
        if key and isinstance(self._container, dict) and key in self._container:
            self._problem(event, f"the key {quoted(key)} stands twice", "keep one of the two")

    def _take_alias(self, event: AliasEvent) -> None:
        name = event.anchor or ""
        anchored = self._anchored.get(name)
        value, size = anchored or (f"*{name}", 1)
        if name not in self._anchored:
            self._problem(event, f"nothing is marked as &{name}", f"write the value out, or {_QUOTE}")
        elif anchored is None:
            self._problem(event, f"*{name} contains itself", "write the value out")
        self._add(size, event)
        if not self._awaits_key:
            self._place(value)
        elif isinstance(value, str):
            self._take_key(value, event)
        else:
            self._refuse_key(event)

    def _begin(self, container: dict[str, Data] | list[Data], event: CollectionStartEvent) -> None:
        if event.tag not in (None, "!"):
            self._refuse_tag(event)
        if len(self._open) >= MAX_DEPTH:
            problem, remedy = (
                f"nested more than {MAX_DEPTH} levels deep",
                "remove the brackets: a profile has five levels",
            )
            raise BrokenDocument(_at(event, problem, remedy))
        key_afterwards = None
        if self._awaits_key:
            self._refuse_key(event)
            key_afterwards = self._key
        else:
            self._place(container)
        self._open.append((self._container, key_afterwards, event.anchor))
        self._began.append(self._count)
        self._add(1, event)
        if event.anchor:
            self._anchored[event.anchor] = None
        self._container, self._key = container, None

    def _end(self, event: CollectionEndEvent) -> None:
        del event
        ended = self._container
        self._container, self._key, anchor = self._open.pop()
        began = self._began.pop()
        if anchor:
            self._anchored[anchor] = (ended, self._count - began)

    def _place(self, value: Data) -> None:
        container = self._container
        if container is None:
            self.root = value
        elif isinstance(container, list):
            container.append(value)
        else:
            assert self._key is not None
            container.setdefault(self._key, value)  # of a key that stands twice, the first value counts
            self._key = None

    def _add(self, values: int, event: yaml.Event) -> None:
        self._count += values
        if self._count > MAX_VALUES:
            raise BrokenDocument(_at(event, *TOO_MANY_VALUES))

    def _refuse_key(self, event: yaml.Event) -> None:
        self._problem(event, "a key must be a single word, not a list or a mapping", "write a key such as company")
        self._key = ""

    def _refuse_tag(self, event: ScalarEvent | CollectionStartEvent) -> None:
        tag = (event.tag or "").replace("tag:yaml.org,2002:", "!!")
        self._problem(event, f"tags are not read here: {tag}", f"remove the tag, or {_QUOTE} if it is part of it")

    def _problem(self, event: yaml.Event, problem: str, remedy: str) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(_at(event, problem, remedy))


class _Locator(_Builder):
    """A builder that also notes where everything stands."""

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[KeyPath, Place] = {}
        self._path: list[str | int] = []
        self._key_mark: tuple[int, int] = (1, 1)
        self._outer_key_marks: list[tuple[int, int]] = []

    def _take_scalar(self, event: ScalarEvent) -> None:
        self._note(event)
        super()._take_scalar(event)

    def _take_alias(self, event: AliasEvent) -> None:
        self._note(event)
        super()._take_alias(event)

    def _begin(self, container: dict[str, Data] | list[Data], event: CollectionStartEvent) -> None:
        self._note(event)
        outer, key = self._container, self._key
        super()._begin(container, event)
        self._outer_key_marks.append(self._key_mark)
        if outer is not None:
            self._path.append((key or "") if isinstance(outer, dict) else len(outer) - 1)

    def _end(self, event: CollectionEndEvent) -> None:
        super()._end(event)
        self._key_mark = self._outer_key_marks.pop()
        if self._path:
            self._path.pop()

    def _note(self, event: yaml.Event) -> None:
        """The event begins a key, or the value of the key that was noted before."""
        mark, container = _mark(event), self._container
        if container is None:
            self.places[()] = Place(mark, mark)
        elif isinstance(container, list):
            self.places.setdefault((*self._path, len(container)), Place(mark, mark))
        elif self._key is None:
            self._key_mark = mark
        else:
            self.places.setdefault((*self._path, self._key), Place(self._key_mark, mark))


def _mark(event: yaml.Event) -> tuple[int, int]:
    assert event.start_mark is not None  # the parser marks every event
    return event.start_mark.line + 1, event.start_mark.column + 1


def _at(event: yaml.Event, problem: str, remedy: str) -> TextProblem:
    line, column = _mark(event)
    return TextProblem(line, column, problem, remedy)
