"""Who bought what, when, for how much, under which version, and what was advertised that day?"""

from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from makegood.agreements.models import Version
from makegood.brands.models import BrandRecord
from makegood.catalogue.models import Advertised, Edition, Product, Release
from makegood.people.models import Actor, Company, reach_of


class PurchaseQuerySet(models.QuerySet["Purchase"]):
    def visible_to(self, actor: Actor) -> Self:
        """The one gate between somebody and a purchase."""
        return self.within(*reach_of(actor))

    def within(self, brand_id: UUID, company_id: UUID | None) -> Self:
        """What somebody sees whose reach that is: see `reach_of`."""
        ours = self.filter(brand=brand_id)
        return ours if company_id is None else ours.filter(company=company_id)

    def locked(self) -> Self:
        return self.select_for_update(no_key=True, of=("self",))


class Purchase(BrandRecord):
    """One product owned by one customer, by the version of the agreement that was accepted.

    Until it is paid for (`cleared_at`) it carries no rights. `list_minor` is the list price of
    that day in the currency that was paid, if there was one.
    """

    class Means(models.TextChoices):
        """How the customer accepted the version."""

        SIGN_UP = "sign_up"
        PURCHASE = "purchase"
        TICKET = "ticket"
        STAFF = "staff"  # staff took it down

    class Why(models.TextChoices):
        """Why it ended."""

        REFUND = "refund"
        CHARGEBACK = "chargeback"

    number = models.PositiveIntegerField()
    company = models.ForeignKey(
        Company, on_delete=models.PROTECT, db_index=False, related_name="purchases"
    )
    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, db_index=False, related_name="purchases"
    )
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, db_index=False, related_name="purchases"
    )
    release = models.ForeignKey(
        Release, on_delete=models.PROTECT, null=True, db_index=False, related_name="purchases"
    )  # the newest that was out: the one that was bought
    seats = models.PositiveIntegerField()
    plan = models.CharField(max_length=40, blank=True)  # as the agreement names it
    paid_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    list_minor = models.BigIntegerField(null=True)
    reference = models.CharField(max_length=200)  # the order, as the customer knows it
    agreement_version = models.ForeignKey(Version, on_delete=models.PROTECT, db_index=False)
    accepted_at = models.DateTimeField()
    accepted_by = models.CharField(max_length=10, choices=Means)
    bought_at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=10, choices=Why, blank=True)

    objects = PurchaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "number"], name="one_purchase_a_number"),
            models.CheckConstraint(
                condition=Q(paid_minor__gte=0, seats__gt=0)
                & (Q(list_minor=None) | Q(list_minor__gte=0)),
                name="a_purchase_has_a_price_and_seats",
            ),
            models.CheckConstraint(
                condition=Q(cleared_at=None) | Q(cleared_at__gte=F("bought_at")),
                name="bought_before_it_is_paid_for",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_why="")
                | (Q(ended_at__isnull=False) & ~Q(ended_why="")),
                name="what_ended_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["brand", "company", "id"], name="purchase_by_company"),
            models.Index(fields=["brand", "product", "id"], name="purchase_by_product"),
        ]

    def __str__(self) -> str:
        return f"purchase {self.number}"

    def is_owned(self, at: datetime) -> bool:
        """Whether it carries rights at that moment: paid for, and not given back."""
        if self.cleared_at is None or at < self.cleared_at:
            return False
        return self.ended_at is None or at < self.ended_at


class PurchaseSheet(BrandRecord):
    """What the product's sheet said when it was bought: one line of it. Written once.

    A line of a sheet is written once, too: whatever the sheet says later, this says the same.
    """

    purchase = models.ForeignKey(
        Purchase, on_delete=models.PROTECT, db_index=False, related_name="sheet"
    )
    advertised = models.ForeignKey(
        Advertised, on_delete=models.PROTECT, db_index=False, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "purchase", "advertised"], name="one_line_of_a_sheet"
            )
        ]

    def __str__(self) -> str:
        return str(self.advertised_id)
