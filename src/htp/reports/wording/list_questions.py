"""What `htp import` shows of the columns of a list, asks about them, and says to an answer."""

from collections.abc import Mapping

from htp.language import translated
from htp.reports.wording.messages import written

FACT = "import.fact"
"""The id of what each fact of a profile is: the schema of a profile says it in English."""
LIST_QUESTIONS: Mapping[str, str] = {
    "introduction": "{file}: the headers are in row {row}; rows below them: {rows}.\n"
    "Each column is a fact of a profile, or is left out:",
    "heading.column": "Column",
    "heading.fact": "Fact",
    "heading.sample": "First value",
    "left-out": "left out",
    "to-be-asked": "{key}?",
    "for-all": "the same in every row",
    "guessed": "{header}, e.g. {sample}: is it {key}? Enter if it is, - to leave it out, ? for the facts there are.",
    "unknown": "{header}, e.g. {sample}: which fact is it? Enter to leave it out, ? for the facts there are, "
    "! to leave out all that follow.",
    "meant": "{header} is {key}.",
    "no-fact": "There is no fact {answer}. Type its number, its key or other words; ? shows the facts there are.",
    "taken": "{key} is the column {header} already: change that one first.",
    "header-twice": "{header} stands above several columns: give each a name of its own in the list.",
    "in-thousands": "The amounts below {header} are in thousands or millions, and would be read as they stand. "
    "Write them out in full in the list, and name the column otherwise. Enter leaves it out.",
    "share": "Below {header} are shares or changes, not amounts. Enter leaves it out.",
    "per-month": "The amounts below {header} are of a month or averages. Write those of the whole period in the list. "
    "Enter leaves it out.",
    "of-part": "The amounts below {header} are of a part of a year. Add the parts up in one column of the list, "
    "or write a row for each quarter, with its period. Enter leaves it out.",
    "title": "Above the headers stands {title}.",
    "constant": "No column is {key}. {description} What is it in every row? Enter if that is not known.",
    "constant-guessed": "No column is {key}. {description} What is it in every row? "
    "Enter for {guess}, - if that is not known.",
    "own-currency": "The pay below {header} is in {currency}, which the revenue is not.",
    "other-currency": "The amounts below {header} are in {currency}, the revenue is in {home}. The column is left out.",
    "word": "What does {word} mean below {header}? A number; Enter if that is not known: such rows are refused.",
    "no-name": "No column is company.name: without the names of the companies nothing can be read.",
    "last": "Enter writes {file}; the number of a line changes it.",
    "last-without-name": "Which column is company.name? Type the number of its line.",
    "no-line": "There is no line {answer}. Type a number from 1 to {most}.",
    "exists": "{file} exists already. Type yes to write a new one in its place.",
    "yes": "yes",
    "stays": "It stays as it is. Name another file with -o FILE.",
}


def list_question(text_id: str, /, **values: object) -> str:
    """The question or hint of that id with its values; several lines where it is long."""
    return written(translated(f"import.{text_id}", LIST_QUESTIONS[text_id]), values)
