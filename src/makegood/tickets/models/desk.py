"""What do we remember of how staff keep their desk? Nothing of this is the customer's."""

from typing import Final

from django.db import models
from django.db.models import Q

from makegood.brands.models import BrandRecord
from makegood.people.models import Member
from makegood.tickets.models.ticket import State, Ticket

LONGEST_TAG: Final = 40


class Tag(BrandRecord):
    """A word under which staff find tickets again."""

    name = models.CharField(max_length=LONGEST_TAG)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "name"], name="one_tag_a_name")]

    def __str__(self) -> str:
        return self.name


class TicketTag(BrandRecord):
    """That a ticket bears a tag; taken off, it is marked and stays."""

    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, db_index=False, related_name="ticket_tags"
    )
    tag = models.ForeignKey(
        Tag, on_delete=models.PROTECT, db_index=False, related_name="ticket_tags"
    )
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "ticket", "tag"], name="one_mark_a_tag")
        ]
        indexes = [
            models.Index(
                fields=["brand", "tag", "ticket"],
                condition=Q(removed_at=None),
                name="ticket_by_tag",
            )
        ]

    def __str__(self) -> str:
        return str(self.tag_id)


class FieldRule(BrandRecord):
    """A field that tickets of a class have on the desk."""

    class Kind(models.TextChoices):
        TEXT = "text"
        NUMBER = "number"
        CHOICE = "choice"
        YES_NO = "yes_no"

    code = models.CharField(max_length=40)
    issue_class = models.CharField(max_length=40, blank=True)  # empty: every class
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=Kind)
    choices = models.JSONField(default=list)
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "code"], name="one_field_a_code")]

    def __str__(self) -> str:
        return self.code


class TicketLink(BrandRecord):
    """What a ticket points at: an article, a defect, a release, another ticket."""

    class Kind(models.TextChoices):
        ARTICLE = "article"
        DEFECT = "defect"
        RELEASE = "release"
        TICKET = "ticket"

    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, db_index=False, related_name="links"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    target = models.UUIDField()  # of a table that the kind names
    by = models.ForeignKey(Member, on_delete=models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "ticket", "kind", "target"], name="one_link_a_target"
            )
        ]
        indexes = [models.Index(fields=["brand", "kind", "target"], name="link_by_target")]

    def __str__(self) -> str:
        return f"{self.kind} {self.target}"


class SavedReply(BrandRecord):
    """Words that staff use again, with places for names, numbers and dates."""

    title = models.CharField(max_length=120)
    language = models.CharField(max_length=10)
    text = models.TextField()
    department = models.CharField(max_length=80, blank=True)  # empty: for all
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "title", "language"], name="one_saved_reply_a_title"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Draft(BrandRecord):
    """What somebody has begun to write on a ticket and not sent: a reply, or an internal note."""

    class Kind(models.TextChoices):
        REPLY = "reply"
        NOTE = "note"

    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, db_index=False, related_name="drafts"
    )
    writer = models.ForeignKey(Member, on_delete=models.PROTECT, db_index=False, related_name="+")
    kind = models.CharField(max_length=5, choices=Kind)
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "ticket", "writer", "kind"], name="one_draft_a_writer"
            )
        ]

    def __str__(self) -> str:
        return self.kind


class Look(BrandRecord):
    """That somebody of staff has a ticket open just now, and whether he writes."""

    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, db_index=False, related_name="looks"
    )
    member = models.ForeignKey(Member, on_delete=models.PROTECT, db_index=False, related_name="+")
    writes = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "ticket", "member"], name="one_look_a_person")
        ]

    def __str__(self) -> str:
        return str(self.member_id)


class Merge(BrandRecord):
    """That a ticket went on in another, what it was before, and whether that was undone."""

    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, db_index=False, related_name="merges"
    )
    into = models.ForeignKey(Ticket, on_delete=models.PROTECT, db_index=False, related_name="+")
    state_before = models.CharField(max_length=20, choices=State)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField()
    undone_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "ticket"], condition=Q(undone_at=None), name="one_merge_at_a_time"
            )
        ]
        indexes = [models.Index(fields=["brand", "into"], name="merge_by_target")]

    def __str__(self) -> str:
        return f"{self.ticket_id} into {self.into_id}"


class Call(BrandRecord):
    """A call that was asked for or arranged inside a ticket, where the agreement allows it."""

    class State(models.TextChoices):
        ASKED = "asked"
        ARRANGED = "arranged"
        DONE = "done"
        DECLINED = "declined"

    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, db_index=False, related_name="calls"
    )
    channel = models.CharField(max_length=40)  # as the agreement names it
    state = models.CharField(max_length=10, choices=State)
    wish = models.TextField()  # when it would suit, and what about
    asked_by = models.ForeignKey(Member, on_delete=models.PROTECT, db_index=False, related_name="+")
    asked_at = models.DateTimeField()
    arranged_for = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)  # read by the customer
    answered_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["brand", "ticket"], name="call_by_ticket")]

    def __str__(self) -> str:
        return f"{self.channel}: {self.state}"
