"""From a request to a closed ticket, as a customer and an agent walk it in their browsers."""

import re
from functools import partial

import pytest
from playwright.sync_api import expect

from makegood.brands.scope import reading
from makegood.tickets.models import State, Ticket
from tests.doors.signin.browser import code_in, letters
from tests.world import balance_of, fresh

pytestmark = pytest.mark.browser

REPAIRED = {"name": "fix.zip", "mimeType": "application/zip", "buffer": b"PK repaired"}


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def someone(window, request):
    """Opens the window of somebody who looks at every page, in all looks of it."""
    return partial(Walk, window, scripted=request.param)


@pytest.fixture
def brand(world, site):
    return world.brand()


@pytest.fixture
def tomas(world, brand):
    return world.agent(brand)


@pytest.fixture
def nora(world, brand):
    nora = world.customer(brand)
    world.units(nora, 10)
    return nora


class Walk:
    """Somebody who looks at every page that a press leads to."""

    def __init__(self, window, *, scripted):
        self.window = window(java_script_enabled=scripted)
        self.page = self.window.page
        self.scripted = scripted

    def look(self):
        flaws = self.window.flaws() if self.scripted else []
        assert not flaws, "\n".join(flaws)

    def to(self, address):
        assert self.page.goto(address).status == 200
        self.look()

    def press(self, name):
        self.page.get_by_role("main").get_by_role("button", name=name).click()
        self.look()

    def follow(self, name):
        self.page.get_by_role("main").get_by_role("link", name=name).first.click()
        self.look()

    def fill(self, name, text, *, nth=0):
        self.page.get_by_role("textbox", name=name).nth(nth).fill(text)

    def reads(self):
        return " ".join(self.page.get_by_role("main").inner_text().split())

    def sign_in(self, address, brand, login):
        self.to(address)
        self.fill("E-mail or user name", login)
        self.press("Send me a code")
        self.fill("Code from the mail", code_in(letters(brand)[-1]))
        self.press("Continue")
        assert self.page.url == address


def tickets_of(brand):
    with reading(brand.id):
        return list(Ticket.objects.order_by("number"))


def test_an_agent_makes_two_tickets_of_a_request_and_loses_nothing_that_was_typed(
    world, site, someone, brand, nora, tomas
):
    world.request(nora, subject="nora: two things", text="Forms fail. And what does it cost?")
    agent = someone()
    agent.sign_in(site.desk("/desk/requests/"), brand, "tomas")

    agent.follow("nora: two things")
    agent.fill("Title", "Forms fail")
    agent.press("One more ticket")
    assert agent.page.get_by_role("textbox", name="Title").nth(0).input_value() == "Forms fail"
    agent.page.get_by_role("spinbutton", name="Units").nth(0).fill("3")
    agent.fill("What it is about", "What does it cost?", nth=1)
    agent.page.get_by_role("combobox", name="Tier").nth(1).select_option(label="Basic")
    agent.page.get_by_role("spinbutton", name="Units").nth(1).fill("0")
    agent.press("Make 2 tickets")

    assert "Please correct one entry" in agent.reads()
    agent.follow("Ticket 2, Title: Give the ticket a title.")
    assert agent.page.evaluate("document.activeElement.id") == "id_ticket-1-title"
    expect(agent.page).to_have_title(re.compile("^Problem:"))
    assert tickets_of(brand) == []
    agent.fill("Title", "A price", nth=1)
    agent.press("Make 2 tickets")
    assert "More than the usual cost needs a reason" in agent.reads()
    agent.fill("Reason", "Three modules are involved.")
    agent.press("Make 2 tickets")

    assert "2 tickets were made." in agent.reads()
    made = [(one.title, one.tier, one.text) for one in tickets_of(brand)]
    assert made == [
        ("Forms fail", "premium", "Forms fail. And what does it cost?"),
        ("A price", "basic", "What does it cost?"),
    ]


def test_a_customer_signs_in_reads_the_proposal_and_approves_it_once(
    world, site, someone, brand, nora, tomas
):
    ticket = world.ticket(nora, tomas, units=2, reason="There are two pieces of work.")
    customer = someone()

    customer.sign_in(site.portal(brand), brand, "nora@example.com")
    assert "One ticket waits for your decision" in customer.reads()
    customer.follow("Read and decide")
    proposal = customer.reads()
    assert "There are two pieces of work." in proposal
    assert "You have 10. You would keep 8" in proposal
    assert "As a rule a premium ticket costs 1 unit." in proposal
    customer.follow("Approve for 2 units")
    assert balance_of(nora).available == 10
    customer.page.get_by_role("button", name="Approve for 2 units").dblclick()
    customer.page.wait_for_url(site.portal(brand, f"/tickets/{ticket.number}/"))
    customer.look()

    assert fresh(ticket).state == State.ACCEPTED
    assert balance_of(nora).available == 8
    customer.to(site.portal(brand, "/credits/"))
    assert "Approved by Nora Example" in customer.reads()


def test_an_agent_takes_what_is_owed_next_and_answers_with_a_file(
    world, site, someone, brand, nora, tomas
):
    world.ticket(nora, tomas, tier="basic", units=0, title="Basic came first")
    ticket = world.approve(world.ticket(nora, tomas), nora)
    customer, agent = someone(), someone()

    agent.sign_in(site.desk(), brand, "tomas")
    rows = agent.page.get_by_role("main").get_by_role("listitem").all_inner_texts()
    assert ["Forms stop sending" in row for row in rows] == [True, False]
    agent.follow("Forms stop sending")
    agent.press("I take it")
    agent.fill("Reply", "Please install this.")
    agent.page.get_by_label("Files").set_input_files(REPAIRED)
    agent.press("Send to the customer")
    assert "Sent to the customer." in agent.reads()
    agent.press("Mark as solved")

    customer.window.let_in(nora)
    customer.to(site.portal(brand, f"/tickets/{ticket.number}/"))
    assert "Please install this." in customer.reads()
    with customer.page.expect_download() as download:
        customer.page.get_by_role("link", name="fix.zip").click()
    assert download.value.path().read_bytes() == REPAIRED["buffer"]
    customer.press("It works, close the ticket")
    assert "Closed. Thank you." in customer.reads()
    assert fresh(ticket).state == State.CLOSED


def test_declining_is_as_near_as_approving_and_takes_nothing(
    world, site, someone, brand, nora, tomas
):
    ticket = world.ticket(nora, tomas)
    customer = someone()
    customer.window.let_in(nora)

    customer.to(site.portal(brand, f"/tickets/{ticket.number}/"))
    customer.follow("Cancel, at no cost")
    customer.press("Cancel the ticket for good")

    assert "Nothing was taken from your balance." in customer.reads()
    assert fresh(ticket).state == State.DECLINED
    assert balance_of(nora).available == 10


def test_a_question_costs_nothing_and_what_was_typed_is_kept(
    world, site, someone, brand, nora, tomas
):
    ticket = world.ticket(nora, tomas)
    customer, agent = someone(), someone()
    customer.window.let_in(nora)
    agent.window.let_in(tomas)

    customer.to(site.portal(brand, f"/tickets/{ticket.number}/"))
    customer.press("Send")
    assert "Please write something" in customer.reads()
    customer.fill("Your message", "Does it delete our mails?")
    customer.press("Send")
    assert "Your message is on the ticket." in customer.reads()

    agent.to(site.desk(f"/desk/tickets/{ticket.id}/"))
    assert "Does it delete our mails?" in agent.reads()
    agent.page.get_by_text("Write an internal note").click()
    agent.fill("Internal note", "They mean the queue table.")
    agent.press("Keep the note")
    assert "The note is kept." in agent.reads()

    customer.to(site.portal(brand, f"/tickets/{ticket.number}/"))
    assert "They mean the queue table." not in customer.reads()
    assert fresh(ticket).state == State.AWAITING_APPROVAL
    assert balance_of(nora).available == 10
