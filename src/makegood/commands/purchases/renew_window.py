"""Record that a window of a purchase was renewed."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.refusals.purchases import (
    PurchaseHasEnded,
    PurchaseIsMalformed,
    PurchaseIsPending,
)
from makegood.commands.refused import Refused
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.moments import to_the_second
from makegood.commands.steps.purchases import (
    keep_stretches,
    lock_purchase,
    require_recorder,
)
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.purchases.models import Purchase, Renewal
from makegood.purchases.queries import list_price_for_renewal, stretches_of
from makegood.purchases.stretches import (
    Stretches,
    needs_list_price,
    own_renewal,
    payment_of,
    renewal_ruling,
    renewed,
)
from makegood.terms.agreement.model import Agreement
from makegood.terms.facts.purchases import WindowRenewed
from makegood.terms.ruling import Ruling
from makegood.terms.windows.renewal import OtherCurrency, Payment, Renewed

LONGEST_REFERENCE = 200  # characters


class NotRenewable(Refused):
    """The agreement renews no such `window` by itself, or the purchase never had it."""

    code = "not_renewable"


class NoPrice(Refused):
    """The price is a share of the list price, and there is none in the purchase's currency."""

    code = "no_price"


class PriceIsAnother(Refused):
    """The agreement's price (`clause`) is `minor` of `currency`, not what was paid."""

    code = "price_is_another"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRenewal:
    """`checkout_at` is when the customer began to pay, if that was earlier: it may count."""

    purchase_id: UUID
    window: str
    paid_at: datetime
    paid_minor: int
    currency: str
    reference: str
    checkout_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RenewedWindow:
    renewal_id: UUID


@command
def renew_window(said: NewRenewal, *, by: Actor, key: str, at: datetime) -> RenewedWindow:
    """Prolong the window by the rule of the accepted version, at its price that day.

    Whatever is renewed with it is prolonged, too; nothing else of the purchase changes. Raises
    NotAllowed for customers, NotThere, PurchaseHasEnded, PurchaseIsPending, NotRenewable,
    PurchaseIsMalformed with the field, NoPrice, PriceIsAnother with the price and its clause.
    """
    require_recorder(by)
    purchase = lock_purchase(said.purchase_id, by=by)
    said = _to_the_second(said)
    _require_paid(purchase, said, at=at)
    agreement, stretches = terms_with_id(purchase.agreement_version_id), stretches_of(purchase)
    payment, list_minor = _payment(purchase, agreement, stretches, said)
    ruling = _ruled(agreement, stretches, said, payment)
    keep_stretches(purchase, renewed(agreement, stretches, said.window, payment), at=at)
    renewal = Renewal.objects.create(
        id=new_id(at),
        brand_id=purchase.brand_id,
        purchase=purchase,
        window=said.window,
        paid_at=said.paid_at,
        paid_minor=said.paid_minor,
        currency=said.currency,
        list_minor=list_minor,
        gap_seconds=ruling.outcome.gap_seconds,
        because=[asdict(step) for step in ruling.because],
        reference=one_line(said.reference),
    )
    record(_told(renewal, said), by=by, at=at)
    return RenewedWindow(renewal.id)


def _to_the_second(said: NewRenewal) -> NewRenewal:
    checkout_at = to_the_second(said.checkout_at) if said.checkout_at else None
    return replace(said, paid_at=to_the_second(said.paid_at), checkout_at=checkout_at)


def _require_paid(purchase: Purchase, said: NewRenewal, *, at: datetime) -> None:
    if purchase.ended_at is not None:
        raise PurchaseHasEnded
    if purchase.cleared_at is None:
        raise PurchaseIsPending
    right = {
        "paid_at": purchase.cleared_at <= said.paid_at <= at,
        "checkout_at": said.checkout_at is None or said.checkout_at <= said.paid_at,
        "reference": 0 < len(one_line(said.reference)) <= LONGEST_REFERENCE,
    }
    if wrong := next((field for field, fine in right.items() if not fine), None):
        raise PurchaseIsMalformed(field=wrong)


def _payment(
    purchase: Purchase, agreement: Agreement, stretches: Stretches, said: NewRenewal
) -> tuple[Payment, int | None]:
    """What is ruled on, and the list price that it is reckoned from, if it is."""
    rule = own_renewal(agreement, said.window)
    if rule is None or said.window not in stretches:
        raise NotRenewable(window=said.window)
    list_price = list_price_for_renewal(purchase, said.paid_at) if needs_list_price(rule) else None
    if needs_list_price(rule) and list_price is None:
        raise NoPrice(currency=purchase.currency)
    payment = payment_of(rule, list_price, paid_at=said.paid_at, checkout_at=said.checkout_at)
    return payment, list_price.minor if list_price else None


def _ruled(
    agreement: Agreement, stretches: Stretches, said: NewRenewal, payment: Payment
) -> Ruling[Renewed]:
    try:
        ruling = renewal_ruling(agreement, stretches, said.window, payment)
    except OtherCurrency as other:
        raise NoPrice(currency=payment.list_price.currency) from other
    price = ruling.outcome.price
    if (said.paid_minor, said.currency) != (price.minor, price.currency):
        raise PriceIsAnother(
            clause=ruling.because[-1].clause, minor=price.minor, currency=price.currency
        )
    return ruling


def _told(renewal: Renewal, said: NewRenewal) -> WindowRenewed:
    return WindowRenewed(
        purchase=str(renewal.purchase_id),
        renewal=str(renewal.id),
        window=renewal.window,
        paid_at=renewal.paid_at.isoformat(),
        checkout_at=said.checkout_at.isoformat() if said.checkout_at else None,
        paid_minor=renewal.paid_minor,
        currency=renewal.currency,
        list_minor=renewal.list_minor,
    )
