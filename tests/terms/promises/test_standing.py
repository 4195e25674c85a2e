"""A promise's ruling cites the clause that makes it, and tells its times."""

import pytest

from makegood.terms.promises.standing import rule_on_promise
from tests.terms.promises.test_labels import HIGH, LADDER
from tests.terms.promises.written import promises

RULES = """
[[promise]]
id = "reply"
clause = "3"
strength = "guarantee"
starts = ["opened"]
stops = ["reply"]
within = "24 hours"
pauses = ["waiting_for_customer"]
"""
DUE = ("due", "2026-06-02T09:00:00+00:00")
CASES = [
    ("0 opened", "1h", "running", "promise_runs", (DUE,)),
    ("0 opened, 1h waiting", "2h", "paused", "promise_stands_still", ()),
    (
        "0 opened, 1h reply",
        "2h",
        "kept",
        "promise_was_kept",
        (DUE, ("stopped", "2026-06-01T10:00:00+00:00")),
    ),
    ("0 opened", "1d+1h+61s", "broken", "promise_was_broken", (DUE, ("late", "1:01:01"))),
    (
        "0 opened, 1h no_answer_needed",
        "2h",
        "lifted",
        "promise_was_lifted",
        (DUE, ("stopped", "2026-06-01T10:00:00+00:00")),
    ),
]


@pytest.mark.parametrize(("words", "until", "outcome", "finding", "facts"), CASES)
def test_a_ruling_tells_how_a_promise_stands(words, until, outcome, finding, facts):
    (one,) = promises(RULES, words, until)
    ruling = rule_on_promise(one)
    assert ruling.outcome == outcome
    (because,) = ruling.because
    assert (because.clause, because.finding, because.facts) == ("3", finding, facts)


def test_a_step_tells_whom_it_calls():
    first, _second = promises(LADDER, "0 opened", "0", HIGH)
    assert rule_on_promise(first).because[0].facts[-1] == ("calls", "on_call")
