"""The reference: a page of Markdown for each topic of `htp help`, and one that lists them, in each language."""

from enum import StrEnum
from pathlib import Path

from htp.language import spoken

FOLDER = Path(__file__).with_name("wording") / "topics"


class Topic(StrEnum):
    """The topics, in the order of their list."""

    PROFILE = "profile"
    TABLES = "tables"
    FORMATS = "formats"
    EXIT_CODES = "exit-codes"
    LAW = "law"
    READINGS = "readings"
    RULEBOOK = "rulebook"
    ENVIRONMENT = "environment"
    PROMISES = "promises"
    CI = "ci"
    PYTHON = "python"


def page(topic: Topic) -> str:
    """The page of a topic; its first line says what it is about."""
    return _text_of(topic)


def list_of_topics() -> str:
    """The page that names them all."""
    return _text_of("topics")


def _text_of(name: str) -> str:
    return (FOLDER / spoken() / f"{name}.md").read_text(encoding="utf-8")
