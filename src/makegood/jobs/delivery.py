"""How does one parcel get out? Claimed, sent with no transaction open, and settled."""

from datetime import datetime
from uuid import UUID

from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.commands.outbox.claim_parcel import Claim, NotDue, claim_parcel
from makegood.commands.outbox.settle_parcel import Result, Settled, settle_parcel
from makegood.outbox.envelope import message_of
from makegood.outbox.models import Parcel
from makegood.outside.mail import Answer, NeverTaken, Sender, Sent, TryLater
from makegood.people.models import Machine


def deliver_parcel(
    parcel_id: UUID, *, brand: Brand, sender: Sender, at: datetime
) -> Settled | None:
    """Try once to deliver the parcel. None if it is not ours to deliver now."""
    outbox = Machine("outbox", brand_id=brand.id)
    with reading(brand.id):
        parcel = Parcel.objects.filter(id=parcel_id).first()
    if parcel is None:
        return None
    attempt = f"{parcel_id}:{parcel.tries + 1}:{at.isoformat()}"
    try:
        claim_parcel(Claim(parcel_id=parcel_id), by=outbox, key=attempt, at=at)
    except NotDue:
        return None
    answer = _sent(parcel, brand, sender)
    said = Result(parcel_id=parcel_id, became=_became(answer), trouble=_trouble(answer))
    return settle_parcel(said, by=outbox, key=attempt, at=at)


def _sent(parcel: Parcel, brand: Brand, sender: Sender) -> Answer:
    try:
        message = message_of(parcel, brand)
    except ValueError:
        return NeverTaken("malformed-address")
    return sender.send(message)


def _became(answer: Answer) -> str:
    match answer:
        case Sent():
            return "sent"
        case TryLater():
            return "later"
        case NeverTaken():
            return "never"


def _trouble(answer: Answer) -> str:
    return "" if isinstance(answer, Sent) else answer.why
