"""Work that is paid for by its time: from the cost that is proposed to what it came to.

Each clause is tried with the agreement as written, and with one in which its number differs.
"""

import re
from datetime import timedelta

import pytest
import time_machine

from makegood.tickets.models import State
from tests.commands.work.scene import scene_at, settlements
from tests.journeys.pages import hidden_fields, signed_in, text_of
from tests.packs import changed, pack, renamed
from tests.world import MONDAY_9AM, after, balance_of, fresh, key

AS_WRITTEN = pack("credits")


@pytest.fixture(params=[AS_WRITTEN, renamed(AS_WRITTEN)], ids=["as-written", "renamed"])
def agreement(request):
    return request.param


def scene(world, files, changes=None, *, units=10):
    changes = {old: new for old, new in (changes or {}).items() if old != new}
    return scene_at(world, world.brand(agreement=changed(files, changes)), units=units)


def desk_page(ticket):
    return f"/desk/tickets/{ticket.id}/"


def press(browser, page, action, **typed):
    """Press the button of the form that posts there, with what is typed into it."""
    fields = hidden_fields(browser.get(page), action=action)
    return browser.post(action, {**fields, **typed})


def work(desk, ticket, minutes):
    """From ten o'clock on, as the clocks of the brand show it."""
    typed = {
        "key": key(),
        "time-begins_at": "2026-08-03T10:00",
        "time-minutes": str(minutes),
        "time-text": "Looked at the log.",
    }
    return desk.post(f"{desk_page(ticket)}times", typed)


def solve(desk, ticket):
    desk.post(f"{desk_page(ticket)}solution", {"turn": fresh(ticket).turn, "key": key()})


@pytest.mark.clause("C-13", through="page")
@pytest.mark.parametrize("most", [2, 3], ids=["as-written", "three"])
def test_a_rating_outside_of_its_range_needs_a_reason_that_the_customer_reads(
    world, agreement, most
):
    at_desk = scene(world, agreement, {"least = 1\nmost = 2": f"least = 1\nmost = {most}"})
    ticket = at_desk.incident()
    desk, account = signed_in(at_desk.tomas), signed_in(at_desk.nora)
    assert f"Usual: 1 to {most} units." in text_of(desk.get(desk_page(ticket)))
    typed = {"proposal-least": "1", "proposal-most": str(most + 1)}
    form = f"{desk_page(ticket)}proposals"

    refused = press(desk, desk_page(ticket), form, **typed, **{"proposal-reason": ""})
    assert refused.status_code == 409
    assert "needs a reason" in text_of(refused)
    press(desk, desk_page(ticket), form, **typed, **{"proposal-reason": "Two servers."})

    read = text_of(account.get(f"/tickets/{ticket.number}/"))
    assert "Two servers." in read
    assert f"1 to {most + 1} units" in read
    assert f"never more than {most + 1} units" in read


@pytest.mark.clause("C-06", through="page")
@pytest.mark.parametrize("has", [1, 3])
def test_what_is_missing_is_said_in_advance_and_after_the_top_up_it_can_be_confirmed(
    world, agreement, has
):
    at_desk = scene(world, agreement, units=has)
    ticket = at_desk.propose(at_desk.incident("price_plans"), 1, 4)
    account, page = signed_in(at_desk.nora), f"/tickets/{ticket.number}/"
    short = 4 - has
    read = account.get(page)
    assert f"You have {has}. Missing {short}" in text_of(read)
    assert "To top up" in text_of(read)
    assert f'href="{page}approval"' not in read.content.decode()

    world.units(at_desk.nora, short)

    fields = hidden_fields(account.get(f"{page}approval"), holding="content")
    account.post(f"{page}approval", fields)
    assert fresh(ticket).state == State.ACCEPTED


@pytest.mark.clause("C-06", through="page")
def test_it_can_be_approved_as_soon_as_the_balance_suffices(world, agreement):
    at_desk = scene(world, agreement, units=1)
    ticket = at_desk.propose(at_desk.incident("price_plans"), 1, 4)
    account, page = signed_in(at_desk.nora), f"/tickets/{ticket.number}/"

    press(account, page, f"{page}standing-approval")
    assert "approves it as soon as the balance suffices" in text_of(account.get(page))
    world.units(at_desk.nora, 3)

    assert fresh(ticket).state == State.ACCEPTED
    assert balance_of(at_desk.nora).held == 4


@pytest.mark.clause("C-05", through="page")
@pytest.mark.parametrize(
    ("an_hour", "at_least", "minutes", "cost"),
    [(2, 1, 50, 2), (2, 1, 1, 1), (4, 1, 50, 4), (2, 3, 50, 3)],
)
def test_time_is_shown_as_credits_and_no_incident_costs_less_than_the_least(
    world, agreement, an_hour, at_least, minutes, cost
):
    numbers = {"an_hour = 2": f"an_hour = {an_hour}", "at_least = 1": f"at_least = {at_least}"}
    at_desk = scene(world, agreement, numbers)
    ticket = at_desk.agreed(1, 4, "price_plans")
    desk, account = signed_in(at_desk.tomas), signed_in(at_desk.nora)
    with time_machine.travel(after(hours=3), tick=True):
        work(desk, ticket, minutes)
        solve(desk, ticket)
        read = text_of(account.get(f"/tickets/{ticket.number}/"))

    count = f"{cost} unit" if cost == 1 else f"{cost} units"
    assert f"Used {count}" in read
    assert "Looked at the log." in read
    assert settlements(ticket)[0].charged == cost


@pytest.mark.clause("C-09", through="page")
@pytest.mark.clause("C-07", through="page")
@pytest.mark.parametrize("an_hour", [2, 4])
def test_each_ticket_shows_quoted_reserved_used_and_left_and_what_is_not_used_comes_back(
    world, agreement, an_hour
):
    at_desk = scene(world, agreement, {"an_hour = 2": f"an_hour = {an_hour}"})
    ticket = at_desk.agreed(1, 4, "price_plans")
    desk, account = signed_in(at_desk.tomas), signed_in(at_desk.nora)
    page, used = f"/tickets/{ticket.number}/", an_hour // 2
    with time_machine.travel(after(hours=3), tick=True):
        work(desk, ticket, 30)
        read = text_of(account.get(page))
        assert "Quoted, at the most 4 units Set aside now 4 units" in read
        assert f"Used so far {used} unit" in read
        assert f"Left of it {4 - used} unit" in read
        solve(desk, ticket)
        read = text_of(account.get(page))
        assert f"Not needed {4 - used} unit" in read
        statement = text_of(account.get("/credits/"))

    assert f"Units today {10 - used}" in statement
    assert "Given back" in statement
    years_later = MONDAY_9AM + timedelta(days=3650)
    with time_machine.travel(years_later, tick=True):
        page = text_of(signed_in(at_desk.nora).get("/credits/"))
    assert f"You have {10 - used} units" in page


@pytest.mark.clause("C-11", through="page")
def test_work_begins_once_it_is_confirmed_and_each_step_says_who_and_when(world, agreement):
    at_desk = scene(world, agreement)
    ticket = at_desk.incident()
    desk, account = signed_in(at_desk.tomas), signed_in(at_desk.nora)
    timer = f"{desk_page(ticket)}timer"
    assert fresh(ticket).department == "Servers"
    ticket = at_desk.propose(ticket, 1, 2)
    assert "Start the timer" not in text_of(desk.get(desk_page(ticket)))
    refused = desk.post(timer, {"key": key()})
    assert refused.status_code == 409
    assert "Nobody approved what this costs yet" in text_of(refused)

    fields = hidden_fields(account.get(f"/tickets/{ticket.number}/approval"), holding="content")
    account.post(f"/tickets/{ticket.number}/approval", fields)
    press(desk, desk_page(ticket), timer)

    assert fresh(ticket).state == State.IN_PROGRESS
    read = text_of(account.get(f"/tickets/{ticket.number}/"))
    told = ["Tomas Example proposed", "Nora Example approved", "Tomas Example began to work"]
    assert [read.index(said) for said in told] == sorted(read.index(said) for said in told)


@pytest.mark.clause("C-12", through="page")
@pytest.mark.parametrize("an_hour", [2, 4])
def test_the_customer_closes_and_what_was_not_worked_is_released(world, agreement, an_hour):
    at_desk = scene(world, agreement, {"an_hour = 2": f"an_hour = {an_hour}"})
    ticket = at_desk.agreed(1, 4, "price_plans")
    desk, account = signed_in(at_desk.tomas), signed_in(at_desk.nora)
    page = f"/tickets/{ticket.number}/"
    with time_machine.travel(after(hours=3), tick=True):
        work(desk, ticket, 30)
        press(account, page, f"{page}closure")

    assert fresh(ticket).state == State.CLOSED
    assert (balance_of(at_desk.nora).available, balance_of(at_desk.nora).held) == (
        10 - an_hour // 2,
        0,
    )
    assert "Nothing is owed" in text_of(desk.get(f"/desk/tickets/{ticket.id}/"))


@pytest.mark.clause("C-18", through="page")
@pytest.mark.parametrize("limit", [20, 3])
def test_services_are_paid_from_the_same_balance(world, agreement, limit):
    text = agreement["agreement.toml"]
    assert text.count("second_person_above = 20") == 2
    files = {**agreement}
    files["agreement.toml"] = text.replace("above = 20", f"above = {limit}")
    at_desk = scene(world, files)
    ticket = at_desk.asked("other", told={"matter": "development"})
    desk, account = signed_in(at_desk.tomas), signed_in(at_desk.nora)
    typed = {"proposal-least": "5", "proposal-most": "5", "proposal-reason": "A new module."}
    press(desk, desk_page(ticket), f"{desk_page(ticket)}proposals", **typed)
    page = f"/tickets/{ticket.number}/"
    if limit < 5:
        assert "Our proposal" not in text_of(account.get(page))
        colleague = signed_in(at_desk.ines)
        press(colleague, desk_page(ticket), f"{desk_page(ticket)}seconding")

    fields = hidden_fields(account.get(f"{page}approval"), holding="content")
    account.post(f"{page}approval", fields)

    assert (balance_of(at_desk.nora).available, balance_of(at_desk.nora).held) == (5, 5)


@pytest.mark.clause("C-19", through="page")
@pytest.mark.parametrize("credits", [1, 2])
def test_at_the_limit_the_timer_stops_and_a_second_quote_is_for_the_difference(
    world, agreement, credits
):
    at_desk = scene(world, agreement)
    ticket = at_desk.agreed(1, credits)
    desk, page = signed_in(at_desk.tomas), f"/tickets/{ticket.number}/"
    with time_machine.travel(after(hours=1), tick=False):
        press(desk, desk_page(ticket), f"{desk_page(ticket)}timer")
    with time_machine.travel(after(hours=3), tick=True):
        desk, account = signed_in(at_desk.tomas), signed_in(at_desk.nora)
        html = desk.get(desk_page(ticket)).content.decode()
        (pause,) = re.findall(rf'action="({desk_page(ticket)}times/[^"]+/pause)"', html)
        press(desk, desk_page(ticket), pause, text="Deeper than it looked.")
        assert "Stopped at the limit" in text_of(desk.get(desk_page(ticket)))
        refused = desk.post(f"{desk_page(ticket)}timer", {"key": key()})
        assert "All that was confirmed is used" in text_of(refused)
        typed = {"proposal-least": "1", "proposal-most": "3", "proposal-reason": "A second part."}
        press(desk, desk_page(ticket), f"{desk_page(ticket)}proposals", **typed)
        read = text_of(account.get(page))
        assert "Approved before, and not part of this" in read
        fields = hidden_fields(account.get(f"{page}approval"), holding="content")
        account.post(f"{page}approval", fields)
        assert balance_of(at_desk.nora).held == credits + 3
        solve(desk, ticket)

    assert settlements(ticket)[0].charged == credits
    assert balance_of(at_desk.nora).available == 10 - credits


@pytest.mark.parametrize("an_hour", [50, 80])
def test_money_is_timed_and_waits_for_its_invoice(world, an_hour):
    """The part of H-16 that needs no invoice."""
    at_desk = scene(world, pack("hourly"), {'"50 USD"': f'"{an_hour} USD"'}, units=0)
    ticket = at_desk.by_the_hour(200_00)
    desk, account = signed_in(at_desk.tomas), signed_in(at_desk.nora)
    page = f"/tickets/{ticket.number}/"
    with time_machine.travel(after(hours=3), tick=True):
        work(desk, ticket, 30)
        solve(desk, ticket)
        read = text_of(account.get(page))

    assert f"Used {an_hour // 2}.00 USD" in read
    assert "will be invoiced" in read
