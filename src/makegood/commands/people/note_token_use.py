"""Note that a token was used on a day."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refused import NotThere
from makegood.commands.steps.may import require_machine
from makegood.events.record import record
from makegood.people.models import Actor, Token
from makegood.terms.facts.tokens import TokenUsed


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenUse:
    token_id: UUID


@dataclass(frozen=True, slots=True)
class NotedUse:
    was_first: bool  # of the day


@command
def note_token_use(said: TokenUse, *, by: Actor, key: str, at: datetime) -> NotedUse:
    """The token's last day of use is now at least that of `at`, in UTC.

    Only the first use of a day is a fact. Raises NotAllowed for people, NotThere.
    """
    require_machine(by)
    tokens = Token.objects.select_for_update(no_key=True, of=("self",))
    token = tokens.filter(brand=by.brand_id, id=said.token_id).first()
    if token is None:
        raise NotThere
    day = at.astimezone(UTC).date()
    if token.last_used_on is not None and token.last_used_on >= day:
        return NotedUse(was_first=False)
    token.last_used_on = day
    token.save(update_fields=["last_used_on"])
    record(TokenUsed(token=str(token.id)), by=by, at=at)
    return NotedUse(was_first=True)
