"""For how long does a purchase carry support and updates, and what was paid for more of it?"""

from django.db import models
from django.db.models import F, Q

from makegood.brands.models import BrandRecord
from makegood.purchases.models.purchase import Purchase


class PurchaseWindow(BrandRecord):
    """A stretch of a window of a purchase: from `begins_at` to the last second, `ends_at`.

    A renewal prolongs the last stretch, or begins another where a gap lies between them. Months
    are counted from `anchor_on`; `months` is empty where days are.
    """

    purchase = models.ForeignKey(
        Purchase, on_delete=models.PROTECT, db_index=False, related_name="windows"
    )
    window = models.CharField(max_length=40)  # as the agreement names it
    number = models.PositiveSmallIntegerField()  # the first stretch is 1
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    anchor_on = models.DateField()
    months = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "purchase", "window", "number"], name="one_stretch_a_number"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gte=F("begins_at")), name="a_stretch_ends_after_it_begins"
            ),
        ]
        indexes = [models.Index(fields=["brand", "ends_at", "id"], name="window_by_end")]

    def __str__(self) -> str:
        return f"{self.window} to {self.ends_at}"


class Renewal(BrandRecord):
    """A renewal that was paid for, by what the agreement asked that day. Written once."""

    purchase = models.ForeignKey(
        Purchase, on_delete=models.PROTECT, db_index=False, related_name="renewals"
    )
    window = models.CharField(max_length=40)  # as the agreement names it
    paid_at = models.DateTimeField()
    paid_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    list_minor = models.BigIntegerField(null=True)  # the list price that it was reckoned from
    gap_seconds = models.BigIntegerField()  # for how long there was no window
    because = models.JSONField()  # the ruling's steps
    reference = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(paid_minor__gte=0, gap_seconds__gte=0),
                name="a_renewal_costs_nothing_or_more",
            )
        ]
        indexes = [models.Index(fields=["brand", "purchase", "id"], name="renewal_by_purchase")]

    def __str__(self) -> str:
        return f"{self.window} paid at {self.paid_at}"
