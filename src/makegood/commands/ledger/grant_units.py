"""Put units that a customer bought into the company's account."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.agreements.models import Version
from makegood.commands.command import command
from makegood.commands.ledger.refusals import AlreadyGranted, EntryIsMalformed
from makegood.commands.steps.companies import lock_company
from makegood.commands.steps.funding import approve_funded, lock_awaiting_funds
from makegood.commands.steps.may import require_staff
from makegood.events.record import record
from makegood.ledger.book import AlreadyMoved, Terms, Why, grant
from makegood.people.models import Actor, Machine
from makegood.terms.facts.accounts import UnitsGranted

MOST_UNITS: Final = 1_000_000
HIGHEST_PRICE: Final = 10**12  # minor units


@dataclass(frozen=True, slots=True, kw_only=True)
class BoughtUnits:
    """`unit` names the agreement that the units are for; `price_minor` is for all of them.

    `reference` names the order, such as an invoice's number: the customer reads it, and the same
    order is granted once.
    """

    company_id: UUID
    unit: str
    units: int
    price_minor: int
    currency: str
    reference: str


@dataclass(frozen=True, slots=True)
class GrantedUnits:
    """Where they are, and the quotes that were waiting for them and are approved now."""

    account_id: UUID
    lot_id: UUID
    approved: tuple[UUID, ...]


@command
def grant_units(said: BoughtUnits, *, by: Actor, key: str, at: datetime) -> GrantedUnits:
    """Add the units to the balance, as a lot of their own with their price.

    Whoever asked for an approval as soon as the balance suffices has it with them, in the order in
    which it was asked for. Raises NotAllowed for customers, EntryIsMalformed, NotThere,
    AlreadyGranted for an order whose units were granted before.
    """
    if not isinstance(by, Machine):
        require_staff(by)
    if wrong := malformed_field(said):
        raise EntryIsMalformed(field=wrong)
    if not Version.objects.filter(brand=by.brand_id, name=said.unit).exists():
        raise EntryIsMalformed(field="unit")
    lock_company(said.company_id, by=by)
    waiting = lock_awaiting_funds(said.company_id, said.unit, by=by)
    try:
        granted = grant(
            said.company_id,
            said.unit,
            said.units,
            terms=Terms(price_minor=said.price_minor, currency=said.currency),
            why=Why(key=_key(said), by=by, at=at, remark=said.reference.strip()),
        )
    except AlreadyMoved as moved:
        raise AlreadyGranted(reference=said.reference) from moved
    record(
        UnitsGranted(
            account=str(granted.account_id),
            lot=str(granted.lot_id),
            units=said.units,
            price_minor=said.price_minor,
            currency=said.currency,
        ),
        by=by,
        at=at,
    )
    approved = approve_funded(waiting, by=by, at=at)
    return GrantedUnits(granted.account_id, granted.lot_id, approved)


def malformed_field(said: BoughtUnits) -> str | None:
    """The first field that does not hold what it should, or None."""
    right = {
        "units": 0 < said.units <= MOST_UNITS,
        "price_minor": 0 <= said.price_minor <= HIGHEST_PRICE,
        "currency": bool(re.fullmatch(r"[A-Z]{3}", said.currency)),
        "reference": 0 < len(said.reference.strip()) <= 200,
    }
    return next((field for field, fine in right.items() if not fine), None)


def _key(said: BoughtUnits) -> str:
    """Why the transfer exists: this order of this company. The order's words stay out of it."""
    order = hashlib.sha256(said.reference.strip().casefold().encode()).hexdigest()[:32]
    return f"order:{said.company_id}:{order}"
