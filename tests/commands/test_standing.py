"""Whoever has left, or lost a role, does nothing with what was loaded before."""

import pytest

from makegood.commands.people.change_roles import NewRoles, change_roles
from makegood.commands.people.end_membership import Leaving, end_membership
from makegood.commands.refused import NotAllowed, NotThere
from makegood.commands.tickets.add_note import Note, add_note
from makegood.commands.tickets.approve_quote import approve_quote
from makegood.tickets.models import State
from tests.doors.hostile import kept
from tests.world import after, approval, balance_of, fresh, key


@pytest.fixture
def cast(world):
    brand = world.brand()
    nora, tomas, olga = world.customer(brand), world.agent(brand), world.owner(brand)
    world.units(nora, 5)
    return nora, tomas, olga, world.ticket(nora, tomas)


def test_who_has_left_finds_nothing_any_more(cast):
    nora, tomas, olga, ticket = cast
    for member in (nora, tomas):
        end_membership(Leaving(member_id=member.id), by=olga, key=key(), at=after(hours=1))
    before = kept()

    with pytest.raises(NotThere):
        approve_quote(approval(ticket), by=nora, key=key(), at=after(hours=2))
    with pytest.raises(NotThere):
        add_note(Note(ticket_id=ticket.id, text="Hm."), by=tomas, key=key(), at=after(hours=2))

    assert kept() == before
    assert fresh(ticket).state == State.AWAITING_APPROVAL


def test_who_lost_a_role_cannot_use_it_any_more(cast):
    nora, _, olga, ticket = cast
    lower = NewRoles(member_id=nora.id, roles=("requester",))
    change_roles(lower, by=olga, key=key(), at=after(hours=1))

    with pytest.raises(NotAllowed):
        approve_quote(approval(ticket), by=nora, key=key(), at=after(hours=2))

    assert balance_of(nora).available == 5


def test_an_owner_who_was_sent_away_sends_nobody_away(cast, world):
    _, tomas, olga, _ = cast
    second = world.owner(olga.brand, "odile")
    end_membership(Leaving(member_id=olga.id), by=second, key=key(), at=after(hours=1))

    with pytest.raises(NotThere):
        end_membership(Leaving(member_id=tomas.id), by=olga, key=key(), at=after(hours=2))


def test_what_was_done_before_is_still_answered(cast):
    nora, _, olga, ticket = cast
    said, same_key = approval(ticket), key()
    first = approve_quote(said, by=nora, key=same_key, at=after(hours=1))
    end_membership(Leaving(member_id=nora.id), by=olga, key=key(), at=after(hours=2))

    assert approve_quote(said, by=nora, key=same_key, at=after(hours=3)) == first
