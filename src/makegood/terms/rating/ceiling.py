"""How near is the work on a ticket to its ceiling, and what does more of it take?"""

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.amount import Amount, in_fact, like, number_of, same_kind
from makegood.terms.rating.job import Job, Stretch
from makegood.terms.rating.meter import PORTIONS, read_meter, work_of
from makegood.terms.ruling import Because, Ruling
from makegood.terms.values import started, whole
from makegood.terms.worktime.zone import second

_FULL = 100  # percent


class Reach(StrEnum):
    """How near the work is to its ceiling."""

    BELOW = "below"
    WARNED = "warned"  # both sides are told
    STOPPED = "stopped"  # the timer stops


@dataclass(frozen=True, slots=True)
class Used:
    """How much of the ceiling is used, in whole percent, rounded down."""

    reach: Reach
    percent: int


def rule_on_ceiling(agreement: Agreement, job: Job) -> Ruling[Used]:
    """How much of what was confirmed last the work has used, before anything is rounded up.

    Something must have been confirmed. Without a table [ceiling] the timer stops all the same,
    and nobody is warned. Source: table [ceiling], docs/terms/work.md.
    """
    most = number_of(job.approved[-1].ceiling)
    percent = whole(read_meter(agreement, job).portions * _FULL, per=most * PORTIONS)
    rule = agreement.rules.ceiling
    clause = rule.clause if rule else work_of(agreement).clause
    facts = (("percent", percent), ("ceiling", in_fact(job.approved[-1].ceiling)))
    if percent >= _FULL:
        return Ruling(Used(Reach.STOPPED, _FULL), (Because(clause, "ceiling_is_reached", facts),))
    if rule and percent >= rule.warns_at_percent:
        return Ruling(Used(Reach.WARNED, percent), (Because(clause, "ceiling_is_near", facts),))
    return Ruling(Used(Reach.BELOW, percent), (Because(clause, "below_ceiling", facts),))


def reaches_at(agreement: Agreement, job: Job, *, begins_at: datetime, percent: int) -> datetime:
    """When somebody who begins then, and goes on, has used so many percent of the ceiling.

    `job` is all the work that is known; `begins_at` is not before the last approval. The timer
    stops at 100 percent, both sides are warned at what [ceiling] says.
    Source: table [ceiling], docs/terms/work.md.
    """
    assert 0 < percent <= _FULL
    assert begins_at >= job.approved[-1].at
    most = number_of(job.approved[-1].ceiling) * PORTIONS
    goal = started(most * percent, per=_FULL)
    an_hour = number_of(work_of(agreement).an_hour)
    # Others at work at the same time may be those who count; alone it takes no longer than this.
    alone = started(goal, per=_FULL * an_hour)
    others = sum(second(worked.ends_at) - second(worked.begins_at) for worked in job.stretches)
    longest = alone + others + 1

    def portions(seconds: int) -> int:
        running = Stretch(begins_at, begins_at + timedelta(seconds=seconds))
        return read_meter(agreement, replace(job, stretches=(*job.stretches, running))).portions

    return begins_at + timedelta(seconds=bisect_left(range(longest), goal, key=portions))


def reached_at(
    agreement: Agreement,
    job: Job,
    *,
    running: tuple[datetime, ...],
    until: datetime,
    percent: int,
) -> datetime | None:
    """When the work had used so many percent of what was confirmed last, if it had by `until`.

    `running` is when each of those began who are at work to that moment; `job` is all other work.
    None if it is not so far. At the beginning of the first of them if it was so far before.
    Source: table [ceiling], docs/terms/work.md.
    """
    assert 0 < percent <= _FULL
    assert all(begins_at <= until for begins_at in running)
    goal = started(number_of(job.approved[-1].ceiling) * PORTIONS * percent, per=_FULL)
    first = min(running, default=until)

    def portions(seconds: int) -> int:
        at = first + timedelta(seconds=seconds)
        open_ones = tuple(Stretch(begins_at, max(begins_at, at)) for begins_at in running)
        return read_meter(agreement, replace(job, stretches=(*job.stretches, *open_ones))).portions

    longest = second(until) - second(first)
    if portions(longest) < goal:
        return None
    return first + timedelta(seconds=bisect_left(range(longest), goal, key=portions))


def rule_on_supplement(
    agreement: Agreement, *, confirmed: Amount, needed: Amount
) -> Ruling[Amount]:
    """How much more must be confirmed so that a ticket may cost what is `needed` in all.

    The difference only; nothing where that lies within what is confirmed, or where what lies
    beyond is the vendor's own cost. Source: table [ceiling], docs/terms/work.md.
    """
    assert same_kind(confirmed, needed)
    rule = agreement.rules.ceiling
    clause = rule.clause if rule else agreement.decision.clause
    difference = max(0, number_of(needed) - number_of(confirmed))
    if not difference:
        finding = "needs_no_supplement"
    elif rule and rule.beyond == "vendors_cost":
        finding, difference = "beyond_is_vendors_cost", 0
    else:
        finding = "supplement_is_difference"
    more = like(confirmed, difference)
    facts = (("confirmed", in_fact(confirmed)), ("more", in_fact(more)))
    return Ruling(more, (Because(clause, finding, facts),))
