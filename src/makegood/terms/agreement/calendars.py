"""Which open time do the hours of an agreement make, once its holidays have dates?"""

from collections.abc import Callable, Iterator
from datetime import date

from makegood.terms.agreement.lines import Path
from makegood.terms.agreement.rules.hours import Hours
from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.worktime.calendar import Calendar
from makegood.terms.worktime.week import read_window
from makegood.terms.worktime.zone import Zone

HOURS = "hours"  # the id of the calendar of `[hours]`
YEARS_AHEAD = 11  # for which a version's holidays are reckoned, from the year before it on

# The dates of a country's public holidays, or of a part of it, in the years that are asked for.
# Raises LookupError where there is no such country or part.
type Holidays = Callable[[str, str, range], frozenset[date]]


def calendars_of(rules: Rules, holidays: Holidays) -> dict[str, Calendar]:
    """The calendars by their ids, that of `[hours]` among them. Raises LookupError."""
    years = years_of(rules)
    return {name: _calendar(hours, years, holidays) for name, _path, hours in all_hours(rules)}


def all_hours(rules: Rules) -> Iterator[tuple[str, Path, Hours]]:
    """Every table of hours: its id, and where it stands."""
    if rules.hours:
        yield HOURS, (HOURS,), rules.hours
    for name, hours in rules.calendar.items():
        yield name, ("calendar", name), hours


def years_of(rules: Rules) -> range:
    """The years whose holidays a version knows: the one before it is in force, and ten more."""
    first = rules.in_force_from.year - 1
    return range(first, first + YEARS_AHEAD)


def _calendar(hours: Hours, years: range, holidays: Holidays) -> Calendar:
    closed = frozenset(hours.closed_on).union(
        *(holidays(each.country, each.subdivision, years) for each in hours.holidays)
    )
    on = tuple(
        (other.on, tuple(read_window(0, words) for words in other.windows))
        for other in sorted(hours.other_hours, key=lambda other: other.on)
    )
    return Calendar(Zone(hours.zone), hours.week.windows, closed, on)
