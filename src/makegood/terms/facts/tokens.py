"""What happens to the tokens with which programs act as members."""

from dataclasses import dataclass
from typing import ClassVar

from makegood.terms.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenIssued(Fact):
    """A member made a token, good for so many days and for these scopes."""

    kind: ClassVar = "token.issued"
    token: str
    member: str
    days: int
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenUsed(Fact):
    """A token was shown to us, for the first time on that day of UTC."""

    kind: ClassVar = "token.used"
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRevoked(Fact):
    """A token is good for nothing any more."""

    kind: ClassVar = "token.revoked"
    token: str
