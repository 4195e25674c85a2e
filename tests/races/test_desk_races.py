"""Two of staff, or one and a customer, do something to the same tickets at once."""

import pytest

from makegood.commands.people.revoke_token import Revocation, Revoked, revoke_token
from makegood.commands.tickets.merge_ticket import Merged, Merging, merge_ticket
from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from makegood.commands.tickets.undo_merge import Undoing, undo_merge
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from tests.commands.desk.scene import Desk, desk_in, do, words_of
from tests.races.both import both, giving, loser_of, until_both, was_refused
from tests.verified import nothing_is_off
from tests.world import fresh

pytestmark = pytest.mark.processes


@pytest.fixture
def desk(world) -> Desk:
    return desk_in(world)


def texts(ticket: Ticket, reader: Member) -> list[str]:
    return [message.text for message in words_of(ticket, reader)]


def test_of_two_agents_who_answer_the_slower_has_first_to_read_the_other(desk):
    ticket, agents = desk.open_ticket(), (desk.tomas, desk.ines)
    winners: set[str] = set()
    for place in until_both(winners):
        turn, before = fresh(ticket).turn, texts(ticket, desk.nora)

        outcomes = both(
            *[
                giving(reply_to_ticket, Reply(ticket_id=ticket.id, text=by.name, turn=turn), by=by)
                for by in agents
            ],
            first=place % 2,
        )

        winner = agents[1 - loser_of(outcomes, "ticket_has_changed")].name
        assert texts(ticket, desk.nora) == [*before, winner]
        winners.add(winner)
    assert nothing_is_off()


def test_a_customer_writes_while_staff_answer(desk):
    """The customer's words are always kept; an answer past them is not sent unseen."""
    ticket = desk.open_ticket()
    more = Reply(ticket_id=ticket.id, text="And it is slow.")
    seen: set[str] = set()
    for place in until_both(seen):
        turn, before = fresh(ticket).turn, texts(ticket, desk.nora)
        answer = Reply(ticket_id=ticket.id, text="It works again.", turn=turn)

        wrote, answered = both(
            giving(reply_to_ticket, more, by=desk.nora),
            giving(reply_to_ticket, answer, by=desk.tomas),
            first=place % 2,
        )

        assert wrote.position == len(texts(ticket, desk.nora))
        if was_refused(answered, "ticket_has_changed"):
            seen.add("customer")
            assert texts(ticket, desk.nora) == [*before, more.text]
        else:
            seen.add("agent")
            assert texts(ticket, desk.nora) == [*before, answer.text, more.text]
    assert nothing_is_off()


def test_two_tickets_are_merged_into_each_other_and_one_of_them_stays(desk):
    merged: set[str] = set()
    for place in until_both(merged):
        one, other = desk.open_ticket(), desk.open_ticket()

        outcomes = both(
            giving(
                merge_ticket,
                Merging(ticket_id=one.id, into_id=other.id, turn=one.turn),
                by=desk.tomas,
            ),
            giving(
                merge_ticket,
                Merging(ticket_id=other.id, into_id=one.id, turn=other.turn),
                by=desk.ines,
            ),
            first=place % 2,
        )

        lost = loser_of(outcomes, "ticket_has_changed")
        assert isinstance(outcomes[1 - lost], Merged)
        ended, stays = (one, other) if lost == 1 else (other, one)
        assert (fresh(ended).state, fresh(stays).has_ended) == ("merged", False)
        merged.add("one" if lost == 1 else "other")
    assert nothing_is_off()


def test_what_is_written_while_a_merge_is_undone_stands_on_one_of_the_two(desk):
    seen: set[str] = set()
    for place in until_both(seen):
        ticket, into = desk.open_ticket(), desk.open_ticket()
        merging = Merging(ticket_id=ticket.id, into_id=into.id, turn=ticket.turn)
        do(merge_ticket, merging, by=desk.ines)
        said = Reply(ticket_id=ticket.id, text="It came back.")

        wrote, parted = both(
            giving(reply_to_ticket, said, by=desk.nora),
            giving(undo_merge, Undoing(ticket_id=ticket.id), by=desk.tomas),
            first=place % 2,
        )

        assert wrote.message_id
        assert parted.state == fresh(ticket).state
        places = {"here": ticket, "there": into}
        (found,) = [name for name, one in places.items() if said.text in texts(one, desk.nora)]
        seen.add(found)
    assert nothing_is_off()


def test_a_token_is_revoked_once_whoever_revokes_it(desk):
    olga = desk.world.owner(desk.nora.brand)
    winners: set[str] = set()
    for place in until_both(winners):
        said = Revocation(token_id=desk.world.token(desk.tomas).token_id)

        outcomes = both(
            giving(revoke_token, said, by=desk.tomas),
            giving(revoke_token, said, by=olga),
            first=place % 2,
        )

        lost = loser_of(outcomes, "token_is_revoked")
        assert outcomes[1 - lost] == Revoked(said.token_id)
        winners.add(("owner", "member")[lost])
    assert nothing_is_off()
