"""What does the agreement owe for the promises that were broken on a ticket?"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db.models import QuerySet

from makegood.agreements.queries import LONG, terms_with_id
from makegood.events.owed import promises_known
from makegood.purchases.models import Purchase
from makegood.terms.promises.promise import Key, State
from makegood.terms.remedies.breach import Breach
from makegood.terms.remedies.remedy import Remedy, rule_on_remedies
from makegood.terms.remedies.worth import Bases
from makegood.terms.ruling import Ruling
from makegood.terms.values import Money
from makegood.terms.worktime.zone import second
from makegood.tickets.models import Ticket


def remedies_on(ticket: Ticket, *, at: datetime) -> Mapping[Key, Ruling[Remedy | None]]:
    """What is owed at that moment for each breach of the ticket, beside the others of its purchase.

    Nothing of it is decided yet: each counts as it is proposed. Two queries.
    """
    agreement = terms_with_id(ticket.agreement_version_id)
    breaches = list(_breaches(ticket, at=at))
    rulings = rule_on_remedies(
        agreement,
        breaches,
        bases=bases_of(ticket.purchase),
        until=second(at),
        decided={},
    )
    in_order = sorted(breaches, key=lambda breach: breach.key)
    of_all = dict(zip((breach.key for breach in in_order), rulings, strict=True))
    return {key: ruling for key, ruling in of_all.items() if key[1] == str(ticket.id)}


def bases_of(purchase: Purchase | None) -> Bases:
    """The sums of a purchase that shares are reckoned of."""
    if purchase is None:
        return Bases()
    paid = Money(purchase.paid_minor, purchase.currency)
    listed = purchase.list_minor
    return Bases(
        paid=paid,
        list_price=None if listed is None else Money(listed, purchase.currency),
    )


def _breaches(ticket: Ticket, *, at: datetime) -> Iterator[Breach]:
    """Of all tickets about the same purchase."""
    tickets = list(_about(ticket)) if ticket.purchase_id else [ticket]
    for one, promises, known in promises_known(tickets, at=at):
        for promise in promises:
            if promise.state == State.BROKEN:
                yield Breach(str(one.id), promise, known)


def _about(ticket: Ticket) -> QuerySet[Ticket]:
    same = Ticket.objects.filter(brand=ticket.brand_id, purchase=ticket.purchase_id)
    told = same.select_related("purchase", "brand", "request", "agreement_version")
    return told.defer(*LONG).order_by("number")
