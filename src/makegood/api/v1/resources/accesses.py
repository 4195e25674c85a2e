"""What does a program see of access details? That they are there, and by a look what they are."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from ninja import Schema

from makegood.api.v1.resources.tickets import seen_ticket
from makegood.api.v1.route import Path
from makegood.people.models import Member
from makegood.vault.access import accesses_of, details_of_look


class LookOut(Schema):
    """Somebody of staff looked at what was given."""

    by_name: str
    at: datetime


class AccessOut(Schema):
    """Details that were asked for; nothing here opens them."""

    id: UUID
    kind: str
    reason: str
    asked_at: datetime
    given_at: datetime | None
    erased_at: datetime | None
    looks: list[LookOut]


class AccessesOut(Schema):
    """All that was asked for on a ticket, the oldest first."""

    items: list[AccessOut]


class DetailsOut(Schema):
    """How to get in, for a minute from the look on."""

    address: str
    user: str
    secret: str
    remarks: str


def accesses(by: Member, path: Path) -> AccessesOut:
    """List which access details were asked for on a ticket, and who looked at them."""
    found = accesses_of(by, seen_ticket(by, path).id)
    return AccessesOut(
        items=[
            AccessOut(
                id=one.id,
                kind=one.kind,
                reason=one.reason,
                asked_at=one.asked_at,
                given_at=one.given_at,
                erased_at=one.erased_at,
                looks=[LookOut(by_name=look.by.name, at=look.at) for look in one.looks.all()],
            )
            for one in found
        ]
    )


def access_details(by: Member, path: Path) -> DetailsOut | None:
    """Show what a look shows, to whoever looked, within a minute."""
    found = details_of_look(by, path["look_id"], at=timezone.now())
    if found is None:
        return None
    return DetailsOut(
        address=found.address, user=found.user, secret=found.secret, remarks=found.remarks
    )
