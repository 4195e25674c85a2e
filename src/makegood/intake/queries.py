"""Which requests and mails does somebody see?"""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from makegood.intake.models import Enclosure, RawMail, Request
from makegood.people.models import Actor

FOR_STAFF = (RawMail.State.UNREADABLE, RawMail.State.HELD, RawMail.State.KEPT)


def request_with_id(actor: Actor, request_id: UUID) -> Request | None:
    """The request with what its page shows, or None if `actor` may not see such a one."""
    seen = Request.objects.visible_to(actor).filter(id=request_id)
    whole = seen.select_related("company", "requester", "brand", "raw_mail")
    return whole.prefetch_related("enclosures").first()


def requests_to_split(actors: Sequence[Actor]) -> QuerySet[Request]:
    """The requests of which no tickets were made yet, the oldest first."""
    brands = [actor.brand_id for actor in actors]
    submitted = Request.objects.filter(brand__in=brands, state=Request.State.SUBMITTED)
    return submitted.select_related("company", "requester", "brand").order_by("at", "id")


def mails_for_staff(actors: Sequence[Actor]) -> QuerySet[RawMail]:
    """The mails that wait for staff: unreadable, or of a sender who was not accepted."""
    brands = [actor.brand_id for actor in actors]
    mails = RawMail.objects.filter(brand__in=brands, state__in=FOR_STAFF)
    return mails.defer("sealed").select_related("brand").order_by("arrived_at", "id")


def mail_with_id(actors: Sequence[Actor], mail_id: UUID) -> RawMail | None:
    """The mail, for staff alone: customers see their words in the request."""
    brands = [actor.brand_id for actor in actors]
    return RawMail.objects.filter(brand__in=brands, id=mail_id).select_related("brand").first()


def enclosure_seen_by(actor: Actor, enclosure_id: UUID) -> Enclosure | None:
    """The file of a request that `actor` may see, if it was kept."""
    requests = Request.objects.visible_to(actor)
    kept = Enclosure.objects.filter(request__in=requests, left_out="")
    return kept.filter(id=enclosure_id).first()
