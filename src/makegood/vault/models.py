"""What do we remember of access details? That they were asked for, given, looked at and erased."""

from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from makegood.brands.models import BrandRecord
from makegood.people.models import Actor, Machine, Member


class AccessQuerySet(models.QuerySet["Access"]):
    def of_ticket(self, actor: Actor, ticket_id: UUID) -> Self:
        """What was asked for on a ticket that `actor` sees: its gate is the ticket's own."""
        return self.filter(brand=actor.brand_id, ticket=ticket_id)


class Access(BrandRecord):
    """Details for getting into a customer's site: asked for once, given, and in the end erased.

    What was given is one sealed record under a key of its own; erasing destroys both and leaves
    that there was something, who looked at it, and what the customer confirmed.
    """

    class Kind(models.TextChoices):
        PLATFORM = "platform"  # the login of a shop or site
        SERVER = "server"
        FTP = "ftp"
        DATABASE = "database"
        OTHER = "other"

    ticket = models.UUIDField()  # tickets stand above the vault: an id, no reference
    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.TextField()  # written for the customer
    because = models.JSONField()  # the ruling's steps: that it may be asked for
    asked_by = models.ForeignKey(Member, on_delete=models.PROTECT, db_index=False, related_name="+")
    asked_at = models.DateTimeField()
    given_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    given_at = models.DateTimeField(null=True)
    confirmed = models.TextField(blank=True)  # what the customer confirmed of a backup, as read
    sealed = models.BinaryField(null=True)
    sealed_key = models.BinaryField(null=True)
    erased_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )  # None: the end of the ticket
    erased_at = models.DateTimeField(null=True)

    objects = AccessQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "ticket", "kind"],
                condition=Q(erased_at=None),
                name="one_access_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(given_by=None, given_at=None, erased_at=None, confirmed="")
                | Q(given_by__isnull=False, given_at__isnull=False),
                name="what_was_given_has_a_giver",
            ),
            models.CheckConstraint(
                condition=Q(
                    given_at__isnull=False,
                    erased_at=None,
                    sealed__isnull=False,
                    sealed_key__isnull=False,
                )
                | (
                    (Q(given_at=None) | Q(erased_at__isnull=False))
                    & Q(sealed=None, sealed_key=None)
                ),
                name="nothing_is_kept_of_what_was_erased",
            ),
            models.CheckConstraint(
                condition=Q(erased_by=None) | Q(erased_at__isnull=False),
                name="an_erasure_has_a_moment",
            ),
        ]
        indexes = [models.Index(fields=["brand", "ticket", "id"], name="access_by_ticket")]

    def __str__(self) -> str:
        return self.kind

    @property
    def is_kept(self) -> bool:
        """Whether there is something to open."""
        return self.given_at is not None and self.erased_at is None

    @property
    def sealed_for(self) -> str:
        """What the sealed bytes are bound to: they open in this row of this ticket alone."""
        return f"{self.brand_id} {self.ticket} {self.id}"


class AccessLookQuerySet(models.QuerySet["AccessLook"]):
    def of_himself(self, actor: Actor) -> Self:
        """A look shows something to whoever looks, and to nobody else."""
        if isinstance(actor, Machine):
            return self.none()
        return self.filter(brand=actor.brand_id, by=actor)


class AccessLook(BrandRecord):
    """That somebody of staff opened what a customer gave. Written once, never changed."""

    access = models.ForeignKey(
        Access, on_delete=models.PROTECT, db_index=False, related_name="looks"
    )
    by = models.ForeignKey(Member, on_delete=models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField()

    objects = AccessLookQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["brand", "access", "id"], name="look_by_access")]

    def __str__(self) -> str:
        return f"{self.by_id} at {self.at}"
