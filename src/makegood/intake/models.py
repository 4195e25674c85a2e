"""What do we remember of what came in?"""

from typing import Self

from django.db import models

from makegood.agreements.models import Version
from makegood.brands.models import BrandRecord
from makegood.intake.file_kinds import WhyNot
from makegood.people.models import Actor, Company, Machine, Member

LEFT_OUT = [(why.value, why.value) for why in WhyNot]


class RawMail(BrandRecord):
    """A mail as it arrived, sealed under a key of its own: erasing it destroys the key."""

    class State(models.TextChoices):
        KEPT = "kept"  # stored, not yet looked at
        TAKEN = "taken"  # became a request
        ANSWERED = "answered"  # became nothing; its sender was told the rule
        UNREADABLE = "unreadable"  # staff must look at it
        HELD = "held"  # readable, but staff must decide
        DISMISSED = "dismissed"  # staff looked and need nothing of it

    sha256 = models.CharField(max_length=64)
    sealed = models.BinaryField()
    sealed_key = models.BinaryField(null=True)
    sealed_words = models.BinaryField(null=True)  # what was read of it, under the same key
    size = models.PositiveIntegerField()  # bytes
    state = models.CharField(max_length=12, choices=State)
    reason = models.CharField(max_length=60, blank=True)  # a code, such as "user_name_missing"
    name = models.CharField(max_length=200)  # what staff see of it: the file's name or Message-ID
    arrived_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "sha256"], name="one_copy_of_a_mail")
        ]
        indexes = [models.Index(fields=["brand", "state", "id"], name="raw_mail_by_state")]

    def __str__(self) -> str:
        return self.name


class AnsweredSender(BrandRecord):
    """That an address was told a rule, and when: at most once a day for each reason."""

    address_sha256 = models.CharField(max_length=64)
    reason = models.CharField(max_length=60)
    last_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "address_sha256", "reason"], name="one_answer_a_reason"
            )
        ]

    def __str__(self) -> str:
        return self.reason


class RequestQuerySet(models.QuerySet["Request"]):
    def visible_to(self, actor: Actor) -> Self:
        """The one gate between somebody and a request."""
        if isinstance(actor, Machine) or actor.is_staff:
            return self.filter(brand=actor.brand_id)
        return self.filter(brand=actor.brand_id, company=actor.company_id)


class Request(BrandRecord):
    """What a customer asked, in one piece; staff make tickets of it."""

    class State(models.TextChoices):
        SUBMITTED = "submitted"
        SPLIT = "split"  # tickets stand for all of it
        REFUSED = "refused"

    number = models.PositiveIntegerField()
    company = models.ForeignKey(Company, on_delete=models.PROTECT, db_index=False)
    requester = models.ForeignKey(Member, on_delete=models.PROTECT, db_index=False)
    agreement_version = models.ForeignKey(Version, on_delete=models.PROTECT, db_index=False)
    raw_mail = models.ForeignKey(RawMail, on_delete=models.PROTECT, null=True, db_index=False)
    # The ended ticket that it goes on from; tickets stand above requests: an id, no reference.
    follows = models.UUIDField(null=True)
    channel = models.CharField(max_length=40, default="mail")  # as the agreement names it
    subject = models.CharField(max_length=300)
    text = models.TextField()
    state = models.CharField(max_length=10, choices=State)
    at = models.DateTimeField()

    objects = RequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "number"], name="one_request_a_number"),
            models.UniqueConstraint(fields=["brand", "raw_mail"], name="one_request_a_mail"),
        ]
        indexes = [
            models.Index(fields=["brand", "state", "id"], name="request_by_state"),
            models.Index(fields=["brand", "company", "id"], name="request_by_company"),
            models.Index(
                fields=["brand", "follows"],
                condition=models.Q(follows__isnull=False),
                name="request_by_earlier_ticket",
            ),
        ]

    def __str__(self) -> str:
        return f"request {self.number}"


class Enclosure(BrandRecord):
    """A file that came with a request. Its bytes lie sealed in the blob store, unless it was left
    out: then they are in the mail alone."""

    request = models.ForeignKey(
        Request, on_delete=models.PROTECT, db_index=False, related_name="enclosures"
    )
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()  # bytes
    blob = models.CharField(max_length=80, blank=True)  # the name that the blob store gave it
    left_out = models.CharField(max_length=10, choices=LEFT_OUT, blank=True)  # why

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(blob="", left_out__gt="") | models.Q(blob__gt="", left_out=""),
                name="enclosure_is_kept_or_left_out",
            )
        ]
        indexes = [models.Index(fields=["brand", "request"], name="enclosure_by_request")]

    def __str__(self) -> str:
        return self.name
