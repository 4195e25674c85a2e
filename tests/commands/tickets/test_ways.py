"""What can be done with a ticket in each state, by whom, and what becomes of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from makegood.brands.checks import findings
from makegood.brands.scope import overseeing, reading
from makegood.commands.ledger.give_goodwill import Goodwill, give_goodwill
from makegood.commands.refusals.tickets import TicketHasChanged
from makegood.commands.refused import Refused
from makegood.commands.steps.decisions import AlreadyDecided, QuoteIsStale
from makegood.commands.tickets.add_note import Note, add_note
from makegood.commands.tickets.approve_quote import Approval, approve_quote
from makegood.commands.tickets.assign_ticket import Assignment, assign_ticket
from makegood.commands.tickets.cancel_ticket import Cancellation, cancel_ticket
from makegood.commands.tickets.close_ticket import Closure, close_ticket
from makegood.commands.tickets.decline_quote import Declination, decline_quote
from makegood.commands.tickets.lapse_quotes import DueLapses, lapse_quotes
from makegood.commands.tickets.propose_quote import Proposal, propose_quote
from makegood.commands.tickets.remind_of_decisions import DueReminders, remind_of_decisions
from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from makegood.commands.tickets.solve_ticket import Solution, solve_ticket
from makegood.commands.tickets.split_request import NewTicket, Split, split_request
from makegood.events.verify.every import EVERY
from makegood.people.models import Actor, Member
from makegood.tickets.models import State, Ticket
from makegood.tickets.queries import all_tickets, awaiting_decision
from tests.doors.hostile import kept
from tests.tables import cases
from tests.world import World, after, approval, declination, fresh, key, open_quote

# Rows are what is done, columns the state in which it is done; cells the state afterwards, or why
# it is refused, with a "!".
UNDER_WAY = """
    done      awaiting  accepted   in_work    waiting    solved
    approve   accepted  decided!   decided!   decided!   decided!
    decline   declined  decided!   decided!   decided!   decided!
    propose   awaiting  reason!    reason!    reason!    wrong!
    answer    awaiting  in_work    in_work    in_work    solved
    ask       awaiting  waiting    waiting    waiting    solved
    write     awaiting  accepted   in_work    in_work    in_work
    note      awaiting  accepted   in_work    waiting    solved
    assign    awaiting  accepted   in_work    waiting    solved
    gift      awaiting  accepted   in_work    waiting    solved
    solve     wrong!    solved     solved     solved     wrong!
    close     wrong!    wrong!     wrong!     wrong!     closed
    finish    wrong!    closed     closed     closed     closed
    cancel    wrong!    cancelled  cancelled  cancelled  wrong!
"""
ENDED = """
    done      closed    cancelled  declined   lapsed
    approve   decided!  decided!   decided!   decided!
    decline   decided!  decided!   decided!   decided!
    propose   wrong!    wrong!     wrong!     awaiting
    answer    ended!    ended!     ended!     ended!
    ask       ended!    ended!     ended!     ended!
    write     closed    cancelled  declined   lapsed
    note      closed    cancelled  declined   lapsed
    assign    ended!    ended!     ended!     ended!
    gift      closed    cancelled  declined   lapsed
    solve     wrong!    wrong!     wrong!     wrong!
    close     wrong!    wrong!     wrong!     wrong!
    finish    wrong!    wrong!     wrong!     wrong!
    cancel    wrong!    wrong!     wrong!     wrong!
"""
# On a ticket in a state in which whoever may do it could.
BY_WHOM = """
    done      approver  requester  another  agent   stranger  clock
    approve   done      may!       there!   may!    may!      may!
    decline   done      done       there!   may!    may!      may!
    propose   may!      may!       may!     done    there!    may!
    answer    done      done       there!   done    there!    may!
    note      may!      may!       may!     done    there!    may!
    assign    may!      may!       may!     done    there!    may!
    gift      may!      may!       may!     done    there!    may!
    solve     may!      may!       may!     done    there!    may!
    close     done      done       there!   done    there!    may!
    cancel    done      done       there!   may!    may!      may!
"""
NAMES = {State.AWAITING_APPROVAL: "awaiting", State.IN_PROGRESS: "in_work"}
REFUSALS = {
    "already_decided": "decided!",
    "wrong_state": "wrong!",
    "cost_is_refused": "reason!",
    "ticket_has_ended": "ended!",
    "not_allowed": "may!",
    "may_not_approve": "may!",
    "not_there": "there!",
}


@dataclass(frozen=True)
class Seen:
    """A ticket with what somebody had before his eyes who decides on its first quote."""

    ticket: Ticket
    yes: Approval
    no: Declination


@dataclass(frozen=True)
class Cast:
    world: World
    nora: Member
    tomas: Member

    def awaiting(self) -> Seen:
        ticket = self.world.ticket(self.nora, self.tomas)
        return Seen(ticket, approval(ticket), declination(ticket))

    def accepted(self) -> Seen:
        return self.after(self.awaiting(), "approve")

    def after(self, seen: Seen, *acts: str) -> Seen:
        for act in acts:
            done, by = ACTS[act]
            done(seen, by(self))
            seen = Seen(fresh(seen.ticket), seen.yes, seen.no)
        return seen

    def lapsed(self) -> Seen:
        seen = self.awaiting()
        at = open_quote(seen.ticket).lapses_at
        assert at is not None
        lapse_quotes(DueLapses(), by=self.world.machine(self.nora.brand), key=key(), at=at)
        return Seen(fresh(seen.ticket), seen.yes, seen.no)


def nora(cast: Cast) -> Actor:
    return cast.nora


def tomas(cast: Cast) -> Actor:
    return cast.tomas


def said(
    command: Any, what: Callable[[Seen], Any], who: Callable[[Cast], Actor]
) -> tuple[Callable[[Seen, Actor], Any], Callable[[Cast], Actor]]:
    def done(seen: Seen, by: Actor) -> Any:
        return command(what(seen), by=by, key=key(), at=after(hours=1))

    return done, who


def on(seen: Seen) -> dict[str, Any]:
    return {"ticket_id": seen.ticket.id, "turn": seen.ticket.turn}


ACTS = {
    "approve": said(approve_quote, lambda seen: seen.yes, nora),
    "decline": said(decline_quote, lambda seen: seen.no, nora),
    "propose": said(
        propose_quote, lambda seen: Proposal(**on(seen), least=1, most=1, reason=""), tomas
    ),
    "answer": said(reply_to_ticket, lambda seen: Reply(**on(seen), text="So."), tomas),
    "ask": said(reply_to_ticket, lambda seen: Reply(**on(seen), text="So?", asks=True), tomas),
    "write": said(reply_to_ticket, lambda seen: Reply(ticket_id=seen.ticket.id, text="Ho."), nora),
    "note": said(add_note, lambda seen: Note(ticket_id=seen.ticket.id, text="Hm."), tomas),
    "assign": said(
        assign_ticket, lambda seen: Assignment(ticket_id=seen.ticket.id, assignee_id=None), tomas
    ),
    "gift": said(
        give_goodwill, lambda seen: Goodwill(ticket_id=seen.ticket.id, units=1, reason="So."), tomas
    ),
    "solve": said(solve_ticket, lambda seen: Solution(**on(seen)), tomas),
    "close": said(close_ticket, lambda seen: Closure(**on(seen)), tomas),
    "finish": said(close_ticket, lambda seen: Closure(**on(seen)), nora),
    "cancel": said(cancel_ticket, lambda seen: Cancellation(**on(seen)), nora),
}
STATES: dict[str, Callable[[Cast], Seen]] = {
    "awaiting": Cast.awaiting,
    "accepted": Cast.accepted,
    "in_work": lambda cast: cast.after(cast.accepted(), "answer"),
    "waiting": lambda cast: cast.after(cast.accepted(), "ask"),
    "solved": lambda cast: cast.after(cast.accepted(), "solve"),
    "closed": lambda cast: cast.after(cast.accepted(), "finish"),
    "cancelled": lambda cast: cast.after(cast.accepted(), "cancel"),
    "declined": lambda cast: cast.after(cast.awaiting(), "decline"),
    "lapsed": Cast.lapsed,
}


@pytest.fixture
def cast(world: World) -> Cast:
    brand = world.brand()
    cast = Cast(world, world.customer(brand), world.agent(brand))
    world.units(cast.nora, 500)
    return cast


def became(cast: Cast, act: str, state: str, by: Actor, ready: dict[str, Seen]) -> str:
    """The state afterwards; or the refusal, and that it changed nothing.

    A ticket that is `ready` in that state is taken; whoever was refused leaves it so.
    """
    seen = ready.pop(state, None) or STATES[state](cast)
    before = kept()
    try:
        ACTS[act][0](seen, by)
    except Refused as refused:
        assert kept() == before, f"{act} was refused, and changed something"
        ready[state] = seen
        return REFUSALS.get(refused.code, refused.code)
    now = State(fresh(seen.ticket).state)
    return NAMES.get(now, now.value)


@pytest.mark.parametrize("table", [UNDER_WAY, ENDED], ids=["under way", "ended"])
def test_what_can_be_done_in_each_state(cast, table):
    _, *states = table.split("\n")[1].split()
    ready: dict[str, Seen] = {}
    expected, found = {}, {}
    for act, *outcomes in cases(table):
        for state, outcome in zip(states, outcomes, strict=True):
            expected[act, state] = outcome
            found[act, state] = became(cast, str(act), state, ACTS[str(act)][1](cast), ready)
    assert found == expected
    with overseeing() as cursor:
        assert findings(EVERY, cursor) == []


def test_who_can_do_it(cast):
    world, brand = cast.world, cast.nora.brand
    colleague = {"company": cast.nora.company_id, "roles": ("requester",)}
    people: dict[str, Actor] = {
        "approver": cast.nora,
        "requester": world.customer(brand, "rita", **colleague),
        "another": world.customer(brand, "vera"),
        "agent": cast.tomas,
        "stranger": world.agent(world.brand("tessero"), "yelena"),
        "clock": world.machine(brand),
    }
    states = {"approve": "awaiting", "decline": "awaiting", "propose": "awaiting"}
    states["close"] = "solved"
    ready: dict[str, Seen] = {}
    expected, found = {}, {}
    for act, *outcomes in cases(BY_WHOM):
        for (name, by), outcome in zip(people.items(), outcomes, strict=True):
            expected[act, name] = outcome
            now = became(cast, str(act), states.get(str(act), "accepted"), by, ready)
            found[act, name] = now if now.endswith("!") else "done"
    assert found == expected


@pytest.mark.parametrize("act", ["propose", "answer", "ask", "solve", "close", "finish", "cancel"])
def test_who_looked_at_an_earlier_turn_is_told_so(cast, act):
    seen = cast.awaiting() if act == "propose" else cast.accepted()
    cast.after(seen, "write")

    with pytest.raises(TicketHasChanged) as refused:
        ACTS[act][0](seen, ACTS[act][1](cast))

    assert refused.value.details["turn"] == seen.ticket.turn + 1


def test_staff_cannot_answer_without_saying_what_they_had_before_their_eyes(cast):
    seen = cast.accepted()

    with pytest.raises(AssertionError):
        said = Reply(ticket_id=seen.ticket.id, text="So.")
        reply_to_ticket(said, by=cast.tomas, key=key(), at=after(hours=1))


@pytest.mark.parametrize(
    ("then", "state"), [("approve", "approved"), ("decline", "declined"), ("lapse", "lapsed")]
)
def test_who_decides_on_a_replaced_quote_hears_what_became_of_the_one_in_its_place(
    cast, then, state
):
    first = cast.awaiting()
    second = cast.after(first, "propose")
    at = after(hours=2)
    if then == "lapse":
        at = open_quote(second.ticket).lapses_at
        lapse_quotes(DueLapses(), by=cast.world.machine(cast.nora.brand), key=key(), at=at)
    else:
        now = Seen(second.ticket, approval(second.ticket), declination(second.ticket))
        ACTS[then][0](now, cast.nora)

    for command, words in ((approve_quote, first.yes), (decline_quote, first.no)):
        with pytest.raises(AlreadyDecided) as refused:
            command(words, by=cast.nora, key=key(), at=at)
        assert refused.value.details["state"] == state


def test_a_replaced_quote_is_stale_even_after_it_would_have_lapsed(cast):
    first = cast.awaiting()
    would_lapse = open_quote(first.ticket).lapses_at
    cast.after(first, "propose")

    with pytest.raises(QuoteIsStale):
        approve_quote(first.yes, by=cast.nora, key=key(), at=would_lapse)


def test_a_clock_that_stood_still_does_not_remind_of_what_has_lapsed(cast):
    ticket = cast.awaiting().ticket
    clock, at = cast.world.machine(cast.nora.brand), open_quote(ticket).lapses_at

    reminded = remind_of_decisions(DueReminders(), by=clock, key=key(), at=at)
    lapsed = lapse_quotes(DueLapses(), by=clock, key=key(), at=at)

    assert (reminded.count, lapsed.count) == (0, 1)


def test_tickets_of_one_request_stand_in_the_order_of_their_numbers(cast):
    wanted = NewTicket(title="One", text="Of many.", tier="premium", issue_class="fault", units=1)
    said = Split(request_id=cast.world.request(cast.nora), tickets=(wanted,) * 9)

    made = split_request(said, by=cast.tomas, key=key(), at=after(hours=1))

    with reading(cast.nora.brand_id):
        newest_first = [ticket.number for ticket in all_tickets(cast.nora)]
        in_turn = [ticket.number for ticket in awaiting_decision(cast.nora)]
    assert made.numbers == tuple(in_turn) == tuple(reversed(newest_first))
