"""What do we remember of a ticket?"""

from typing import Self

from django.db import models
from django.db.models import Q

from makegood.agreements.models import Version
from makegood.brands.models import BrandRecord
from makegood.intake.models import Request
from makegood.people.models import Actor, Company, Machine, Member


class TicketQuerySet(models.QuerySet["Ticket"]):
    def visible_to(self, actor: Actor) -> Self:
        """The one gate between somebody and a ticket. Every door and every command goes by it."""
        if isinstance(actor, Machine) or actor.is_staff:
            return self.filter(brand=actor.brand_id)
        return self.filter(brand=actor.brand_id, company=actor.company_id)

    def locked(self) -> Self:
        return self.select_for_update(no_key=True, of=("self",))

    def free_and_locked(self) -> Self:
        """Those on which nobody works just now, so that nobody is waited for."""
        return self.select_for_update(no_key=True, of=("self",), skip_locked=True)


class State(models.TextChoices):
    AWAITING_APPROVAL = "awaiting_approval"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"  # for the customer, with an open question
    SOLVED = "solved"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    LAPSED = "lapsed"


OUR_MOVE = (State.ACCEPTED, State.IN_PROGRESS)
ENDED = (State.CLOSED, State.CANCELLED, State.DECLINED, State.LAPSED)


class Ticket(BrandRecord):
    """One piece of work with one class, one price and one conversation."""

    number = models.PositiveIntegerField()
    request = models.ForeignKey(
        Request, on_delete=models.PROTECT, db_index=False, related_name="tickets"
    )
    company = models.ForeignKey(Company, on_delete=models.PROTECT, db_index=False)
    requester = models.ForeignKey(
        Member, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    assignee = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    agreement_version = models.ForeignKey(Version, on_delete=models.PROTECT, db_index=False)
    tier = models.CharField(max_length=30)  # as the agreement names it
    tier_rank = models.PositiveSmallIntegerField()  # 0 stands first in the queue
    issue_class = models.CharField(max_length=40)  # as the agreement names it
    title = models.CharField(max_length=200)
    text = models.TextField()
    state = models.CharField(max_length=20, choices=State)
    turn = models.PositiveIntegerField(default=1)  # grows with every change; edits name it
    opened_at = models.DateTimeField()
    state_since = models.DateTimeField()
    queued_at = models.DateTimeField(null=True)  # since when it stands in the queue: acceptance

    objects = TicketQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "number"], name="one_ticket_a_number")
        ]
        indexes = [
            models.Index(
                fields=["brand", "tier_rank", "queued_at", "id"],
                condition=Q(state__in=[*OUR_MOVE]),
                name="ticket_queue",
            ),
            models.Index(fields=["brand", "state", "state_since", "id"], name="ticket_by_state"),
            models.Index(fields=["brand", "company", "id"], name="ticket_by_company"),
            models.Index(fields=["brand", "request"], name="ticket_by_request"),
        ]

    def __str__(self) -> str:
        return f"ticket {self.number}"

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED

    @property
    def open_quote(self) -> "Quote | None":
        """The quote that awaits a decision. Costs no query where the quotes were fetched."""
        return next((quote for quote in self.quotes.all() if quote.state == "open"), None)

    @property
    def approved_quote(self) -> "Quote | None":
        """The quote that the customer approved, as `open_quote`."""
        return next((quote for quote in self.quotes.all() if quote.state == "approved"), None)

    @property
    def last_quote(self) -> "Quote | None":
        """The newest quote, whatever became of it, as `open_quote`."""
        return max(self.quotes.all(), key=lambda quote: quote.number, default=None)


class Quote(BrandRecord):
    """What a ticket would cost, waiting for the customer's decision, and that decision."""

    class State(models.TextChoices):
        OPEN = "open"
        APPROVED = "approved"
        DECLINED = "declined"
        SUPERSEDED = "superseded"
        LAPSED = "lapsed"

    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, db_index=False, related_name="quotes"
    )
    number = models.PositiveSmallIntegerField()  # the first quote of a ticket is 1
    units = models.PositiveIntegerField()
    reason = models.TextField(blank=True)  # written for the customer
    because = models.JSONField()  # the ruling it rests on
    content_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=State)
    proposed_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    remind_at = models.DateTimeField(null=True)  # the next reminder, if one is to come
    lapses_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "ticket", "number"], name="one_quote_a_number"
            ),
            models.UniqueConstraint(
                fields=["brand", "ticket"], condition=Q(state="open"), name="one_open_quote"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "superseded"]) | Q(decided_at__isnull=False),
                name="a_decision_has_a_moment",
            ),
        ]
        indexes = [
            models.Index(
                fields=["brand", "remind_at"], condition=Q(state="open"), name="quote_to_remind"
            ),
            models.Index(
                fields=["brand", "lapses_at"], condition=Q(state="open"), name="quote_to_lapse"
            ),
        ]

    def __str__(self) -> str:
        return f"quote {self.number}: {self.units}"


class MessageQuerySet(models.QuerySet["Message"]):
    def readable_by(self, actor: Actor) -> Self:
        """What may be read: customers never see an internal note."""
        if isinstance(actor, Machine) or actor.is_staff:
            return self
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
