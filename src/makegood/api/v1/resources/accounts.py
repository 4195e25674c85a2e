"""What does a program see of what a company has, and of how it came to that?"""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils import timezone
from ninja import Schema

from makegood.agreements.queries import terms_of, version_at
from makegood.api.v1.route import Path
from makegood.ledger.queries import balance, statement
from makegood.people.models import Member
from makegood.people.queries import companies_seen_by

WHOLE: Final = 10_000  # movements


class BalanceOut(Schema):
    """Units to spend, and units set aside by approvals."""

    unit: str
    available: int
    held: int


class MovementOut(Schema):
    """One movement of units, with the balances after it and the clause it rests on."""

    turn: int
    at: datetime
    kind: str
    available: int
    held: int
    available_after: int
    held_after: int
    ticket_id: UUID | None
    clause: str
    agreement_version_id: UUID | None
    remark: str
    by_name: str


class StatementOut(Schema):
    """Every movement of the account, the newest first."""

    unit: str
    items: list[MovementOut]


def company_balance(by: Member, path: Path) -> BalanceOut | None:
    """Show what a company has under the agreement in force."""
    unit = _unit(by, path)
    if unit is None:
        return None
    has = balance(by.brand_id, path["company_id"], unit)
    return BalanceOut(unit=unit, available=has.available, held=has.held)


def company_statement(by: Member, path: Path) -> StatementOut | None:
    """Show where each unit came from, and where it went."""
    unit = _unit(by, path)
    if unit is None:
        return None
    found = statement(by.brand_id, path["company_id"], unit, limit=WHOLE)
    return StatementOut(
        unit=unit,
        items=[
            MovementOut(
                turn=entry.turn,
                at=entry.at,
                kind=entry.kind,
                available=entry.available,
                held=entry.held,
                available_after=entry.available_after,
                held_after=entry.held_after,
                ticket_id=entry.ticket,
                clause=entry.clause,
                agreement_version_id=entry.agreement_version,
                remark=entry.remark,
                by_name=entry.by_name,
            )
            for entry in found.entries
        ],
    )


def _unit(by: Member, path: Path) -> str | None:
    """What the company's balance is counted in; None where `by` sees no such balance."""
    if not companies_seen_by(by).filter(id=path["company_id"]).exists():
        return None
    version = version_at(by.brand, at=timezone.now())
    return (terms_of(version).unit or None) if version else None
