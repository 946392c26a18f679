"""Days that lie months apart."""

from calendar import monthrange
from datetime import date


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the first of the month after, where that month is too short."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    if year > date.max.year:
        return date.max
    if day.day <= monthrange(year, month)[1]:
        return date(year, month, day.day)
    return date(year, month + 1, 1)  # December has 31 days, so the month after is never in the next year
