"""What is owed if too few promises of a month or quarter were kept?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from makegood.terms.agreement.applies import Known, applies
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.remedies import Attainment, Destination
from makegood.terms.promises.promise import Promise, State
from makegood.terms.remedies.caps import Award, left_for
from makegood.terms.remedies.claim import claimed_in_time
from makegood.terms.remedies.worth import Bases
from makegood.terms.ruling import Because, Ruling
from makegood.terms.values import Money, started, whole
from makegood.terms.worktime.dates import day_of, first_of, last_of, months_after
from makegood.terms.worktime.zone import instant, second


@dataclass(frozen=True, slots=True)
class Period:
    """A month or quarter on the agreement's clocks: its first and last second since 1970."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Credit:
    """What is owed for a period, and how many of its promises were kept."""

    rule: str
    made: int
    kept: int
    amount: Money
    award: Award
    goes_to: Destination


def period_of(agreement: Agreement, rule_id: str, at: datetime) -> Period:
    """The month or quarter of the rule in which an instant lies."""
    day = day_of(agreement.zone, at)
    months = 3 if _rule(agreement, rule_id).every == "quarter" else 1
    first = date(day.year, day.month - (day.month - 1) % months, 1)
    last = months_after(first, months) - timedelta(days=1)
    return Period(second(first_of(agreement.zone, first)), second(last_of(agreement.zone, last)))


def rule_on_attainment(
    agreement: Agreement,
    rule_id: str,
    *,
    period: Period,
    promises: Iterable[tuple[Promise, Known]],
    bases: Bases,
    others: Sequence[Award],
) -> Ruling[Credit | None]:
    """What is owed for a period in which `promises` were due, each with what is known of its
    ticket; None if nothing is.

    A promise counts in the period in which it ran out or was kept. One that was lifted, or is not
    decided yet, counts nowhere. Credits are rounded up to the minor unit; shares are compared
    exactly. Raises OtherCurrency. Source: [[attainment]], docs/terms/attainment.md.
    """
    rule = _rule(agreement, rule_id)
    counted = [
        promise
        for promise, known in promises
        if _counts(rule, promise, known) and period.first <= _decided_at(promise) <= period.last
    ]
    made, kept = len(counted), sum(promise.state == State.KEPT for promise in counted)
    facts = (("made", made), ("kept", kept), ("percent", whole(kept * 100, per=max(made, 1))))
    if made < rule.sample:
        few = (*facts, ("sample", rule.sample))
        return Ruling(None, (Because(rule.clause, "too_few_promises", few),))
    bands = [band for band in rule.band if kept * 100 < band.below_percent * made]
    if not bands:
        return Ruling(None, (Because(rule.clause, "enough_were_kept", facts),))
    band = min(bands, key=lambda band: band.below_percent)
    below = (*facts, ("below", band.below_percent), ("gives", band.gives_percent))
    steps = [Because(rule.clause, "too_few_were_kept", below)]
    base = bases.of(rule.of)
    if base is None:
        return Ruling(None, (*steps, Because(rule.clause, "base_is_missing")))
    owed = started(base.minor * band.gives_percent, per=100)
    key = (period.last, "", rule.id, "", period.first)
    wanted = Award(key, rule.caps, "money", base.currency, owed)
    left = left_for(agreement, wanted, clause=rule.clause, bases=bases, others=others)
    if left is None:
        return Ruling(None, (*steps, Because(rule.clause, "base_is_missing")))
    award = replace(wanted, size=left.most)
    amount = Money(left.most, base.currency)
    credit = Credit(rule.id, made, kept, amount, award, rule.goes_to)
    return Ruling(credit, (*steps, *left.because))


def rule_on_period_claim(
    agreement: Agreement, rule_id: str, *, period: Period, claimed_at: datetime
) -> Ruling[bool]:
    """Whether the credit of a period can be claimed then, where it must be claimed at all."""
    rule = _rule(agreement, rule_id)
    if rule.claim_within_days is None:
        return Ruling(True, (Because(rule.clause, "no_claim_is_needed"),))
    over_at, days = instant(period.last), rule.claim_within_days
    return claimed_in_time(agreement, rule.clause, days, over_at=over_at, claimed_at=claimed_at)


def _rule(agreement: Agreement, rule_id: str) -> Attainment:
    return next(rule for rule in agreement.rules.attainment if rule.id == rule_id)


def _counts(rule: Attainment, promise: Promise, known: Known) -> bool:
    if promise.rule not in rule.promises or promise.state not in (State.KEPT, State.BROKEN):
        return False
    return applies(rule.when, {**known, **dict(promise.labels)}) is True


def _decided_at(promise: Promise) -> int:
    at = promise.due_at if promise.state == State.BROKEN else promise.stopped_at
    assert at is not None
    return at
