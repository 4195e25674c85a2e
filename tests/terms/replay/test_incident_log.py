"""The real log of 20,769 incidents, judged by the agreements that come with the product.

500 incidents drawn by a seed are judged a second time, naively: the rows are read anew, and time
goes by minute by minute on a wall clock. No code is shared but that which reads TOML.
"""

import csv
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest

from makegood.terms.agreement.read import read_agreement
from makegood.terms.promises.promise import State
from makegood.terms.replay.past import Troubles
from makegood.terms.replay.run import Question, judge_all
from makegood.terms.replay.table import read_table
from makegood.terms.values import Money
from tests.packs import pack
from tests.terms.replay.logs import incidents, map_named, without_logs

pytestmark = without_logs
SEED, DRAWN, PRESSING = 20_769, 400, 100
MINUTE = timedelta(minutes=1)


@pytest.fixture(scope="module")
def drawn():
    """The rows of 400 incidents, and of 100 of those whose first priority is critical or high."""
    with incidents() as file:
        reader = csv.reader(file)
        heading = next(reader)
        rows = defaultdict(list)
        for row in reader:
            rows[row[0]].append(row)
    assert (len(rows), sum(map(len, rows.values()))) == (20_769, 119_998)
    place = heading.index("priority")
    pressing = [number for number, its in rows.items() if its[0][place][0] in "12"]
    chosen = set(_draw(pressing, PRESSING))
    chosen |= set(_draw(rows.keys() - chosen, DRAWN))
    lines = [heading, *(row for number, its in rows.items() if number in chosen for row in its)]
    return [",".join(f'"{cell}"' for cell in line) + "\n" for line in lines]


def _draw(numbers, how_many):
    """So many of the numbers, by the seed."""
    return sorted(numbers, key=lambda number: sha256(f"{SEED} {number}".encode()).digest())[
        :how_many
    ]


# What the clauses say, told once more in the plainest way.


@dataclass
class Naive:
    """What an incident's rows say, read without any of our code."""

    number: str
    opened: datetime
    priorities: list[str]
    first: dict[str, datetime]  # a reply, an assignment, a solution: when it first happened
    last: datetime


def naive_incidents(lines):
    found = {}
    for row in csv.DictReader(lines):
        at = datetime.strptime(row["sys_updated_at"], "%d/%m/%Y %H:%M").replace(tzinfo=UTC)
        opened = datetime.strptime(row["opened_at"], "%d/%m/%Y %H:%M").replace(tzinfo=UTC)
        one = found.get(row["number"])
        if one is None:
            one = found[row["number"]] = Naive(row["number"], opened, [], {}, opened)
            before = {"incident_state": "", "assigned_to": ""}
        one.priorities.append(row["priority"][0])
        one.last = max(one.last, at)
        state = row["incident_state"]
        happened = []
        if state != before["incident_state"] and state in ("Active", "Resolved"):
            happened += ["reply"] + (["solved"] if state == "Resolved" else [])
        if row["assigned_to"] not in (before["assigned_to"], "?"):
            happened.append("assigned")
        for what in happened:
            if at >= opened:
                one.first.setdefault(what, at)
        before = row
    return list(found.values())


def naive_clock(name):
    """Whether the agreement's desk is open in a minute, by its own file and the clocks there."""
    hours = tomllib.loads(pack(name)["agreement.toml"])["hours"]
    zone = ZoneInfo(hours["zone"])
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    week = [[window.split("-") for window in hours["week"].get(day, ())] for day in days]

    @cache
    def is_open(minute):
        shown = minute.astimezone(zone)
        clock = f"{shown:%H:%M}"
        return any(opens <= clock < closes for opens, closes in week[shown.weekday()])

    return is_open


def always(_minute):
    return True


def naive_due(start, minutes, is_open):
    """A minute after the other, until so many open ones have gone by."""
    at = start
    while minutes:
        minutes -= is_open(at)
        at += MINUTE
    return at


def naive_promise(one, minutes, is_open, *stops):
    """When it is due, and whether it was kept; a clock that nobody stopped runs to the end."""
    due = naive_due(one.opened, minutes, is_open)
    stopped = min((one.first[stop] for stop in stops if stop in one.first), default=None)
    if stopped is None:
        return due, "broken" if one.last > due else "running"
    return due, "kept" if stopped <= due else "broken"


def naive_guarantee(one):
    """24 hours for an answer; for high tickets 30, 60 and 240 minutes of work for three calls."""
    is_open = naive_clock_of("guarantee")
    yield ("reply", ""), naive_promise(one, 24 * 60, always, "reply")
    if one.priorities[0] in "12":
        yield ("ladder", "on_call"), naive_promise(one, 30, is_open, "assigned")
        yield ("ladder", "engineer"), naive_promise(one, 60, is_open, "reply")
        yield ("ladder", "lead"), naive_promise(one, 240, is_open, "solved")


def naive_attainment(one):
    """Four hours of work for an answer."""
    is_open = naive_clock_of("attainment")
    yield ("answer", ""), naive_promise(one, 240, is_open, "reply")


naive_clock_of = cache(naive_clock)
RECKONED = {"guarantee": naive_guarantee, "attainment": naive_attainment}


def judged_by(name, lines, **asked):
    agreement, troubles = read_agreement(pack(name)), Troubles()
    pasts = read_table(lines, map_named("service_now.toml"), agreement, troubles)
    return list(judge_all(Question(agreement, **asked), pasts, troubles)), troubles


@pytest.mark.parametrize("name", RECKONED)
def test_a_naive_clock_finds_the_same(name, drawn):
    """Left out: who is called about an incident whose priority changed, or that was reopened, and
    so may be called twice. Of their answers none is left out.
    """
    naive = {one.number: one for one in naive_incidents(drawn)}
    judged, _troubles = judged_by(name, drawn)
    assert len(judged) == len(naive) == DRAWN + PRESSING
    totals, naive_totals = Counter(), Counter()
    for one in judged:
        incident = naive[one.ticket]
        promises = one.promises
        theirs = dict(RECKONED[name](incident))
        if len(set(incident.priorities)) > 1 or len(promises) > len(theirs):
            promises = [promise for promise in promises if not promise.calls]
            theirs = {key: found for key, found in theirs.items() if not key[1]}
        ours = {
            (promise.rule, promise.calls): (
                datetime.fromtimestamp(promise.due_at, UTC),
                promise.state.value,
            )
            for promise in promises
        }
        assert ours == theirs, one.ticket
        totals.update((key, state) for key, (_due, state) in ours.items())
        naive_totals.update((key, state) for key, (_due, state) in theirs.items())
    assert totals == naive_totals
    for rule in {key for key, _state in totals}:
        assert {"kept", "broken"} <= {state for key, state in totals if key == rule}, rule


def test_the_whole_log_is_judged():
    """Impossible rows are counted; every incident is judged, and what is owed has a ceiling."""
    with incidents() as file:
        judged, troubles = judged_by("guarantee", file, paid=Money(4900, "USD"))

    assert len(judged) == 20_769
    assert troubles.counts == {"before_it_was_opened": 5}
    replies = Counter(
        promise.state for one in judged for promise in one.promises if promise.rule == "reply"
    )
    assert replies == {State.KEPT: 15_610, State.BROKEN: 5_156, State.RUNNING: 3}
    for one in judged:
        owed = sum(ruling.outcome.proposed for _promise, ruling in one.owed if ruling.outcome)
        assert 0 <= owed <= 4900
