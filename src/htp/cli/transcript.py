"""What was answered to which question, so that questions can be asked again and nothing that was typed is lost.

An interview is gone through anew whenever somebody goes back or changes an answer: what is known answers itself, and
is shown only where an interview goes on that was stopped.
"""

from collections import deque
from collections.abc import Callable, Mapping

BACK = "<"
_MAX_SHOWN = 4
"""Questions that are shown with their answers where an interview goes on after it was stopped."""
Answers = Mapping[str, list[str]]
"""What was typed at each question, by its id, in that order: mistakes too, because a question goes on from them."""


class WentBack(Exception):
    """Somebody wants to answer the question before once more."""


class Transcript:
    """Asks through `ask` what is not known yet, after what was said; `keep` is told of all answers at each new one."""

    def __init__(
        self,
        ask: Callable[[], str],
        say: Callable[[str], None],
        keep: Callable[[Answers], None] = lambda _: None,
        known: Answers | None = None,
    ) -> None:
        self._ask, self._say, self._keep = ask, say, keep
        self._answers: dict[str, list[str]] = {each: [*answers] for each, answers in (known or {}).items()}
        self._left: dict[str, list[str]] = {}
        self._asked: list[str] = []
        self._unsaid: list[str] = []
        self._open: str | None = None
        self._before: deque[tuple[str, ...]] = deque(maxlen=_MAX_SHOWN)
        """What was said and known last, to be shown before the next question that is open."""

    def begin(self) -> None:
        """From the first question on."""
        self._left = {each: [*answers] for each, answers in self._answers.items()}
        self._asked.clear()
        self._unsaid.clear()
        self._before.clear()

    @property
    def asked(self) -> tuple[str, ...]:
        """The questions since the beginning, each once."""
        return tuple(dict.fromkeys(self._asked))

    def say(self, text: str) -> None:
        """It is shown before the next question that nobody has answered yet."""
        self._unsaid.append(text)

    def answer(self, question: str) -> str:
        """What was or is typed, without blanks around it; raises WentBack."""
        self._asked.append(question)
        if self._left.get(question):
            known = self._left[question].pop(0)
            self._before.append((*self._unsaid, f"> {known}"))
            self._unsaid.clear()
            return known
        typed = self.answer_now(question)
        self._answers.setdefault(question, []).append(typed)
        self._keep(self._answers)
        return typed

    def answer_now(self, question: str | None = None) -> str:
        """What is typed at a question that is asked every time; raises WentBack."""
        self._open = question
        for text in (*(text for exchange in self._before for text in exchange), *self._unsaid):
            self._say(text)
        self._before = deque(maxlen=0)
        self._unsaid.clear()
        typed = self._ask().strip()
        if typed == BACK:
            raise WentBack
        return typed

    def go_back(self) -> None:
        """Forgets what was answered at the question that is open and at the one before it."""
        for question in self.asked[::-1]:
            has_answers = question in self._answers
            self._answers.pop(question, None)
            if has_answers and question != self._open:
                return

    def forget(self, beginning: str) -> None:
        """Forgets the answers to all questions whose ids begin like that."""
        for question in [each for each in self._answers if each.startswith(beginning)]:
            del self._answers[question]
