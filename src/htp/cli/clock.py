"""The day of an answer: the one of an option, or today's date, which is asked for here and nowhere else."""

from contextlib import suppress
from datetime import date, datetime

from htp.cli.messages import wrong_usage


def today() -> date:
    """The day where the user is."""
    return date.today()  # noqa: DTZ011 - a founder's today, not that of Greenwich


def day_typed(text: str) -> datetime:
    """The day of an option, in any notation that a profile can have; with a time, as the requests keep it."""
    from htp.company.dates import day

    with suppress(ValueError):
        return datetime.strptime(text, "%Y-%m-%d")  # noqa: DTZ007 - a day, of whatever year
    if (found := day(text)) is None:
        raise wrong_usage("no-day", text=text)
    return datetime.fromisoformat(found)


def day_or_today(as_of: datetime | None) -> date:
    """The day of the option, which has a time, or today."""
    return as_of.date() if as_of else today()
