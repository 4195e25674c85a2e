"""When is a customer reminded that a window ends?"""

from datetime import datetime, timedelta

from makegood.terms.agreement.model import Agreement
from makegood.terms.windows.renewal import renewal_of
from makegood.terms.windows.window import Window, rule_of
from makegood.terms.worktime.dates import day_of, first_of


def reminders(agreement: Agreement, window_id: str, *, window: Window) -> tuple[datetime, ...]:
    """The first instants of the days on which the customer is reminded of the end, in order."""
    renewal = renewal_of(agreement, rule_of(agreement, window_id))
    last = day_of(agreement.zone, window.ends_at)
    days = (last + timedelta(days=days) for days in renewal.remind_days)
    return tuple(first_of(agreement.zone, day) for day in days)
