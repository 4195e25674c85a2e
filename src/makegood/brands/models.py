"""What do we remember of a brand?"""

from uuid import UUID

from django.db import models


class Brand(models.Model):
    """One vendor's desk. What stands here is public: its customers see all of it."""

    id = models.UUIDField(primary_key=True)
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    host = models.CharField(max_length=200, unique=True)  # "support.example.com", without the port
    prefix = models.CharField(max_length=6)  # of the short numbers: "QB" makes QB-2841
    colour = models.CharField(max_length=7)  # "#413b9f"
    languages = models.JSONField()  # codes, the brand's own first
    time_zone = models.CharField(max_length=64)
    support_address = models.EmailField(unique=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.slug


class SetupLink(models.Model):
    """A one-time link with which the first owner sets up the first brand."""

    id = models.UUIDField(primary_key=True)
    token_sha256 = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.id)


class BrandRecord(models.Model):
    """What every row that belongs to a brand has in common."""

    id = models.UUIDField(primary_key=True)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, db_index=False, related_name="+")

    class Meta:
        abstract = True


class Counter(BrandRecord):
    """The last short number given in a series of a brand, such as its tickets."""

    series = models.CharField(max_length=20)
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "series"], name="one_counter_a_series")
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.last}"


type BrandId = UUID
