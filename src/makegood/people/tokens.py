"""What is a token, what may it do, and whose is one that is shown to us?"""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from makegood.people.models import Member, Token

# What a token may be good for. Its member's role decides what it can do within that.
SCOPES: Final = (
    "tickets:read",
    "tickets:write",
    "quotes:decide",
    "requests:read",
    "requests:write",
    "customers:read",
    "customers:write",
    "purchases:read",
    "purchases:write",
    "accounts:read",
    "accounts:write",
    "catalogue:read",
    "catalogue:write",
    "agreements:read",
    "agreements:write",
    "secrets:read",
    "secrets:write",
)
MOST_DAYS: Final = 366
SHOWN: Final = re.compile(r"mg_([0-9a-z]{10})_([0-9A-Za-z_-]{43})")


@dataclass(frozen=True, slots=True)
class FreshToken:
    """A token that nobody has yet. `text` is shown once; the digest alone is kept."""

    prefix: str
    text: str
    secret_sha256: str


def make_token() -> FreshToken:
    """A token by chance, of 256 bits: nobody guesses it, so that a plain digest is enough."""
    prefix = secrets.token_hex(5)
    secret = secrets.token_urlsafe(32)
    return FreshToken(prefix, f"mg_{prefix}_{secret}", digest(secret))


def digest(secret: str) -> str:
    """What is kept of a token's secret part."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_shown(brand_id: UUID, text: str, *, at: datetime) -> Token | None:
    """The brand's token whose text this is, with its member; None unless it is good at `at`.

    It is good until it expires or is revoked, while its member belongs to the brand.
    """
    parts = SHOWN.fullmatch(text)
    if parts is None:
        return None
    prefix, secret = parts.groups()
    tokens = Token.objects.select_related("member__person", "member__company", "member__brand")
    token = tokens.filter(brand=brand_id, prefix=prefix, member__left_at=None).first()
    if token is None or not hmac.compare_digest(token.secret_sha256, digest(secret)):
        return None
    return token if token.revoked_at is None and at < token.expires_at else None


def tokens_seen_by(member: Member) -> QuerySet[Token]:
    """The member's own tokens; an owner sees those of everybody in the brand. Newest first."""
    tokens = Token.objects.filter(brand=member.brand_id).select_related("member__company")
    if "owner" not in member.roles:
        tokens = tokens.filter(member=member)
    return tokens.order_by("-id")
