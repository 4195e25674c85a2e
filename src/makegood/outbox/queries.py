"""Who hears of a ticket or a mail, what must the letter know of it, and which were left?"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from makegood.agreements.models import Version
from makegood.agreements.queries import terms_of, terms_with_id, version_at
from makegood.brands.compiled import compiled
from makegood.brands.foreseen import Question, foreseen
from makegood.brands.models import Brand
from makegood.intake.models import RawMail
from makegood.intake.words import words_of
from makegood.ledger.models import Remark
from makegood.ledger.queries import about_balances, balances
from makegood.outbox.models import Parcel
from makegood.outbox.patience import IN_HAND_AT_MOST, JOB_COMES_WITHIN
from makegood.people.models import Member
from makegood.people.queries import member_with_address
from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.approver import may_approve
from makegood.tickets.models import Objection, Quote, Ticket, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A ticket with what its letters say, and the members to whom they go."""

    brand: Brand
    ticket: Ticket
    agreement: Agreement
    quotes: dict[UUID, Quote]
    available: int  # units that the company can spend
    verdicts: dict[UUID, Verdict]
    objections: dict[UUID, Objection]
    remarks: dict[UUID, str]  # what the customer reads beside a gift, by its lot
    readers: tuple[Member, ...]

    @property
    def name(self) -> str:
        """The ticket's short number, such as "QB-2841"."""
        return f"{self.brand.prefix}-{self.ticket.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedAway:
    """A mail that became nothing, and what its sender may know."""

    brand: Brand
    version: Version
    sender: str
    member: Member | None

    @property
    def agreement(self) -> Agreement:
        return terms_of(self.version)


def matters(
    brand_id: UUID,
    tickets: Sequence[Ticket],
    lot_ids: Collection[UUID],
    *,
    acting: UUID | None,
) -> dict[UUID, Matter]:
    """The tickets' matters by ticket id, of those of which somebody hears. Five queries, however
    many tickets there are; two where nobody does.

    They go to the requester and to whoever of the company may decide, each a member today, but not
    to whoever is `acting`. `lot_ids` are of the gifts whose remarks are wanted: one more query if
    there are any.
    """
    members, available = _members_and_means(brand_id, tickets)
    others = [member for member in members if member.id != acting]
    readers = {ticket.id: tuple(_readers(ticket, others)) for ticket in tickets}
    heard = [ticket for ticket in tickets if readers[ticket.id]]
    if not heard:
        return {}
    asked = (brand_id, tuple(ticket.id for ticket in heard))
    quotes, verdicts, objections = _quotes(*asked), _verdicts(*asked), _objections(*asked)
    remarks = _remarks(brand_id, lot_ids) if lot_ids else {}
    return {
        ticket.id: Matter(
            brand=ticket.brand,
            ticket=ticket,
            agreement=_agreement(ticket),
            quotes={one.id: one for one in quotes if one.ticket_id == ticket.id},
            verdicts={one.id: one for one in verdicts if one.ticket_id == ticket.id},
            objections={one.id: one for one in objections if one.ticket_id == ticket.id},
            available=available[ticket.id],
            remarks=remarks,
            readers=readers[ticket.id],
        )
        for ticket in heard
    }


def about_matters(brand_id: UUID, ticket_ids: Iterable[UUID]) -> list[Question]:
    """What `matters` asks of tickets in this order, if somebody hears of each of them."""
    asked = (brand_id, tuple(ticket_ids))
    return [_quotes.about(*asked), _verdicts.about(*asked), _objections.about(*asked)]


def turned_away(brand_id: UUID, mail_id: UUID, *, at: datetime) -> TurnedAway | None:
    """What the sender of the mail can be told; None if its words were erased."""
    mail = RawMail.objects.select_related("brand").get(brand=brand_id, id=mail_id)
    words = words_of(mail)
    version = version_at(mail.brand, at=at)
    if words is None or version is None:
        return None
    member = member_with_address(brand_id, address=words.sender)
    return TurnedAway(brand=mail.brand, version=version, sender=words.sender, member=member)


def without_job(at: datetime) -> QuerySet[Parcel]:
    """The parcels that nobody is about to fetch: due once more, left in hand, or their job lost.

    Of all brands that the present scope sees.
    """
    again = Q(state=Parcel.State.WAITING, tries__gt=0, next_try_at__lte=at)
    left = Q(state=Parcel.State.SENDING, claimed_at__lte=at - IN_HAND_AT_MOST)
    lost = Q(state=Parcel.State.WAITING, tries=0, next_try_at__lte=at - JOB_COMES_WITHIN)
    return Parcel.objects.filter(again | left | lost)


def undelivered(brand_ids: Iterable[UUID]) -> QuerySet[Parcel]:
    """The letters that were given up, for staff to see; the newest first."""
    failed = Parcel.objects.filter(brand__in=list(brand_ids), state=Parcel.State.FAILED)
    return (
        failed.defer("sealed").select_related("brand", "recipient").order_by("-settled_at", "-id")
    )


def _agreement(ticket: Ticket) -> Agreement:
    return terms_with_id(ticket.agreement_version_id)


def _members_and_means(
    brand_id: UUID, tickets: Collection[Ticket]
) -> tuple[list[Member], dict[UUID, int]]:
    """The members of the tickets' companies, and by ticket what its company can spend, in the unit
    of the ticket's agreement.
    """
    companies = tuple({ticket.company_id for ticket in tickets})
    units = {_agreement(ticket).unit for ticket in tickets}
    means = [about_balances(brand_id, companies, unit) for unit in units]
    with foreseen(_members.about(brand_id, companies), *means):
        members = _members(brand_id, companies)
        balance_of = {unit: balances(brand_id, companies, unit) for unit in units}
    found = {one.id: balance_of[_agreement(one).unit].get(one.company_id) for one in tickets}
    return members, {one: balance.available if balance else 0 for one, balance in found.items()}


def _remarks(brand_id: UUID, lot_ids: Collection[UUID]) -> dict[UUID, str]:
    found = Remark.objects.filter(brand=brand_id, transfer__lots__in=lot_ids)
    return dict(found.values_list("transfer__lots", "text"))


def _readers(ticket: Ticket, members: Iterable[Member]) -> Iterable[Member]:
    for member in members:
        if member.company_id != ticket.company_id:
            continue
        decides = may_approve(_agreement(ticket), roles=frozenset(member.roles)).outcome
        if decides or member.id == ticket.requester_id:
            yield member


@compiled
def _members(brand_id: UUID, companies: tuple[UUID, ...]) -> QuerySet[Member]:
    found = Member.objects.filter(brand=brand_id, company__any=companies, left_at=None)
    return found.select_related("person").order_by("joined_at", "id")


@compiled
def _quotes(brand_id: UUID, tickets: tuple[UUID, ...]) -> QuerySet[Quote]:
    return Quote.objects.filter(brand=brand_id, ticket__any=tickets).order_by("number")


@compiled
def _verdicts(brand_id: UUID, tickets: tuple[UUID, ...]) -> QuerySet[Verdict]:
    return Verdict.objects.filter(brand=brand_id, ticket__any=tickets).order_by("number")


@compiled
def _objections(brand_id: UUID, tickets: tuple[UUID, ...]) -> QuerySet[Objection]:
    return Objection.objects.filter(brand=brand_id, ticket__any=tickets).order_by("id")
