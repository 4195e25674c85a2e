"""What happens to what can be bought. Moments and days are written as ISO 8601 has them."""

from dataclasses import dataclass
from typing import ClassVar

from makegood.terms.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductAdded(Fact):
    """A product, extension or service can be bought; an extension names what it extends."""

    kind: ClassVar = "product.added"
    product: str
    offer: str
    extends: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductWithdrawn(Fact):
    """A product cannot be bought any more; whoever owns it keeps it."""

    kind: ClassVar = "product.withdrawn"
    product: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionAdded(Fact):
    """A product is sold in another form."""

    kind: ClassVar = "edition.added"
    product: str
    edition: str
    encrypted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceSet(Fact):
    """An edition costs this from a day on, in this currency."""

    kind: ClassVar = "price.set"
    product: str
    edition: str
    price: str
    minor: int
    currency: str
    from_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformAdvertised(Fact):
    """The product's sheet has another line about a platform, from a moment on."""

    kind: ClassVar = "platform.advertised"
    product: str
    advertised: str
    from_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRecorded(Fact):
    """A build of a product is out, or will be; `made_for` are its lines about platforms."""

    kind: ClassVar = "release.recorded"
    product: str
    release: str
    released_at: str
    security: bool
    made_for: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseWithdrawn(Fact):
    """A build is not to be used any more."""

    kind: ClassVar = "release.withdrawn"
    product: str
    release: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DefectReported(Fact):
    """A product has a bug, found in a release if one is named."""

    kind: ClassVar = "defect.reported"
    product: str
    defect: str
    found_in: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DefectFixed(Fact):
    """A release mends a bug."""

    kind: ClassVar = "defect.fixed"
    product: str
    defect: str
    release: str
