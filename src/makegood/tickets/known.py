"""What is known of a request when it is ruled on, whether or not a ticket was made of it yet?

What the customer and staff told, and what Makegood's own records say. Each is a fact under the id
by which agreements ask for it; `docs/terms/coverage.md` lists those of the records.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.people.models import Company
from makegood.purchases.known import known_of
from makegood.purchases.models import Purchase
from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.agreement.vocabulary import can_be, vocabulary
from makegood.terms.coverage.told import IN_WORDS
from makegood.terms.coverage.withheld import PREMIUM_WITHHELD
from makegood.terms.rating.quotas import Use
from makegood.tickets.included import known_of_quotas
from makegood.tickets.models import Ticket

# What the records say of a company's tickets, where an agreement asks for it.
UNFOUNDED_REQUESTS: Final = "unfounded_requests"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody asks of the vendor. Empty is what nobody said; `told` is fact to value."""

    company: Company
    purchase: Purchase | None
    channel: str
    issue_class: str
    priority: str
    told: Mapping[str, Value]
    ticket_id: UUID | None = None  # once a ticket was made of it
    beside: tuple[Use, ...] = ()  # what else is asked at once draws before it


def asked_by(ticket: Ticket) -> Asked:
    """What is asked on a ticket, as far as it is told by now."""
    return Asked(
        company=ticket.company,
        purchase=ticket.purchase,
        channel=ticket.request.channel,
        issue_class=ticket.issue_class,
        priority=ticket.priority,
        told=ticket.told,
        ticket_id=ticket.id,
    )


def all_known(asked: Asked, agreement: Agreement, *, at: datetime) -> dict[str, Value]:
    """All that is known of it at that moment, which is when it was asked.

    A fact that the agreement has no word for is left out, and so is a value that it does not know.
    """
    can_have = vocabulary(agreement.rules)
    quotas = known_of_quotas(
        asked.company,
        asked.purchase,
        agreement,
        ticket_id=asked.ticket_id,
        beside=asked.beside,
        at=at,
    )
    found: dict[str, Value] = {
        "channel": asked.channel,
        "issue_class": asked.issue_class,
        "priority": asked.priority,
        **_of_company(asked.company, agreement),
        **_of_purchase(asked, agreement, at=at),
        **quotas,
        **{fact: value for fact, value in asked.told.items() if fact != IN_WORDS},
    }
    return {
        fact: value
        for fact, value in found.items()
        if fact in quotas or (fact in can_have and can_be(value, can_have[fact]))
    }


def counts_unfounded(agreement: Agreement) -> bool:
    """Whether it matters under this agreement how often no issue was behind a request."""
    return any(fact.id == UNFOUNDED_REQUESTS for fact in agreement.rules.fact)


def unfounded_of(company: Company) -> int:
    """How many of the company's requests had no issue behind them."""
    ours = Ticket.objects.filter(brand=company.brand_id, company=company, unfounded=True)
    return ours.count()


def _of_company(company: Company, agreement: Agreement) -> Known:
    asked_for = {fact.id for fact in agreement.rules.fact}
    found: dict[str, Value] = {}
    if PREMIUM_WITHHELD in asked_for:
        found[PREMIUM_WITHHELD] = company.paid_withheld
    if counts_unfounded(agreement):
        found[UNFOUNDED_REQUESTS] = unfounded_of(company)
    return found


def _of_purchase(asked: Asked, agreement: Agreement, *, at: datetime) -> Known:
    """Whoever names nothing that was bought owns nothing here, and has no window."""
    if asked.purchase is not None:
        return known_of(asked.purchase, agreement, at=at, told=asked.told)
    windows = {window.id: "none" for window in agreement.rules.window}
    return {"owned": False, "offer": "none", **windows}
