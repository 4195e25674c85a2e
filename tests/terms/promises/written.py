"""Histories as a line of words: "0 opened, 24h reply"; times count from a Monday at nine."""

from datetime import UTC, datetime

from makegood.terms.promises.history import Moment
from makegood.terms.promises.owed import promises_of
from makegood.terms.worktime.zone import second
from tests.terms.drafted import draft

START = second(datetime(2026, 6, 1, 9, tzinfo=UTC))  # a Monday
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
HOURS = """
[hours]
clause = "14"
zone = "UTC+00:00"
[hours.week]
mon = ["09:00-17:00"]
tue = ["09:00-17:00"]
wed = ["09:00-17:00"]
thu = ["09:00-17:00"]
fri = ["09:00-17:00"]
"""
PRIORITIES = """
[[priority]]
id = "high"
clause = "2"
symptoms = ["down"]
[[priority]]
id = "low"
clause = "2"
symptoms = ["ugly"]
unless_said = true
"""
REPLY = """
[[promise]]
id = "reply"
clause = "3"
strength = "guarantee"
starts = ["opened", "customer_message"]
stops = ["reply"]
each = "unanswered"
within = "24 hours"
"""


def seconds(words):
    """How many seconds "24h+1s" are."""
    parts = (part for part in words.split("+") if part != "0")
    return sum(int(part[:-1]) * UNITS[part[-1]] for part in parts)


def history(words):
    """The moments of a line: each is a time, what happened, and the value of a label."""
    moments = (moment.split() for moment in words.split(",") if moment.strip())
    return tuple(Moment(START + seconds(at), what, *value) for at, what, *value in moments)


def promises(rules, words, until="30d", known=(), suspensions=()):
    """The promises of a line under an agreement of these rules."""
    return promises_of(
        draft(rules), history(words), dict(known), START + seconds(until), suspensions
    )


def since(second_):
    """A time as the lines have it, in the greatest units."""
    if second_ is None:
        return "-"
    left, words = second_ - START, []
    for unit, size in reversed(UNITS.items()):
        count, left = divmod(left, size)
        words += [f"{count}{unit}"] if count else []
    return "+".join(words) or "0"


def lines(found):
    """Each promise as its start, due, stop and state."""
    return [
        f"{since(one.started_at)} {since(one.due_at)} {since(one.stopped_at)} {one.state}"
        for one in found
    ]
