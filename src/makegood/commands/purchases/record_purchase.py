"""Record what a customer bought."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.agreements.models import Version
from makegood.agreements.queries import terms_of
from makegood.brands.ids import new_id
from makegood.brands.numbers import next_numbers
from makegood.brands.queries import brand_with_id
from makegood.catalogue.models import Advertised, Edition, Release
from makegood.catalogue.queries import day_at, newest_release, price_on, sheet_at
from makegood.commands.command import command
from makegood.commands.refusals.purchases import PurchaseIsMalformed
from makegood.commands.refused import NotThere, Refused
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.mails import version_today
from makegood.commands.steps.moments import to_the_second
from makegood.commands.steps.prices import is_currency, is_sum
from makegood.commands.steps.purchases import begin_windows, require_recorder
from makegood.events.record import record
from makegood.people.models import Actor, Company
from makegood.purchases.models import Purchase, PurchaseSheet
from makegood.terms.agreement.model import Agreement
from makegood.terms.facts.purchases import PurchaseCleared, PurchaseRecorded

MOST_SEATS: Final = 1_000_000
LONGEST_REFERENCE: Final = 200  # characters


class ProductIsWithdrawn(Refused):
    """The product could not be bought any more on that day."""

    code = "product_is_withdrawn"


class NothingAdvertised(Refused):
    """The agreement goes by what was advertised (`clause`), and the sheet named no platform."""

    code = "nothing_advertised"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPurchase:
    """`paid_minor` is for all seats. Without `cleared_at` the payment is yet to come.

    `accepted_by` is one of Purchase.Means; `plan` one of the agreement's, or empty.
    """

    company_id: UUID
    edition_id: UUID
    bought_at: datetime
    cleared_at: datetime | None
    paid_minor: int
    currency: str
    reference: str
    seats: int = 1
    plan: str = ""
    accepted_by: str = Purchase.Means.PURCHASE


@dataclass(frozen=True, slots=True)
class RecordedPurchase:
    purchase_id: UUID
    number: int


@command
def record_purchase(said: NewPurchase, *, by: Actor, key: str, at: datetime) -> RecordedPurchase:
    """Record the purchase under the version in force when it was bought, with that day's sheet.

    If it is paid for, its windows begin. Raises NotAllowed for customers, PurchaseIsMalformed
    with the field, NotThere, ProductIsWithdrawn, NoAgreementInForce, NothingAdvertised.
    """
    require_recorder(by)
    cleared_at = to_the_second(said.cleared_at) if said.cleared_at else None
    said = replace(said, bought_at=to_the_second(said.bought_at), cleared_at=cleared_at)
    if wrong := malformed_field(said, at=at):
        raise PurchaseIsMalformed(field=wrong)
    found = _found(said, by=by)
    purchase = _purchase(said, found, at=at)
    sheet = PurchaseSheet.objects.bulk_create(
        PurchaseSheet(id=new_id(at), brand_id=by.brand_id, purchase=purchase, advertised=line)
        for line in found.sheet
    )
    facts: list[PurchaseRecorded | PurchaseCleared] = [_recorded(purchase, sheet)]
    if purchase.cleared_at is not None:
        begin_windows(purchase, at=at)
        facts.append(_cleared(purchase, purchase.cleared_at))
    record(*facts, by=by, at=at)
    return RecordedPurchase(purchase.id, purchase.number)


def malformed_field(said: NewPurchase, *, at: datetime) -> str | None:
    """The first field that does not hold what it should, or None."""
    right = {
        "bought_at": said.bought_at <= at,
        "cleared_at": said.cleared_at is None or said.bought_at <= said.cleared_at <= at,
        "paid": is_sum(said.paid_minor),
        "currency": is_currency(said.currency),
        "seats": 0 < said.seats <= MOST_SEATS,
        "reference": 0 < len(one_line(said.reference)) <= LONGEST_REFERENCE,
        "accepted_by": said.accepted_by in Purchase.Means.values,
    }
    return next((field for field, fine in right.items() if not fine), None)


@dataclass(frozen=True, slots=True)
class _Found:
    """What was so of the product on the day."""

    edition: Edition
    version: Version
    sheet: list[Advertised]
    release: Release | None
    list_minor: int | None


def _found(said: NewPurchase, *, by: Actor) -> _Found:
    editions = Edition.objects.filter(brand=by.brand_id, id=said.edition_id)
    edition = editions.select_related("product").first()
    companies = Company.objects.filter(brand=by.brand_id, id=said.company_id)
    if edition is None or not companies.exists():
        raise NotThere
    withdrawn_at = edition.product.withdrawn_at
    if withdrawn_at is not None and withdrawn_at <= said.bought_at:
        raise ProductIsWithdrawn
    version = version_today(by, at=said.bought_at)
    agreement = terms_of(version)
    if said.plan and said.plan not in {plan.id for plan in agreement.rules.plan}:
        raise PurchaseIsMalformed(field="plan")
    sheet = sheet_at(edition.product, said.bought_at)
    _require_sheet(agreement, sheet)
    day = day_at(brand_with_id(by.brand_id), said.bought_at)
    price = price_on(edition, said.currency, day)
    return _Found(
        edition=edition,
        version=version,
        sheet=sheet,
        release=newest_release(edition.product, said.bought_at),
        list_minor=price.minor if price else None,
    )


def _require_sheet(agreement: Agreement, sheet: list[Advertised]) -> None:
    rule = agreement.rules.compatibility
    if rule is not None and not sheet:
        raise NothingAdvertised(clause=rule.clause)


def _purchase(said: NewPurchase, found: _Found, *, at: datetime) -> Purchase:
    brand_id = found.edition.brand_id
    (number,) = next_numbers(brand_id, "purchase", count=1, at=at)
    return Purchase.objects.create(
        id=new_id(at),
        brand_id=brand_id,
        number=number,
        company_id=said.company_id,
        product=found.edition.product,
        edition=found.edition,
        release=found.release,
        seats=said.seats,
        plan=said.plan,
        paid_minor=said.paid_minor,
        currency=said.currency,
        list_minor=found.list_minor,
        reference=one_line(said.reference),
        agreement_version=found.version,
        accepted_at=said.bought_at,
        accepted_by=said.accepted_by,
        bought_at=said.bought_at,
        cleared_at=said.cleared_at,
    )


def _recorded(purchase: Purchase, sheet: list[PurchaseSheet]) -> PurchaseRecorded:
    return PurchaseRecorded(
        purchase=str(purchase.id),
        company=str(purchase.company_id),
        product=str(purchase.product_id),
        edition=str(purchase.edition_id),
        release=str(purchase.release_id) if purchase.release_id else None,
        agreement_version=str(purchase.agreement_version_id),
        accepted_by=purchase.accepted_by,
        bought_at=purchase.bought_at.isoformat(),
        paid_minor=purchase.paid_minor,
        currency=purchase.currency,
        list_minor=purchase.list_minor,
        seats=purchase.seats,
        plan=purchase.plan,
        sheet=tuple(str(line.advertised_id) for line in sheet),
    )


def _cleared(purchase: Purchase, cleared_at: datetime) -> PurchaseCleared:
    return PurchaseCleared(purchase=str(purchase.id), cleared_at=cleared_at.isoformat())
