"""Which money in a wallet can be withdrawn, from when on, and which is spent first?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from makegood.terms.agreement.model import Agreement
from makegood.terms.ruling import Because, Ruling
from makegood.terms.worktime.dates import day_of, first_of
from makegood.terms.worktime.zone import instant, second


@dataclass(frozen=True, slots=True)
class Entry:
    """What is left of a sum in the wallet; None as `withdrawable_at`: it never can be."""

    id: str
    minor: int
    withdrawable_at: datetime | None


@dataclass(frozen=True, slots=True)
class Part:
    """So much of an entry."""

    entry: str
    minor: int


def rule_on_maturity(agreement: Agreement, *, granted_at: datetime) -> Ruling[datetime | None]:
    """The first instant at which money that was granted then can be withdrawn; None for never.

    So many days end with the last second of the local day, or are of 24 hours each, as the rule
    says. Source: table [wallet.payout], docs/terms/wallet.md.
    """
    wallet = agreement.rules.wallet
    assert wallet, "only agreements with a wallet are asked"
    rule = wallet.payout
    if rule is None:
        return Ruling(None, (Because(wallet.clause, "never_withdrawn"),))
    days = timedelta(days=rule.after_days)
    if rule.ends == "instant":
        matures = instant(second(granted_at)) + days
    else:
        day = day_of(agreement.zone, granted_at) + days + timedelta(days=1)
        matures = first_of(agreement.zone, day)
    facts = (("days", rule.after_days), ("from", matures.isoformat()))
    return Ruling(matures, (Because(rule.clause, "withdrawable_from", facts),))


def withdrawable(entries: Iterable[Entry], *, at: datetime) -> int:
    """How much can be withdrawn at an instant, in minor units."""
    return sum(entry.minor for entry in entries if is_mature(entry, at=at))


def is_mature(entry: Entry, *, at: datetime) -> bool:
    """Whether the entry can be withdrawn at an instant; the first one counts."""
    return entry.withdrawable_at is not None and entry.withdrawable_at <= instant(second(at))


def spent_first(entries: Iterable[Entry], minor: int) -> tuple[Part, ...]:
    """From which entries so much is spent; all of it, which must be there.

    What can never be withdrawn goes first, then what can be latest: so what could be withdrawn is
    kept longest. Entries alike go by their ids. Source: docs/terms/wallet.md.
    """
    parts: list[Part] = []
    left = minor
    for entry in sorted(entries, key=_latest_first):
        taken = min(left, entry.minor)
        if taken > 0:
            parts.append(Part(entry.id, taken))
            left -= taken
    assert left == 0, "nobody spends more than there is"
    return tuple(parts)


def withdrawn_first(entries: Iterable[Entry], minor: int, *, at: datetime) -> tuple[Part, ...]:
    """From which entries so much is withdrawn: of what can be, what could be first."""
    parts: list[Part] = []
    left = minor
    mature = [entry for entry in entries if is_mature(entry, at=at)]
    for entry in sorted(mature, key=_latest_first, reverse=True):
        taken = min(left, entry.minor)
        if taken > 0:
            parts.append(Part(entry.id, taken))
            left -= taken
    assert left == 0, "nobody withdraws more than can be"
    return tuple(parts)


def _latest_first(entry: Entry) -> tuple[bool, int, str]:
    if entry.withdrawable_at is None:
        return False, 0, entry.id
    return True, -second(entry.withdrawable_at), entry.id
