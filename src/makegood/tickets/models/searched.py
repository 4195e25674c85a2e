"""What do we remember of the words on tickets, so that they are found again?

The database itself writes these rows, one with each ticket and each message: see the migrations
`searched` and `titles_change`. No secret of the vault and no mail as it came ever stands in them.
"""

from django.contrib.postgres.search import SearchVectorField
from django.db import models

from makegood.brands.models import BrandRecord
from makegood.people.models import Company
from makegood.tickets.models.ticket import Ticket


class SearchedText(BrandRecord):
    """The words of a ticket or of a message, whose id it has. A title can change, and they with it.

    Of a ticket it also holds the title, as it was written and as words; of a message neither.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, db_index=False, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, db_index=False, related_name="+")
    internal = models.BooleanField()
    title = models.CharField(max_length=200, blank=True)
    title_words = SearchVectorField(null=True)
    words = SearchVectorField()

    class Meta:
        indexes = [models.Index(fields=["brand", "ticket", "id"], name="searched_by_ticket")]

    def __str__(self) -> str:
        return str(self.id)
