"""The questions of `htp import`: which column of a list is which fact, and what the list does not say itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from htp.cli.conversation import aligned, number_in
from htp.cli.fact_questions import LEFT_OUT
from htp.company.amount_headers import amount_header
from htp.company.facts import LegalForm, ResidencyStatus
from htp.company.headers import answers_to, currency_of, is_of_numbers, is_per_month, is_share, key_of, meant_by
from htp.company.keys import SECTIONS, dotted_keys, is_column, unknown_column
from htp.company.notation import READ_AS, as_read
from htp.company.profile import RevenueLine
from htp.company.units import is_in_thousands
from htp.company.validation import faults_of_fact
from htp.document import Data, InputNote
from htp.errors import Fault, Problem
from htp.language import translated
from htp.reading.headers import NAME
from htp.reading.mapping_file import is_amount
from htp.reading.outline import ListOutline
from htp.reports.wording.figures import quoted
from htp.reports.wording.list_questions import FACT, list_question
from htp.reports.wording.notes import message
from htp.reports.wording.problems import sentences
from htp.reports.wording.questions import question
from htp.spelling import normalised

CONSTANTS = ("revenue.currency", "period")
"""Facts that are often said above a list or not at all; asked for where no column has them."""
_OWN_AMOUNT, _OWN_CURRENCY = "staff.payroll.amount", "staff.payroll.currency"
_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"residency.status": tuple(ResidencyStatus), "company.legal_form": tuple(LegalForm)}
)
"""Facts that are one of a few words, and which."""


@dataclass
class ListInterview:
    """Asks what is not known of a list; `ask` gives the answer to what `say` has said, on a screen of that width."""

    outline: ListOutline
    ask: Callable[[], str]
    say: Callable[[str], None]
    width: int
    _keys: list[str] = field(init=False)
    """Of each column; nothing where it is left out."""
    _constants: dict[str, str] = field(default_factory=dict)
    _words: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._keys = [each.key for each in self.outline.columns]
        if _OWN_CURRENCY in self.outline.constants:
            self._constants[_OWN_CURRENCY] = self.outline.constants[_OWN_CURRENCY]

    def parts(self, target: str) -> dict[str, dict[str, Data]]:
        """The parts of the mapping that is written to the target, once nothing is left to be changed."""
        self._say("introduction", file=self.outline.path, row=self.outline.row_of_headers, rows=self.outline.rows)
        self._show(is_first=True)
        for index, column in enumerate(self.outline.columns):
            is_asked = not self._keys[index] and not is_of_numbers(column.header)
            if is_asked and not self._ask_for_column(index):
                break
        for key in self._constants_to_be_said():
            self._ask_for_constant(key)
        for index in range(len(self.outline.columns)):
            self._ask_for_words(index)
        while (line := self._line_to_change(target)) is not None:
            if isinstance(line, str):
                self._ask_for_constant(line)
            else:
                self._ask_for_column(line)
                self._ask_for_words(line)
        constants = {key: self._constants[key] for key in self._constants_to_be_said() if key in self._constants}
        if _OWN_AMOUNT in self._keys:
            constants[_OWN_CURRENCY] = self._constants[_OWN_CURRENCY]
        words = {key: meanings for key, meanings in self._words.items() if key in self._keys}
        return parts_of(self.outline, self._keys, constants, words)

    def _ask_for_column(self, index: int) -> bool:
        """Asks which fact the column is; whether the columns after it are to be asked about too."""
        column, before = self.outline.columns[index], self._keys[index]
        self._keys[index] = ""
        guess = next((key for key in (before, column.key, column.guess) if key and key not in self._keys), "")
        self.say("")
        self._say("guessed" if guess else "unknown", header=quoted(column.header), sample=column.sample, key=guess)
        while answer := self.ask().strip():
            if answer in LEFT_OUT:
                return True
            if answer == "!":
                return False
            if answer == "?":
                self._show_facts()
            elif key := self._key_meant(answer, index):
                self._keys[index] = key
                self._say("meant", header=quoted(column.header), key=key)
                return True
        self._keys[index] = guess
        return True

    def _key_meant(self, answer: str, index: int) -> str | None:
        """The key that the answer means, if the column can have it; else it is said why not."""
        keys = _keys_shown()
        column = self.outline.columns[index]
        chosen = number_in(answer, len(keys))
        key = _key_named(answer) if chosen is None else keys[chosen]
        if key is None:
            fault = unknown_column(answer)
            if fault and fault.id == "column.several-facts":
                self._report([fault])
            else:
                self._hint("no-fact", answer=quoted(answer))
        elif key in self._keys:
            self._hint("taken", key=key, header=quoted(self.outline.columns[self._keys.index(key)].header))
        elif [each.header for each in self.outline.columns].count(column.header) > 1:
            self._hint("header-twice", header=quoted(column.header))
        elif is_in_thousands(column.header) and is_amount(key):
            self._hint("in-thousands", header=quoted(column.header))
        elif is_amount(key) and is_per_month(column.header):
            self._hint("per-month", header=quoted(column.header))
        elif is_amount(key) and is_share(column.header):
            self._hint("share", header=quoted(column.header))
        elif is_amount(key) and (said := amount_header(column.header)) and said.is_of_part:
            self._hint("of-part", header=quoted(column.header))
        else:
            return key
        return None

    def _constants_to_be_said(self) -> list[str]:
        """The keys of what is not said in a column, and would be missing."""
        has_amounts = any(map(is_amount, self._keys))
        return [each for each in CONSTANTS if each not in self._keys and (has_amounts or each != "revenue.currency")]

    def _ask_for_constant(self, key: str) -> None:
        self._constants.pop(key, None)
        guess = self.outline.constants.get(key) or (self._currency_in_headers() if key == "revenue.currency" else None)
        above = self.outline.period_above if key == "period" else None
        self.say("")
        if above and not guess:
            guess, title = above
            self._say("title", title=quoted(title))
        asked = "constant-guessed" if guess else "constant"
        self._say(asked, key=key, description=_description(key), guess=guess)
        while answer := self.ask().strip():
            if answer in LEFT_OUT:
                return
            if not (problems := faults_of_fact(key, answer)):
                self._constants[key] = self._as_read(key, answer)
                return
            self._report(problems)
        if guess:
            self._constants[key] = guess

    def _currency_in_headers(self) -> str | None:
        """The currency that headers of amounts name: `Выручка, сом`."""
        columns = zip(self.outline.columns, self._keys, strict=True)
        named = {currency_of(each.header) for each, key in columns if key.startswith("revenue.") and is_amount(key)}
        named.discard(None)
        return named.pop() if len(named) == 1 else None

    def _part_other_currencies(self) -> None:
        """Pay in another currency than the revenue gets its own; other amounts of another currency are left out."""
        home = self._constants.get("revenue.currency")
        for index, column in enumerate(self.outline.columns):
            key, currency = self._keys[index], currency_of(column.header)
            if not is_amount(key) or currency is None or currency == home or key == _OWN_AMOUNT:
                continue
            if key == "staff.payroll":
                self._keys[index], self._constants[_OWN_CURRENCY] = _OWN_AMOUNT, currency
                self._hint("own-currency", header=quoted(column.header), currency=currency)
            elif home:
                self._keys[index] = ""
                self._hint("other-currency", header=quoted(column.header), currency=currency, home=home)

    def _ask_for_words(self, index: int) -> None:
        """Asks for the words below the column that cannot be read, where the fact is one of a few words."""
        key, column = self._keys[index], self.outline.columns[index]
        known = answers_to(column.header)
        for word in column.words if key in _WORDS else ():
            if normalised(word) in known or not faults_of_fact(key, word):
                continue
            self.say("")
            self._say("word", word=quoted(word), header=quoted(column.header))
            values = _WORDS[key]
            for number, value in enumerate(values, start=1):
                self.say(f"    {number}  {question(f'{key}={value}')}")
            while answer := self.ask().strip():
                chosen = number_in(answer, len(values))
                if chosen is not None:
                    self._words.setdefault(key, {})[word] = str(values[chosen])
                    break
                self.say(f"  {question('choose', choices=len(values))}")

    def _line_to_change(self, target: str) -> int | str | None:
        """The index of a column or the key of a constant that is to be changed; None once all are right."""
        self.say("")
        self._part_other_currencies()
        self._show()
        lines: list[int | str] = [*range(len(self.outline.columns)), *self._constants_to_be_said()]
        has_names = NAME in self._keys
        self.say("")
        if not has_names:
            self._say("no-name")
        self._say("last" if has_names else "last-without-name", file=target)
        while (answer := self.ask().strip()) or not has_names:
            chosen = number_in(answer, len(lines))
            if chosen is not None:
                return lines[chosen]
            self._hint("no-line", answer=quoted(answer), most=len(lines))
        return None

    def _show(self, *, is_first: bool = False) -> None:
        """The columns with their facts and first values, and what is the same in every row."""
        lines = [tuple(list_question(f"heading.{each}") for each in ("column", "fact", "sample"))]
        for column, key in zip(self.outline.columns, self._keys, strict=True):
            asked = list_question("to-be-asked", key=column.guess) if is_first and column.guess else ""
            lines.append((column.header, key or asked or list_question("left-out"), column.sample))
        if not is_first:
            for_all = list_question("for-all")
            lines += [(for_all, key, self._constants.get(key, "–")) for key in self._constants_to_be_said()]
        self.say("\n".join(aligned(lines[1:], self.width, lines[0])))
        for key, meanings in self._words.items():
            for word, meaning in meanings.items() if key in self._keys else ():
                self.say(f"     {message(InputNote('read-as', READ_AS, {'text': word, 'read': meaning}))}")

    def _show_facts(self) -> None:
        rows = [(key, _description(key)) for key in _keys_shown()]
        self.say("\n".join(aligned(rows, self.width)))

    def _as_read(self, key: str, answer: str) -> str:
        read, notes = as_read(key, answer)
        for note in notes:
            self.say(f"  {message(note)}")
        return read

    def _report(self, problems: Sequence[Fault | Problem]) -> None:
        for each in problems:
            problem, remedy = sentences(each)
            self.say(f"  {problem}\n    {remedy}")

    def _say(self, text_id: str, **values: object) -> None:
        self.say(list_question(text_id, **values))

    def _hint(self, text_id: str, **values: object) -> None:
        self.say("\n".join(f"  {line}" for line in list_question(text_id, **values).split("\n")))


def parts_of(
    outline: ListOutline,
    keys: Sequence[str | None],
    constants: Mapping[str, str] = MappingProxyType({}),
    words: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> dict[str, dict[str, Data]]:
    """The parts of a mapping with these keys of the columns; None says nothing of a column."""
    columns: dict[str, Data] = {}
    for each, key in zip(outline.columns, keys, strict=True):
        if key is not None:
            columns[each.header] = key or columns.get(each.header)
    return {"columns": columns, "constants": {**constants}, "words": {key: {**each} for key, each in words.items()}}


def _key_named(answer: str) -> str | None:
    if is_column(answer):
        return answer
    return key_of(answer) or meant_by(answer)


def _keys_shown() -> list[str]:
    """The facts that a column of a list is likely to be."""
    of_lines = [f"revenue.lines.0.{key}" for key in RevenueLine.model_fields]
    return [*(key for key in dotted_keys() if not key.startswith("assumptions.")), *of_lines]


def descriptions() -> list[str]:
    """What each of those facts is, in English."""
    return [_in_english(each) for each in _keys_shown()]


def _description(dotted_key: str) -> str:
    return translated(FACT, _in_english(dotted_key))


def _in_english(dotted_key: str) -> str:
    section, _, key = dotted_key.replace(".0.", ".").rpartition(".")
    return SECTIONS[section].model_fields[key].description or ""
