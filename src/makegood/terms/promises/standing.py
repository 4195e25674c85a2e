"""How does a promise stand, and why?"""

from makegood.terms.promises.promise import Promise, State
from makegood.terms.ruling import Because, Ruling
from makegood.terms.worktime.zone import instant

_FINDINGS = {
    State.RUNNING: "promise_runs",
    State.PAUSED: "promise_stands_still",
    State.KEPT: "promise_was_kept",
    State.BROKEN: "promise_was_broken",
    State.LIFTED: "promise_was_lifted",
}


def rule_on_promise(promise: Promise) -> Ruling[State]:
    """How the promise stands at the instant that it was asked for, by the clause that makes it.

    Source: [[promise]] and [[escalation]], docs/terms/promises.md.
    """
    facts: list[tuple[str, int | str]] = []
    for name, at in (("due", promise.due_at), ("stopped", promise.stopped_at)):
        if at is not None:
            facts.append((name, instant(at).isoformat()))
    if promise.state == State.BROKEN:
        facts.append(("late", in_hours(promise.overdue_seconds)))
    if promise.calls:
        facts.append(("calls", promise.calls))
    return Ruling(promise.state, (Because(promise.clause, _FINDINGS[promise.state], tuple(facts)),))


def in_hours(seconds: int) -> str:
    """So many hours, minutes and seconds, such as "26:05:00"."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
