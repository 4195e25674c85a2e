"""What an agent has just pressed is taken back by one more press, unless somebody went on."""

from collections.abc import Iterator

import pytest
import time_machine

from makegood.brands.scope import reading
from makegood.commands.desk.add_tag import Tagging, add_tag
from makegood.commands.tickets.assign_ticket import Assignment, assign_ticket
from makegood.commands.tickets.snooze_ticket import Snooze, snooze_ticket
from makegood.tickets.models import State
from makegood.tickets.organising import tags_of
from tests.commands.desk.scene import Desk, desk_in, do
from tests.doors.desk.test_order import sent
from tests.journeys.pages import hidden_fields, signed_in, text_of
from tests.world import MONDAY_9AM, after, fresh

LATER = after(days=30)
UNTIL = after(days=10).strftime("%Y-%m-%dT%H:%M")


@pytest.fixture
def desk(world) -> Iterator[Desk]:
    with time_machine.travel(after(hours=2), tick=False):
        yield desk_in(world, agreement="credits")


@pytest.fixture
def plain(world) -> Desk:
    return desk_in(world)


@pytest.fixture
def ticket(desk):
    return desk.world.asked(desk.nora, "other", told={"matter": "sales"})


def undone(browser, page):
    """The page after the button of its notice was pressed."""
    return browser.post("/desk/undoing", hidden_fields(page, holding="undo"), follow=True)


def names_on(ticket):
    with reading(ticket.brand_id):
        return [tag.name for tag in tags_of(ticket)]


def kept(ticket):
    now = fresh(ticket)
    return now.assignee_id, now.department, now.snoozed_until, names_on(ticket)


def first_tag_id(ticket):
    with reading(ticket.brand_id):
        return tags_of(ticket)[0].id


def a_tagged(desk, ticket):
    do(add_tag, Tagging(ticket_id=ticket.id, name="slow"), by=desk.tomas)
    return f"tags/{first_tag_id(ticket)}"


def a_sleeping(desk, ticket):
    do(snooze_ticket, Snooze(ticket_id=ticket.id, until=LATER), by=desk.tomas)
    return "waking"


ACTS = {
    "assign": ("", lambda desk, ticket: "assignment", {"assignee": "tomas"}),
    "put": ("order/", lambda desk, ticket: "department", {"department": "Servers"}),
    "tag": ("order/", lambda desk, ticket: "tags", {"tag__name": "Slow"}),
    "untag": ("order/", a_tagged, {}),
    "snooze": ("order/", lambda desk, ticket: "snooze", {"snooze__until": UNTIL}),
    "snooze_on": (
        "order/",
        lambda desk, ticket: a_sleeping(desk, ticket) and "snooze",
        {"snooze__until": UNTIL},
    ),
    "wake": ("order/", a_sleeping, {}),
}


@pytest.mark.parametrize(("page", "arranged", "said"), ACTS.values(), ids=ACTS)
def test_a_press_undoes_what_was_done_once(desk, ticket, page, arranged, said):
    browser = signed_in(desk.tomas)
    act = arranged(desk, ticket)
    said = {name: str(desk.tomas.id) if name == "assignee" else it for name, it in said.items()}
    before = kept(ticket)

    done = sent(browser, ticket, act, page=page, **said)
    assert kept(ticket) != before
    after_all = undone(browser, done)
    again = undone(browser, done)

    assert kept(ticket) == before
    assert "Undone on 1 ticket." in text_of(after_all) and "Undone on 1" in text_of(again)
    assert after_all.redirect_chain[-1][0] == f"/desk/tickets/{ticket.id}/{page}"
    assert 'name="undo"' not in again.content.decode()
    assert kept(ticket) == before


def test_what_changed_nothing_is_not_to_be_undone(desk, ticket):
    browser = signed_in(desk.tomas)
    a_tagged(desk, ticket)

    page = sent(browser, ticket, "tags", tag__name="slow")

    assert 'name="undo"' not in page.content.decode()


def test_what_somebody_changed_since_stays_as_it_is(desk, ticket):
    browser = signed_in(desk.tomas)
    done = sent(browser, ticket, "assignment", page="", assignee=str(desk.tomas.id))
    to_ines = Assignment(ticket_id=ticket.id, assignee_id=desk.ines.id)
    do(assign_ticket, to_ines, by=desk.ines)

    page = text_of(undone(browser, done))

    assert fresh(ticket).assignee_id == desk.ines.id
    assert f"-{ticket.number}: It was changed since: that stays as it is." in page


def test_several_are_undone_at_once_and_come_back_to_the_list(plain):
    tickets = [plain.open_ticket() for _ in range(25)]
    to_ines = [Assignment(ticket_id=one.id, assignee_id=plain.ines.id) for one in tickets[:12]]
    for said in to_ines:
        do(assign_ticket, said, by=plain.tomas, at=MONDAY_9AM)
    before = [kept(one) for one in tickets]
    browser = signed_in(plain.tomas)
    address = "/desk/?assignee="
    fields = hidden_fields(browser.get(address), action=address)
    chosen = {"ticket": [str(one.id) for one in tickets], "act": "take"}

    done = browser.post(address, fields | chosen, follow=True)
    assert {fresh(one).assignee_id for one in tickets} == {plain.tomas.id}
    page = undone(browser, done)

    assert [kept(one) for one in tickets] == before
    assert "Undone on 25 tickets." in text_of(page)
    assert page.redirect_chain[-1][0] == address


def test_a_merge_is_undone_from_its_notice(plain):
    one, other = plain.open_ticket(title="Mails"), plain.open_ticket(title="Forms")
    browser = signed_in(plain.tomas)
    before = one.state

    done = sent(browser, one, "merge", into=str(other.id))
    assert fresh(one).state == State.MERGED
    undone(browser, done)

    assert fresh(one).state == before


def test_nobody_undoes_what_another_was_offered(desk, ticket):
    done = sent(signed_in(desk.tomas), ticket, "assignment", page="", assignee=str(desk.tomas.id))
    offered = hidden_fields(done, holding="undo")

    assert signed_in(desk.ines).post("/desk/undoing", offered).status_code == 404
    assert signed_in(desk.tomas).post("/desk/undoing", {"undo": "made up"}).status_code == 404
    assert fresh(ticket).assignee_id == desk.tomas.id
