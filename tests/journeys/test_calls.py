"""A customer wants to be called, or needs no answer any more."""

import re

import pytest
import time_machine

from tests.commands.access.scene import free_ticket
from tests.commands.desk.scene import desk_in
from tests.journeys.pages import hidden_fields, signed_in, text_of
from tests.packs import changed, pack
from tests.world import after, fresh


def asked(browser, ticket, channel="skype"):
    address = f"/tickets/{ticket.number}/"
    fields = hidden_fields(browser.get(address), action=address + "calls")
    said = {"channel": channel, "wish": "Tomorrow at ten, nora.example."}
    return browser.post(address + "calls", fields | said, follow=True)


def call_action(page, ending):
    """Where the form goes whose address ends like this."""
    (action,) = set(re.findall(rf'action="([^"]*{ending})"', page.content.decode()))
    return action


@time_machine.travel(after(hours=3), tick=False)
def test_a_call_is_asked_for_and_arranged_inside_the_ticket(world):
    desk = desk_in(world, agreement="hourly")
    ticket = free_ticket(desk.nora, desk.tomas)
    account, staff = signed_in(desk.nora), signed_in(desk.tomas)

    asked(account, ticket)
    page = staff.get(f"/desk/tickets/{ticket.id}/")
    assert "Tomorrow at ten, nora.example." in text_of(page)
    action = call_action(page, r"/calls/[^/\"]+")
    until = f"{after(days=2):%Y-%m-%dT%H:%M}"
    fields = hidden_fields(page, action=action)
    staff.post(action, fields | {"call-until": until, "call-answer": "I call you."})

    assert "Arranged for " in text_of(account.get(f"/tickets/{ticket.number}/"))
    assert "I call you." in text_of(account.get(f"/tickets/{ticket.number}/"))


@time_machine.travel(after(hours=3), tick=False)
def test_a_call_is_declined_once_and_with_a_reason(world):
    desk = desk_in(world, agreement="hourly")
    ticket = free_ticket(desk.nora, desk.tomas)
    account, staff = signed_in(desk.nora), signed_in(desk.tomas)
    asked(account, ticket)
    page = staff.get(f"/desk/tickets/{ticket.id}/")
    action = call_action(page, r"/calls/[^/\"]+/no")
    fields = hidden_fields(page, action=action)

    empty = staff.post(action, fields | {"answer": " "})
    assert (empty.status_code, "Say why: the customer reads it." in text_of(empty)) == (400, True)
    staff.post(action, fields | {"answer": "We write instead."})
    late = staff.post(action, fields | {"key": "another", "answer": "Nobody can call."})

    assert "We write instead." in text_of(account.get(f"/tickets/{ticket.number}/"))
    assert late.status_code == 409
    assert "Nobody can call." not in text_of(account.get(f"/tickets/{ticket.number}/"))


@pytest.mark.parametrize("channel", ["phone", "social_media", "mail", "pigeon"])
def test_another_channel_is_refused_with_the_clause(world, channel):
    desk = desk_in(world, agreement="hourly")
    ticket = free_ticket(desk.nora, desk.tomas)

    page = asked(signed_in(desk.nora), ticket, channel)

    assert page.status_code == 409
    assert "clause 4" in text_of(page)
    assert "Tomorrow at ten, nora.example." in text_of(page)  # nothing typed is lost


def test_what_may_be_arranged_follows_from_the_agreement(world):
    files = changed(
        pack("hourly"),
        {
            'id = "phone"\nclause = "4"\ntakes = "refused"': (
                'id = "phone"\nclause = "4"\ntakes = "on_request"'
            )
        },
    )
    brand = world.brand("fennick", agreement=files)
    nora, tomas = world.customer(brand), world.agent(brand)
    ticket = free_ticket(nora, tomas)

    page = asked(signed_in(nora), ticket, "phone")
    assert (page.status_code, "Telephone" in text_of(page)) == (200, True)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ('skype = "Skype"', "Skype"),
        ('skype = "A call with a picture"', "A call with a picture"),
        ("", "skype"),
    ],
    ids=["as-written", "renamed", "nameless"],
)
def test_a_way_to_talk_is_called_as_the_agreement_calls_it(world, words, read):
    files = {name: text for name, text in pack("hourly").items() if name != "cases.toml"}
    named = files["clauses.en.toml"].replace('skype = "Skype"', words)
    brand = world.brand(agreement={**files, "clauses.en.toml": named})
    nora, tomas = world.customer(brand), world.agent(brand)
    ticket = free_ticket(nora, tomas)

    assert f"{read} : You asked for a call" in text_of(asked(signed_in(nora), ticket))
    assert read in text_of(signed_in(tomas).get(f"/desk/tickets/{ticket.id}/"))


def test_who_needs_no_answer_says_so_in_one_press_and_nothing_is_owed(world):
    desk = desk_in(world, agreement="attainment")
    ticket = world.asked(desk.nora, "request")
    assert fresh(ticket).owed_at is not None
    account, address = signed_in(desk.nora), f"/tickets/{ticket.number}/"

    fields = hidden_fields(account.get(address), action=address + "no-answer")
    page = account.post(address + "no-answer", fields, follow=True)

    assert "needs no answer to the last message." in text_of(page)
    assert "No answer needed" not in text_of(page)
    assert fresh(ticket).owed_at is None


def test_thanks_on_a_solved_ticket_leave_it_solved_if_no_answer_is_needed(world):
    desk = desk_in(world)
    ticket = desk.solved(desk.open_ticket())
    account, address = signed_in(desk.nora), f"/tickets/{ticket.number}/"

    fields = hidden_fields(account.get(address), action=address + "replies")
    account.post(address + "replies", fields | {"text": "Thanks", "needs_no_answer": "on"})

    assert fresh(ticket).state == "solved"
