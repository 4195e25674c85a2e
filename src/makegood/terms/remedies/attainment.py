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
class Counted:
    """How many promises of a period there were, and how many of them were kept."""

    made: int
    kept: int


@dataclass(frozen=True, slots=True)
class Credit:
    """What is owed for a period."""

    rule: str
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


def counted_in(
    agreement: Agreement, rule_id: str, *, period: Period, promises: Iterable[tuple[Promise, Known]]
) -> Counted:
    """How the promises did in a period; each comes with what is known of its ticket.

    A promise counts in the period in which it ran out or was kept. One that was lifted, or is not
    decided yet, counts nowhere.
    """
    rule = _rule(agreement, rule_id)
    states = [
        promise.state
        for promise, known in promises
        if _counts(rule, promise, known) and period.first <= _decided_at(promise) <= period.last
    ]
    return Counted(len(states), states.count(State.KEPT))


def rule_on_attainment(
    agreement: Agreement,
    rule_id: str,
    *,
    period: Period,
    counted: Counted,
    bases: Bases,
    others: Sequence[Award],
) -> Ruling[Credit | None]:
    """What is owed for a period, beside the other awards; None if nothing is.

    Credits are rounded up to the minor unit; shares are compared exactly. Raises OtherCurrency.
    Source: [[attainment]], docs/terms/attainment.md.
    """
    rule = _rule(agreement, rule_id)
    step, gives_percent = _band(rule, counted)
    if gives_percent is None:
        return Ruling(None, (step,))
    missing: Ruling[Credit | None] = Ruling(None, (step, Because(rule.clause, "base_is_missing")))
    base = bases.of(rule.of)
    if base is None:
        return missing
    owed = started(base.minor * gives_percent, per=100)
    key = (period.last, "", rule.id, "", period.first)
    wanted = Award(key, rule.caps, "money", base.currency, owed)
    left = left_for(agreement, wanted, clause=rule.clause, bases=bases, others=others)
    if left is None:
        return missing
    award = replace(wanted, size=left.most)
    credit = Credit(rule.id, Money(left.most, base.currency), award, rule.goes_to)
    return Ruling(credit, (step, *left.because))


def _band(rule: Attainment, counted: Counted) -> tuple[Because, int | None]:
    """The lowest band that the share of kept promises falls below, and what it gives."""
    made, kept = counted.made, counted.kept
    facts: tuple[tuple[str, int | str], ...] = (("made", made), ("kept", kept))
    if made < max(rule.sample, 1):
        return Because(rule.clause, "too_few_promises", (*facts, ("sample", rule.sample))), None
    facts += (("percent", whole(kept * 100, per=made)),)
    bands = [band for band in rule.band if kept * 100 < band.below_percent * made]
    if not bands:
        return Because(rule.clause, "enough_were_kept", facts), None
    band = min(bands, key=lambda band: band.below_percent)
    facts += (("below", band.below_percent), ("gives", band.gives_percent))
    return Because(rule.clause, "too_few_were_kept", facts), band.gives_percent


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
