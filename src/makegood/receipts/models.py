"""What do we remember of a command that ran?"""

from django.db import models

from makegood.brands.models import Brand, BrandRecord


class Receipt(BrandRecord):
    """One run of one command under one key, with its answer."""

    # Not a constraint: the link that sets up the first brand is offered before there is a brand.
    brand = models.ForeignKey(
        Brand, on_delete=models.PROTECT, db_index=False, db_constraint=False, related_name="+"
    )
    operation = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    content_sha256 = models.CharField(max_length=64)
    answer = models.JSONField(null=True)
    at = models.DateTimeField()
    seen = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "operation", "key"], name="one_receipt_a_key")
        ]

    def __str__(self) -> str:
        return f"{self.operation} {self.key}"
