"""How does a parcel get out? Claimed, sent with no transaction open, and settled."""

import secrets
from collections.abc import Iterable
from typing import assert_never
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.utils import timezone

from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.commands.outbox.claim_parcel import Claim, NotDue, claim_parcel
from makegood.commands.outbox.settle_parcel import Became, NotInHand, Result, settle_parcel
from makegood.outbox.envelope import message_of
from makegood.outbox.models import Parcel
from makegood.outside.answers import Answer, PutOff, Refused, Sent, Unreached
from makegood.outside.mail import Sender
from makegood.people.models import Machine


def deliver_parcels(brand_id: UUID, parcel_ids: Iterable[UUID], *, sender: Sender) -> None:
    """Try once to deliver each parcel that is due.

    Where no server is reached the others are left as they are: their time comes again within
    minutes, and one dead server keeps no worker for longer than one try.
    """
    brand = Brand.objects.get(id=brand_id)
    for parcel_id in parcel_ids:
        if isinstance(_deliver(parcel_id, brand, sender), Unreached):
            return


def _deliver(parcel_id: UUID, brand: Brand, sender: Sender) -> Answer | None:
    """None if the parcel is not ours to deliver now."""
    outbox = Machine("outbox", brand_id=brand.id)
    claim = Claim(parcel_id=parcel_id)
    try:
        claimed = claim_parcel(claim, by=outbox, key=secrets.token_urlsafe(), at=timezone.now())
    except NotDue:
        return None
    answer = _sent(parcel_id, brand, sender)
    result = _result(answer, parcel_id, claimed.tries)
    try:
        key = f"{parcel_id} {claimed.tries}"
        settle_parcel(result, by=outbox, key=key, at=timezone.now())
    except NotInHand:
        return None  # it took so long that somebody else has it in hand, who settles it
    return answer


def _sent(parcel_id: UUID, brand: Brand, sender: Sender) -> Answer:
    with reading(brand.id):
        parcel = Parcel.objects.get(id=parcel_id)
    try:
        message = message_of(parcel, brand)
    except ValueError:
        return Refused("malformed_address")
    except InvalidTag:
        return Refused("words_were_changed")
    return sender.send(message)


def _result(answer: Answer, parcel_id: UUID, tries: int) -> Result:
    match answer:
        case Sent():
            became, trouble = Became.SENT, ""
        case PutOff(why):
            became, trouble = Became.PUT_OFF, why
        case Unreached(why):
            became, trouble = Became.UNREACHED, why
        case Refused(why):
            became, trouble = Became.REFUSED, why
        case other:
            assert_never(other)
    return Result(parcel_id=parcel_id, tries=tries, became=became, trouble=trouble)
