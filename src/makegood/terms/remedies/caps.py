"""How much can still be given, after what was given before?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from makegood.terms.agreement.amounts import written
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.remedies import Cap
from makegood.terms.promises.promise import Key
from makegood.terms.remedies.worth import Bases, Kind, OtherCurrency
from makegood.terms.ruling import Because
from makegood.terms.values import Money, whole
from makegood.terms.worktime.dates import day_of
from makegood.terms.worktime.zone import instant


@dataclass(frozen=True, slots=True)
class Award:
    """What was given, or is about to be, for something of a purchase.

    `key` tells what for; earlier ones sort before later ones, and begin with the second of the
    breach, or the last one of the period.
    """

    key: Key
    caps: tuple[str, ...]
    kind: Kind
    currency: str
    size: int

    @property
    def at(self) -> int:
        """When the promise was broken, or the period ended."""
        return self.key[0]

    @property
    def ticket(self) -> str:
        """The ticket that it is for; "" if it is for a period."""
        return self.key[1]


@dataclass(frozen=True, slots=True)
class Left:
    """The most that can still be given, and the steps that cut it."""

    most: int
    because: tuple[Because, ...]


def left_for(
    agreement: Agreement, wanted: Award, *, clause: str, bases: Bases, others: Iterable[Award]
) -> Left | None:
    """How much of what is wanted can be given beside the others of the purchase.

    No cap is passed, and all money together is never more than what was paid, if that is known.
    None if the sum that a cap is a share of is unknown. Caps are rounded down to the minor unit.
    Raises OtherCurrency. Source: [[cap]], docs/terms/remedies.md.
    """
    if wanted.kind != "money":
        return Left(wanted.size, ())
    money = [award for award in others if award.kind == "money" and award.key != wanted.key]
    if any(award.currency != wanted.currency for award in money):
        raise OtherCurrency
    most, because = wanted.size, []
    for limit in _limits(agreement, wanted, clause, bases, money):
        if limit is None:
            return None
        cited, finding, left = limit
        if left < most:
            facts = (
                ("wanted", written(Money(most, wanted.currency))),
                ("left", written(Money(left, wanted.currency))),
            )
            because.append(Because(cited, finding, facts))
            most = left
    return Left(most, tuple(because))


type _Limit = tuple[str, str, int]  # the clause, the finding, and how much is left under it


def _limits(
    agreement: Agreement, wanted: Award, clause: str, bases: Bases, others: list[Award]
) -> Iterator[_Limit | None]:
    for cap in agreement.rules.cap:
        if cap.id in wanted.caps:
            yield _under(agreement, cap, wanted, bases, others)
    if bases.paid is not None:
        if bases.paid.currency != wanted.currency:
            raise OtherCurrency
        given = bases.returned + sum(award.size for award in others)
        yield clause, "never_more_than_paid", max(0, bases.paid.minor - given)


def _under(
    agreement: Agreement, cap: Cap, wanted: Award, bases: Bases, others: list[Award]
) -> _Limit | None:
    base = bases.of(cap.of)
    if base is None:
        return None
    if base.currency != wanted.currency:
        raise OtherCurrency
    given = sum(
        award.size
        for award in others
        if cap.id in award.caps and _together(agreement, cap, award, wanted)
    )
    given += bases.returned if cap.of == "paid" else 0
    return cap.clause, "cap_cuts", max(0, whole(base.minor * cap.percent, per=100) - given)


def _together(agreement: Agreement, cap: Cap, one: Award, other: Award) -> bool:
    """Whether two awards count under the same cap: of the ticket, the month, or the purchase."""
    if cap.for_each == "ticket":
        return one.ticket == other.ticket
    if cap.for_each == "month":
        return _month(agreement, one.at) == _month(agreement, other.at)
    return True


def _month(agreement: Agreement, second: int) -> tuple[int, int]:
    day = day_of(agreement.zone, instant(second))
    return day.year, day.month
