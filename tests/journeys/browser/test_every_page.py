"""Every page in both themes and both widths: what axe finds, and what does not fit."""

import pytest

from makegood.brands.scope import reading
from makegood.intake.models import RawMail, Request
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from tests.journeys.browser.conftest import LATER
from tests.journeys.browser.window import NARROW, WIDE
from tests.records.lived_in import live_in
from tests.world import company_of

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("site", [LATER], indirect=True)]

LONG = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselanhängerverlustanzeigenformular"


@pytest.fixture
def cast(world, site):
    """Two brands in which all has happened: a customer of one, and an agent of both."""
    quillbit, tannhill = live_in(world)
    with reading(quillbit.id):
        people = Member.objects.select_related("person", "company", "brand")
        nora = people.get(person__user_name="quillbit-nora")
    tomas = world.agent(quillbit)
    world.agent(tannhill)
    world.ticket(nora, tomas, title=LONG, units=2, reason=f"{LONG}, and more", at=LATER)
    world.request(nora, subject=f"quillbit-nora: {LONG}", text=f"{LONG}\n\n{LONG}", at=LATER)
    return nora, tomas


def portal_pages(nora):
    with reading(nora.brand_id):
        tickets = {t.state: t.number for t in Ticket.objects.visible_to(nora).order_by("number")}
    awaiting = tickets["awaiting_approval"]
    return [
        "/",
        "/tickets/",
        "/credits/",
        "/agreement/",
        *(f"/tickets/{number}/" for number in tickets.values()),
        f"/tickets/{awaiting}/approval",
        f"/tickets/{awaiting}/declination",
    ]


def desk_pages(tomas, nora):
    with reading(tomas.brand_id):
        tickets = {t.state: t.id for t in Ticket.objects.visible_to(nora).order_by("number")}
        requests = Request.objects.filter(state="submitted").values_list("id", flat=True)
        mails = {mail.state: mail.id for mail in RawMail.objects.all()}
        return [
            "/desk/",
            "/desk/?brand=quillbit",
            "/desk/mine/",
            "/desk/waiting/",
            "/desk/requests/",
            *(f"/desk/requests/{request_id}/" for request_id in requests),
            "/desk/mail/",
            *(f"/desk/mail/{mail_id}/" for mail_id in mails.values()),
            *(f"/desk/tickets/{ticket_id}/" for ticket_id in tickets.values()),
            "/desk/companies/",
            f"/desk/companies/{company_of(nora)}/units",
        ]


def addresses(site, nora, tomas):
    return [
        *(site.portal(nora.brand, path) for path in portal_pages(nora)),
        *(site.desk(path) for path in desk_pages(tomas, nora)),
    ]


def test_axe_finds_nothing_and_everything_fits(cast, site, window):
    one = window()
    for member in cast:
        one.let_in(member)

    flaws = []
    for address in addresses(site, *cast):
        flaws += one.flaws_at(address)

    assert not flaws, "\n".join(flaws)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_words_that_are_longer_by_two_fifths_still_fit(cast, site, window, width):
    one = window(width=width)
    for member in cast:
        one.let_in(member)

    flaws = []
    for address in addresses(site, *cast):
        one.page.goto(address)
        one.unfold()
        one.stretch()
        flaws += [f"{address}: {flaw}" for flaw in one.too_wide()]

    assert not flaws, "\n".join(flaws)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_german_fits(cast, site, window, width):
    nora, _tomas = cast
    one = window(width=width)
    for member in cast:
        one.let_in(member)
    one.read("de", nora.brand.host, "localhost")

    flaws = []
    for address in addresses(site, *cast):
        one.page.goto(address)
        assert one.page.evaluate("document.documentElement.lang") == "de"
        one.unfold()
        flaws += [f"{address}: {flaw}" for flaw in one.too_wide()]

    assert not flaws, "\n".join(flaws)
