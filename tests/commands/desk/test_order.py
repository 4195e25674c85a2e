"""Staff put tickets with departments, give them titles, and label them anew."""

import pytest

from makegood.brands.checks import findings
from makegood.brands.scope import overseeing, reading
from makegood.commands.refusals.desk import RelabelIsRefused, UnknownDepartment, UnknownPriority
from makegood.commands.refusals.tickets import NothingSaid, TicketHasChanged, TicketHasEnded
from makegood.commands.refusals.words import TooLong
from makegood.commands.refused import NotAllowed, NotThere
from makegood.commands.tickets.close_ticket import Closure, close_ticket
from makegood.commands.tickets.relabel_priority import Relabelling, relabel_priority
from makegood.commands.tickets.set_department import Putting, set_department
from makegood.commands.tickets.set_title import Titling, set_title
from makegood.events.verify.every import EVERY
from makegood.tickets.models import LONGEST_TITLE
from makegood.tickets.queries import conversation
from tests.commands.access.scene import free_ticket
from tests.commands.desk.scene import desk_in, do
from tests.world import fresh


def test_a_ticket_begins_with_the_department_of_its_class_and_can_be_put_with_another(world):
    desk = desk_in(world, agreement="credits")
    ticket = world.asked(desk.nora, "design")
    assert ticket.department == "Front end"

    do(set_department, Putting(ticket_id=ticket.id, department="Servers"), by=desk.tomas)

    assert fresh(ticket).department == "Servers"
    assert fresh(ticket).issue_class == "design"


def test_only_the_departments_of_the_agreement_are_there_and_only_staff_choose(world):
    desk = desk_in(world, agreement="credits")
    stranger = world.agent(world.brand("tessero"), "yelena")
    ticket = world.asked(desk.nora, "design")
    said = Putting(ticket_id=ticket.id, department="Servers")

    with pytest.raises(NotAllowed):
        do(set_department, said, by=desk.nora)
    with pytest.raises(NotThere):
        do(set_department, said, by=stranger)
    with pytest.raises(UnknownDepartment):
        do(set_department, Putting(ticket_id=ticket.id, department="Moon"), by=desk.tomas)
    ended = world.asked(desk.nora, "other", told={"matter": "sales"})
    do(close_ticket, Closure(ticket_id=ended.id, turn=ended.turn), by=desk.nora)
    with pytest.raises(TicketHasEnded):
        do(set_department, Putting(ticket_id=ended.id, department="Servers"), by=desk.tomas)


def test_a_title_stands_on_one_line_and_is_not_too_long(world):
    desk = desk_in(world)
    ticket = desk.open_ticket()

    do(set_title, Titling(ticket_id=ticket.id, title=" Forms\n stop\u202e "), by=desk.tomas)

    assert fresh(ticket).title == "Forms stop"
    with overseeing() as cursor:
        assert findings(EVERY, cursor) == []  # and it is found by that title
    with pytest.raises(NothingSaid):
        do(set_title, Titling(ticket_id=ticket.id, title=" \n"), by=desk.tomas)
    with pytest.raises(TooLong):
        long = "x" * (LONGEST_TITLE + 1)
        do(set_title, Titling(ticket_id=ticket.id, title=long), by=desk.tomas)
    with pytest.raises(NotAllowed):
        do(set_title, Titling(ticket_id=ticket.id, title="Mine"), by=desk.nora)


def test_another_priority_comes_with_a_reason_that_the_customer_reads(world):
    desk = desk_in(world, agreement="guarantee")
    ticket = free_ticket(desk.nora, desk.tomas)
    assert ticket.priority == "low"

    answer = do(relabel_priority, relabelling(ticket), by=desk.tomas)

    assert (answer.was, answer.priority) == ("low", "high")
    with reading(ticket.brand_id):
        (said,) = conversation(desk.nora, ticket)
    assert said.text == "Nobody can work."
    assert fresh(ticket).turn == ticket.turn + 1


def test_who_relabels_names_a_priority_a_reason_and_the_turn(world):
    desk = desk_in(world, agreement="guarantee")
    ticket = free_ticket(desk.nora, desk.tomas)

    with pytest.raises(NotAllowed):
        do(relabel_priority, relabelling(ticket), by=desk.nora)
    with pytest.raises(TicketHasChanged):
        do(relabel_priority, relabelling(ticket, turn=99), by=desk.tomas)
    with pytest.raises(UnknownPriority):
        do(relabel_priority, relabelling(ticket, priority="huge"), by=desk.tomas)
    with pytest.raises(RelabelIsRefused) as refused:
        do(relabel_priority, relabelling(ticket, reason="  "), by=desk.tomas)
    details = refused.value.details
    assert (details["finding"], details["clause"]) == ("relabel_needs_a_reason", "12")
    with pytest.raises(RelabelIsRefused) as refused:
        do(relabel_priority, relabelling(ticket, priority="low"), by=desk.tomas)
    assert refused.value.details["finding"] == "priority_is_the_same"


def relabelling(ticket, *, turn=None, priority="high", reason="Nobody can work."):
    return Relabelling(
        ticket_id=ticket.id, turn=turn or ticket.turn, priority=priority, reason=reason
    )
