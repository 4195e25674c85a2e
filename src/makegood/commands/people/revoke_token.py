"""Take away what a token was good for."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refused import NotAllowed, NotThere, Refused
from makegood.events.record import record
from makegood.people.models import Actor, Machine, Token
from makegood.people.tokens import tokens_seen_by
from makegood.terms.facts.tokens import TokenRevoked


class TokenIsRevoked(Refused):
    """It was revoked before."""

    code = "token_is_revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation:
    token_id: UUID


@dataclass(frozen=True, slots=True)
class Revoked:
    token_id: UUID


@command
def revoke_token(said: Revocation, *, by: Actor, key: str, at: datetime) -> Revoked:
    """From the next request on nobody comes in with it.

    Members revoke their own, and an owner everybody's. Raises NotAllowed for machines, NotThere,
    TokenIsRevoked.
    """
    if isinstance(by, Machine):
        raise NotAllowed
    locked = tokens_seen_by(by).select_for_update(no_key=True, of=("self",))
    token: Token | None = locked.filter(id=said.token_id).first()
    if token is None:
        raise NotThere
    if token.revoked_at is not None:
        raise TokenIsRevoked
    token.revoked_at = at
    token.save(update_fields=["revoked_at"])
    record(TokenRevoked(token=str(token.id)), by=by, at=at)
    return Revoked(token.id)
