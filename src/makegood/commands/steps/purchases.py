"""Finding the purchase that a command is about, and keeping its windows."""

from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.brands.ids import new_id
from makegood.commands.refused import NotThere
from makegood.commands.steps.may import require_staff
from makegood.people.models import Actor, Machine
from makegood.purchases.known import own_facts
from makegood.purchases.models import Purchase, PurchaseWindow
from makegood.purchases.queries import as_window
from makegood.purchases.stretches import Stretches, begun
from makegood.terms.windows.window import Window


def require_recorder(by: Actor) -> None:
    """Raises NotAllowed for customers: staff record purchases, and machines do."""
    if not isinstance(by, Machine):
        require_staff(by)


def lock_purchase(purchase_id: UUID, *, by: Actor) -> Purchase:
    """The purchase, locked until the command commits. Raises NotThere."""
    purchases = Purchase.objects.visible_to(by).locked()
    purchase = (
        purchases.select_related("brand", "product", "edition").filter(id=purchase_id).first()
    )
    if purchase is None:
        raise NotThere
    return purchase


def begin_windows(purchase: Purchase, *, at: datetime) -> None:
    """Keep the windows of a purchase that is paid for."""
    assert purchase.cleared_at is not None, "what is not paid for carries nothing"
    known = own_facts(purchase, at=purchase.cleared_at)
    agreement = terms_with_id(purchase.agreement_version_id)
    its = begun(agreement, known, bought_at=purchase.bought_at, cleared_at=purchase.cleared_at)
    keep_stretches(purchase, its, at=at)


def keep_stretches(purchase: Purchase, stretches: Stretches, *, at: datetime) -> None:
    """Write what there was not, and change what is another now; no stretch ever goes away."""
    rows = {(row.window, row.number): row for row in purchase.windows.all()}
    for window_id, its in stretches.items():
        for number, window in enumerate(its, 1):
            row = rows.get((window_id, number))
            if row is None:
                _write(purchase, window_id, number, window, at=at)
            else:
                _change(row, window)


def _write(
    purchase: Purchase, window_id: str, number: int, window: Window, *, at: datetime
) -> None:
    PurchaseWindow.objects.create(
        id=new_id(at),
        brand_id=purchase.brand_id,
        purchase=purchase,
        window=window_id,
        number=number,
        begins_at=window.begins_at,
        ends_at=window.ends_at,
        anchor_on=window.anchor_on,
        months=window.months,
    )


def _change(row: PurchaseWindow, window: Window) -> None:
    if as_window(row) == window:
        return
    row.ends_at, row.anchor_on, row.months = window.ends_at, window.anchor_on, window.months
    row.save(update_fields=["ends_at", "anchor_on", "months"])
