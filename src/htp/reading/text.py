"""From bytes to text with line feeds alone between its lines: in UTF-8, in UTF-16 with its mark, or in Windows-1251."""

import codecs
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_LE, getincrementaldecoder
from collections.abc import Callable, Iterator
from io import IncrementalNewlineDecoder
from typing import IO, NamedTuple

from htp.document import Data, InputNote
from htp.errors import BrokenDocument, Fault, TextProblem, UnusableText

MAX_LINE_LENGTH = 1024 * 1024
"""Characters that a line may have where a text is read line by line."""
CHUNK_BYTES = 64 * 1024
Read = Callable[[int], bytes]
"""Gives at most so many bytes more, and none at the end."""

_NO_RUSSIAN_TEXT = r"[^\x00-\x7fа-яА-ЯёЁ«»“”„‘’‚–—…№§•\xa0]|[A-Za-z][а-яА-ЯёЁ]|[а-яА-ЯёЁ][A-Za-z]"
"""What never stands in a Russian text that was read rightly: other letters, or a word of two alphabets."""
_WORD_IN_WRONG_CASE = r"\b[а-яё][А-ЯЁ]{2,}"
"""How words look that were written in KOI8-R."""
_RUSSIAN_WORD = "[а-яёА-ЯЁ]{3}"
_LETTER = "[а-яёА-ЯЁ]"
_RUSSIAN_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
_MAX_WORD = 1_000
_VOWEL = "[аеёиоуыэюяАЕЁИОУЫЭЮЯ]"
_LEAST_SHARE_OF_VOWELS = 0.25
"""Of the letters of a Russian text; without that it is in another encoding of Cyrillic letters."""
_CHARACTER_IN_UTF_8 = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|([\x80-\xff])"
_BROKEN_BYTES_FOR_A_CHARACTER = 10
"""A text has at least so many bytes that are no UTF-8 for each chance character of UTF-8 in it, if it is not UTF-8."""


class Encoding(NamedTuple):
    """How the bytes of an input are to be read."""

    codec: str
    is_recognised: bool = False
    """It was concluded from the text itself; whoever reads the answer is told."""


UTF_8 = Encoding("utf-8")
WINDOWS_1251 = Encoding("cp1251", is_recognised=True)
ENCODING_NOTE = InputNote("read-as", "note.windows-cyrillic")


def letters_lost(data: Data) -> tuple[InputNote, ...]:
    """A note on a name with question marks: programs write them for ө, ү and ң, which Windows-1251 has not."""
    company = data.get("company") if isinstance(data, dict) else None
    name = company.get("name") if isinstance(company, dict) else None
    if isinstance(name, str) and "?" in name:
        return (InputNote("check", "note.letters-lost", keys=("company", "name")),)
    return ()


def codec_named(name: str) -> str:
    """The name of an encoding of texts as Python spells it; raises LookupError for everything else."""
    found = codecs.lookup(name)
    "".encode(found.name)  # Python has codecs that are no encodings of texts
    return found.name


def encoding_of(file: IO[bytes], named: str | None = None) -> Encoding:
    """The encoding that was named, or that the whole file shows; the file is read from its beginning again afterwards.

    Raises UnusableText for UTF-16 without its mark, and UTF-32. What is neither is said to be UTF-8, and fails as such.
    """
    start = file.read(CHUNK_BYTES)
    file.seek(0)
    if named is not None:
        return Encoding(named)
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) and not start.startswith(BOM_UTF32_LE):
        return Encoding("utf-16")
    if start.startswith(BOM_UTF32_LE) or start[:2].count(0) == 1 < len(start):
        raise UnusableText("text.utf-16")
    found = UTF_8 if _is_utf_8(file) else _windows_1251_or_utf_8(file)
    file.seek(0)
    return found


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    return iter(lambda: file.read(CHUNK_BYTES), b"")


def _is_utf_8(file: IO[bytes]) -> bool:
    decoder = getincrementaldecoder("utf-8")()
    try:
        for chunk in _chunks(file):
            if not chunk.isascii() or decoder.getstate()[0]:
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _windows_1251_or_utf_8(file: IO[bytes]) -> Encoding:
    """Windows-1251 where every word outside ASCII is Russian under it; UTF-8 with a fault in it stays what it is."""
    broken = characters = letters = vowels = 0
    has_word = False
    before = ""
    for chunk in _chunks(file):
        for found in re.finditer(_CHARACTER_IN_UTF_8, chunk):
            is_broken = found[1] is not None
            broken, characters = broken + is_broken, characters + (not is_broken)
        try:
            text = before + chunk.decode(WINDOWS_1251.codec)
        except UnicodeDecodeError:
            return UTF_8
        if re.search(_NO_RUSSIAN_TEXT, text) or re.search(_WORD_IN_WRONG_CASE, text):
            return UTF_8
        letters += len(re.findall(_LETTER, text)) - len(re.findall(_LETTER, before))
        vowels += len(re.findall(_VOWEL, text)) - len(re.findall(_VOWEL, before))
        has_word = has_word or re.search(_RUSSIAN_WORD, text) is not None
        before = text[len(text.rstrip(_RUSSIAN_LETTERS)) :][-_MAX_WORD:]
    is_russian = has_word and vowels >= letters * _LEAST_SHARE_OF_VOWELS
    return WINDOWS_1251 if is_russian and broken >= characters * _BROKEN_BYTES_FOR_A_CHARACTER else UTF_8


_CYRILLIC_CODECS = ("cp1251", "cp866", "koi8-r", "mac-cyrillic")
_MIN_LETTERS = 6
"""Letters that show an encoding; of fewer there are many chances."""
_MAX_LOOKED_AT = 4_096
"""Bytes that are enough to tell encodings of Russian apart."""


def russian_codec(content: bytes) -> str | None:
    """The one encoding under which all words outside ASCII are Russian; None where there is none, or several."""
    found = [codec for codec in _CYRILLIC_CODECS if _is_russian(content[:_MAX_LOOKED_AT], codec)]
    return found[0] if len(found) == 1 else None


def _is_russian(content: bytes, codec: str) -> bool:
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        return False
    if re.search(_NO_RUSSIAN_TEXT, text) or re.search(_WORD_IN_WRONG_CASE, text):
        return False
    letters, vowels = len(re.findall(_LETTER, text)), len(re.findall(_VOWEL, text))
    return letters >= _MIN_LETTERS and vowels >= letters * _LEAST_SHARE_OF_VOWELS


def decoded(content: bytes, encoding: Encoding = UTF_8) -> str:
    """The whole text; raises BrokenDocument at a byte that is none in that encoding."""
    if encoding.codec == UTF_8.codec:
        content = content.removeprefix(BOM_UTF8)
    try:
        text = content.decode(encoding.codec)
    except UnicodeDecodeError as error:
        before = _with_line_feeds(content[: error.start].decode(encoding.codec, "replace")).split("\n")
        excerpt = _with_line_feeds(content.decode(encoding.codec, "replace")).split("\n")[len(before) - 1]
        line = content[content.rfind(b"\n", 0, error.start) + 1 :].partition(b"\n")[0]
        place = TextProblem(len(before), len(before[-1]) + 1, *_not_in(encoding, content[error.start], line))
        raise BrokenDocument(place, excerpt) from error
    except UnicodeError as error:
        raise BrokenDocument(TextProblem(1, 1, "text.not-in-encoding", {"encoding": encoding.codec})) from error
    return _with_line_feeds(text)


def _not_in(encoding: Encoding, byte: int, line: bytes) -> Fault:
    """What is wrong with that byte in the line."""
    if encoding.codec == UTF_8.codec and (codec := russian_codec(line)):
        return Fault("text.not-utf-8-but-russian", {"byte": f"{byte:02X}", "codec": codec})
    if encoding.codec == UTF_8.codec:
        return Fault("text.not-utf-8", {"byte": f"{byte:02X}"})
    return Fault("text.not-in-encoding", {"encoding": encoding.codec})


def lines_of(read: Read, encoding: Encoding = UTF_8) -> Iterator[str]:
    """The text in lines that end with a line feed; of UTF-8 bytes that are none are kept as surrogates.

    Raises BrokenDocument where the text is not in another encoding. A line that is too long comes unfinished, and is
    the last one.
    """
    is_utf_8 = encoding.codec == UTF_8.codec
    decode = getincrementaldecoder(encoding.codec)("surrogateescape" if is_utf_8 else "strict")
    decoder = IncrementalNewlineDecoder(decode, translate=True)
    pending, chunk, count = "", read(CHUNK_BYTES), 0
    try:
        while chunk:
            *lines, pending = (pending + decoder.decode(chunk)).split("\n")
            count += len(lines)
            yield from (f"{line}\n" for line in lines)
            if len(pending) > MAX_LINE_LENGTH:
                yield pending
                return
            chunk = read(CHUNK_BYTES)
        pending += decoder.decode(b"", final=True)
    except UnicodeError as error:
        values = {"encoding": encoding.codec}
        raise BrokenDocument(TextProblem(count + 1, 1, "text.not-in-encoding", values)) from error
    if pending:
        yield pending


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
