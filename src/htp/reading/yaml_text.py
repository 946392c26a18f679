"""YAML as text: every scalar stays what was written, so that NO is a country and 01234567 keeps its zero.

Documents are built from the parser's events, without recursion, and marks are looked at only when somebody asks
where a value stands. Tags, merge keys and aliases that contain themselves are refused: a profile needs none.
"""

import re
from array import array
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any, cast

import yaml
from yaml.error import Mark
from yaml.events import (
    AliasEvent,
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

from htp.document import MAX_DEPTH, MAX_PROBLEMS, MAX_VALUES, TOO_DEEP, TOO_MANY_VALUES, Data, Document
from htp.errors import NO_VALUES, BrokenDocument, TextProblem, Values
from htp.location import KeyPath
from htp.reading.layout import Place, PlacesByOffset, TextLayout, marks_in
from htp.reading.yaml_mistakes import has_other_blanks, not_well_formed, other_blank

_Parser = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_NULLS = frozenset({"", "~", "null"})
_PLAIN_TAGS = frozenset({"!", "tag:yaml.org,2002:str"})
_LINE_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")


def read_documents(text: str, path: str = "") -> Iterator[Document]:
    """Every document of the text that holds anything; raises BrokenDocument where it stops being YAML."""
    number = 0
    has_mark = text.startswith("\ufeff")  # one that the parser leaves out where it counts
    lines_with_other_blanks = lines(text) if has_other_blanks(text) else []
    with _parsing(text) as next_event:
        while start := _next_start(next_event):
            number += 1
            builder = _Builder()
            end = builder.read(next_event)
            if found := other_blank(lines_with_other_blanks[start.line : end.line + 1], start.line, builder.root):
                raise BrokenDocument(found)
            if builder.root is not None or builder.problems:
                begin = start.index - start.column
                layout = TextLayout(text[begin : end.index], start.line + 1, places, lines)
                if not (builder.has_aliases or builder.problems or has_mark):
                    noted = partial(_noted_places, builder.root, builder.starts, begin)
                    layout = layout._replace(find_places=noted)
                yield Document(path, number, builder.root, layout, tuple(builder.problems))


def places(text: str, first_line: int = 1) -> dict[KeyPath, Place]:
    """Where every key of a document stands whose text begins on that line; the whole document is `()`."""
    locator = _Locator(_end_of(text))
    with _parsing(text) as next_event:
        if _next_start(next_event):
            locator.read(next_event)
    return {path: place.lines_later(first_line - 1) for path, place in locator.places.items()}


def _noted_places(data: Data, starts: "array[int]", begin: int, text: str, first_line: int) -> PlacesByOffset:
    """The same as `places` without reading the text again; `starts` are the offsets of the events of all the data.

    They count from `begin`, where the text of the document begins.
    """
    start_of_next = iter(starts).__next__
    found: dict[KeyPath, tuple[int, int]] = {}

    def note(path: KeyPath, value: Data, key_start: int | None = None) -> None:
        start = start_of_next()
        found[path] = (start if key_start is None else key_start, start)
        if isinstance(value, dict):
            for key, each in value.items():
                note((*path, key), each, start_of_next())
            start_of_next()  # its end
        elif isinstance(value, list):
            for number, each in enumerate(value):
                note((*path, number), each)
            start_of_next()

    note((), data)
    return PlacesByOffset(found, begin, first_line, marks_in(text, _LINE_BREAK))


def lines(text: str) -> list[str]:
    """The lines of the text as YAML counts them."""
    return _LINE_BREAK.split(text)


def _end_of(text: str) -> tuple[int, int]:
    """The line and column after the last character; for the parser nothing may stand a line below it."""
    of_text = lines(text)
    return len(of_text), len(of_text[-1]) + 1


NextEvent = Callable[[], yaml.Event]


@contextmanager
def _parsing(text: str) -> Iterator[NextEvent]:
    """What gives one event of the parser after the other; raises BrokenDocument where the text is no YAML."""
    try:
        yield _Parser(text).get_event
    except yaml.MarkedYAMLError as error:
        raise BrokenDocument(not_well_formed(error, lines(text))) from error
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


def _unreadable_character(character: str, text: str) -> TextProblem:
    before = lines(text.partition(character)[0])
    values = {"code": f"{ord(character):04X}"}
    return TextProblem(len(before), len(before[-1]) + 1, "yaml.unreadable-character", values)


class _Builder:
    """Builds one document from its events; what is wrong but does not stop the reading is kept in `problems`."""

    def __init__(self) -> None:
        self.root: Data = None
        self.problems: list[TextProblem] = []
        self.starts = array("L")
        """The offset of every event in the text of all documents."""
        self.has_aliases = False
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
            MappingEndEvent: lambda _: self._end(),
            SequenceEndEvent: lambda _: self._end(),
        }
        note = self.starts.append
        event: Any  # the parser marks every event
        while (kind := (event := next_event()).__class__) is not DocumentEndEvent:
            note(event.start_mark.index)
            take_by_event[kind](event)
        return cast(Mark, event.end_mark)

    def _take_scalar(self, event: ScalarEvent) -> None:
        """Two of three events end here, so this does itself what is usual: a key, or the value of one."""
        value: str | None = event.value
        if event.tag is not None and event.tag not in _PLAIN_TAGS:
            self._refuse_tag(event)
        self._count += 1
        if self._count > MAX_VALUES:
            raise BrokenDocument(_at(event, *TOO_MANY_VALUES))
        container, key = self._container, self._key
        if key is not None or not isinstance(container, dict):
            if value in _NULLS and event.implicit[0]:
                value = None
            if key is not None and isinstance(container, dict) and key not in container:
                container[key] = value
                self._key = None
            else:
                self._place(value)
        elif value == "<<" or value in container:
            self._take_doubtful_key(event)
        else:
            self._key = value
        if event.anchor is not None:
            self._anchored[event.anchor] = (value, 1)

    def _take_doubtful_key(self, event: ScalarEvent) -> None:
        if event.value == "<<" and event.implicit[0]:
            self._problem(event, "yaml.merge-key")
        self._take_key(event.value, event)

    @property
    def _awaits_key(self) -> bool:
        return self._key is None and self._container.__class__ is dict

    def _take_key(self, key: str, event: yaml.Event) -> None:
        self._key = key
        if key and isinstance(self._container, dict) and key in self._container:
            self._problem(event, "key.twice", {"key": key})

    def _take_alias(self, event: AliasEvent) -> None:
        self.has_aliases = True
        name = event.anchor or ""
        anchored = self._anchored.get(name)
        value, size = anchored or (f"*{name}", 1)
        if name not in self._anchored:
            self._problem(event, "yaml.unknown-alias", {"name": name})
        elif anchored is None:
            self._problem(event, "yaml.alias-in-itself", {"name": name})
        self._add(size, event)
        if not self._awaits_key:
            self._place(value)
        elif isinstance(value, str):
            self._take_key(value, event)
        else:
            self._refuse_key(event)

    def _begin(self, container: dict[str, Data] | list[Data], event: CollectionStartEvent) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise BrokenDocument(_at(event, *TOO_DEEP))
        key_afterwards = None
        if self._awaits_key:
            self._refuse_key(event)
            key_afterwards = self._key
        else:
            self._place(container)
        if event.tag not in (None, "!"):
            self._refuse_tag(event)
        self._open.append((self._container, key_afterwards, event.anchor))
        self._began.append(self._count)
        self._add(1, event)
        if event.anchor:
            self._anchored[event.anchor] = None
        self._container, self._key = container, None

    def _end(self) -> None:
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
        self._problem(event, "yaml.key-not-a-word")
        self._key = ""

    def _refuse_tag(self, event: ScalarEvent | CollectionStartEvent) -> None:
        tag = (event.tag or "").replace("tag:yaml.org,2002:", "!!")
        self._problem(event, "yaml.tag", {"tag": tag})

    def _problem(self, event: yaml.Event, id_: str, values: Values = NO_VALUES) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(_at(event, id_, values))


class _Locator(_Builder):
    """A builder that also notes where everything stands."""

    def __init__(self, end: tuple[int, int]) -> None:
        super().__init__()
        self.places: dict[KeyPath, Place] = {}
        self._last = end
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

    def _end(self) -> None:
        super()._end()
        self._key_mark = self._outer_key_marks.pop()
        if self._path:
            self._path.pop()

    def _note(self, event: yaml.Event) -> None:
        """The event begins a key, or the value of the key that was noted before."""
        mark, container = min(_mark(event), self._last), self._container
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


def _at(event: yaml.Event, id_: str, values: Values) -> TextProblem:
    return TextProblem(*_mark(event), id_, values)
