"""On which day does a period end?"""

from datetime import date, timedelta

from makegood.terms.agreement.lengths import Period
from makegood.terms.worktime.dates import months_after


def months_of(period: Period) -> int | None:
    """How many months it is long, or None if it is counted in days."""
    return {"month": period.amount, "year": 12 * period.amount}.get(period.unit)


def day_after(day: date, period: Period) -> date:
    """The day so much later."""
    months = months_of(period)
    return day + timedelta(days=period.amount) if months is None else months_after(day, months)
