"""Who hears of a ticket or a mail, what must the letter know of it, and which were left?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from makegood.agreements.models import Version
from makegood.agreements.queries import terms_of, terms_with_id, version_at
from makegood.brands.models import Brand
from makegood.intake.models import RawMail
from makegood.intake.words import words_of
from makegood.ledger.models import Remark
from makegood.ledger.queries import balances
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
    brand_id: UUID, ticket_ids: Collection[UUID], lot_ids: Collection[UUID]
) -> dict[UUID, Matter]:
    """The tickets' matters by ticket id. Seven queries, however many tickets there are.

    They go to the requester and to whoever of the company may decide, each a member today.
    `lot_ids` are of the gifts whose remarks are wanted: one more query if there are any.
    """
    tickets = list(
        Ticket.objects.filter(brand=brand_id, id__in=ticket_ids)
        .select_related("brand", "agreement_version", "request")
        .defer("agreement_version__files", "agreement_version__holidays")
        .prefetch_related(
            Prefetch("quotes", queryset=Quote.objects.order_by("number")),
            Prefetch("verdicts", queryset=Verdict.objects.order_by("number")),
            "objections",
        )
    )
    companies = {ticket.company_id for ticket in tickets}
    members = _members(brand_id, companies)
    units = {terms_with_id(ticket.agreement_version_id).unit for ticket in tickets}
    balance_of = {unit: balances(brand_id, list(companies), unit) for unit in units}
    remarks = _remarks(brand_id, lot_ids) if lot_ids else {}
    found = {}
    for ticket in tickets:
        agreement = terms_with_id(ticket.agreement_version_id)
        balance = balance_of[agreement.unit].get(ticket.company_id)
        found[ticket.id] = Matter(
            brand=ticket.brand,
            ticket=ticket,
            agreement=agreement,
            quotes={quote.id: quote for quote in ticket.quotes.all()},
            verdicts={verdict.id: verdict for verdict in ticket.verdicts.all()},
            objections={objection.id: objection for objection in ticket.objections.all()},
            available=balance.available if balance else 0,
            remarks=remarks,
            readers=tuple(_readers(ticket, agreement, members)),
        )
    return found


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


def _remarks(brand_id: UUID, lot_ids: Collection[UUID]) -> dict[UUID, str]:
    found = Remark.objects.filter(brand=brand_id, transfer__lots__in=lot_ids)
    return dict(found.values_list("transfer__lots", "text"))


def _members(brand_id: UUID, companies: Collection[UUID]) -> list[Member]:
    found = Member.objects.filter(brand=brand_id, company__in=companies, left_at=None)
    return list(found.select_related("person").order_by("joined_at", "id"))


def _readers(ticket: Ticket, agreement: Agreement, members: Iterable[Member]) -> Iterable[Member]:
    for member in members:
        if member.company_id != ticket.company_id:
            continue
        decides = may_approve(agreement, roles=frozenset(member.roles)).outcome
        if decides or member.id == ticket.requester_id:
            yield member
