"""What do we remember of credits? Accounts, lots, holds, and the transfers that moved them."""

from django.db import models
from django.db.models import F, Q

from makegood.brands.models import BrandRecord
from makegood.people.models import Company, Member


class Account(BrandRecord):
    """A company's credits of one unit; without a company, the brand's own side of the book.

    `available` and `held` are what the postings add up to, kept beside them so that one guarded
    statement can check and take. The brand's own side keeps no balance: its row would be one lock
    for everybody.
    """

    company = models.ForeignKey(
        Company, on_delete=models.PROTECT, null=True, db_index=False, related_name="accounts"
    )
    unit = models.CharField(max_length=30)
    available = models.BigIntegerField(default=0)
    held = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "company", "unit"],
                name="one_account_a_unit",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(available__gte=0, held__gte=0), name="never_below_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} of {self.company_id}"


class Transfer(BrandRecord):
    """One movement of credits, complete in itself. `key` says why it exists, once."""

    key = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)  # grant, goodwill, hold, capture, release
    clause = models.CharField(max_length=20, blank=True)  # what it rests on
    agreement_version = models.UUIDField(null=True)
    ticket = models.UUIDField(null=True)  # tickets stand above the book: an id, no reference
    by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "key"], name="one_transfer_a_reason")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Pot(models.TextChoices):
    """Where credits can be: on the customer's side, or on the brand's."""

    AVAILABLE = "available"
    HELD = "held"
    ISSUED = "issued"
    USED = "used"


class Posting(BrandRecord):
    """One side of a transfer. The postings of a transfer add up to nothing."""

    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, db_index=False, related_name="postings"
    )
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, db_index=False, related_name="postings"
    )
    pot = models.CharField(max_length=10, choices=Pot)
    units = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(units=0), name="a_posting_moves_something")
        ]
        indexes = [
            models.Index(fields=["brand", "account", "id"], name="posting_by_account"),
            models.Index(fields=["brand", "transfer"], name="posting_by_transfer"),
        ]

    def __str__(self) -> str:
        return f"{self.units:+} {self.pot}"


class Lot(BrandRecord):
    """The credits of one purchase or gift, with its price. `left` is not yet held or used."""

    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, db_index=False, related_name="lots"
    )
    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, db_index=False)
    units = models.BigIntegerField()
    left = models.BigIntegerField()
    price_minor = models.BigIntegerField(default=0)  # minor units of `currency`, for all units
    currency = models.CharField(max_length=3, blank=True)
    promotional = models.BooleanField(default=False)
    expires_at = models.DateTimeField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(left__gte=0, left__lte=F("units"), units__gt=0, price_minor__gte=0),
                name="a_lot_holds_at_most_what_was_bought",
            )
        ]
        indexes = [models.Index(fields=["brand", "account", "id"], name="lot_by_account")]

    def __str__(self) -> str:
        return f"{self.left} of {self.units}"


class Hold(BrandRecord):
    """Credits set aside by one approval, and what became of them."""

    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, db_index=False, related_name="holds"
    )
    quote = models.UUIDField()  # the approved quote; tickets stand above the book
    ticket = models.UUIDField()
    units = models.BigIntegerField()
    captured = models.BigIntegerField(default=0)
    released = models.BigIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "quote"], name="one_hold_a_quote"),
            models.CheckConstraint(
                condition=Q(
                    units__gt=0,
                    captured__gte=0,
                    released__gte=0,
                    units__gte=F("captured") + F("released"),
                ),
                name="a_hold_gives_no_more_than_it_has",
            ),
        ]
        indexes = [models.Index(fields=["brand", "ticket"], name="hold_by_ticket")]

    def __str__(self) -> str:
        return f"{self.units} for {self.quote}"


class HoldPart(BrandRecord):
    """Which lot the credits of a hold came from, and how many went back to it."""

    hold = models.ForeignKey(Hold, on_delete=models.PROTECT, db_index=False, related_name="parts")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, db_index=False, related_name="parts")
    units = models.BigIntegerField()
    released = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "hold", "lot"], name="one_part_a_lot"),
            models.CheckConstraint(
                condition=Q(units__gt=0, released__gte=0, released__lte=F("units")),
                name="a_part_gives_back_no_more_than_it_took",
            ),
        ]
        indexes = [models.Index(fields=["brand", "lot"], name="part_by_lot")]

    def __str__(self) -> str:
        return f"{self.units} of {self.lot_id}"
