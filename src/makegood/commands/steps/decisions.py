"""Finding the quote that a customer decides on, and refusing what nobody read."""

from datetime import datetime
from uuid import UUID

from makegood.commands.refused import NotThere, Refused
from makegood.people.models import Member
from makegood.tickets.models import Quote, Ticket


class QuoteIsStale(Refused):
    """The quote that was read is not the open one: `units` and `number` are now these."""

    code = "quote_is_stale"


class AlreadyDecided(Refused):
    """Somebody decided before: `state` by the member `by_name` at the moment `decided_at`."""

    code = "already_decided"


def quote_to_decide(ticket: Ticket, *, quote_id: UUID, content_sha256: str, at: datetime) -> Quote:
    """The ticket's quote if it is open at that moment and says what was read.

    From the instant on at which it lapses nobody decides on it, whether or not the clock has come
    by to say so.

    Raises NotThere for another ticket's quote; of the quote that was read, or of the one that
    replaced it, AlreadyDecided; and QuoteIsStale with what is open now.
    """
    quotes = Quote.objects.filter(brand=ticket.brand_id, ticket=ticket)
    quotes = quotes.select_related("decided_by").order_by("-number")
    read = quotes.filter(id=quote_id).first()
    if read is None:
        raise NotThere
    # Only the newest quote of a ticket is ever decided on; the earlier ones were replaced.
    newest = read if read.state != Quote.State.SUPERSEDED else quotes[0]
    _refuse_if_decided(newest, at=at)
    if newest != read or read.content_sha256 != content_sha256:
        raise QuoteIsStale(number=newest.number, units=newest.most, was=read.most)
    return read


def _refuse_if_decided(quote: Quote, *, at: datetime) -> None:
    if quote.state != Quote.State.OPEN:
        raise AlreadyDecided(
            state=quote.state,
            by_name=quote.decided_by.name if quote.decided_by else "",
            decided_at=quote.decided_at,
        )
    if quote.lapses_at is not None and quote.lapses_at <= at:
        raise AlreadyDecided(state=Quote.State.LAPSED, by_name="", decided_at=quote.lapses_at)


def decide(quote: Quote, state: Quote.State, *, by: Member | None, at: datetime) -> None:
    """Settle the quote for good: approved, declined or lapsed."""
    quote.state = state
    quote.decided_by = by
    quote.decided_at = at
    quote.remind_at = None
    quote.lapses_at = None
    quote.save(update_fields=["state", "decided_by", "decided_at", "remind_at", "lapses_at"])
