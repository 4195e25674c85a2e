"""Premium support by units: from a mail to a closed ticket, through the doors that people use.

Each clause is tried with the agreement as written, and with one in which its number differs: what
happens must follow the agreement, not the code.
"""

import re
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest

from makegood.brands.scope import reading
from makegood.commands.tickets.approve_quote import approve_quote
from makegood.commands.tickets.remind_of_decisions import DueReminders, remind_of_decisions
from makegood.intake.models import Request
from makegood.mail.take import Arrival, take_mail
from makegood.outbox.models import Parcel
from makegood.outbox.post import unseal
from makegood.people.models import Machine
from makegood.terms.worktime.reckon import closes_at, is_open
from makegood.tickets.models import State, Ticket
from makegood.tickets.queue import queue
from makegood.ui.hours import hours_shown
from tests.journeys.pages import hidden_fields, signed_in, text_of
from tests.packs import changed, pack, renamed
from tests.world import (
    MONDAY_9AM,
    after,
    approval,
    balance_of,
    fresh,
    key,
    terms_now,
)

AS_WRITTEN = pack("tickets")
RENAMED = renamed(AS_WRITTEN)


@pytest.fixture(params=[AS_WRITTEN, RENAMED], ids=["as-written", "renamed"])
def agreement(request):
    return request.param


def mail_from(sender: str, subject: str, text: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "support@quillbit.example", subject
    message.set_content(text)
    message.add_attachment(b"\x89PNG pixels", maintype="image", subtype="png", filename="shot.png")
    return message.as_bytes()


def split_form(*tickets: dict[str, str]) -> dict[str, str]:
    """What the form that makes tickets of a request sends."""
    fields = {
        f"ticket-{place}-{name}": value
        for place, wanted in enumerate(tickets)
        for name, value in wanted.items()
    }
    return {"count": str(len(tickets)), "key": key(), **fields}


def a_ticket(title: str, *, units: int = 1, reason: str = "", tier: str = "premium") -> dict:
    return {
        "title": title,
        "text": f"{title}, please.",
        "tier": tier,
        "issue_class": "fault",
        "units": str(units),
        "reason": reason,
    }


def letters(brand, letter: str) -> list[dict[str, str]]:
    with reading(brand.id):
        parcels = Parcel.objects.filter(letter=letter).order_by("id")
        return [unseal(bytes(parcel.sealed), parcel.id) for parcel in parcels]


@pytest.mark.clause("T-08", through="page")
def test_one_mail_is_split_into_tickets_and_stays_attached_to_all(world, agreement):
    brand = world.brand(agreement=agreement)
    nora, tomas = world.customer(brand), world.agent(brand)
    raw = mail_from("nora@example.com", "nora: two things", "Forms fail. And a price question.")
    taken = take_mail(Arrival(raw=raw, name="two.eml", vouched=True), brand=brand, at=MONDAY_9AM)
    assert taken.became == "request"
    with reading(brand.id):
        request = Request.objects.get()

    desk = signed_in(tomas)
    wanted = split_form(
        a_ticket("Forms fail", units=2, reason="Two modules are involved."),
        a_ticket("Price question", units=0, tier="basic"),
    )
    desk.post(f"/desk/requests/{request.id}/", wanted)

    with reading(brand.id):
        made = list(Ticket.objects.order_by("number"))
    assert [(ticket.title, ticket.tier) for ticket in made] == [
        ("Forms fail", "premium"),
        ("Price question", "basic"),
    ]
    account = signed_in(nora)
    for ticket in made:
        page = account.get(f"/tickets/{ticket.number}/")
        assert "Forms fail. And a price question." in text_of(page)
        assert "shot.png" in text_of(page)
        (link,) = set(re.findall(r'href="(/enclosures/[^"]+)"', page.content.decode()))
        assert account.get(link).getvalue() == b"\x89PNG pixels"


@pytest.mark.clause("T-04", through="page")
@pytest.mark.parametrize("usual", [1, 3], ids=["one-as-written", "three"])
def test_the_usual_cost_is_proposed_and_more_needs_a_reason_that_the_client_reads(
    world, agreement, usual
):
    files = changed(agreement, {"usual = 1": f"usual = {usual}"}) if usual != 1 else agreement
    brand = world.brand(agreement=files)
    nora, tomas = world.customer(brand), world.agent(brand)
    request_id = world.request(nora)
    desk, page = signed_in(tomas), f"/desk/requests/{request_id}/"

    form = desk.get(page).content.decode()
    assert re.search(rf'name="ticket-0-units" value="{usual}"', form)

    unreasoned = desk.post(page, split_form(a_ticket("It is much", units=usual + 1)))
    assert unreasoned.status_code == 400
    assert "needs a reason" in text_of(unreasoned)
    assert "It is much, please." in text_of(unreasoned)
    with reading(brand.id):
        assert not Ticket.objects.exists()

    reasoned = a_ticket("It is much", units=usual + 1, reason="Three servers to look at.")
    desk.post(page, split_form(reasoned))
    read = text_of(signed_in(nora).get("/tickets/1/"))
    assert "Three servers to look at." in read
    assert f"You have 0. Missing {usual + 1}" in read


@pytest.mark.clause("T-05", through="page")
@pytest.mark.parametrize("takes", ["all", "nothing_yet"], ids=["taken-as-written", "set-aside"])
def test_units_move_only_when_the_client_approves_and_only_once(world, agreement, takes):
    changes = {'takes = "all"': f'takes = "{takes}"'}
    brand = world.brand(agreement=changed(agreement, changes))
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 10)
    ticket = world.ticket(nora, tomas, units=2, reason="Two pieces.")
    account, page = signed_in(nora), f"/tickets/{ticket.number}/approval"
    assert (balance_of(nora).available, balance_of(nora).held) == (10, 0)

    confirm = account.get(page)
    assert "This uses 2 units You keep 8 units" in text_of(confirm)
    assert balance_of(nora).available == 10
    said = hidden_fields(confirm, holding="quote")
    for _click in range(3):
        account.post(page, said)

    held = 0 if takes == "all" else 2
    assert (balance_of(nora).available, balance_of(nora).held) == (8, held)
    assert fresh(ticket).state == State.ACCEPTED
    assert "Approved by Nora Example" in text_of(account.get("/credits/"))


@pytest.mark.clause("T-10", through="page")
@pytest.mark.parametrize("days", [7, 3], ids=["seven-as-written", "three"])
def test_tickets_wait_in_the_account_and_a_reminder_comes_when_the_vendor_says(
    world, agreement, days
):
    changes = {"remind_after_days = [7, 12]": f"remind_after_days = [{days}, 12]"}
    brand = world.brand(agreement=changed(agreement, changes))
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 2)
    first = world.ticket(nora, tomas, title="Forms fail")
    second = world.ticket(nora, tomas, title="Gallery is slow")
    account, clock = signed_in(nora), Machine("clock", brand_id=brand.id)

    home = text_of(account.get("/"))
    assert "2 tickets wait for your decision" in home
    assert "Forms fail" in home and "Gallery is slow" in home

    just_before = MONDAY_9AM + timedelta(days=days, seconds=-1)
    remind_of_decisions(DueReminders(), by=clock, key=key(), at=just_before)
    assert letters(brand, "decision_reminder") == []
    remind_of_decisions(DueReminders(), by=clock, key=key(), at=just_before + timedelta(seconds=1))
    assert len(letters(brand, "decision_reminder")) == 2

    for number, act in ((first.number, "approval"), (second.number, "declination")):
        page = f"/tickets/{number}/{act}"
        account.post(page, hidden_fields(account.get(page), holding="quote"))
    assert fresh(first).state == State.ACCEPTED
    assert fresh(second).state == State.DECLINED
    assert "Nothing needs you now" in text_of(account.get("/"))
    assert balance_of(nora).available == 1
    again = account.post(
        f"/tickets/{second.number}/approval",
        {"quote": str(fresh(second).last_quote.id), "content": ""},
    )
    assert again.status_code == 409
    assert "declined this already" in text_of(again)


@pytest.mark.clause("T-14", through="page")
@pytest.mark.parametrize(
    ("zone", "summer_opening", "winter_opening", "called"),
    [
        ("Europe/Berlin", (7, 0), (8, 0), "CEST"),
        ("America/New_York", (13, 0), (14, 0), "EDT"),
    ],
    ids=["berlin-as-written", "new-york"],
)
def test_hours_follow_the_zone_over_both_days_of_change(
    world, agreement, zone, summer_opening, winter_opening, called
):
    brand = world.brand(agreement=changed(agreement, {"Europe/Berlin": zone}))
    nora = world.customer(brand)
    terms = terms_now(brand.id)
    hours = terms.calendar()

    for day, (hour, minute) in (
        ((2026, 3, 27), winter_opening),  # Friday before the clocks go forward in Europe
        ((2026, 4, 1), summer_opening),
        ((2026, 10, 21), summer_opening),
        ((2026, 11, 4), winter_opening),
    ):
        if zone == "America/New_York" and day == (2026, 3, 27):
            hour -= 1  # America's clocks went forward on 8 March
        opening = datetime(*day, hour, minute, tzinfo=UTC)
        assert not is_open(hours, opening - timedelta(seconds=1))
        assert is_open(hours, opening)
        assert closes_at(hours, opening) == opening + timedelta(hours=9, minutes=30)

    page = text_of(signed_in(nora).get("/"))
    assert zone.replace("_", " ") in page
    assert "09:00\u2060\u2013\u206018:30" in page
    summer = hours_shown(terms, at=datetime(2026, 7, 1, tzinfo=UTC))
    assert called in summer["hours_words"]


@pytest.mark.clause("T-15", through="page")
@pytest.mark.parametrize("gives_back", [False, True], ids=["nothing-as-written", "unworked"])
def test_what_was_accepted_is_used_whatever_the_outcome_and_the_button_says_so(
    world, agreement, gives_back
):
    changes = {'takes = "all"': 'takes = "nothing_yet"'}
    a_clause = re.search(r'clause = "(.+)"', agreement["agreement.toml"])[1]
    if gives_back:
        changes['gives_back = "nothing"'] = (
            f'gives_back = "unworked"\n\n[work]\nclause = "{a_clause}"\nan_hour = 2\nat_least = 1'
        )
    brand = world.brand(agreement=changed(agreement, changes))
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 5)
    ticket = world.ticket(nora, tomas, units=2, reason="Two pieces.")
    account = signed_in(nora)

    button = text_of(account.get(f"/tickets/{ticket.number}/approval"))
    assert ("Approve for 2 units, used whatever the outcome" in button) is not gives_back
    approve_quote(approval(ticket), by=nora, key=key(), at=after(hours=1))
    page = account.get(f"/tickets/{ticket.number}/")
    said = hidden_fields(page, action=f"/tickets/{ticket.number}/cancellation")
    account.post(f"/tickets/{ticket.number}/cancellation", said)

    assert fresh(ticket).state == State.CANCELLED
    assert balance_of(nora).available == (5 if gives_back else 3)

    desk = signed_in(tomas)
    given = {"goodwill-units": "1", "goodwill-reason": "It was our mistake.", "key": key()}
    desk.post(f"/desk/tickets/{ticket.id}/goodwill", given)
    statement = text_of(account.get("/credits/"))
    assert "Given out of goodwill" in statement
    assert "It was our mistake." in statement
    assert balance_of(nora).available == (6 if gives_back else 4)


def test_an_accepted_premium_ticket_stands_ahead_of_every_basic_one(world, agreement):
    brand = world.brand(agreement=agreement)
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 1)
    world.ticket(nora, tomas, tier="basic", units=0, title="Basic first", at=MONDAY_9AM)
    premium = world.ticket(nora, tomas, title="Premium later", at=after(hours=1))
    world.approve(premium, nora, at=after(hours=2))

    with reading(brand.id):
        assert [ticket.title for ticket in queue([tomas], at=MONDAY_9AM)[0:9]] == [
            "Premium later",
            "Basic first",
        ]
    page = text_of(signed_in(tomas).get("/desk/"))
    assert page.index("Premium later") < page.index("Basic first")


def test_the_agent_answers_with_a_file_and_the_client_closes(world, agreement):
    brand = world.brand(agreement=agreement)
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 1)
    ticket = world.approve(world.ticket(nora, tomas), nora)
    desk, account = signed_in(tomas), signed_in(nora)

    from django.core.files.uploadedfile import SimpleUploadedFile

    fix = SimpleUploadedFile("fix.zip", b"PK repaired", content_type="application/zip")
    said = {"text": "Please install this.", "attachments": fix, "turn": ticket.turn, "key": key()}
    desk.post(f"/desk/tickets/{ticket.id}/replies", said)
    page = account.get(f"/tickets/{ticket.number}/")
    assert "Please install this." in text_of(page)
    link = re.search(r'href="(/attachments/[^"]+)"', page.content.decode())[1]
    download = account.get(link)
    assert download.getvalue() == b"PK repaired"
    assert download["Content-Disposition"].startswith("attachment")

    desk.post(f"/desk/tickets/{ticket.id}/solution", {"turn": fresh(ticket).turn, "key": key()})
    assert fresh(ticket).state == State.SOLVED
    page = account.get(f"/tickets/{ticket.number}/")
    closing = hidden_fields(page, action=f"/tickets/{ticket.number}/closure")
    account.post(f"/tickets/{ticket.number}/closure", closing)
    assert fresh(ticket).state == State.CLOSED
