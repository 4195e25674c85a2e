"""What do we remember of whether a ticket is covered, and of who objected?"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from makegood.brands.models import BrandRecord
from makegood.people.models import Member
from makegood.tickets.models.ticket import Ticket


class Verdict(BrandRecord):
    """What the agreement says of a ticket, as far as it was known then. Written once.

    The one with the highest number stands. `judged` are the rules that staff used, with the
    evidence; `overrules` is set where somebody of staff decided against the rules.
    """

    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, db_index=False, related_name="verdicts"
    )
    number = models.PositiveSmallIntegerField()  # the first verdict of a ticket is 1
    covers = models.CharField(max_length=20)  # a value of terms.coverage.verdict.Covers
    tier = models.CharField(max_length=30, blank=True)
    known = models.JSONField()  # fact to value: all that it was ruled on
    judged = ArrayField(models.CharField(max_length=60), default=list)
    because = models.JSONField()  # the ruling's steps
    needs = models.JSONField(default=list)  # the facts that are asked for, and of whom
    overrules = models.BooleanField(default=False)
    reason = models.TextField(blank=True)  # written for the customer
    evidence = models.TextField(blank=True)  # what staff rest it on; the customer reads it, too
    article = models.UUIDField(null=True)  # the article that answers, if that is the evidence
    by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "ticket", "number"], name="one_verdict_a_number"
            ),
            models.CheckConstraint(
                condition=Q(overrules=False, judged=[]) | Q(by__isnull=False),
                name="a_judgement_has_its_judge",
            ),
        ]

    def __str__(self) -> str:
        return f"verdict {self.number}: {self.covers}"


class Objection(BrandRecord):
    """A customer's word against a verdict, once a ticket, and what somebody else made of it."""

    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, db_index=False, related_name="objections"
    )
    verdict = models.ForeignKey(
        Verdict, on_delete=models.PROTECT, db_index=False, related_name="objections"
    )
    text = models.TextField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField()
    reviewed_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True)
    upheld = models.BooleanField(null=True)  # the customer was right
    answer = models.TextField(blank=True)  # written for the customer

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "ticket"], name="one_objection_a_ticket"),
            models.CheckConstraint(
                condition=Q(reviewed_by=None, reviewed_at=None, upheld=None)
                | Q(reviewed_by__isnull=False, reviewed_at__isnull=False, upheld__isnull=False),
                name="an_answer_is_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["brand", "at"],
                condition=Q(reviewed_at__isnull=True),
                name="objection_to_review",
            )
        ]

    def __str__(self) -> str:
        return f"objection to {self.verdict_id}"
