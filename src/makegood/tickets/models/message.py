"""What do we remember of what was said on a ticket?"""

from typing import Self

from django.db import models

from makegood.brands.models import BrandRecord
from makegood.people.models import Actor, Member, reach_of
from makegood.tickets.models.ticket import Ticket


class MessageQuerySet(models.QuerySet["Message"]):
    def readable_by(self, actor: Actor) -> Self:
        """What may be read: customers never see an internal note."""
        _brand_id, company_id = reach_of(actor)
        return self if company_id is None else self.said_openly()

    def said_openly(self) -> Self:
        """What customers read, too."""
        return self.filter(internal=False)


class Message(BrandRecord):
    """What somebody said on a ticket. Written once."""

    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, db_index=False, related_name="messages"
    )
    position = models.PositiveIntegerField()  # the order within the ticket, never a time
    author = models.ForeignKey(Member, on_delete=models.PROTECT, db_index=False, related_name="+")
    internal = models.BooleanField(default=False)
    text = models.TextField()
    at = models.DateTimeField()

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "ticket", "position"], name="one_place_each")
        ]
        ordering = ["position"]

    def __str__(self) -> str:
        return f"message {self.position}"


class Attachment(BrandRecord):
    """A file on a message. Its bytes lie sealed in the blob store, under their digest."""

    message = models.ForeignKey(
        Message, on_delete=models.PROTECT, db_index=False, related_name="attachments"
    )
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()  # bytes
    blob = models.CharField(max_length=80)  # the name that the blob store gave it

    class Meta:
        indexes = [models.Index(fields=["brand", "message"], name="attachment_by_message")]

    def __str__(self) -> str:
        return self.name
