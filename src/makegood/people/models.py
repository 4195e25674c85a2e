"""Who is there? Persons for signing in; members and companies for everything else."""

from typing import Self
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models

from makegood.brands.models import BrandRecord

STAFF_ROLES = frozenset({"owner", "agent"})
CUSTOMER_ROLES = frozenset({"requester", "approver"})


class People(BaseUserManager["Person"]):
    """Finds the person who signs in. Making one is a command's affair."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(user_name=username)


class Person(AbstractBaseUser):
    """Somebody who can sign in. A directory row: no brand's knowledge stands here."""

    id = models.UUIDField(primary_key=True)
    address = models.EmailField(max_length=254, unique=True)  # lower case
    user_name = models.CharField(max_length=60, unique=True)  # case-folded
    language = models.CharField(max_length=10, default="en")
    is_active = models.BooleanField(default=True)

    objects = People()

    USERNAME_FIELD = "user_name"
    EMAIL_FIELD = "address"

    def __str__(self) -> str:
        return str(self.pk)


class Company(BrandRecord):
    """A customer of a brand: the firm, or the one person who buys for himself."""

    name = models.CharField(max_length=120)
    paid_withheld = models.BooleanField(default=False)  # support that costs is not offered to it
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["brand", "name"], name="company_by_name")]

    def __str__(self) -> str:
        return self.name


class MemberQuerySet(models.QuerySet["Member"]):
    def staff(self) -> Self:
        """Whoever is of no company, as a constraint below sees to: an index finds these."""
        return self.filter(company=None)


class Member(BrandRecord):
    """Everything that one brand knows of somebody. Whoever acts is a member."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, db_index=False, related_name="members"
    )
    name = models.CharField(max_length=120)
    company = models.ForeignKey(
        Company, on_delete=models.PROTECT, null=True, db_index=False, related_name="members"
    )
    roles = ArrayField(models.CharField(max_length=20))
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "person"], name="one_membership_a_brand"),
            models.CheckConstraint(
                condition=models.Q(roles__overlap=sorted(STAFF_ROLES), company=None)
                | models.Q(roles__contained_by=sorted(CUSTOMER_ROLES), company__isnull=False),
                name="staff_or_of_a_company",
            ),
        ]
        indexes = [models.Index(fields=["brand", "company"], name="member_by_company")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_staff(self) -> bool:
        return not STAFF_ROLES.isdisjoint(self.roles)


class Token(BrandRecord):
    """A key to the API: whoever shows it acts as its member, within its scopes.

    Of the secret only a digest is kept. A token is found by its prefix, which is no secret.
    """

    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, db_index=False, related_name="tokens"
    )
    name = models.CharField(max_length=80)  # what its member calls it
    prefix = models.CharField(max_length=12)
    secret_sha256 = models.CharField(max_length=64)
    scopes = ArrayField(models.CharField(max_length=30))
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True)  # the day of UTC
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "prefix"], name="one_token_a_prefix")
        ]
        indexes = [models.Index(fields=["brand", "member", "id"], name="token_by_member")]

    def __str__(self) -> str:
        return self.prefix


class Machine:
    """Who acts where no member does: a clock, an operator at the command line, a mail gateway."""

    def __init__(self, name: str, *, brand_id: UUID) -> None:
        self.name = name
        self.brand_id = brand_id

    def __str__(self) -> str:
        return self.name


type Actor = Member | Machine


def reach_of(actor: Actor) -> tuple[UUID, UUID | None]:
    """The brand in which `actor` sees something, and the one company whose it is; None for all."""
    if isinstance(actor, Machine) or actor.is_staff:
        return actor.brand_id, None
    assert actor.company_id is not None
    return actor.brand_id, actor.company_id
