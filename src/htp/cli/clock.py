"""Today's date: asked for here and nowhere else."""

from datetime import date, datetime


def today() -> date:
    """The day where the user is."""
    return date.today()  # noqa: DTZ011 - a founder's today, not that of Greenwich


def day_or_today(as_of: datetime | None) -> date:
    """The day of the option, which Typer hands over with a time, or today."""
    return as_of.date() if as_of else today()
