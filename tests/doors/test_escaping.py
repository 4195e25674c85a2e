"""Whatever somebody writes stays words: on every page, in every letter, and in a header."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape
from itertools import batched
from uuid import UUID

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.commands.ledger.give_goodwill import Goodwill, give_goodwill
from makegood.commands.ledger.grant_units import BoughtUnits, grant_units
from makegood.commands.people.add_company import NewCompany, add_company
from makegood.commands.people.add_member import NewMember, add_member
from makegood.commands.tickets.propose_quote import Proposal, propose_quote
from makegood.commands.tickets.split_request import NewTicket, Split, split_request
from makegood.intake.models import RawMail, Request
from makegood.mail.take import Arrival, take_mail
from makegood.outbox.envelope import message_of
from makegood.outbox.models import Parcel
from makegood.outside.mail_folder import MailFolder
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from tests.doors.hostile import MARKUP, collected_markup, dangers
from tests.journeys.pages import signed_in
from tests.world import World, after, company_of, fresh, issue_class_of, key, member, unit_of
from tests.world import ticket as ticket_now

# Each of them is looked at in every place, several in one text.
PAYLOADS = [" ".join(payload.split()) for payload in (*MARKUP, *collected_markup())]
GROUPS = [" ".join(group) for group in batched(PAYLOADS, 4, strict=False)]
NAMES = [payload[:80] for payload in MARKUP]


@dataclass(frozen=True)
class Stage:
    brand: Brand
    nora: Member
    tomas: Member
    olga: Member
    tickets: list[Ticket]
    mails: list[UUID]


@pytest.fixture
def stage(world):
    """Markup in every text that anybody can write, by mail, by a form or by a command."""
    with time_machine.travel(after(hours=1), tick=True):
        brand = world.brand()
        tomas, olga = world.agent(brand), world.owner(brand)
        nora = customer_called(world, brand, NAMES[0], NAMES[1])
        for name in NAMES[2:]:
            customer_called(world, brand, name, name)
        taken = [written(brand, text) for text in GROUPS]
        tickets = [split(nora, tomas, text, request) for text, request in taken]
        for text, found in zip(GROUPS, tickets, strict=True):
            talked(nora, tomas, text, found)
        raw = f"From: a@stranger.example\nSubject: {NAMES[0]}\n\n{GROUPS[0]}".encode()
        take_mail(Arrival(raw=raw, name="<b>.eml"), brand=brand, at=after(hours=1))
        with reading(brand.id):
            mails = list(RawMail.objects.values_list("id", flat=True))
        yield Stage(brand, nora, tomas, olga, tickets, mails)


def customer_called(world: World, brand: Brand, name: str, company: str) -> Member:
    machine, user_name = world.machine(brand), f"user-{key()}"
    made = add_company(NewCompany(name=company), by=machine, key=key(), at=after())
    said = NewMember(
        address=f"{user_name}@example.com",
        user_name=user_name,
        name=name,
        language="en",
        roles=("approver", "requester"),
        company_id=made.company_id,
    )
    added = add_member(said, by=machine, key=key(), at=after())
    bought = BoughtUnits(
        company_id=made.company_id,
        unit=unit_of(brand.id),
        units=50,
        price_minor=100,
        currency="EUR",
        reference=name,
    )
    grant_units(bought, by=machine, key=key(), at=after())
    return member(brand.id, added.member_id)


def written(brand: Brand, text: str) -> tuple[str, UUID]:
    """A request that came by mail, with the text in its subject, its body and its file's name."""
    with reading(brand.id):
        sender = Member.objects.select_related("person").filter(name=NAMES[0]).get().person
    mail = EmailMessage()
    mail["From"], mail["Subject"] = sender.address, f"{sender.user_name} {text[:150]}"
    mail.set_content(text)
    mail.add_attachment(b"bytes", maintype="text", subtype="html", filename=f"{text[:60]}.html")
    arrival = Arrival(raw=mail.as_bytes(policy=policy.SMTP), name="a.eml", vouched=True)
    taken = take_mail(arrival, brand=brand, at=after())
    assert taken.became == "request", taken
    with reading(brand.id):
        return text, Request.objects.get(raw_mail=taken.mail_id).id


def split(nora: Member, tomas: Member, text: str, request_id: UUID) -> Ticket:
    wanted = NewTicket(
        title=text[:200],
        text=text,
        tier="premium",
        issue_class=issue_class_of(nora.brand_id),
        units=2,
        reason=text,
    )
    said = Split(request_id=request_id, tickets=(wanted,))
    made = split_request(said, by=tomas, key=key(), at=after())
    return ticket_now(nora.brand_id, made.ticket_ids[0])


def talked(nora: Member, tomas: Member, text: str, ticket: Ticket) -> None:
    """Answers from both sides with files, a note, a gift, and another cost."""
    file = SimpleUploadedFile(f"{text[:60]}.html", b"bytes")
    said = {"text": text, "attachments": file, "key": key()}
    signed_in(nora).post(f"/tickets/{ticket.number}/replies", said)
    desk, at = signed_in(tomas), f"/desk/tickets/{ticket.id}"
    desk.post(f"{at}/notes", {"note-text": text, "key": key()})
    file.seek(0)
    said = {**said, "attachments": file, "turn": str(fresh(ticket).turn), "key": key()}
    assert desk.post(f"{at}/replies", said).status_code == 302
    gift = Goodwill(ticket_id=ticket.id, units=1, reason=text[:500])
    give_goodwill(gift, by=tomas, key=key(), at=after(hours=1))
    dearer = Proposal(ticket_id=ticket.id, turn=fresh(ticket).turn, least=3, most=3, reason=text)
    propose_quote(dearer, by=tomas, key=key(), at=after(hours=1))


def test_every_page_shows_markup_as_words(stage):
    company, request_id = company_of(stage.nora), stage.tickets[0].request_id
    pages = {
        signed_in(stage.nora): [
            "/",
            "/tickets/",
            "/credits/",
            "/agreement/",
            f"/tickets/{GROUPS[0]}/",
            *[f"/tickets/{ticket.number}/" for ticket in stage.tickets],
            *[f"/tickets/{stage.tickets[0].number}/{act}" for act in ("approval", "declination")],
        ],
        signed_in(stage.tomas): [
            "/desk/",
            "/desk/waiting/",
            "/desk/requests/",
            f"/desk/requests/{request_id}/",
            "/desk/mail/",
            *[f"/desk/mail/{mail_id}/" for mail_id in stage.mails],
            "/desk/companies/",
            f"/desk/companies/{company}/units",
            *[f"/desk/tickets/{ticket.id}/" for ticket in stage.tickets],
        ],
        signed_in(stage.olga): ["/owner/people/", f"/owner/people/{stage.nora.id}/"],
        signed_in(stage.nora, host="localhost"): ["/desk/"],
        signed_in(stage.tomas, host=stage.brand.host): ["/"],
    }
    for browser, paths in pages.items():
        for path in paths:
            html = browser.get(path).content.decode()
            assert list(dangers(html)) == [], path
    for text, ticket in zip(GROUPS, stage.tickets, strict=True):
        html = signed_in(stage.nora).get(f"/tickets/{ticket.number}/").content.decode()
        assert text in unescape(html)


def test_every_letter_shows_markup_as_words_and_its_header_is_ours(stage, tmp_path, settings):
    settings.DEMO, settings.MAIL_TO = True, f"folder://{tmp_path}"
    with reading(stage.brand.id):
        parcels = list(Parcel.objects.all())
    folder = MailFolder(tmp_path)

    for parcel in parcels:
        mail = message_of(parcel, stage.brand)
        folder.send(mail)
        read = message_from_bytes(mail.as_bytes(policy=policy.SMTP), policy=policy.default)
        page, text = read.get_body(("html",)), read.get_body(("plain",))
        assert list(dangers(page.get_content())) == ["<style>"], parcel.letter
        assert sorted(read.keys()) == sorted(mail.keys())
        assert "Bcc" not in read
        assert text.get_content().strip()

    assert {parcel.letter for parcel in parcels} >= {
        "ticket_created",
        "quote_proposed",
        "staff_replied",
        "goodwill_given",
    }
    html = signed_in(stage.nora).get("/sent-mail/").content.decode()
    assert list(dangers(html)) == []
    assert MARKUP[0] in unescape(html)


@pytest.mark.parametrize(
    "title",
    [
        "one\r\nBcc: victim@example.com\r\n\r\nbody",
        "one\nSubject: two",
        "=?utf-8?q?one=0D=0ABcc=3A_victim=40example=2Ecom?=",
        "one\x0b\x1c\x85\u2028two",
        "\u202eone",
        "x" * 200,
    ],
    ids=ascii,
)
def test_no_title_begins_another_header(world, title):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    said = {
        "ticket-0-title": title,
        "ticket-0-text": "It broke.",
        "ticket-0-tier": "premium",
        "ticket-0-issue_class": "fault",
        "ticket-0-units": "1",
        "count": "1",
        "key": key(),
    }
    with time_machine.travel(after(hours=1)):
        request_id = world.request(nora)
        assert signed_in(tomas).post(f"/desk/requests/{request_id}/", said).status_code == 302
    with reading(brand.id):
        (ticket,) = Ticket.objects.all()
        (parcel,) = Parcel.objects.all()

    read = message_from_bytes(message_of(parcel, brand).as_bytes(policy=policy.SMTP))

    assert len(ticket.title.splitlines()) == 1
    assert ticket.title.isprintable(), ascii(ticket.title)
    assert "Bcc" not in read
    assert len(read.get_all("Subject")) == len(read.get_all("To")) == 1
