"""The pages work under every agreement that comes with the product, also one that sells nothing.

Each pack as it is written, and once more under another name with its clauses renumbered.
"""

import hashlib

import pytest

from makegood.agreements.queries import terms_of, version_at
from makegood.brands.scope import reading
from makegood.commands.intake.keep_mail import ArrivedMail, keep_mail
from makegood.commands.intake.release_mail import Release, release_mail
from makegood.commands.intake.submit_mail import ReadMail, submit_mail
from makegood.commands.tickets.split_request import NewTicket, Split, split_request
from makegood.intake.words import MailWords
from makegood.people.models import Machine
from makegood.terms.coverage.sender import rule_on_sender
from tests.journeys.pages import hidden_fields, signed_in, text_of
from tests.packs import PACKS, pack, renamed
from tests.world import MONDAY_9AM, issue_class_of, key, ticket

NAMES = sorted(folder.name for folder in PACKS.iterdir() if (folder / "agreement.toml").exists())
CUSTOMER_PAGES = ("/", "/tickets/", "/credits/", "/credits/statement.csv", "/agreement/")
DESK_PAGES = ("/desk/", "/desk/mine/", "/desk/waiting/", "/desk/requests/", "/desk/mail/")
SUBJECT = "nora: it broke"


@pytest.fixture(
    params=[(name, way) for name in NAMES for way in ("as-written", "renamed")], ids=str
)
def brand(request, world):
    name, way = request.param
    files = pack(name)
    return world.brand(agreement=renamed(files) if way == "renamed" else files)


def terms(brand):
    with reading(brand.id):
        version = version_at(brand, at=MONDAY_9AM)
        assert version is not None
        return terms_of(version)


def judged(brand, customer):
    """What became of a trusted mail of the customer's, and which mail it was."""
    raw = f"Subject: {SUBJECT}\n\nIt broke.\n{key()}".encode()
    gateway = Machine("mail", brand_id=brand.id)
    arrived = ArrivedMail(raw=raw, sha256=hashlib.sha256(raw).hexdigest(), name="a.eml")
    kept = keep_mail(arrived, by=gateway, key=key(), at=MONDAY_9AM)
    said = ReadMail(
        mail_id=kept.mail_id,
        words=MailWords(sender=customer.person.address, subject=SUBJECT, text="It broke."),
        subject_words=("nora",),
        trust="aligned",
        automatic="",
    )
    return submit_mail(said, by=gateway, key=key(), at=MONDAY_9AM), kept.mail_id


def requested(brand, customer, agent):
    """A request of the customer's: by mail, or, where mail becomes none, taken up by staff."""
    answer, mail_id = judged(brand, customer)
    if answer.request_id is not None:
        return answer.request_id
    said = Release(mail_id=mail_id, requester_id=customer.id, subject="It broke", text="It broke.")
    return release_mail(said, by=agent, key=key(), at=MONDAY_9AM).request_id


def test_every_page_can_be_read(world, brand):
    for member, pages in (
        (world.customer(brand), CUSTOMER_PAGES),
        (world.agent(brand), (*DESK_PAGES, "/desk/companies/")),
        (world.owner(brand), ("/owner/people/",)),
    ):
        browser = signed_in(member)
        for page in pages:
            assert browser.get(page).status_code == 200, page


def test_the_customer_reads_all_clauses_with_their_numbers_filled_in(world, brand):
    agreement = terms(brand)
    page = text_of(signed_in(world.customer(brand)).get("/agreement/"))

    for number in agreement.clauses:
        assert agreement.clause_heading(number, "en") in page
    assert "{" not in page


def test_a_mail_becomes_what_the_agreement_says(world, brand):
    nora = world.customer(brand)
    ruling = rule_on_sender(
        terms(brand),
        address_is_registered=True,
        sender_is_trusted=True,
        user_name_in_subject=True,
    )

    answer, _mail = judged(brand, nora)

    assert answer.outcome == ("request" if ruling.outcome == "accepted" else "answered")


def test_a_request_becomes_a_free_ticket_that_is_answered(world, brand):
    nora, tomas = world.customer(brand), world.agent(brand)
    free = next((tier for tier in terms(brand).tiers if not tier.paid), None)
    if free is None:
        pytest.skip("all support of this agreement is paid for")
    request_id = requested(brand, nora, tomas)
    desk, account = signed_in(tomas), signed_in(nora)
    assert desk.get(f"/desk/requests/{request_id}/").status_code == 200

    wanted = NewTicket(
        title="It broke",
        text="No form sends its mail.",
        tier=free.id,
        issue_class=issue_class_of(brand.id),
        units=0,
        reason="We help you all the same.",
    )
    said = Split(request_id=request_id, tickets=(wanted,))
    made = split_request(said, by=tomas, key=key(), at=MONDAY_9AM)
    its = ticket(brand.id, made.ticket_ids[0])

    page = desk.get(f"/desk/tickets/{its.id}/")
    reply = hidden_fields(page, action=f"/desk/tickets/{its.id}/replies")
    desk.post(f"/desk/tickets/{its.id}/replies", {**reply, "text": "It is mended."})
    page = account.get(f"/tickets/{its.number}/")
    assert "It is mended." in text_of(page)
