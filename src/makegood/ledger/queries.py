"""What does a company have, and how did it come to that?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import F, Q, QuerySet, Sum

from makegood.brands.compiled import compiled
from makegood.brands.foreseen import Question
from makegood.ledger.models import Account, Hold, Kind, Lot
from makegood.ledger.transfers import answered_rows

PAGE: Final = 50
# The running balances come from the whole of the account, whichever page of it is asked for.
STATEMENT = """
WITH movement AS (
    SELECT posting.transfer_id, posting.turn,
           coalesce(sum(posting.units) FILTER (WHERE posting.pot = 'available'), 0) AS available,
           coalesce(sum(posting.units) FILTER (WHERE posting.pot = 'held'), 0) AS held
    FROM ledger_posting posting
    JOIN ledger_account account
      ON account.brand_id = posting.brand_id AND account.id = posting.account_id
    WHERE posting.brand_id = %(brand)s AND account.company_id = %(company)s
      AND account.unit = %(unit)s
    GROUP BY posting.transfer_id, posting.turn
), running AS (
    SELECT transfer_id, turn, available, held,
           sum(available) OVER in_turn AS available_after, sum(held) OVER in_turn AS held_after
    FROM movement WINDOW in_turn AS (ORDER BY turn)
)
SELECT running.turn, transfer.at, transfer.kind, running.available::bigint, running.held::bigint,
       running.available_after::bigint, running.held_after::bigint, transfer.ticket,
       transfer.clause, transfer.agreement_version, coalesce(remark.text, ''),
       transfer.by_id, coalesce(member.name, ''), transfer.id
FROM running
JOIN ledger_transfer transfer
  ON transfer.brand_id = %(brand)s AND transfer.id = running.transfer_id
LEFT JOIN ledger_remark remark
  ON remark.brand_id = %(brand)s AND remark.transfer_id = transfer.id
LEFT JOIN people_member member
  ON member.brand_id = %(brand)s AND member.id = transfer.by_id
WHERE (%(before)s::int IS NULL OR running.turn < %(before)s)
  AND (%(since)s::timestamptz IS NULL OR running.turn >= (
      SELECT min(movement.turn) FROM movement JOIN ledger_transfer at_or_after
        ON at_or_after.brand_id = %(brand)s AND at_or_after.id = movement.transfer_id
      WHERE at_or_after.at >= %(since)s))
  AND (%(until)s::timestamptz IS NULL OR running.turn <= (
      SELECT max(movement.turn) FROM movement JOIN ledger_transfer earlier
        ON earlier.brand_id = %(brand)s AND earlier.id = movement.transfer_id
      WHERE earlier.at < %(until)s))
ORDER BY running.turn DESC LIMIT %(limit)s
"""


@dataclass(frozen=True, slots=True)
class Balance:
    """Units to spend, and units set aside by approvals."""

    available: int
    held: int

    @property
    def total(self) -> int:
        return self.available + self.held


@dataclass(frozen=True, slots=True)
class Entry:
    """One movement, as the customer reads it, with the balances after it.

    `by_id` and `by_name` are empty where no member acted.
    """

    turn: int
    at: datetime
    kind: Kind
    available: int
    held: int
    available_after: int
    held_after: int
    ticket: UUID | None
    clause: str
    agreement_version: UUID | None
    remark: str
    by_id: UUID | None
    by_name: str
    transfer_id: UUID

    @property
    def total_after(self) -> int:
        return self.available_after + self.held_after


@dataclass(frozen=True, slots=True)
class Period:
    """From one instant on, and up to before another; None is no end."""

    since: datetime | None = None
    until: datetime | None = None


EVER: Final = Period()


@dataclass(frozen=True, slots=True)
class Statement:
    """One page of an account, the newest entry first; the next page is `before=earlier`."""

    entries: tuple[Entry, ...]
    earlier: int | None


def balance(brand_id: UUID, company_id: UUID, unit: str) -> Balance:
    """The company's balance, nothing at all if it never had any. One query."""
    account = _accounts.first(brand_id, company_id, unit)
    return Balance(account.available, account.held) if account else Balance(0, 0)


def about_balance(brand_id: UUID, company_id: UUID, unit: str) -> Question:
    """What `balance` asks, to foresee it."""
    return _accounts.about(brand_id, company_id, unit)


@compiled
def _accounts(brand_id: UUID, company_id: UUID, unit: str) -> QuerySet[Account]:
    return Account.objects.filter(brand=brand_id, company=company_id, unit=unit)


def balances(brand_id: UUID, company_ids: Sequence[UUID], unit: str) -> dict[UUID, Balance]:
    """The balances of several companies; without an entry for one that never had any. One query."""
    return {
        account.company_id: Balance(account.available, account.held)
        for account in _accounts_of(brand_id, tuple(company_ids), unit)
        if account.company_id is not None
    }


def about_balances(brand_id: UUID, company_ids: Sequence[UUID], unit: str) -> Question:
    """What `balances` asks, to foresee it."""
    return _accounts_of.about(brand_id, tuple(company_ids), unit)


@compiled
def _accounts_of(brand_id: UUID, companies: tuple[UUID, ...], unit: str) -> QuerySet[Account]:
    return Account.objects.filter(brand=brand_id, company__any=companies, unit=unit)


def spendable(brand_id: UUID, company_id: UUID, unit: str, *, at: datetime) -> int:
    """How many units could be set aside at that moment: available, and not expired. Two queries."""
    unexpired = Lot.objects.filter(
        Q(expires_at=None) | Q(expires_at__gt=at),
        brand=brand_id,
        account__company=company_id,
        account__unit=unit,
    )
    left: int = unexpired.aggregate(left=Sum("left"))["left"] or 0
    return min(left, balance(brand_id, company_id, unit).available)


def held_for(brand_id: UUID, ticket_id: UUID) -> int:
    """How many units are set aside for a ticket now."""
    return sum(hold.units - hold.captured - hold.released for hold in _holds(brand_id, ticket_id))


@compiled
def _holds(brand_id: UUID, ticket_id: UUID) -> QuerySet[Hold]:
    return Hold.objects.filter(brand=brand_id, ticket=ticket_id)


def lots_left(brand_id: UUID, company_id: UUID, unit: str) -> QuerySet[Lot]:
    """The lots of which something is left, in the order in which they are used."""
    lots = Lot.objects.filter(brand=brand_id, account__company=company_id, account__unit=unit)
    return lots.filter(left__gt=0).order_by(
        F("expires_at").asc(nulls_last=True), "-promotional", "at", "id"
    )


def statement(
    brand_id: UUID,
    company_id: UUID,
    unit: str,
    *,
    before: int | None = None,
    period: Period = EVER,
    limit: int = PAGE,
) -> Statement:
    """A page of the account, the entries of a period with a turn before `before`. One query.

    The entries of a period stand next to one another in the book, so that they add up: they are
    all from the first in it to the last.
    """
    said = {
        "brand": brand_id,
        "company": company_id,
        "unit": unit,
        "before": before,
        "since": period.since,
        "until": period.until,
        "limit": limit + 1,
    }
    rows = answered_rows(STATEMENT, said)
    entries = tuple(Entry(row[0], row[1], Kind(row[2]), *row[3:]) for row in rows[:limit])
    return Statement(entries, entries[-1].turn if len(rows) > limit else None)
