"""The queue: in which order tickets stand, what of it is shown, and what is done with several."""

import time_machine

from makegood.commands.desk.add_tag import Tagging, add_tag
from makegood.commands.desk.retire_tag import TagToRetire, retire_tag
from makegood.commands.tickets.assign_ticket import Assignment, assign_ticket
from makegood.commands.tickets.set_department import Putting, set_department
from makegood.commands.tickets.snooze_ticket import Snooze, snooze_ticket
from tests.commands.desk.scene import desk_in, do
from tests.journeys.pages import hidden_fields, signed_in, text_of
from tests.world import after, fresh


def order_of(page, *titles):
    places = sorted((page.find(title), title) for title in titles)
    return [title for place, title in places if place >= 0]


def test_a_promise_is_shown_with_its_clause_and_the_first_to_fall_due_stands_first(world):
    desk = desk_in(world, agreement="attainment")
    later = world.asked(desk.nora, "request", text="Later", at=after(hours=3))
    sooner = world.asked(desk.nora, "request", text="Sooner")
    titles = (f"-{sooner.number} ", f"-{later.number} ")

    with time_machine.travel(after(hours=4), tick=False):
        page = text_of(signed_in(desk.tomas).get("/desk/"))

    assert order_of(page, *titles) == list(titles)
    assert "How soon we answer, § 2" in page


def test_what_nobody_promised_says_so(world):
    desk = desk_in(world)
    desk.open_ticket()

    assert "No time promised" in text_of(signed_in(desk.tomas).get("/desk/"))


def test_the_queue_is_narrowed_by_department_tag_and_whose_it_is(world):
    desk = desk_in(world, agreement="credits")
    one, other = (world.asked(desk.nora, "other", told={"matter": "sales"}) for _ in range(2))
    do(set_department, Putting(ticket_id=one.id, department="Servers"), by=desk.tomas)
    tag_id = do(add_tag, Tagging(ticket_id=one.id, name="slow"), by=desk.tomas).tag_id
    do(assign_ticket, Assignment(ticket_id=one.id, assignee_id=desk.tomas.id), by=desk.tomas)
    browser = signed_in(desk.tomas)
    names = (f"-{one.number} ", f"-{other.number} ")

    def shown(asked):
        return order_of(text_of(browser.get(f"/desk/?{asked}")), *names)

    assert sorted(shown("")) == sorted(names)
    assert shown("department=Servers") == [names[0]]
    assert shown(f"tag={tag_id}") == [names[0]]
    assert shown("assignee=me") == [names[0]]
    assert shown("assignee=nobody") == [names[1]]
    assert sorted(shown("tag=nonsense")) == sorted(names)


def test_what_was_put_aside_comes_back_by_itself(world):
    desk = desk_in(world)
    ticket = desk.open_ticket(title="Put aside for now")
    do(snooze_ticket, Snooze(ticket_id=ticket.id, until=after(days=2)), by=desk.tomas)

    def shown(path, at):
        with time_machine.travel(at, tick=False):
            return "Put aside for now" in text_of(signed_in(desk.tomas).get(path))

    assert not shown("/desk/", after(days=1))
    assert shown("/desk/aside/", after(days=1))
    assert shown("/desk/", after(days=2, minutes=1))
    assert not shown("/desk/aside/", after(days=2, minutes=1))


def test_what_nobody_has_judged_waits_in_a_list_of_its_own(world):
    desk = desk_in(world, agreement="credits")
    world.asked(desk.nora, "design", told={"matter": "configuration"})

    assert "Please help: design" in text_of(signed_in(desk.tomas).get("/desk/to-judge/"))


def test_several_tickets_are_taken_at_once_and_each_refusal_is_said_of_its_ticket(world):
    desk = desk_in(world)
    one, other = desk.open_ticket(), desk.open_ticket()
    ended = desk.ended_ticket()
    browser = signed_in(desk.tomas)
    fields = hidden_fields(browser.get("/desk/"), action="/desk/")
    chosen = {"ticket": [str(one.id), str(other.id), str(ended.id)], "act": "take"}

    page = text_of(browser.post("/desk/", fields | chosen))

    assert fresh(one).assignee_id == fresh(other).assignee_id == desk.tomas.id
    assert "Done with 2 tickets." in page
    assert f"-{ended.number}: The ticket has ended" in page


def test_the_tickets_of_others_are_out_of_reach_of_a_bulk_act(world):
    desk, other = desk_in(world), desk_in(world, slug="tessero")
    theirs = other.open_ticket()
    browser = signed_in(desk.tomas)

    page = browser.post("/desk/", {"ticket": [str(theirs.id)], "act": "take", "key": "a"})

    assert "Choose at least one ticket." in text_of(page)
    assert fresh(theirs).assignee_id is None


def test_a_refused_tag_is_still_there_with_the_tickets_that_it_was_for(world):
    desk = desk_in(world)
    one, other = desk.open_ticket(), desk.open_ticket()
    tag_id = do(add_tag, Tagging(ticket_id=one.id, name="slow"), by=desk.tomas).tag_id
    do(retire_tag, TagToRetire(tag_id=tag_id), by=desk.tomas)
    browser = signed_in(desk.tomas)
    chosen = {"ticket": [str(other.id)], "act": "tag", "tag": "Slow", "key": "a"}

    answer = browser.post("/desk/?assignee=nobody", chosen)

    html = answer.content.decode()
    assert answer.status_code == 409
    assert f'value="{other.id}" form="bulk" checked' in html
    assert f'value="{one.id}" form="bulk">' in html
    assert '<option value="tag" selected>' in html and 'value="Slow"' in html
    again = hidden_fields(answer, action="/desk/?assignee=nobody")
    browser.post("/desk/?assignee=nobody", again | chosen | {"tag": "Quick"})
    assert "quick" in text_of(browser.get(f"/desk/tickets/{other.id}/"))
