"""What holds for every log: order within a ticket, earlier ends, and repeated runs change nothing;
and a longer log needs no more memory.
"""

import gc
import json
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.terms.promises.promise import State
from makegood.terms.replay.past import REMEMBERED, Troubles
from makegood.terms.replay.run import Question, judge_all, rulings
from makegood.terms.replay.stream import read_facts
from makegood.terms.replay.table import read_table
from makegood.terms.replay.tally import Tally
from makegood.terms.values import Money
from tests.terms.replay.logs import judged, map_named
from tests.terms.replay.promised import promised

AGREEMENT = promised()
PAID = Money(10_000, "EUR")
START = 1785747600  # 2026-08-03T09:00:00Z
DECIDED = (State.KEPT, State.BROKEN)


def told(ticket, minute, what, value=""):
    at = f"2026-08-{3 + minute // 1440:02}T{minute // 60 % 24:02}:{minute % 60:02}:00Z"
    return json.dumps({"ticket": ticket, "at": at, "what": what, "value": value})


HAPPENS = st.sampled_from(
    [
        ("reply", ""),
        ("customer_message", ""),
        ("auto_reply", ""),
        ("note", ""),
        ("no_answer_needed", ""),
        ("priority", "high"),
        ("priority", "low"),
    ]
)
MOMENTS = st.lists(st.tuples(st.integers(0, 600), HAPPENS), max_size=8)


@st.composite
def logs(draw):
    """The lines of up to three tickets, each opened at nine."""
    return [
        [told(f"T{number}", 0, "opened"), *(told(f"T{number}", at, *one) for at, one in moments)]
        for number, moments in enumerate(draw(st.lists(MOMENTS, min_size=1, max_size=3)))
    ]


def came_of(tickets, **asked):
    """The rulings of each ticket."""
    lines = [line for ticket in tickets for line in ticket]
    found, troubles = judged(lines, AGREEMENT, paid=PAID, **asked)
    assert troubles.counts == {}
    return {one.ticket: list(rulings(one)) for one in found}


@given(logs(), st.randoms())
def test_the_order_of_a_tickets_lines_does_not_matter(tickets, chance):
    shuffled = [chance.sample(lines, len(lines)) for lines in tickets]
    assert came_of(shuffled) == came_of(tickets)


@given(logs())
def test_two_runs_give_the_same(tickets):
    assert came_of(tickets) == came_of(tickets)


@given(logs())
def test_a_tickets_rulings_do_not_depend_on_the_others(tickets):
    alone = {}
    for lines in tickets:
        alone |= came_of([lines])
    assert alone == came_of(tickets)


@given(logs(), st.integers(0, 800))
def test_what_was_decided_stays_decided(tickets, minute):
    """A log that ends earlier gives the first of the decided promises of the whole one."""
    until = START + minute * 60
    lines = [line for ticket in tickets for line in ticket]
    early, _troubles = judged(lines, AGREEMENT, until=until)
    late, _troubles = judged(lines, AGREEMENT, until=until + 60 * 900)
    for one, other in zip(early, late, strict=True):
        decided = [promise for promise in one.promises if promise.state in DECIDED]
        after = {promise.started_at: promise for promise in other.promises}
        for promise in decided:
            then = after[promise.started_at]
            assert (then.state, then.due_at) == (promise.state, promise.due_at)


@given(logs())
def test_never_more_than_the_ceiling_is_owed(tickets):
    lines = [line for ticket in tickets for line in ticket]
    found, _troubles = judged(lines, AGREEMENT, paid=PAID, until=START + 60 * 5000)
    for one in found:
        sizes = [ruling.outcome.proposed for _promise, ruling in one.owed if ruling.outcome]
        assert all(size >= 0 for size in sizes)
        assert sum(sizes) <= 1500


def facts(tickets, troubles):
    """A stream of facts, two on each ticket."""
    says = '{{"ticket": "T{}", "at": "2026-08-03T09:{:02}:00Z", "what": "{}"}}'
    lines = (
        says.format(number, minute, what)
        for number in range(tickets)
        for minute, what in ((0, "opened"), (number % 60, "reply"))
    )
    return read_facts(lines, AGREEMENT, troubles)


def table(tickets, troubles):
    """A table with a row for each ticket."""

    def lines():
        yield "number,sys_updated_at,opened_at,priority,incident_state,reopen_count,assigned_to\n"
        for number in range(tickets):
            day = 1 + number % 28
            yield f"N{number},{day}/3/2016 09:59,{day}/3/2016 09:00,2 - High,Active,0,Ann\n"

    return read_table(lines(), map_named("service_now.toml"), AGREEMENT, troubles)


def held_by_makegood():
    """Bytes. What else runs in this process, such as a thread that tells of the tests, is not
    counted.
    """
    ours = tracemalloc.Filter(inclusive=True, filename_pattern="*/makegood/*")
    kept = tracemalloc.take_snapshot().filter_traces([ours])
    return sum(trace.size for trace in kept.traces)


@pytest.mark.parametrize("pasts_of", [facts, table])
def test_more_tickets_need_no_more_memory(pasts_of):
    """The tickets that are remembered are as many at both times; what is kept of others shows."""
    early, late = 2 * REMEMBERED, 3 * REMEMBERED
    troubles, tally, held = Troubles(), Tally(), {}
    tracemalloc.start()
    try:
        pasts = pasts_of(late, troubles)
        for one in judge_all(Question(AGREEMENT, PAID), pasts, troubles):
            tally.add(one)
            if tally.tickets in (early, late):
                gc.collect()
                held[tally.tickets] = held_by_makegood()
    finally:
        tracemalloc.stop()
    assert held[late] - held[early] < 5 * (late - early)
