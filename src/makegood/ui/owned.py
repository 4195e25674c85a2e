"""What does a page show of something that was bought? Its windows, its sheet, its disclaimer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from makegood.agreements.queries import terms_with_id
from makegood.catalogue.models import Advertised, Product
from makegood.purchases.models import Purchase, Renewal
from makegood.purchases.queries import list_price_for_renewal, sheet_of, stretches_of
from makegood.purchases.stretches import (
    needs_list_price,
    own_renewal,
    payment_of,
    renewal_ruling,
    state_of,
)
from makegood.terms.agreement.model import Agreement
from makegood.terms.values import started
from makegood.terms.windows.renewal import OtherCurrency
from makegood.terms.windows.window import State
from makegood.ui.clauses import ClauseWords, clause_words
from makegood.ui.said import said
from makegood.wording.amounts import money
from makegood.wording.rulings import because_of

DAY: Final = 24 * 60 * 60  # seconds
# Tone, glyph and word of a window, and of a purchase.
WINDOW_FACES: Final[dict[str, tuple[str, str, str | Promise]]] = {
    State.ACTIVE: ("pine", "done", _("Runs")),
    State.ENDED: ("slate", "lock", _("Ended")),
    State.NONE: ("slate", "pause", _("Not begun")),
}
PURCHASE_FACES: Final[dict[str, tuple[str, str, str | Promise]]] = {
    "owned": ("pine", "done", _("Owned")),
    "pending": ("brass", "clock", _("Payment is yet to come")),
    "ended": ("slate", "close", _("Undone")),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when to when a window ran, or runs; both are shown in the reader's zone."""

    begins_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class WindowShown:
    """A window of a purchase, with the last stretch apart from those before."""

    id: str
    name: str
    clause: str
    face: tuple[str, str, str | Promise]
    last: Stretch
    earlier: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class WindowAt:
    """A window as it stood at some moment: it ran or had ended, to when, and by which clause."""

    name: str
    clause: str
    runs: bool
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class OwnedShown:
    """A purchase as pages show it; costs no query where `purchases_of` gave it."""

    purchase: Purchase
    agreement: Agreement
    state: str  # "owned", "pending" or "ended"
    windows: tuple[WindowShown, ...]
    sheet: tuple[Advertised, ...]
    plan: str
    disclaimer: ClauseWords | None

    @property
    def face(self) -> tuple[str, str, str | Promise]:
        return PURCHASE_FACES[self.state]

    @property
    def paid(self) -> str:
        return money(self.purchase.paid_minor, self.purchase.currency)


@dataclass(frozen=True, slots=True)
class RenewalOffer:
    """What a renewal of a window would cost and bring at this moment, and by which clauses."""

    window: str
    name: str
    minor: int
    currency: str
    ends_at: datetime
    gap_seconds: int
    steps: tuple[tuple[str, str], ...]  # sentence and clause

    @property
    def price(self) -> str:
        return money(self.minor, self.currency)


@dataclass(frozen=True, slots=True)
class RenewalShown:
    """A renewal that was paid for, with what it rested on."""

    renewal: Renewal
    name: str
    steps: tuple[tuple[str, str], ...]

    @property
    def paid(self) -> str:
        return money(self.renewal.paid_minor, self.renewal.currency)

    @property
    def gap_days(self) -> int:
        """For how many days there was no window; a begun one counts."""
        return started(self.renewal.gap_seconds, per=DAY)


def owned_shown(purchase: Purchase, at: datetime) -> OwnedShown:
    """What pages show of the purchase at that moment."""
    agreement = terms_with_id(purchase.agreement_version_id)
    language = get_language() or "en"
    return OwnedShown(
        purchase=purchase,
        agreement=agreement,
        state=_state(purchase),
        windows=tuple(_windows(purchase, agreement, at)),
        sheet=tuple(sheet_of(purchase)),
        plan=agreement.name_of("plan", purchase.plan, language) if purchase.plan else "",
        disclaimer=disclaimer_of(purchase.product, agreement),
    )


def windows_at(purchase: Purchase, agreement: Agreement, at: datetime) -> list[WindowAt]:
    """How the windows of the purchase stood then, in the agreement's order."""
    stretches = stretches_of(purchase)
    found = []
    for rule in agreement.rules.window:
        its = stretches.get(rule.id, ())
        if its:
            begun = [one for one in its if one.begins_at <= at] or [its[0]]
            runs = state_of(its, at) is State.ACTIVE
            name = _name(agreement, rule.id)
            found.append(WindowAt(name, rule.clause, runs, begun[-1].ends_at))
    return found


def disclaimer_of(product: Product, agreement: Agreement) -> ClauseWords | None:
    """The clause that stands beside the product, in the words of this agreement if it has it."""
    if product.disclaimer not in agreement.clauses:
        return None
    return clause_words(agreement, product.disclaimer)


def renewals_shown(purchase: Purchase) -> list[RenewalShown]:
    """The renewals that were paid for, the first one first."""
    agreement = terms_with_id(purchase.agreement_version_id)
    return [
        RenewalShown(renewal, _name(agreement, renewal.window), _steps(renewal))
        for renewal in purchase.renewals.all()
    ]


def renewal_offers(purchase: Purchase, at: datetime) -> list[RenewalOffer]:
    """What can be renewed at this moment, and what for; one query for each that has a share."""
    if _state(purchase) != "owned":
        return []
    agreement, stretches = terms_with_id(purchase.agreement_version_id), stretches_of(purchase)
    offers = (_offer(purchase, agreement, window_id, at) for window_id in stretches)
    return [offer for offer in offers if offer is not None]


def _state(purchase: Purchase) -> str:
    if purchase.ended_at is not None:
        return "ended"
    return "owned" if purchase.cleared_at is not None else "pending"


def _windows(purchase: Purchase, agreement: Agreement, at: datetime) -> Iterator[WindowShown]:
    """The windows in the agreement's order."""
    stretches = stretches_of(purchase)
    for rule in agreement.rules.window:
        its = stretches.get(rule.id, ())
        if its:
            shown = [Stretch(window.begins_at, window.ends_at) for window in its]
            yield WindowShown(
                id=rule.id,
                name=_name(agreement, rule.id),
                clause=rule.clause,
                face=WINDOW_FACES[state_of(its, at)],
                last=shown[-1],
                earlier=tuple(shown[:-1]),
            )


def _offer(
    purchase: Purchase, agreement: Agreement, window_id: str, at: datetime
) -> RenewalOffer | None:
    rule = own_renewal(agreement, window_id)
    if rule is None:
        return None
    list_price = list_price_for_renewal(purchase, at) if needs_list_price(rule) else None
    if needs_list_price(rule) and list_price is None:
        return None
    payment = payment_of(rule, list_price, paid_at=at, checkout_at=None)
    try:
        ruling = renewal_ruling(agreement, stretches_of(purchase), window_id, payment)
    except OtherCurrency:
        return None
    return RenewalOffer(
        window=window_id,
        name=_name(agreement, window_id),
        minor=ruling.outcome.price.minor,
        currency=ruling.outcome.price.currency,
        ends_at=ruling.outcome.window.ends_at,
        gap_seconds=ruling.outcome.gap_seconds,
        steps=tuple((said(step), step.clause) for step in ruling.because),
    )


def _steps(renewal: Renewal) -> tuple[tuple[str, str], ...]:
    kept = map(because_of, renewal.because)
    return tuple((said(step), step.clause) for step in kept)


def _name(agreement: Agreement, window_id: str) -> str:
    return agreement.name_of("window", window_id, get_language() or "en")
