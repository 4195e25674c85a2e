"""What do we remember of a ticket, and of what it would cost?"""

from datetime import datetime
from typing import Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from makegood.agreements.models import Version
from makegood.brands.models import BrandRecord
from makegood.intake.models import Request
from makegood.people.models import Actor, Company, Member, reach_of
from makegood.purchases.models import Purchase


class TicketQuerySet(models.QuerySet["Ticket"]):
    def visible_to(self, actor: Actor) -> Self:
        """The one gate between somebody and a ticket. Every door and every command goes by it."""
        return self.within(*reach_of(actor))

    def within(self, brand_id: UUID, company_id: UUID | None) -> Self:
        """What somebody sees whose reach that is: see `reach_of`."""
        ours = self.filter(brand=brand_id)
        return ours if company_id is None else ours.filter(company=company_id)

    def locked(self) -> Self:
        return self.select_for_update(no_key=True, of=("self",))

    def free_and_locked(self) -> Self:
        """Those on which nobody works just now, so that nobody is waited for."""
        return self.select_for_update(no_key=True, of=("self",), skip_locked=True)


class State(models.TextChoices):
    SUBMITTED = "submitted"  # staff judge or rate it next
    NEEDS_FACTS = "needs_facts"  # of the customer, before anybody can judge
    RATED = "rated"  # a second person of staff must agree to the cost
    AWAITING_APPROVAL = "awaiting_approval"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"  # for the customer, with an open question
    SOLVED = "solved"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    LAPSED = "lapsed"
    REFUSED = "refused"  # with a clause; the customer may object
    MERGED = "merged"  # goes on in another ticket


TO_JUDGE = (State.SUBMITTED, State.RATED)
OUR_MOVE = (State.ACCEPTED, State.IN_PROGRESS)
ENDED = (
    State.CLOSED,
    State.CANCELLED,
    State.DECLINED,
    State.LAPSED,
    State.REFUSED,
    State.MERGED,
)
LONGEST_TITLE = 200
NO_TIER = 1000  # the rank of a ticket that nobody judged yet: behind every tier


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
    purchase = models.ForeignKey(
        Purchase, on_delete=models.PROTECT, null=True, db_index=False, related_name="tickets"
    )  # what it is about, if it is about something that was bought
    tier = models.CharField(max_length=30, blank=True)  # as the agreement names it, once judged
    tier_rank = models.PositiveSmallIntegerField()  # 0 stands first in the queue
    issue_class = models.CharField(max_length=40)  # as the agreement names it
    priority = models.CharField(max_length=40, blank=True)  # as the agreement names it
    department = models.CharField(max_length=80, blank=True)  # that of the class, or another
    told = models.JSONField(default=dict)  # what customer and staff told: fact to value
    fields = models.JSONField(default=dict)  # what staff noted: field's code to value
    title = models.CharField(max_length=LONGEST_TITLE)
    text = models.TextField()
    state = models.CharField(max_length=20, choices=State)
    turn = models.PositiveIntegerField(default=1)  # grows with every change; edits name it
    opened_at = models.DateTimeField()
    state_since = models.DateTimeField()
    queued_at = models.DateTimeField(null=True)  # since when it stands in the queue: acceptance
    owed_at = models.DateTimeField(null=True)  # when the next promise on it falls due
    snoozed_until = models.DateTimeField(null=True)  # staff look at it again then
    unfounded = models.BooleanField(default=False)  # staff found no issue behind it
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, db_index=False, related_name="merged"
    )

    objects = TicketQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "number"], name="one_ticket_a_number")
        ]
        indexes = [
            models.Index(
                fields=["brand", "tier_rank", "owed_at", "queued_at", "id"],
                condition=Q(state__in=[*OUR_MOVE]),
                name="ticket_queue",
            ),
            models.Index(
                fields=["brand", "assignee", "state", "id"],
                condition=Q(assignee__isnull=False),
                name="ticket_by_assignee",
            ),
            models.Index(
                fields=["brand", "merged_into"],
                condition=Q(merged_into__isnull=False),
                name="ticket_by_merge",
            ),
            models.Index(
                fields=["brand", "snoozed_until"],
                condition=Q(snoozed_until__isnull=False),
                name="ticket_to_wake",
            ),
            models.Index(fields=["brand", "state", "state_since", "id"], name="ticket_by_state"),
            models.Index(fields=["brand", "company", "id"], name="ticket_by_company"),
            models.Index(fields=["brand", "request"], name="ticket_by_request"),
            models.Index(
                fields=["brand", "purchase", "id"],
                condition=Q(purchase__isnull=False),
                name="ticket_by_purchase",
            ),
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
    def approved_quotes(self) -> "list[Quote]":
        """What the customer approved, then its supplements, in order, as `open_quote`."""
        approved = (quote for quote in self.quotes.all() if quote.state == "approved")
        return sorted(approved, key=lambda quote: quote.number)

    @property
    def approved_quote(self) -> "Quote | None":
        """The quote that the customer approved first, as `open_quote`."""
        return next(iter(self.approved_quotes), None)

    @property
    def approved_most(self) -> int:
        """What the ticket never costs more than, in what its quotes are in, as `open_quote`."""
        return sum(quote.most for quote in self.approved_quotes)

    @property
    def last_quote(self) -> "Quote | None":
        """The newest quote, whatever became of it, as `open_quote`."""
        return max(self.quotes.all(), key=lambda quote: quote.number, default=None)

    @property
    def shown_quote(self) -> "Quote | None":
        """The newest quote that the customer may see, as `open_quote`."""
        shown = (quote for quote in self.quotes.all() if quote.state != "needs_second")
        return max(shown, key=lambda quote: quote.number, default=None)


class Quote(BrandRecord):
    """What a ticket would cost, waiting for the customer's decision, and that decision."""

    class State(models.TextChoices):
        NEEDS_SECOND = "needs_second"  # the customer sees it once a second person agrees
        OPEN = "open"
        APPROVED = "approved"
        DECLINED = "declined"
        SUPERSEDED = "superseded"
        LAPSED = "lapsed"

    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, db_index=False, related_name="quotes"
    )
    number = models.PositiveSmallIntegerField()  # the first quote of a ticket is 1
    # From how much to how much: units, or minor units of a currency. `most` is what an approval
    # sets aside, and what the ticket never costs more than; a supplement's is the difference.
    least = models.BigIntegerField()
    most = models.BigIntegerField()
    currency = models.CharField(max_length=3, blank=True)  # empty: units
    supplements = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, db_index=False, related_name="supplement_set"
    )
    # Beside the ticket's own class, those that it spans; what is added at certain hours, as the
    # agreement names it; and how many who work at the same time count.
    classes = ArrayField(models.CharField(max_length=40), default=list)
    surcharges = ArrayField(models.CharField(max_length=40), default=list)
    people = models.PositiveSmallIntegerField(default=1)
    reason = models.TextField(blank=True)  # written for the customer
    because = models.JSONField()  # the ruling it rests on
    content_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=State)
    proposed_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    proposed_at = models.DateTimeField()
    seconded_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    seconded_at = models.DateTimeField(null=True)
    # Who asked to approve it as soon as the balance suffices, and when.
    when_funded_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    when_funded_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    remind_at = models.DateTimeField(null=True)  # the next reminder, if one is to come
    lapses_at = models.DateTimeField(null=True)
    warned_at = models.DateTimeField(null=True)  # both sides were told that the limit is near

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "ticket", "number"], name="one_quote_a_number"
            ),
            models.UniqueConstraint(
                fields=["brand", "ticket"],
                condition=Q(state__in=["open", "needs_second"]),
                name="one_open_quote",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["needs_second", "open", "superseded"])
                | Q(decided_at__isnull=False),
                name="a_decision_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(least__gte=0, most__gt=0, least__lte=F("most")),
                name="a_quote_has_two_ends",
            ),
        ]
        indexes = [
            models.Index(
                fields=["brand", "remind_at"], condition=Q(state="open"), name="quote_to_remind"
            ),
            models.Index(
                fields=["brand", "lapses_at"], condition=Q(state="open"), name="quote_to_lapse"
            ),
            models.Index(
                fields=["brand", "when_funded_at"],
                condition=Q(state="open", when_funded_at__isnull=False),
                name="quote_when_funded",
            ),
        ]

    def __str__(self) -> str:
        return f"quote {self.number}: {self.most}"

    @property
    def shown_at(self) -> datetime:
        """Since when the customer could decide, if a second person was needed, since then."""
        return self.seconded_at or self.proposed_at
