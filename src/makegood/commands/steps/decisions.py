"""Finding the quote that a customer decides on, refusing what nobody read, and deciding on it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.commands.refused import NotThere, Refused
from makegood.commands.steps.tickets import move
from makegood.commands.steps.units import take_for_approval
from makegood.commands.steps.work import catch_up
from makegood.people.models import Actor, Member
from makegood.terms.coverage.approver import may_approve
from makegood.tickets.models import Quote, State, Ticket

ENDS: Final = {Quote.State.DECLINED: State.DECLINED, Quote.State.LAPSED: State.LAPSED}


class QuoteIsStale(Refused):
    """The quote that was read is not the open one any more.

    `number`, `least`, `most`, `currency` and `reason` are of the one that is, and those that begin
    with `was_` of the one that was read.
    """

    code = "quote_is_stale"


class AlreadyDecided(Refused):
    """Somebody decided before: `state` by the member `by_name` at the moment `decided_at`."""

    code = "already_decided"


class MayNotApprove(Refused):
    """`by` lacks the role that the agreement asks of who approves; `clause` says so."""

    code = "may_not_approve"


@dataclass(frozen=True, slots=True)
class Taken:
    """What an approval used at once, and the clauses by which."""

    captured: int
    clauses: tuple[str, ...]


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
    if newest.state == Quote.State.NEEDS_SECOND:
        if newest == read:
            raise NotThere
        newest = read  # what replaces it is not shown yet
    _refuse_if_decided(newest, at=at)
    if newest != read or read.content_sha256 != content_sha256:
        raise _stale(read, newest)
    return read


def _stale(read: Quote, newest: Quote) -> QuoteIsStale:
    """What changed between the two, for whoever has to decide anew."""
    differs = ("least", "most", "currency", "reason")
    return QuoteIsStale(
        number=newest.number,
        **{name: getattr(newest, name) for name in differs},
        **{f"was_{name}": getattr(read, name) for name in differs},
    )


def _refuse_if_decided(quote: Quote, *, at: datetime) -> None:
    if quote.state != Quote.State.OPEN:
        raise AlreadyDecided(
            state=quote.state,
            by_name=quote.decided_by.name if quote.decided_by else "",
            decided_at=quote.decided_at,
        )
    if quote.lapses_at is not None and quote.lapses_at <= at:
        raise AlreadyDecided(state=Quote.State.LAPSED, by_name="", decided_at=quote.lapses_at)


def require_approver(ticket: Ticket, member: Member) -> None:
    """Raises MayNotApprove with the clause."""
    agreement = terms_with_id(ticket.agreement_version_id)
    allowed = may_approve(agreement, roles=frozenset(member.roles))
    if not allowed.outcome:
        raise MayNotApprove(clause=allowed.because[-1].clause)


def approve(ticket: Ticket, quote: Quote, *, approver: Member, by: Actor, at: datetime) -> Taken:
    """The open quote of the locked ticket is approved by `approver`; work can begin, or go on.

    `by` is who moves the units. Raises NotEnoughUnits.
    """
    agreement = terms_with_id(ticket.agreement_version_id)
    catch_up(ticket, at=at)  # what was worked up to now is below the limit that was confirmed
    captured, clauses = take_for_approval(ticket, quote, agreement, by=by, at=at)
    decide(quote, Quote.State.APPROVED, by=approver, at=at)
    move(ticket, State.IN_PROGRESS if quote.supplements_id else State.ACCEPTED, at=at)
    return Taken(captured, clauses)


def refuse(
    ticket: Ticket,
    quote: Quote,
    became: Quote.State,
    *,
    by: Member | None,
    at: datetime,
) -> None:
    """The open quote of the locked ticket is declined, or lapsed.

    Nothing is taken. Without its first quote a ticket ends; what was agreed before a supplement
    stays, and goes on.
    """
    decide(quote, became, by=by, at=at)
    if quote.supplements_id:
        move(ticket, State.IN_PROGRESS, at=at)
    else:
        move(ticket, ENDS[became], at=at)


def decide(quote: Quote, state: Quote.State, *, by: Member | None, at: datetime) -> None:
    """Settle the quote for good: approved, declined or lapsed."""
    quote.state = state
    quote.decided_by = by
    quote.decided_at = at
    quote.remind_at = None
    quote.lapses_at = None
    quote.save(update_fields=["state", "decided_by", "decided_at", "remind_at", "lapses_at"])
