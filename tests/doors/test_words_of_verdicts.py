"""What pages say of a verdict and of a mail that waits: each thing once, and none by its code."""

import hashlib
import re

import pytest
import time_machine

from makegood.commands.intake.keep_mail import ArrivedMail, keep_mail
from makegood.commands.intake.set_mail_aside import Unreadable, set_mail_aside
from makegood.people.models import Machine
from makegood.ui.mail_reasons import UNREADABLE
from tests.journeys.asking import asking
from tests.journeys.pages import signed_in, text_of
from tests.packs import pack
from tests.world import MONDAY_9AM, key


def test_the_preview_says_once_that_something_must_be_known_and_names_each_question(world):
    brand = world.brand(agreement=pack("aftersales"))
    nora = world.customer(brand)
    engine = world.purchase(nora, world.product(brand))

    with time_machine.travel(MONDAY_9AM, tick=False):
        shown = asking(nora, "anomaly", engine).shown()

    assert shown.count("Something must be known first") == 1
    for question in (
        "The version that you run it with",
        "Does the shop hold further developments that the add-on clashes with?",
    ):
        assert shown.count(f"This hangs on an answer: {question}") == 1


@pytest.mark.parametrize(
    ("tier", "units", "says"),
    [
        ("premium", 1, "No rule decides on this, and we chose support that is paid for."),
        ("basic", 0, "No rule decides on this, and we chose support that costs nothing."),
    ],
)
def test_the_desk_says_what_staff_chose_where_no_rule_decides(world, tier, units, says):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    ticket = world.ticket(nora, tomas, tier=tier, units=units)

    page = text_of(signed_in(tomas).get(f"/desk/tickets/{ticket.id}/"))

    assert says in page
    assert "Somebody of us decides" not in page
    assert "No rule fits" not in page


@pytest.mark.parametrize("code", UNREADABLE)
def test_a_mail_on_hold_says_in_words_why_it_waits(world, code):
    brand = world.brand()
    tomas, gateway = world.agent(brand), Machine("mail", brand_id=brand.id)
    raw = key().encode()
    arrived = ArrivedMail(raw=raw, sha256=hashlib.sha256(raw).hexdigest(), name="a.eml")
    kept = keep_mail(arrived, by=gateway, key=key(), at=MONDAY_9AM)
    said = Unreadable(mail_id=kept.mail_id, reason=code)
    set_mail_aside(said, by=gateway, key=key(), at=MONDAY_9AM)
    browser = signed_in(tomas)

    for address in ("/desk/mail/", f"/desk/mail/{kept.mail_id}/"):
        page = text_of(browser.get(address))
        assert f"{UNREADABLE[code]} The whole mail is kept." in page
        assert code not in page


def test_a_purchase_lies_among_the_customers(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    bought = world.purchase(nora, world.product(brand))

    page = signed_in(tomas).get(f"/desk/purchases/{bought.id}/").content.decode()

    marked = re.findall(r'<a href="([^"]+)" aria-current="true"', page)
    assert set(marked) == {"/desk/companies/"}
