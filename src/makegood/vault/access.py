"""What did the customer give, and how is it kept? As one sealed record, opened by a look alone."""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from makegood.brands.compiled import compiled
from makegood.brands.foreseen import Question
from makegood.people.models import Actor
from makegood.vault.models import Access, AccessLook
from makegood.vault.own_key import Whose, open_under_own_key, seal_under_own_key

SHOWN_FOR: Final = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessDetails:
    """How to get in. No traceback and no log says any of it."""

    address: str = field(repr=False)
    user: str = field(repr=False)
    secret: str = field(repr=False)
    remarks: str = field(repr=False)


def accesses_of(actor: Actor, ticket_id: UUID) -> list[Access]:
    """What was asked for on a ticket that `actor` sees, with who looked; nothing that opens it."""
    found = _accesses(actor.brand_id, ticket_id)
    looks = AccessLook.objects.select_related("by").order_by("id")
    prefetch_related_objects(found, Prefetch("looks", queryset=looks))
    return found


def about_accesses(actor: Actor, ticket_id: UUID) -> Question:
    """What `accesses_of` asks of any ticket, to foresee it."""
    return _accesses.about(actor.brand_id, ticket_id)


@compiled
def _accesses(brand_id: UUID, ticket_id: UUID) -> QuerySet[Access]:
    found = Access.objects.filter(brand=brand_id, ticket=ticket_id).defer("sealed", "sealed_key")
    return found.select_related("asked_by", "given_by", "erased_by").order_by("id")


def seal_details(details: AccessDetails, access: Access) -> None:
    """Put `details` into the row, in place of what was there; whoever calls saves it."""
    words = json.dumps(asdict(details)).encode()
    access.sealed, access.sealed_key = seal_under_own_key(words, _whose(access))


def details_of_look(actor: Actor, look_id: UUID, *, at: datetime) -> AccessDetails | None:
    """What a look shows: to whoever looks, for SHOWN_FOR from its moment on, unless erased.

    There is no other way to read what a customer gave.
    """
    mine = AccessLook.objects.of_himself(actor).select_related("access")
    look = mine.filter(id=look_id, at__gt=at - SHOWN_FOR, access__sealed__isnull=False).first()
    if look is None:
        return None
    kept = look.access
    assert kept.sealed is not None and kept.sealed_key is not None
    words = open_under_own_key(bytes(kept.sealed), bytes(kept.sealed_key), _whose(kept))
    return AccessDetails(**json.loads(words))


def _whose(access: Access) -> Whose:
    return Whose("access", access.sealed_for)
