"""A token is good for what it was made for, where it was made, as long as it was made for."""

import pytest
import time_machine

from makegood.brands.scope import reading
from makegood.commands.people.change_roles import NewRoles, change_roles
from makegood.commands.people.end_membership import Leaving, end_membership
from makegood.commands.people.issue_token import NewToken, TokenIsMalformed, issue_token
from makegood.commands.people.revoke_token import Revocation, TokenIsRevoked, revoke_token
from makegood.commands.refused import NotAllowed, NotThere
from makegood.people.models import Token
from makegood.people.tokens import make_token
from tests.doors.api.program import Program, problem
from tests.journeys.pages import signed_in
from tests.world import after, facts, key


def token_of(program):
    with reading(program.member.brand_id):
        return Token.objects.get(id=program.token.token_id)


def test_of_a_token_only_a_digest_is_kept(cast):
    kept = token_of(cast.noras)
    secret = cast.noras.token.text.split("_", 2)[2]
    assert secret not in str(vars(kept))
    assert cast.noras.token.text == f"mg_{kept.prefix}_{secret}"


def test_without_a_good_token_nobody_comes_in(cast):
    text = cast.noras.token.text
    wrong = ["", "Bearer", "Bearer ", f"Basic {text}", f"Bearer {text}x", f"Bearer {text[:-1]}"]
    wrong += [f"Bearer {text[:-1]}é", "Bearer mg_x_y", f"Bearer {text}, Bearer {text}", "\0"]
    for shown in wrong:
        refused = cast.noras.get("/tickets", headers={"Authorization": shown})
        assert problem(refused, 401)["code"] in ("token_is_missing", "token_is_not_good")
        assert refused["WWW-Authenticate"].startswith("Bearer")


def test_a_session_proves_nothing(cast):
    browser = signed_in(cast.nora)
    problem(browser.get("/api/v1/tickets"), 401)
    said = {"Authorization": f"Bearer {cast.noras.token.text}"}
    assert browser.get("/api/v1/tickets", headers=said).status_code == 200


def test_a_token_is_good_at_its_own_brands_host_alone(cast):
    there = cast.world.brand("tessero")
    for host in (there.host, "localhost", "127.0.0.1", "nobody.example"):
        answer = cast.noras.client.get(
            "/api/v1/tickets", headers={**cast.noras.headers, "Host": host}
        )
        problem(answer, 401 if host == there.host else 404)


def test_it_is_good_until_the_moment_it_expires(cast):
    week = Program(cast.world, cast.nora, days=7)
    with time_machine.travel(after(days=7, seconds=-1), tick=False):
        assert week.get("/me").status_code == 200
    with time_machine.travel(after(days=7), tick=False):
        assert problem(week.get("/me"), 401)["code"] == "token_is_not_good"


def test_a_revoked_token_is_good_no_more(cast):
    said = Revocation(token_id=cast.noras.token.token_id)
    revoke_token(said, by=cast.nora, key=key(), at=after(hours=1))
    problem(cast.noras.get("/me"), 401)
    with pytest.raises(TokenIsRevoked):
        revoke_token(said, by=cast.nora, key=key(), at=after(hours=1))


def test_whose_member_left_has_no_token(cast):
    leaving = Leaving(member_id=cast.tomas.id)
    end_membership(leaving, by=cast.olga, key=key(), at=after(hours=1))
    problem(cast.tomas_.get("/tickets"), 401)


def test_a_token_does_no_more_than_its_member_may(cast):
    said = NewRoles(member_id=cast.nora.id, roles=("requester",))
    change_roles(said, by=cast.olga, key=key(), at=after(hours=1))
    path = f"/tickets/{cast.ticket.id}/quotes"
    quote = cast.noras.get(path).json()["items"][0]
    approval = {"content_sha256": quote["content_sha256"]}
    refused = cast.noras.post(f"{path}/{quote['id']}/approval", approval)
    assert problem(refused, 403)["code"] == "may_not_approve"


def test_a_token_does_no_more_than_it_was_made_for(cast):
    reader = Program(cast.world, cast.nora, scopes=("tickets:read",))
    assert reader.get("/tickets").status_code == 200
    refused = problem(reader.post(f"/tickets/{cast.ticket.id}/replies", {"text": "Hi"}), 403)
    assert (refused["code"], refused["scope"]) == ("scope_is_missing", "tickets:write")
    assert problem(reader.get("/companies"), 403)["scope"] == "customers:read"


def test_the_last_day_of_use_is_noted_once_a_day(cast):
    assert token_of(cast.noras).last_used_on is None
    for hours in (3, 4, 14, 30):
        with time_machine.travel(after(hours=hours), tick=False):
            cast.noras.get("/me")
    assert str(token_of(cast.noras).last_used_on) == "2026-08-04"
    used = facts(cast.nora.brand_id, "token.used")
    assert [fact.at.isoformat() for fact in used] == [
        "2026-08-03T10:00:00+00:00",
        "2026-08-04T13:00:00+00:00",
    ]


def test_members_revoke_their_own_and_an_owner_everybodys(cast):
    noras = Revocation(token_id=cast.noras.token.token_id)
    with pytest.raises(NotThere):
        revoke_token(noras, by=cast.tomas, key=key(), at=after(hours=1))
    with pytest.raises(NotAllowed):
        revoke_token(noras, by=cast.world.machine(cast.nora.brand), key=key(), at=after(hours=1))
    revoke_token(noras, by=cast.olga, key=key(), at=after(hours=1))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", " \n"),
        ("name", "x" * 81),
        ("scopes", ()),
        ("scopes", ("tickets:read", "everything")),
        ("days", 0),
        ("days", 367),
    ],
)
def test_a_token_that_makes_no_sense_is_refused(cast, field, value):
    made = make_token()
    said = {
        "name": "x" * 80,
        "scopes": ("tickets:read",),
        "days": 366,
        "prefix": made.prefix,
        "secret_sha256": made.secret_sha256,
    }
    with pytest.raises(TokenIsMalformed) as refused:
        issue_token(NewToken(**said | {field: value}), by=cast.nora, key=key(), at=after())
    assert refused.value.details == {"field": field}
    issue_token(NewToken(**said), by=cast.nora, key=key(), at=after())
