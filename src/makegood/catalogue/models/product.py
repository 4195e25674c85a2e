"""What do we remember of a product, of what it costs, and of what its sheet promised when?"""

from typing import Self

from django.db import models

from makegood.brands.models import BrandRecord
from makegood.people.models import Actor


class ProductQuerySet(models.QuerySet["Product"]):
    def visible_to(self, actor: Actor) -> Self:
        """The products of the brand: what it sells is no secret, to customers either."""
        return self.filter(brand=actor.brand_id)

    def on_sale(self) -> Self:
        return self.filter(withdrawn_at=None)


class Product(BrandRecord):
    """Something that can be bought."""

    class Kind(models.TextChoices):
        """The same words as the fact `offer` of agreements."""

        PRODUCT = "product"
        EXTENSION = "extension"  # of another product
        SERVICE = "service"  # such as a server that the vendor installed

    code = models.SlugField(max_length=60, db_index=False)  # in addresses
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=120)
    extends = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, db_index=False, related_name="extensions"
    )
    # The clause that stands beside the product as its disclaimer, or nothing.
    disclaimer = models.CharField(max_length=20, blank=True)
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)  # from then on nobody can buy it

    objects = ProductQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "code"], name="one_product_a_code"),
            models.CheckConstraint(
                condition=models.Q(kind="extension", extends__isnull=False)
                | (~models.Q(kind="extension") & models.Q(extends=None)),
                name="an_extension_extends_something",
            ),
        ]
        indexes = [models.Index(fields=["brand", "name", "id"], name="product_by_name")]

    def __str__(self) -> str:
        return self.name


class Edition(BrandRecord):
    """A form in which a product is sold. Of an encrypted one the code cannot be read."""

    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, db_index=False, related_name="editions"
    )
    name = models.CharField(max_length=120)
    encrypted = models.BooleanField()
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "product", "name"], name="one_edition_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class Price(BrandRecord):
    """The list price of an edition from a day on, where the brand is. Written once.

    What is said of a day later counts in place of what was said before, for what comes after.
    """

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, db_index=False, related_name="prices"
    )
    number = models.PositiveIntegerField()  # the first price of an edition is 1
    minor = models.BigIntegerField()  # smallest units of the currency
    currency = models.CharField(max_length=3)
    from_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "edition", "number"], name="one_price_a_number"
            ),
            models.CheckConstraint(
                condition=models.Q(minor__gte=0), name="a_price_is_never_below_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minor} {self.currency}"


class Advertised(BrandRecord):
    """Which versions of a platform the product's sheet names, from a moment on. Written once.

    The newest of a platform counts; without words the sheet names the platform no more.
    """

    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, db_index=False, related_name="advertised"
    )
    number = models.PositiveIntegerField()  # the first of a product is 1
    platform = models.CharField(max_length=60)
    words = models.CharField(max_length=500, blank=True)  # as terms/compatibility reads ranges
    from_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "product", "number"], name="one_sheet_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.platform} {self.words}"
