"""Tokens with which programs act as members."""

from makegood.brands.ids import new_id
from makegood.commands.people.issue_token import NewToken
from makegood.commands.people.note_token_use import TokenUse
from makegood.commands.people.revoke_token import Revocation
from tests.commands.twice.stage import Told, case
from tests.world import MONDAY_9AM

CASES: dict[str, Told] = {
    "people.issue_token": lambda s: case(
        NewToken(
            name="CI", scopes=("tickets:read",), days=9, prefix="0" * 10, secret_sha256="0" * 64
        ),
        s.nora,
        name="Other",
    ),
    "people.note_token_use": lambda s: case(
        TokenUse(token_id=s.world.token(s.nora).token_id), s.machine, token_id=new_id(MONDAY_9AM)
    ),
    "people.revoke_token": lambda s: case(
        Revocation(token_id=s.world.token(s.nora).token_id), s.nora, token_id=new_id(MONDAY_9AM)
    ),
}
