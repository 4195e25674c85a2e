"""What does the work on a ticket cost?"""

from collections.abc import Iterator
from dataclasses import dataclass

from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.rates import Surcharge, Work
from makegood.terms.rating.amount import Amount, in_fact, like, number_of
from makegood.terms.rating.job import Job
from makegood.terms.rating.meter import PORTIONS, Reading, read_meter, work_of
from makegood.terms.ruling import Because, Ruling
from makegood.terms.values import Money, nearest, started


@dataclass(frozen=True, slots=True)
class Line:
    """A part of a cost: "work", "least", or the id of a surcharge; and the time it is for."""

    what: str
    seconds: int
    amount: Amount


@dataclass(frozen=True, slots=True)
class Cost:
    """What the work on a ticket costs.

    The lines add up to `charged` and what is `cut` off at the ceiling. `released` is what was
    confirmed and is not needed.
    """

    lines: tuple[Line, ...]
    cut: Amount
    charged: Amount
    released: Amount


def rule_on_work(agreement: Agreement, job: Job) -> Ruling[Cost]:
    """What the work of `job` costs: never more than was confirmed, and nothing before it was.

    Time is summed and rounded up once to the step; what it costs is rounded once: up to whole
    units, or to the nearest minor unit of money, halves up. A surcharge is for the exact seconds.
    Source: tables [work], [[surcharge]] and [ceiling], docs/terms/work.md.
    """
    work = work_of(agreement)
    reading = read_meter(agreement, job)
    billed = _to_step(work, reading.counted)
    rules = tuple(rule for rule in agreement.rules.surcharge if reading.surcharged.get(rule.id))
    lines = tuple(_lines(work, reading, billed, rules))
    total = sum(number_of(line.amount) for line in lines)
    ceiling = number_of(job.approved[-1].ceiling) if job.approved else 0
    charged = min(total, ceiling)
    cost = Cost(
        lines=lines,
        cut=like(work.an_hour, total - charged),
        charged=like(work.an_hour, charged),
        released=like(work.an_hour, ceiling - charged),
    )
    steps = (
        _summed(work, reading, billed),
        *_surcharged(rules, lines),
        *_of_the_least(work, lines),
        *_not_charged(agreement, reading, cost),
    )
    return Ruling(cost, steps)


def cost_of(work: Work, seconds: int) -> Amount:
    """What so many seconds of work cost without surcharges and a ceiling, rounded as above.

    Source: table [work], docs/terms/work.md.
    """
    cost = _rounded(work, 100 * _to_step(work, seconds) * number_of(work.an_hour))
    return like(work.an_hour, max(cost, _least(work, seconds)))


def as_time(seconds: int) -> str:
    """A length of time as people write it: "1:30", or "1:30:05" where it has seconds."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}" + (f":{left:02}" if left else "")


def _to_step(work: Work, seconds: int) -> int:
    step = work.step.seconds if work.step else None
    return started(seconds, per=step) * step if step else seconds


def _lines(
    work: Work, reading: Reading, billed: int, rules: tuple[Surcharge, ...]
) -> Iterator[Line]:
    """Each line is what it adds to the rounded sum, so that the lines add up."""
    an_hour = number_of(work.an_hour)
    portions = 100 * billed * an_hour
    so_far = _rounded(work, portions)
    yield Line("work", billed, like(work.an_hour, so_far))
    for rule in rules:
        seconds = reading.surcharged[rule.id]
        portions += rule.percent * seconds * an_hour
        total = _rounded(work, portions)
        yield Line(rule.id, seconds, like(work.an_hour, total - so_far))
        so_far = total
    least = _least(work, reading.counted)
    if least > so_far:
        yield Line("least", 0, like(work.an_hour, least - so_far))


def _least(work: Work, seconds: int) -> int:
    """What work costs at least: nothing before it began."""
    return number_of(work.at_least) if work.at_least is not None and seconds else 0


def _rounded(work: Work, portions: int) -> int:
    """Portions as units, begun ones whole; or as minor units of money, to the nearest."""
    is_money = isinstance(work.an_hour, Money)
    return nearest(portions, per=PORTIONS) if is_money else started(portions, per=PORTIONS)


def _summed(work: Work, reading: Reading, billed: int) -> Because:
    times = (("worked", as_time(reading.counted)), ("counted", as_time(billed)))
    return Because(work.clause, "time_is_summed", (*times, ("an_hour", in_fact(work.an_hour))))


def _surcharged(rules: tuple[Surcharge, ...], lines: tuple[Line, ...]) -> Iterator[Because]:
    by_what = {line.what: line for line in lines}
    for rule in rules:
        line = by_what[rule.id]
        facts = (("percent", rule.percent), ("time", as_time(line.seconds)))
        yield Because(rule.clause, "surcharge_is_added", (*facts, ("adds", in_fact(line.amount))))


def _of_the_least(work: Work, lines: tuple[Line, ...]) -> Iterator[Because]:
    if work.at_least is not None and lines[-1].what == "least":
        yield Because(work.clause, "least_is_due", (("least", in_fact(work.at_least)),))


def _not_charged(agreement: Agreement, reading: Reading, cost: Cost) -> Iterator[Because]:
    """What was worked without being confirmed, and what lies beyond the ceiling."""
    if reading.unconfirmed:
        time = (("time", as_time(reading.unconfirmed)),)
        yield Because(agreement.decision.clause, "before_approval_is_free", time)
    rule = agreement.rules.ceiling
    clause = rule.clause if rule else work_of(agreement).clause
    if reading.beyond:
        supplement = rule is not None and rule.beyond == "supplement"
        finding = "beyond_needs_supplement" if supplement else "beyond_is_not_charged"
        yield Because(clause, finding, (("time", as_time(reading.beyond)),))
    if number_of(cost.cut):
        yield Because(clause, "cut_at_ceiling", (("cut", in_fact(cost.cut)),))
