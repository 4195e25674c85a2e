"""How do a purchase's windows come to be what they are? Whoever writes them asks, and verify does.

A window of a purchase is one stretch after another: a renewal prolongs the last, or begins a new
one where the agreement lets a gap lie between.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from makegood.terms.agreement.applies import Known, applies
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.windows import Renewal
from makegood.terms.ruling import Ruling
from makegood.terms.values import Money
from makegood.terms.windows.renewal import Payment, Renewed, rule_on_renewal
from makegood.terms.windows.window import State, Window, ended_early, rule_on_window, state

type Stretches = Mapping[str, tuple[Window, ...]]  # by the window's id

# What a window can begin with here; the rest begins with what happens on tickets.
BEGINS_WITH_THE_PURCHASE: Final = ("purchase", "clearing")


def begun(
    agreement: Agreement, known: Known, *, bought_at: datetime, cleared_at: datetime
) -> Stretches:
    """The windows that a purchase of which this is known has once it is paid for."""
    moments = {"purchase": bought_at, "clearing": cleared_at}
    return {
        rule.id: (rule_on_window(agreement, rule.id, begins_at=moments[rule.begins]).outcome,)
        for rule in agreement.rules.window
        if rule.begins in BEGINS_WITH_THE_PURCHASE and applies(rule.when, known)
    }


def own_renewal(agreement: Agreement, window_id: str) -> Renewal | None:
    """How that window is renewed by itself; None where it is not, or there is no such window."""
    rules = (rule for rule in agreement.rules.window if rule.id == window_id)
    return next((rule.renewal for rule in rules), None)


def needs_list_price(renewal: Renewal) -> bool:
    """Whether something of its price is a share of the list price."""
    late = renewal.late_fee
    return renewal.percent_of_list is not None or bool(late and late.fee_percent is not None)


def payment_of(
    renewal: Renewal, list_price: Money | None, *, paid_at: datetime, checkout_at: datetime | None
) -> Payment:
    """What is paid for, to be ruled on. No list price is needed where the price is fixed."""
    if list_price is None:
        assert renewal.price, "a share needs a list price"
        list_price = Money(0, renewal.price.currency)
    return Payment(paid_at=paid_at, list_price=list_price, checkout_at=checkout_at)


def renewal_ruling(
    agreement: Agreement, stretches: Stretches, window_id: str, payment: Payment
) -> Ruling[Renewed]:
    """What a payment brings and costs for a window that there is. Raises OtherCurrency."""
    last = stretches[window_id][-1]
    return rule_on_renewal(agreement, window_id, window=last, payment=payment)


def renewed(
    agreement: Agreement, stretches: Stretches, window_id: str, payment: Payment
) -> Stretches:
    """The stretches after the payment: of that window, and of each that is renewed with it."""
    along = [rule.id for rule in agreement.rules.window if rule.renewed_with == window_id]
    after = dict(stretches)
    for each in (window_id, *along):
        if each in stretches:
            ruling = renewal_ruling(agreement, stretches, each, payment)
            after[each] = _followed(stretches[each], ruling.outcome.window)
    return after


def ended(stretches: Stretches, at: datetime) -> Stretches:
    """The stretches of a purchase that was undone at that moment."""
    return {
        window_id: tuple(ended_early(window, at) for window in its)
        for window_id, its in stretches.items()
    }


def state_of(stretches: tuple[Window, ...], at: datetime) -> State:
    """What the window is at that moment: open if a stretch is, over if one is."""
    states = [state(window, at) for window in stretches]
    for one in (State.ACTIVE, State.ENDED):
        if one in states:
            return one
    return State.NONE


def _followed(its: tuple[Window, ...], after: Window) -> tuple[Window, ...]:
    """A window that begins when the last one does is that one, prolonged."""
    if after.begins_at == its[-1].begins_at:
        return (*its[:-1], after)
    return (*its, after)
