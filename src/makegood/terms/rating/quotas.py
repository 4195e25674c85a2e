"""What does a ticket or work draw from which quota, and what is left of them?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from makegood.terms.agreement.applies import Known, applies
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.agreement.rules.rates import Quota
from makegood.terms.rating.buckets import Bucket, Left
from makegood.terms.rating.periods import Holder, periods_of
from makegood.terms.ruling import Because, Ruling

# Under which a verdict keeps how much of a quota was used, and how much there was.
USED: Final = "{}.used"
MOST: Final = "{}.most"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A ticket, or minutes of work, that quotas may cover; `purchase` is whose they are.

    Uses of one instant are drawn in the order of their ids.
    """

    id: str
    at: datetime
    counts: Literal["tickets", "minutes"]
    amount: int
    purchase: str
    known: Known


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a use took from each quota, by its id, and how much no quota covered."""

    parts: tuple[tuple[str, int], ...]
    uncovered: int


@dataclass(frozen=True, slots=True)
class Count:
    """How much of a quota there is in a period, what was carried over included, and what is used.

    `most` is what is left and what was used since the period began.
    """

    used: int
    most: int


def rule_on_use(
    agreement: Agreement, *, holder: Holder, earlier: Iterable[Use], use: Use
) -> Ruling[Drawn]:
    """What `use` draws: from the quotas that fit, in the order in which they stand.

    `earlier` are the holder's other uses, in any order; those after it play no part. Drawn and
    uncovered add up to its amount. Without a quota that fits, nothing is covered and no clause is
    cited. Source: table [[quota]], docs/terms/quotas.md.
    """
    others = [one for one in earlier if _order(one) < _order(use)]
    buckets = _buckets_after(agreement, holder, others)
    fitting = _fitting(agreement, holder, use, buckets)
    parts = _draw(use, fitting)
    covered = sum(amount for _, amount in parts)
    steps = [
        Because(
            bucket.quota.clause,
            "drawn_from_quota" if amount else "quota_is_used_up",
            (("amount", amount), ("left", bucket.total)),
        )
        for bucket, (_, amount) in zip(fitting, parts, strict=False)
    ]
    drawn = Drawn(tuple(part for part in parts if part[1]), use.amount - covered)
    return Ruling(drawn, tuple(steps))


def left_at(
    agreement: Agreement, *, holder: Holder, uses: Iterable[Use], purchase: str, at: datetime
) -> dict[str, tuple[Left, ...]]:
    """What is left of each quota for a purchase at an instant, the soonest to expire first.

    Source: table [[quota]], docs/terms/quotas.md.
    """
    buckets = _buckets_at(agreement, holder, uses, purchase, at)
    return {
        quota: tuple(lot for lot in bucket.lots() if lot.amount)
        for quota, bucket in buckets.items()
    }


def counts_at(
    agreement: Agreement, *, holder: Holder, uses: Iterable[Use], purchase: str, at: datetime
) -> dict[str, Count]:
    """How much of each quota is used in the period of an instant, for a purchase.

    Source: table [[quota]], docs/terms/quotas.md.
    """
    buckets = _buckets_at(agreement, holder, uses, purchase, at)
    return {
        quota: Count(bucket.used, bucket.used + bucket.total) for quota, bucket in buckets.items()
    }


def counted_since(agreement: Agreement, *, holder: Holder, at: datetime) -> datetime | None:
    """From when on uses matter for what is left at an instant; None if all of them may.

    It is where a period of each quota begins: what was drawn before says nothing any more. What is
    kept of a period may rest on all that was drawn before it.
    """
    if any(quota.rollover for quota in agreement.rules.quota):
        return None
    since = at
    while (begins_at := min(_periods_begin(agreement, holder, since), default=since)) < since:
        since = begins_at
    return since


def quota_facts(counts: Mapping[str, Count]) -> dict[str, Value]:
    """What is known of quotas: whether something is left of each, for conditions, and the counts.

    No condition can name the counts, as no id has a dot: they are evidence.
    """
    facts: dict[str, Value] = {}
    for quota, count in counts.items():
        facts[quota] = "left" if count.used < count.most else "used_up"
        facts[USED.format(quota)] = count.used
        facts[MOST.format(quota)] = count.most
    return facts


type Buckets = dict[tuple[str, str], Bucket]


def _order(use: Use) -> tuple[datetime, str]:
    return use.at, use.id


def _buckets_after(agreement: Agreement, holder: Holder, uses: Iterable[Use]) -> Buckets:
    buckets: Buckets = {}
    for use in sorted(uses, key=_order):
        _draw(use, _fitting(agreement, holder, use, buckets))
    return buckets


def _buckets_at(
    agreement: Agreement, holder: Holder, uses: Iterable[Use], purchase: str, at: datetime
) -> dict[str, Bucket]:
    """The bucket of each quota by its id, brought to an instant."""
    drawn = _buckets_after(agreement, holder, (use for use in uses if use.at <= at))
    buckets: dict[str, Bucket] = {}
    for quota in agreement.rules.quota:
        bucket = _bucket(agreement, holder, quota, purchase, drawn)
        bucket.forward(at)
        buckets[quota.id] = bucket
    return buckets


def _fitting(agreement: Agreement, holder: Holder, use: Use, buckets: Buckets) -> list[Bucket]:
    """The buckets that a use may draw from, brought to its instant."""
    fitting = [
        _bucket(agreement, holder, quota, use.purchase, buckets)
        for quota in agreement.rules.quota
        if quota.counts == use.counts and applies(quota.when, use.known)
    ]
    for bucket in fitting:
        bucket.forward(use.at)
    return fitting


def _bucket(
    agreement: Agreement, holder: Holder, quota: Quota, purchase: str, buckets: Buckets
) -> Bucket:
    key = (quota.id, purchase if quota.for_each == "purchase" else "")
    if key not in buckets:
        begins = holder.begins(quota, purchase)
        buckets[key] = Bucket(quota, holder, periods_of(quota, agreement.zone, begins))
    return buckets[key]


def _periods_begin(agreement: Agreement, holder: Holder, at: datetime) -> Iterator[datetime]:
    """Where the periods began in which an instant is, of each quota of each purchase."""
    for quota in agreement.rules.quota:
        for purchase in holder.windows if quota.for_each == "purchase" else ("",):
            periods = periods_of(quota, agreement.zone, holder.begins(quota, purchase))
            number = periods.number(at)
            if number is not None:
                yield periods.begins_at(number)


def _draw(use: Use, fitting: list[Bucket]) -> list[tuple[str, int]]:
    """What the buckets give, in order; those behind the one that covers the rest are not asked."""
    assert use.amount > 0
    parts: list[tuple[str, int]] = []
    missing = use.amount
    for bucket in fitting:
        if not missing:
            break
        taken = bucket.draw(missing)
        missing -= taken
        parts.append((bucket.quota.id, taken))
    return parts
