"""Which moment is it, as records keep it?"""

from datetime import datetime

from makegood.terms.worktime.zone import instant, second


def to_the_second(moment: datetime) -> datetime:
    """The moment in UTC, cut to the whole second like the `at` of every command."""
    return instant(second(moment))
