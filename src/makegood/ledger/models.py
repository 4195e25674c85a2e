"""What do we remember of credits? Accounts, lots, holds, and the transfers that moved them."""

from django.db import models
from django.db.models import F, Q

from makegood.brands.models import BrandRecord
from makegood.people.models import Company, Member


class Account(BrandRecord):
    """A company's credits of one unit; without a company, the brand's own side of the book.

    `available` and `held` are what the postings add up to, kept beside them so that one guarded
    statement can check and take; `turns` counts the movements, each of which has its turn. The
    brand's own side keeps none of this: its row would be one lock for everybody.
    """

    company = models.ForeignKey(
        Company, on_delete=models.PROTECT, null=True, db_index=False, related_name="accounts"
    )
    unit = models.CharField(max_length=60)  # the name of the agreement that it is spent under
    available = models.BigIntegerField(default=0)
    held = models.BigIntegerField(default=0)
    turns = models.PositiveIntegerField(default=0)

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
            models.CheckConstraint(
                condition=Q(company__isnull=False) | Q(available=0, held=0, turns=0),
                name="the_brands_own_side_keeps_no_balance",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} of {self.company_id}"


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


class Kind(models.TextChoices):
    """What a transfer does with the credits that it moves."""

    GRANT = "grant"  # bought: they come to the customer
    GOODWILL = "goodwill"  # given: they come to the customer
    HOLD = "hold"  # set aside by an approval
    CAPTURE = "capture"  # used: they leave the customer
    RELEASE = "release"  # set aside and not used: they come back
    RETURN = "return"  # used, and taken back: they come back as if they had never been used
    MOVE = "move"  # from one customer to another


class Transfer(BrandRecord):
    """One movement of credits, complete in itself. `key` says why it exists, once."""

    key = models.CharField(max_length=240)
    kind = models.CharField(max_length=10, choices=Kind)
    hold = models.ForeignKey(
        Hold, on_delete=models.PROTECT, null=True, db_index=False, related_name="transfers"
    )
    clause = models.CharField(max_length=20, blank=True)  # what it rests on
    agreement_version = models.UUIDField(null=True)
    ticket = models.UUIDField(null=True)  # tickets stand above the book: an id, no reference
    by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "key"], name="one_transfer_a_reason"),
            models.CheckConstraint(
                condition=Q(kind__in=["hold", "capture", "release", "return"], hold__isnull=False)
                | Q(kind__in=["grant", "goodwill", "move"], hold__isnull=True),
                name="what_a_hold_moves_names_it",
            ),
        ]
        indexes = [
            models.Index(fields=["brand", "hold"], name="transfer_by_hold"),
            models.Index(fields=["brand", "ticket"], name="transfer_by_ticket"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Remark(BrandRecord):
    """What the customer reads beside a transfer: the reason of a gift, the order of a purchase."""

    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, db_index=False, related_name="remarks"
    )
    text = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "transfer"], name="one_remark_a_transfer")
        ]

    def __str__(self) -> str:
        return str(self.transfer_id)


class Pot(models.TextChoices):
    """Where credits can be: on the customer's side, or on the brand's."""

    AVAILABLE = "available"
    HELD = "held"
    ISSUED = "issued"
    USED = "used"


class Posting(BrandRecord):
    """One side of a transfer. The postings of a transfer add up to nothing.

    `turn` is the place of the movement among those of the customer's account.
    """

    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, db_index=False, related_name="postings"
    )
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, db_index=False, related_name="postings"
    )
    pot = models.CharField(max_length=10, choices=Pot)
    units = models.BigIntegerField()
    turn = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(units=0), name="a_posting_moves_something"),
            models.CheckConstraint(
                condition=Q(pot__in=["available", "held"], turn__isnull=False)
                | Q(pot__in=["issued", "used"], turn__isnull=True),
                name="a_customers_posting_has_its_turn",
            ),
            models.UniqueConstraint(
                fields=["brand", "account", "turn", "pot"], name="one_posting_a_turn_and_pot"
            ),
        ]
        indexes = [
            models.Index(fields=["brand", "transfer"], name="posting_by_transfer"),
        ]

    def __str__(self) -> str:
        return f"{self.units:+} {self.pot}"


class Lot(BrandRecord):
    """The credits of one purchase or gift, with its price.

    `left` is what is not held, used or moved away. A lot that was moved from another customer
    names the one it `came_from`, and keeps its age.
    """

    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, db_index=False, related_name="lots"
    )
    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, db_index=False, related_name="lots"
    )
    came_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, db_index=False, related_name="moved"
    )
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
        indexes = [
            models.Index(fields=["brand", "account", "at", "id"], name="lot_by_account"),
            models.Index(fields=["brand", "came_from"], name="lot_by_origin"),
            models.Index(fields=["brand", "transfer"], name="lot_by_transfer"),
        ]

    def __str__(self) -> str:
        return f"{self.left} of {self.units}"


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
