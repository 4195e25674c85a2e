"""May so much be withdrawn now, and if not, from when on?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from makegood.terms.agreement.model import Agreement
from makegood.terms.ruling import Because, Ruling
from makegood.terms.values import Money
from makegood.terms.wallet.money import Entry, withdrawable


class Payable(StrEnum):
    """What becomes of a request to withdraw."""

    PAID = "paid"
    TOO_EARLY = "too_early"
    TOO_LITTLE = "too_little"
    TOO_MUCH = "too_much"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class PayoutRuling:
    """`possible_at` is, where it is too early, the first instant at which so much can be paid."""

    payable: Payable
    possible_at: datetime | None = None


def rule_on_payout(
    agreement: Agreement, *, entries: Sequence[Entry], wanted: Money, at: datetime
) -> Ruling[PayoutRuling]:
    """Whether `wanted`, which is above zero, can be withdrawn from a wallet of its currency.

    Source: table [wallet.payout], docs/terms/wallet.md.
    """
    assert wanted.minor > 0
    wallet = agreement.rules.wallet
    assert wallet, "only agreements with a wallet are asked"
    rule = wallet.payout
    if rule is None:
        never = Because(wallet.clause, "never_withdrawn")
        return Ruling(PayoutRuling(Payable.NEVER), (never,))
    facts: tuple[tuple[str, int | str], ...] = (
        ("minor", wanted.minor),
        ("currency", wanted.currency),
    )
    least = rule.at_least
    if least and least.currency == wanted.currency and wanted.minor < least.minor:
        short = Because(rule.clause, "below_the_least", (*facts, ("least", least.minor)))
        return Ruling(PayoutRuling(Payable.TOO_LITTLE), (short,))
    if withdrawable(entries, at=at) >= wanted.minor:
        return Ruling(PayoutRuling(Payable.PAID), (Because(rule.clause, "is_paid_out", facts),))
    possible = _possible_at(entries, wanted.minor)
    if possible is None:
        return Ruling(
            PayoutRuling(Payable.TOO_MUCH), (Because(rule.clause, "more_than_there_is", facts),)
        )
    early = Because(rule.clause, "not_withdrawable_yet", (*facts, ("from", possible.isoformat())))
    return Ruling(PayoutRuling(Payable.TOO_EARLY, possible), (early,))


def _possible_at(entries: Sequence[Entry], minor: int) -> datetime | None:
    """The first instant at which so much can be withdrawn, if nothing else changes."""
    maturing = sorted(
        (entry.withdrawable_at, entry.minor) for entry in entries if entry.withdrawable_at
    )
    total = 0
    for matures_at, amount in maturing:
        total += amount
        if total >= minor:
            return matures_at
    return None
