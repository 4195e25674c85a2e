"""Whatever happens on a ticket, and whenever it is asked for, its promises hang together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from makegood.terms.promises.history import ORDER, Moment, in_order
from makegood.terms.promises.owed import promises_of
from makegood.terms.promises.promise import State
from tests.terms.drafted import draft
from tests.terms.promises.written import HOURS, PRIORITIES, REPLY, START

AGREEMENT = draft(
    f"""
{HOURS}
{PRIORITIES}
{REPLY}
[[promise]]
id = "fix"
clause = "4"
strength = "commitment"
starts = ["reported", "opened"]
stops = ["corrected", "solved"]
by = ["priority"]
pauses = ["waiting_for_customer"]
deemed_after = "2 working days"
[promise.within]
high = "3 working hours"
low = "2 business days"
[[promise]]
id = "progress"
clause = "5"
strength = "target"
starts = ["reply"]
stops = ["reply", "update"]
each = "cadence"
within = "1 working day"
[[escalation]]
id = "ladder"
clause = "6"
when = {{ priority = "high" }}
strength = "guarantee"
starts = ["opened"]
not_before_clearing = true
[[escalation.step]]
calls = "on_call"
within = "30 working minutes"
stops = ["assigned"]
"""
)
DAY = 86400
values = {"priority": ("high", "low"), "tier": ("support",), "issue_class": ("question",)}
whats = st.sampled_from([what for what in ORDER if what != "plan"])


@st.composite
def moments(draw):
    what = draw(whats)
    at = START + draw(st.integers(0, 9)) * 7 * 3600 + draw(st.sampled_from((0, 0, 1)))
    return Moment(at, what, draw(st.sampled_from(values.get(what, ("",)))))


histories = st.lists(moments(), max_size=12).map(lambda some: (Moment(START, "opened"), *some))
asked = st.integers(0, 6 * DAY).map(lambda later: START + later)


def owed(history, until):
    return promises_of(AGREEMENT, history, {}, until)


def decided(promise, until):
    """What no later moment can change."""
    if promise.state == State.BROKEN:
        return True
    stopped, settles = promise.stopped_at, promise.settles_at
    return promise.state == State.KEPT and stopped < until and settles < until


@given(histories, asked, st.randoms(use_true_random=False))
def test_the_order_in_which_moments_are_given_does_not_matter(history, until, random):
    shuffled = list(history)
    random.shuffle(shuffled)
    assert owed(shuffled, until) == owed(history, until)


@given(histories, asked, asked)
@settings(max_examples=300)
def test_what_was_decided_stays_decided(history, one, other):
    early, late = sorted((one, other))
    before = {
        (promise.rule, promise.calls, promise.started_at, promise.due_at, promise.state)
        for promise in owed(history, early)
        if decided(promise, early)
    }
    after = {
        (promise.rule, promise.calls, promise.started_at, promise.due_at, promise.state)
        for promise in owed(history, late)
    }
    assert before <= after


@given(histories, asked)
def test_what_comes_later_is_not_looked_at(history, until):
    past = tuple(moment for moment in history if moment.at <= until)
    assert owed(history, until) == owed(past, until)


@given(histories, asked)
def test_a_promise_is_broken_if_and_only_if_it_is_late(history, until):
    for promise in owed(history, until):
        end = until if promise.stopped_at is None else promise.stopped_at
        is_late = promise.due_at is not None and end > promise.due_at
        assert (promise.state == State.BROKEN) == is_late
        assert 0 <= promise.overdue_seconds <= (end - promise.due_at if is_late else 0)
        assert promise.stopped_at is None or promise.started_at <= promise.stopped_at <= until


@given(histories, st.sampled_from(("auto_reply", "note")), asked, asked)
def test_what_no_person_says_to_the_customer_changes_nothing(history, what, at, until):
    assert owed((*history, Moment(at, what)), until) == owed(history, until)


@given(st.lists(moments(), max_size=12))
def test_the_order_of_moments_is_by_time_first(history):
    ordered = in_order(history, START + 9 * DAY)
    assert [moment.at for moment in ordered] == sorted(moment.at for moment in history)
