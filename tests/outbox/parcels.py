"""Reading what lies in the outbox."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.commands.outbox.post_sign_in_letter import (
    Purpose,
    SignInLetter,
    post_sign_in_letter,
)
from makegood.outbox.models import Parcel
from makegood.outbox.post import unseal
from makegood.people.models import Machine
from tests.world import MONDAY_9AM, key


@dataclass(frozen=True)
class Posted:
    """A letter in the outbox, opened."""

    code: str
    to: str
    subject: str
    text: str
    html: str


def posted(brand_id: UUID, *codes: str) -> list[Posted]:
    """The letters of these codes in the brand's outbox, in the order in which they came."""
    with reading(brand_id):
        found = list(
            Parcel.objects.filter(letter__in=codes).order_by(
                "at", "recipient__person__address", "id"
            )
        )
    opened = [(parcel.letter, unseal(bytes(parcel.sealed), parcel.id)) for parcel in found]
    return [Posted(code, **words) for code, words in opened]


def parcel(brand_id: UUID, parcel_id: UUID) -> Parcel:
    """The parcel as it is now."""
    with reading(brand_id):
        return Parcel.objects.get(id=parcel_id)


def post_letter(
    brand: Brand,
    *,
    address: str = "stranger@example.com",
    purpose: Purpose = Purpose.UNKNOWN_ACCOUNT,
    at: datetime = MONDAY_9AM,
) -> UUID:
    """A letter in the outbox, to somebody unknown unless told otherwise."""
    said = SignInLetter(purpose=purpose, address=address, code="1234-5678")
    answer = post_sign_in_letter(said, by=Machine("test", brand_id=brand.id), key=key(), at=at)
    assert answer.parcel_id is not None
    return answer.parcel_id
