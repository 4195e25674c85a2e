"""What do we remember of an agreement?"""

from django.db import models

from makegood.brands.models import BrandRecord


class Version(BrandRecord):
    """An agreement's text and numbers from a day on. Written once, never edited."""

    name = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    files = models.JSONField()  # file name -> text, as the vendor wrote them
    holidays = models.JSONField(default=dict)  # calendar -> dates, as known on publishing
    in_force_from = models.DateField()
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "name", "number"], name="one_version_a_number")
        ]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.name} {self.number}"
