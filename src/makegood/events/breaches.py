"""How was each promise on a ticket kept, and what is owed for those that were not?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from makegood.agreements.queries import terms_with_id
from makegood.events.owed import promises_so_far, told_with, turns_told
from makegood.purchases.models import Purchase
from makegood.terms.promises.promise import Key, Promise, State
from makegood.terms.promises.turns import Turns
from makegood.terms.remedies.breach import Breach
from makegood.terms.remedies.remedy import Remedy, rule_on_remedies
from makegood.terms.remedies.worth import Bases
from makegood.terms.ruling import Ruling
from makegood.terms.values import Money
from makegood.terms.worktime.zone import second
from makegood.tickets.models import Ticket


@dataclass(frozen=True, slots=True)
class Account:
    """The promises of a ticket by their start, how long each side had it, and what is owed.

    `remedies` are by the key of the breach; nothing of them is decided yet: each counts as it is
    proposed, beside the others of the purchase.
    """

    promises: tuple[Promise, ...]
    turns: Turns
    remedies: Mapping[Key, Ruling[Remedy | None]]


def account_of(ticket: Ticket, *, at: datetime) -> Account:
    """How the ticket stands at that moment. Two queries."""
    told = {one.id: (one, so_far) for one, so_far in told_with(ticket)}
    promises = {one.id: promises_so_far(one, so_far, at=at) for one, so_far in told.values()}
    breaches = [
        Breach(str(one.id), promise, so_far.known)
        for one, so_far in told.values()
        for promise in promises[one.id]
        if promise.state == State.BROKEN
    ]
    breaches.sort(key=lambda breach: breach.key)
    rulings = rule_on_remedies(
        terms_with_id(ticket.agreement_version_id),
        breaches,
        bases=bases_of(ticket.purchase),
        until=second(at),
        decided={},
    )
    return Account(
        promises=promises[ticket.id],
        turns=turns_told(*told[ticket.id], at=at),
        remedies={
            breach.key: ruling
            for breach, ruling in zip(breaches, rulings, strict=True)
            if breach.ticket == str(ticket.id)
        },
    )


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
