"""Finding the access details that a command is about, and erasing them for good."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.commands.refusals.access import AccessIsRefused
from makegood.commands.refused import NotThere
from makegood.events.record import record
from makegood.people.models import Actor, Machine, Member
from makegood.terms.coverage.access import MayAsk, rule_on_access
from makegood.terms.facts.access import AccessErased
from makegood.terms.ruling import Because, Ruling
from makegood.tickets.models import Ticket
from makegood.vault.models import Access


def access_on(ticket: Ticket, access_id: UUID, *, by: Actor) -> Access:
    """What was asked for on the locked ticket. Raises NotThere."""
    found = Access.objects.of_ticket(by, ticket.id).filter(id=access_id).first()
    if found is None:
        raise NotThere
    return found


def ruled_on_access(ticket: Ticket, *, backup_is_confirmed: bool) -> Ruling[MayAsk]:
    """What the ticket's agreement says of access details. Raises AccessIsRefused for a never."""
    agreement = terms_with_id(ticket.agreement_version_id)
    ruling = rule_on_access(agreement, backup_is_confirmed=backup_is_confirmed)
    if ruling.outcome is MayAsk.NEVER:
        reason = ruling.because[-1]
        raise AccessIsRefused(finding=reason.finding, clause=reason.clause)
    return ruling


def because_kept(because: tuple[Because, ...]) -> list[dict[str, object]]:
    """The steps of a ruling, as a row keeps them."""
    return [asdict(step) for step in because]


def erase(access: Access, *, by: Actor, at: datetime) -> None:
    """Destroy what was given, and the only key that opens it. Who looked at it stays known."""
    access.sealed = access.sealed_key = None
    access.erased_at = at
    access.erased_by = by if isinstance(by, Member) else None
    access.save(update_fields=["sealed", "sealed_key", "erased_at", "erased_by"])
    record(AccessErased(ticket=str(access.ticket), access=str(access.id)), by=by, at=at)


def erase_with_ticket(ticket: Ticket, *, at: datetime) -> None:
    """Erase all that was given on a ticket that ends. Nobody chooses it: the vault does it."""
    vault = Machine("vault", brand_id=ticket.brand_id)
    kept = Access.objects.of_ticket(vault, ticket.id).filter(sealed__isnull=False)
    for access in kept.order_by("id"):
        erase(access, by=vault, at=at)
