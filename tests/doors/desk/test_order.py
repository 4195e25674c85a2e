"""Keeping a ticket in order, through the pages."""

import pytest

from makegood.commands.desk.save_reply import ReplyToSave, save_reply
from makegood.tickets.models import State
from tests.commands.desk.scene import desk_in, do, words_of
from tests.journeys.pages import hidden_fields, signed_in, text_of
from tests.world import fresh, key


def sent(browser, ticket, act, page="order/", **said):
    """The page after a form of the ticket's page was sent."""
    address = f"/desk/tickets/{ticket.id}/"
    fields = hidden_fields(browser.get(address + page), action=address + act)
    return browser.post(
        address + act,
        fields | {name.replace("__", "-"): value for name, value in said.items()},
        follow=True,
    )


def test_title_department_tag_and_link_are_set_by_a_page(world):
    desk = desk_in(world, agreement="credits")
    one, other = (world.asked(desk.nora, "other", told={"matter": "sales"}) for _ in range(2))
    browser = signed_in(desk.tomas)

    sent(browser, one, "title", title__title="Another title")
    sent(browser, one, "department", department="Servers")
    sent(browser, one, "tags", tag__name="Slow")
    page = text_of(sent(browser, one, "links", what="ticket", target=str(other.id)))

    now = fresh(one)
    assert (now.title, now.department) == ("Another title", "Servers")
    assert "slow" in text_of(browser.get(f"/desk/tickets/{one.id}/"))
    assert f"-{other.number} {other.title}" in page
    assert "points here." in text_of(browser.get(f"/desk/tickets/{other.id}/order/"))


def test_a_ticket_is_merged_shows_where_it_went_and_is_parted_again(world):
    desk = desk_in(world)
    one, other = desk.open_ticket(title="Mails"), desk.open_ticket(title="Forms")
    browser = signed_in(desk.tomas)

    sent(browser, one, "merge", into=str(other.id))
    merged = text_of(browser.get(f"/desk/tickets/{one.id}/"))
    assert fresh(one).state == State.MERGED
    assert f"goes on in another one: QU-{other.number} Forms" in merged
    desk.replied(one, desk.nora)  # the answer follows
    assert [said.text for said in words_of(other, desk.nora)] == ["We look."]

    sent(browser, one, "parting", page="")
    assert fresh(one).state == State.ACCEPTED


def test_a_message_becomes_a_ticket_of_its_own(world):
    desk = desk_in(world)
    ticket = desk.open_ticket()
    desk.replied(ticket, desk.nora)
    (message,) = words_of(ticket, desk.nora)

    page = sent(
        signed_in(desk.tomas),
        ticket,
        "split-messages",
        message=str(message.id),
        split__title="Something else",
        issue_class=ticket.issue_class,
    )

    assert "Something else" in text_of(page)
    assert "We look." in text_of(page)


def test_who_answers_past_a_new_message_is_shown_it_and_loses_nothing(world):
    desk = desk_in(world)
    ticket = desk.open_ticket()
    browser = signed_in(desk.tomas)
    address = f"/desk/tickets/{ticket.id}/"
    fields = hidden_fields(browser.get(address), action=address + "replies")
    desk.replied(ticket, desk.nora)

    stopped = browser.post(address + "replies", fields | {"text": "My long answer"})

    page = text_of(stopped)
    assert stopped.status_code == 409
    assert "See the change" in page and "Quillbit-nora Example" in page and "We look." in page
    assert "My long answer" in page and "Send anyway" in page
    again = hidden_fields(stopped, action=address + "replies")
    browser.post(address + "replies", again | {"text": "My long answer"})
    assert words_of(ticket, desk.tomas)[-1].text == "My long answer"


def test_a_draft_is_kept_shown_again_and_gone_once_it_is_sent(world):
    desk = desk_in(world)
    ticket = desk.open_ticket()
    browser = signed_in(desk.tomas)
    address = f"/desk/tickets/{ticket.id}/"

    kept = browser.post(
        address + "drafts/reply", {"text": "Dear Nora"}, headers={"accept": "application/json"}
    )
    page = browser.get(address)
    assert kept.json()["said"].startswith("Draft kept ")
    assert "Dear Nora" in text_of(page) and "Draft kept " in text_of(page)
    assert "Dear Nora" not in text_of(signed_in(desk.ines).get(address))

    fields = hidden_fields(page, action=address + "replies")
    browser.post(address + "replies", fields | {"text": "Dear Nora, it works."})
    assert "Draft kept" not in text_of(browser.get(address))


@pytest.mark.parametrize(("kind", "field"), [("reply", "text"), ("note", "note-text")])
def test_a_draft_with_a_password_is_not_kept_but_not_lost_either(world, kind, field):
    desk = desk_in(world)
    ticket = desk.open_ticket()
    browser = signed_in(desk.tomas)
    address = f"/desk/tickets/{ticket.id}/"
    begun = {field: "Use this.\npassword: hunter22", "key": key()}

    page = browser.post(f"{address}drafts/{kind}", begun)
    told = browser.post(
        f"{address}drafts/{kind}", begun, headers={"accept": "application/json"}
    ).json()

    assert page.status_code == 409
    assert "It is not kept as a draft." in text_of(page) and "hunter22" in text_of(page)
    assert "It is not kept as a draft." in told["said"]
    assert "hunter22" not in text_of(browser.get(address))


def test_saved_words_are_filled_in_and_an_open_place_stops_the_answer_once(world):
    desk = desk_in(world)
    ticket = desk.open_ticket()
    said = ReplyToSave(title="Thanks", language="en", text="Thanks, {customer}. {agent}")
    saved_id = do(save_reply, said, by=desk.tomas).saved_reply_id
    browser = signed_in(desk.tomas)
    address = f"/desk/tickets/{ticket.id}/"

    begun = {"saved_reply": str(saved_id), "text": "Good news.", "key": key()}
    page = browser.post(address + "insertion", begun)
    assert "Good news. Thanks, Quillbit-nora Example. Quillbit-tomas Example" in text_of(page)

    fields = hidden_fields(browser.get(address), action=address + "replies")
    stopped = browser.post(address + "replies", fields | {"text": "Dear {customer}"})
    assert "Fill in what stands in braces first: {customer}." in text_of(stopped)
    meant = {"text": "Dear {customer}", "places_are_meant": "on"}
    browser.post(address + "replies", fields | meant)
    assert words_of(ticket, desk.nora)[-1].text == "Dear {customer}"


def test_colleagues_see_who_reads_and_who_writes(world):
    desk = desk_in(world)
    ticket = desk.open_ticket()
    address = f"/desk/tickets/{ticket.id}/looks"

    signed_in(desk.ines).post(address, {"writes": "on"})
    answer = signed_in(desk.tomas).post(address, {})

    assert answer.json() == {"said": "Quillbit-ines Example is writing here."}


def test_what_was_solved_goes_on_with_a_reason(world):
    desk = desk_in(world)
    ticket = desk.solved(desk.open_ticket())

    page = sent(
        signed_in(desk.tomas), ticket, "reopening", page="", reopening__reason="It came back."
    )

    assert fresh(ticket).state == State.IN_PROGRESS
    assert "goes on with it, and says why:" in text_of(page)
    assert "It came back." in text_of(page)
