"""What happens to brands, companies and members."""

from dataclasses import dataclass
from typing import ClassVar

from makegood.terms.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandCreated(Fact):
    """A desk was opened for a brand."""

    kind: ClassVar = "brand.created"
    brand: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPublished(Fact):
    """A version of an agreement was published; it is never edited again."""

    kind: ClassVar = "version.published"
    version: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyAdded(Fact):
    """A customer of the brand was entered."""

    kind: ClassVar = "company.added"
    company: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAdded(Fact):
    """Somebody became a member of the brand, with these roles."""

    kind: ClassVar = "member.added"
    member: str
    roles: tuple[str, ...]
    company: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesChanged(Fact):
    """A member's roles are now these."""

    kind: ClassVar = "member.roles_changed"
    member: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLeft(Fact):
    """A member left the brand; nothing is visible to it from now on."""

    kind: ClassVar = "member.left"
    member: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidWithheld(Fact):
    """Support that costs is not offered to this company from now on."""

    kind: ClassVar = "company.paid_withheld"
    company: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidOffered(Fact):
    """Support that costs is offered to this company again."""

    kind: ClassVar = "company.paid_offered"
    company: str
