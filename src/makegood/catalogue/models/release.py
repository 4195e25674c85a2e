"""What do we remember of a product's releases, and of what is wrong in them?"""

from django.db import models

from makegood.brands.models import BrandRecord
from makegood.catalogue.models.product import Product


class Release(BrandRecord):
    """A build of a product. One that was withdrawn is kept, with the reason."""

    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, db_index=False, related_name="releases"
    )
    version = models.CharField(max_length=100)  # as terms/compatibility reads versions
    notes = models.TextField(blank=True)
    security = models.BooleanField()  # whether it mends what an attacker could use
    released_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)  # written for customers

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "product", "version"], name="one_release_a_version"
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_why="")
                | (models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_why="")),
                name="a_withdrawal_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.version


class MadeFor(BrandRecord):
    """The versions of a platform that a release is made for. Written once."""

    release = models.ForeignKey(
        Release, on_delete=models.PROTECT, db_index=False, related_name="made_for"
    )
    platform = models.CharField(max_length=60)
    words = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "release", "platform"], name="one_range_a_platform"
            )
        ]

    def __str__(self) -> str:
        return f"{self.platform} {self.words}"


class Defect(BrandRecord):
    """A bug in a product, from the release in which it was found to the one that mends it."""

    number = models.PositiveIntegerField()
    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, db_index=False, related_name="defects"
    )
    title = models.CharField(max_length=200)
    text = models.TextField()
    found_in = models.ForeignKey(
        Release, on_delete=models.PROTECT, null=True, db_index=False, related_name="found"
    )
    fixed_in = models.ForeignKey(
        Release, on_delete=models.PROTECT, null=True, db_index=False, related_name="fixed"
    )
    reported_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "number"], name="one_defect_a_number")
        ]
        indexes = [models.Index(fields=["brand", "product", "id"], name="defect_by_product")]

    def __str__(self) -> str:
        return f"defect {self.number}"
