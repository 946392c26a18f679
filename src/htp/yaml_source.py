"""YAML as text: every scalar stays what was written, so that NO is a country and 01234567 keeps its zero.

Documents are built from the parser's events, without recursion, and marks are looked at only when somebody asks
where a value stands. Tags, merge keys and aliases that contain themselves are refused: a profile needs none.
"""

from collections.abc import Iterator

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from htp.document import DEEPEST, Data, Document, Place
from htp.errors import BrokenDocument, TextProblem
from htp.location import KeyPath

_Parser = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

MOST_ALIASED = 100_000
"""Values that the aliases of one document may stand for in all."""

_NULLS = frozenset({"", "~", "null"})
_PLAIN_TAGS = frozenset({None, "!", "tag:yaml.org,2002:str"})


def read_documents(text: str) -> Iterator[Document]:
    """Every document of the text that holds anything; raises BrokenDocument where it stops being YAML."""
    parser = _open(text)
    number = 0
    while _goes_on(parser, text, number):
        number += 1
        document = _read(_Builder(), parser, text, number)
        if document.data is not None or document.problems:
            yield document


def places(text: str, number: int) -> dict[KeyPath, Place]:
    """Where every key of the document with that number stands; the whole document is `()`."""
    parser = _open(text)
    builder = _Builder()
    for current in range(1, number + 1):
        if not _goes_on(parser, text, current):
            break
        builder = _Locator() if current == number else _Builder()
        _read(builder, parser, text, current)
    return builder.places if isinstance(builder, _Locator) else {}


def _open(text: str) -> yaml.BaseLoader:
    try:
        parser: yaml.BaseLoader = _Parser(text)
    except yaml.reader.ReaderError as error:  # the Python parser looks at the first characters at once
        raise BrokenDocument(_unreadable_character(error, text)) from error
    return parser


def _goes_on(parser: yaml.BaseLoader, text: str, number: int) -> bool:
    """True once the next document has begun, false at the end of the text."""
    while True:
        event = _event(parser, text)
        if isinstance(event, DocumentStartEvent):
            return True
        if isinstance(event, StreamEndEvent):
            return False


def _event(parser: yaml.BaseLoader, text: str) -> yaml.Event:
    try:
        return parser.get_event()
    except yaml.MarkedYAMLError as error:
        raise BrokenDocument(_not_well_formed(error)) from error
    except yaml.reader.ReaderError as error:
        raise BrokenDocument(_unreadable_character(error, text)) from error


def _not_well_formed(error: yaml.MarkedYAMLError) -> TextProblem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = error.problem or "unexpected text"
    if "'\\t'" in problem or "tab" in problem:
        remedy = "indent with spaces, not with tabs"
    elif "quoted scalar" in (error.context or ""):
        remedy = "close the quotation mark that was opened before"
    elif "mapping values are not allowed" in problem:
        remedy = "put text that holds a colon in quotation marks, and each key on a line of its own"
    else:
        remedy = "check the indentation, the colon after each key and the brackets of this line and the one before"
    context = f"{error.context}: " if error.context else ""
    return TextProblem(line, column, f"not well-formed YAML: {context}{problem}", remedy)


def _unreadable_character(error: yaml.reader.ReaderError, text: str) -> TextProblem:
    character = error.character if isinstance(error.character, int) else ord(str(error.character)[:1] or "?")
    offset = text.find(chr(character))
    before = text[: max(offset, 0)]
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return TextProblem(
        line,
        column,
        f"the character U+{character:04X} cannot stand in YAML",
        "remove the character or write it as an escape",
    )


def _read(builder: "_Builder", parser: yaml.BaseLoader, text: str, number: int) -> Document:
    take = builder.take
    while True:
        event = _event(parser, text)
        if isinstance(event, DocumentEndEvent):
            return Document(number, builder.root, tuple(builder.problems))
        take(event)


class _Builder:
    """Builds one document from its events; what is wrong but does not stop the reading is kept in `problems`."""

    def __init__(self) -> None:
        self.root: Data = None
        self.problems: list[TextProblem] = []
        self._open: list[tuple[dict[str, Data] | list[Data] | None, str | None, str | None]] = []
        self._container: dict[str, Data] | list[Data] | None = None
        self._key: str | None = None
        self._count = 0
        self._aliased = 0
        self._anchored: dict[str, tuple[Data, int] | None] = {}
        self._began: list[int] = []

    def take(self, event: yaml.Event) -> None:
        kind = type(event)
        if kind is ScalarEvent:
            self._take_scalar(event)
        elif kind is MappingStartEvent:
            self._begin({}, event)
        elif kind is SequenceStartEvent:
            self._begin([], event)
        elif kind is AliasEvent:
            self._take_alias(event)
        else:
            self._end()

    def _take_scalar(self, event: ScalarEvent) -> None:
        value: str | None = event.value
        if event.tag not in _PLAIN_TAGS:
            self._refuse_tag(event)
        self._count += 1
        container = self._container
        if container.__class__ is dict and self._key is None:
            self._take_key(event)
            return
        if event.implicit[0] and value in _NULLS:
            value = None
        if event.anchor:
            self._anchored[event.anchor] = (value, 1)
        self._place(value, event)

    def _take_key(self, event: ScalarEvent) -> None:
        self._key = event.value
        assert isinstance(self._container, dict)
        if event.value == "<<" and event.implicit[0]:
            self._problem(event, "merge keys (<<) are not read here", "write the merged keys out")
        elif event.value in self._container:
            self._problem(event, f'the key "{event.value}" stands twice', "keep one of the two")
        elif event.anchor:
            self._anchored[event.anchor] = (event.value, 1)

    def _take_alias(self, event: AliasEvent) -> None:
        self._count += 1
        value, size = self._anchored.get(event.anchor, (None, 0)) or (None, 0)
        if event.anchor not in self._anchored:
            self._problem(event, f"nothing is anchored as &{event.anchor}", "write the value out")
        elif self._anchored[event.anchor] is None:
            self._problem(event, f"*{event.anchor} contains itself", "write the value out")
        self._aliased += size
        self._count += size
        if self._aliased > MOST_ALIASED:
            raise BrokenDocument(
                _at(event, "the aliases of this document stand for too many values", "write the values out")
            )
        if isinstance(self._container, dict) and self._key is None:
            if isinstance(value, str):
                self._key = value
                if value in self._container:
                    self._problem(event, f'the key "{value}" stands twice', "keep one of the two")
            else:
                self._refuse_key(event)
            return
        self._place(value, event)

    def _begin(self, container: dict[str, Data] | list[Data], event: CollectionStartEvent) -> None:
        if event.tag not in (None, "!"):
            self._refuse_tag(event)
        if len(self._open) >= DEEPEST:
            raise BrokenDocument(
                _at(
                    event,
                    f"nested more than {DEEPEST} levels deep",
                    "a profile has five levels; remove the brackets",
                )
            )
        key_afterwards = None
        if isinstance(self._container, dict) and self._key is None:
            self._refuse_key(event)
            key_afterwards = self._key
        else:
            self._place(container, event)
        self._open.append((self._container, key_afterwards, event.anchor))
        self._began.append(self._count)
        self._count += 1
        if event.anchor:
            self._anchored[event.anchor] = None
        self._container, self._key = container, None

    def _end(self) -> None:
        ended = self._container
        self._container, self._key, anchor = self._open.pop()
        began = self._began.pop()
        if anchor:
            self._anchored[anchor] = (ended, self._count - began)

    def _place(self, value: Data, event: yaml.Event) -> None:
        container = self._container
        if container is None:
            self.root = value
        elif isinstance(container, dict):
            assert self._key is not None
            container.setdefault(self._key, value)
            if not isinstance(event, CollectionStartEvent):
                self._key = None
        else:
            container.append(value)

    def _refuse_key(self, event: yaml.Event) -> None:
        self._problem(event, "a key must be a single word, not a list or a mapping", "write a key such as company")
        self._key = ""

    def _refuse_tag(self, event: ScalarEvent | CollectionStartEvent) -> None:
        self._problem(event, f"tags are not read here: {event.tag}", "remove the tag and keep the value")

    def _problem(self, event: yaml.Event, problem: str, remedy: str) -> None:
        if len(self.problems) < 100:
            self.problems.append(_at(event, problem, remedy))


class _Locator(_Builder):
    """A builder that also notes where everything stands."""

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[KeyPath, Place] = {}
        self._path: list[str | int] = []
        self._key_mark: tuple[int, int] = (1, 1)

    def _take_key(self, event: ScalarEvent) -> None:
        self._key_mark = _mark(event)
        super()._take_key(event)

    def _place(self, value: Data, event: yaml.Event) -> None:
        mark = _mark(event)
        container = self._container
        if container is None:
            self.places[()] = Place(mark, mark)
        else:
            last = self._key if isinstance(container, dict) else len(container)
            assert last is not None
            at_key = self._key_mark if isinstance(container, dict) else mark
            path = (*self._path, last)
            self.places.setdefault(path, Place(at_key, mark))
        super()._place(value, event)

    def _begin(self, container: dict[str, Data] | list[Data], event: CollectionStartEvent) -> None:
        outer, key = self._container, self._key
        super()._begin(container, event)
        if outer is not None:
            self._path.append((key or "") if isinstance(outer, dict) else len(outer) - 1)

    def _end(self) -> None:
        super()._end()
        if self._path:
            self._path.pop()


def _mark(event: yaml.Event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _at(event: yaml.Event, problem: str, remedy: str) -> TextProblem:
    line, column = _mark(event)
    return TextProblem(line, column, problem, remedy)
