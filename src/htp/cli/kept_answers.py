"""The answers of an interview in a file beside the profile, until the profile is written."""

import os
from collections.abc import Mapping
from pathlib import Path

import yaml

from htp.cli.files import write_file
from htp.cli.transcript import Answers
from htp.document import Data
from htp.errors import BrokenDocument
from htp.reading.yaml_text import read_documents

_OWNER_ALONE = 0o600
_MAX_BYTES = 1024 * 1024


def file_of(target: Path) -> Path:
    """Where the answers for that profile are kept."""
    return target.with_name(f"{target.name}.part")


class UnusableAnswers(ValueError):
    """The file has no answers of an interview."""


def kept_in(path: Path) -> Answers:
    """The answers in that file, none where there is no file; raises OSError and UnusableAnswers."""
    if not os.path.lexists(path):
        return {}
    if path.is_symlink() or not path.is_file() or path.stat().st_size > _MAX_BYTES:
        raise UnusableAnswers
    try:
        (document,) = read_documents(path.read_text(encoding="utf-8"))
    except (BrokenDocument, ValueError) as error:
        raise UnusableAnswers from error
    if not isinstance(document.data, dict) or document.problems:
        raise UnusableAnswers
    return {question: _typed(answers) for question, answers in document.data.items()}


def _typed(answers: Data) -> list[str]:
    """The answers typed at a question: nothing, once, or several times."""
    listed = answers if isinstance(answers, list) else [answers]
    if not all(each is None or isinstance(each, str) for each in listed):
        raise UnusableAnswers
    return [str(each or "") for each in listed]


def keep(path: Path, answers: Answers, head: str) -> None:
    """Write the answers to that file, which nobody but its owner can read; raises OSError."""
    written: Mapping[str, str | list[str]] = {
        question: typed[0] if len(typed) == 1 else typed for question, typed in answers.items()
    }
    body = yaml.safe_dump(written, sort_keys=False, allow_unicode=True, width=10**9)
    comment = "".join(f"# {line}\n" for line in head.split("\n"))
    write_file(path, f"{comment}{body}", mode=_OWNER_ALONE)
