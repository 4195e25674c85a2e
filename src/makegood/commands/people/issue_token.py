"""Make a token with which a program acts as the member who made it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.refused import NotAllowed, Refused
from makegood.commands.steps.lines import one_line
from makegood.events.record import record
from makegood.people.models import Actor, Machine, Token
from makegood.people.tokens import MOST_DAYS, SCOPES
from makegood.terms.facts.tokens import TokenIssued


class TokenIsMalformed(Refused):
    """`field` does not hold what a token needs there."""

    code = "token_is_malformed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewToken:
    """`prefix` and `secret_sha256` are of a token that the door made, and shows once."""

    name: str
    scopes: tuple[str, ...]
    days: int
    prefix: str
    secret_sha256: str


@dataclass(frozen=True, slots=True)
class IssuedToken:
    token_id: UUID


@command
def issue_token(said: NewToken, *, by: Actor, key: str, at: datetime) -> IssuedToken:
    """Keep the token, good from now on for so many days.

    Nobody makes a token for somebody else: it acts in its member's name. Raises NotAllowed for
    machines, TokenIsMalformed.
    """
    if isinstance(by, Machine):
        raise NotAllowed
    name = one_line(said.name)
    wrong = {
        "name": not 0 < len(name) <= 80,
        "scopes": not said.scopes or not set(SCOPES).issuperset(said.scopes),
        "days": not 0 < said.days <= MOST_DAYS,
    }
    if field := next((field for field, is_wrong in wrong.items() if is_wrong), None):
        raise TokenIsMalformed(field=field)
    scopes = [scope for scope in SCOPES if scope in said.scopes]
    token = Token.objects.create(
        id=new_id(at),
        brand_id=by.brand_id,
        member=by,
        name=name,
        prefix=said.prefix,
        secret_sha256=said.secret_sha256,
        scopes=scopes,
        issued_at=at,
        expires_at=at + timedelta(days=said.days),
    )
    issued = TokenIssued(
        token=str(token.id), member=str(by.id), days=said.days, scopes=tuple(scopes)
    )
    record(issued, by=by, at=at)
    return IssuedToken(token.id)
