"""What are the windows and the renewals of each purchase, told anew from its facts by its terms?"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, Final
from uuid import UUID

from django.db.backends.utils import CursorWrapper

from makegood.agreements.models import Version
from makegood.agreements.queries import terms_of
from makegood.brands.checks import Check, Finding, compared
from makegood.events.verify.log import GAPS
from makegood.purchases.stretches import (
    Stretches,
    begun,
    ended,
    own_renewal,
    payment_of,
    renewal_ruling,
    renewed,
)
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.values import Money
from makegood.terms.windows.window import Window

WINDOW: Final = "purchases_purchasewindow"
RENEWAL: Final = "purchases_renewal"

FACTS: Final = """
    SELECT fact.subject, fact.kind, fact.details, product.kind, edition.encrypted
    FROM events_fact fact
    JOIN events_fact recorded
      ON recorded.subject = fact.subject AND recorded.kind = 'purchase.recorded'
    JOIN catalogue_product product ON product.id = (recorded.details ->> 'product')::uuid
    JOIN catalogue_edition edition ON edition.id = (recorded.details ->> 'edition')::uuid
    WHERE fact.subject NOT IN ({gaps})
    ORDER BY fact.subject, fact.turn
"""
KEPT: Final = 'SELECT purchase_id, "window", number, id FROM purchases_purchasewindow'

type Row = tuple[UUID, str, str, str, bool]  # of FACTS


@dataclass(slots=True)
class SoFar:
    """A purchase as far as its facts were told."""

    purchase: UUID
    agreement: Agreement
    known: dict[str, Value]
    recorded: dict[str, Any]
    stretches: Stretches = field(default_factory=dict)
    renewals: dict[UUID, dict[str, object]] = field(default_factory=dict)

    def tell(self, kind: str, details: dict[str, Any]) -> None:
        """What the fact makes of it; other kinds of facts change no window."""
        if kind == "purchase.cleared":
            self.stretches = begun(
                self.agreement,
                self.known,
                bought_at=_moment(self.recorded["bought_at"]),
                cleared_at=_moment(details["cleared_at"]),
            )
        elif kind == "window.renewed":
            self._renew(details)
        elif kind == "purchase.ended":
            self.stretches = ended(self.stretches, _moment(details["ended_at"]))

    def _renew(self, fact: dict[str, Any]) -> None:
        window_id, list_minor = fact["window"], fact["list_minor"]
        rule = own_renewal(self.agreement, window_id)
        assert rule, "only what is renewed by itself is"
        list_price = Money(list_minor, self.recorded["currency"]) if list_minor else None
        checkout_at = _moment(fact["checkout_at"]) if fact["checkout_at"] else None
        payment = payment_of(
            rule, list_price, paid_at=_moment(fact["paid_at"]), checkout_at=checkout_at
        )
        ruling = renewal_ruling(self.agreement, self.stretches, window_id, payment)
        self.stretches = renewed(self.agreement, self.stretches, window_id, payment)
        self.renewals[UUID(fact["renewal"])] = {
            "purchase_id": self.purchase,
            "window": window_id,
            "paid_at": payment.paid_at,
            "paid_minor": ruling.outcome.price.minor,
            "currency": ruling.outcome.price.currency,
            "list_minor": list_minor,
            "gap_seconds": ruling.outcome.gap_seconds,
            "because": json.loads(json.dumps([asdict(step) for step in ruling.because])),
        }


def windows_and_renewals(cursor: CursorWrapper) -> Iterator[Finding]:
    """Each stretch and renewal that is off, missing, or spoken for by no fact."""
    cursor.execute(FACTS.format(gaps=GAPS))
    told = list(_told(cursor.fetchall()))
    cursor.execute(KEPT)
    ids = {(purchase, window, number): row_id for purchase, window, number, row_id in cursor}
    windows: dict[UUID, dict[str, object]] = {}
    renewals: dict[UUID, dict[str, object]] = {}
    for one in told:
        renewals |= one.renewals
        for window_id, its in one.stretches.items():
            for number, window in enumerate(its, 1):
                # What is missing is named by its purchase.
                row_id = ids.get((one.purchase, window_id, number), one.purchase)
                windows[row_id] = _row(one, window_id, number, window)
    yield from compared(WINDOW, windows, cursor)
    yield from compared(RENEWAL, renewals, cursor)


CHECKS: Final[tuple[Check, ...]] = (windows_and_renewals,)


def _told(rows: Iterable[Row]) -> Iterator[SoFar]:
    versions: dict[UUID, Version | None] = {}
    for purchase, of_one in groupby(rows, key=itemgetter(0)):
        facts = [(kind, json.loads(details), offer, enc) for _, kind, details, offer, enc in of_one]
        _, recorded, offer, encrypted = facts[0]
        version_id = UUID(recorded["agreement_version"])
        if version_id not in versions:
            versions[version_id] = Version.objects.using("owner").filter(id=version_id).first()
        version = versions[version_id]
        if version is None:
            continue  # that the version is gone is found where versions are looked at
        known: dict[str, Value] = {"offer": offer, "owned": True, "encrypted": encrypted}
        if recorded["plan"]:
            known["plan"] = recorded["plan"]
        so_far = SoFar(purchase, terms_of(version), known, recorded)
        for kind, details, *_rest in facts:
            so_far.tell(kind, details)
        yield so_far


def _row(one: SoFar, window_id: str, number: int, window: Window) -> dict[str, object]:
    return {
        "purchase_id": one.purchase,
        "window": window_id,
        "number": number,
        "begins_at": window.begins_at,
        "ends_at": window.ends_at,
        "anchor_on": window.anchor_on,
        "months": window.months,
    }


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
