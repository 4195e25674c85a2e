"""Which letters follow from what happened? All of a command's in one statement and one job."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from procrastinate.contrib.django import app

from makegood.brands.ids import new_id
from makegood.outbox.letters.letter import Letter
from makegood.outbox.letters.write import letters_of
from makegood.people.models import Actor
from makegood.terms.facts.fact import Fact
from makegood.tickets.models import Ticket
from makegood.vault.ring import ring

POST = """
INSERT INTO outbox_parcel (id, brand_id, letter, about, fact, recipient_id, sealed,
                           state, tries, next_try_at, trouble, at)
SELECT parcel.id, %(brand)s, parcel.letter, parcel.about, parcel.fact, parcel.recipient,
       parcel.sealed, 'waiting', 0, %(at)s, '', %(at)s
FROM unnest(%(ids)s::uuid[], %(letters)s::text[], %(abouts)s::uuid[], %(facts)s::uuid[],
            %(recipients)s::uuid[], %(sealeds)s::bytea[])
     AS parcel (id, letter, about, fact, recipient, sealed)
"""


@dataclass(frozen=True, slots=True)
class Happened:
    """A fact with the id under which it is recorded."""

    id: UUID
    fact: Fact


def post(
    happened: Sequence[Happened], tickets: Mapping[UUID, Ticket], *, by: Actor, at: datetime
) -> None:
    """Address and word what follows from these facts; defer one job that delivers all of it.

    All that they tell of is among the tickets.
    """
    letters = letters_of([one.fact for one in happened], tickets, by=by, at=at)
    addressed = [
        (one, letter) for one, of_one in zip(happened, letters, strict=True) for letter in of_one
    ]
    if addressed:
        hand_in(addressed, brand_id=by.brand_id, at=at)


def hand_in(
    addressed: Sequence[tuple[Happened | None, Letter]], *, brand_id: UUID, at: datetime
) -> list[UUID]:
    """Put the letters into the outbox, each with the fact that it follows from, if there is one."""
    ids = [new_id(at) for _ in addressed]
    with connection.cursor() as cursor:
        cursor.execute(
            POST,
            {
                "brand": brand_id,
                "at": at,
                "ids": ids,
                "letters": [letter.code for _, letter in addressed],
                "abouts": [UUID(one.fact.subject) if one else None for one, _ in addressed],
                "facts": [one.id if one else None for one, _ in addressed],
                "recipients": [letter.recipient_id for _, letter in addressed],
                "sealeds": [
                    seal(letter, parcel_id)
                    for parcel_id, (_, letter) in zip(ids, addressed, strict=True)
                ],
            },
        )
    defer_delivery(ids, brand_id=brand_id)
    return ids


def defer_delivery(parcel_ids: Iterable[UUID], *, brand_id: UUID) -> None:
    """Have these parcels delivered once the command has committed."""
    # By name: the task itself lives in a door, above everything that is imported here.
    app.configure_task(name="deliver", queue="outbox").defer(
        brand=str(brand_id), parcels=[str(parcel_id) for parcel_id in parcel_ids]
    )


def seal(letter: Letter, parcel_id: UUID) -> bytes:
    """The letter's address and words, sealed for this parcel."""
    words = {"to": letter.to, "subject": letter.subject, "text": letter.text, "html": letter.html}
    return ring().seal(json.dumps(words).encode(), about=f"parcel {parcel_id}")


def unseal(sealed: bytes, parcel_id: UUID) -> dict[str, str]:
    """What `seal` sealed: to, subject, text, html."""
    words: dict[str, str] = json.loads(ring().open(sealed, about=f"parcel {parcel_id}"))
    return words
