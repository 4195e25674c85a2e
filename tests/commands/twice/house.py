"""The house: brands, people, the book, mail, letters, and the first verbs on tickets."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from makegood.brands.ids import new_id
from makegood.commands.agreements.publish_version import NewVersion
from makegood.commands.brands.create_brand import NewBrand
from makegood.commands.intake.dismiss_mail import Dismissal
from makegood.commands.intake.keep_mail import ArrivedMail, keep_mail
from makegood.commands.intake.release_mail import Release
from makegood.commands.intake.set_mail_aside import Unreadable
from makegood.commands.intake.submit_mail import ReadMail, submit_mail
from makegood.commands.ledger.give_goodwill import Goodwill
from makegood.commands.ledger.grant_units import BoughtUnits
from makegood.commands.outbox.claim_parcel import Claim, claim_parcel
from makegood.commands.outbox.post_sign_in_letter import (
    Purpose,
    SignInLetter,
    post_sign_in_letter,
)
from makegood.commands.outbox.requeue_parcels import DueParcels
from makegood.commands.outbox.settle_parcel import Became, Result
from makegood.commands.people.add_company import NewCompany
from makegood.commands.people.add_customer import NewCustomer
from makegood.commands.people.add_member import NewMember
from makegood.commands.people.change_roles import NewRoles
from makegood.commands.people.end_membership import Leaving
from makegood.commands.people.keep_password import HashedPassword
from makegood.commands.tickets.add_note import Note
from makegood.commands.tickets.assign_ticket import Assignment
from makegood.commands.tickets.cancel_ticket import Cancellation
from makegood.commands.tickets.close_ticket import Closure
from makegood.commands.tickets.lapse_quotes import DueLapses
from makegood.commands.tickets.propose_quote import Proposal
from makegood.commands.tickets.remind_of_decisions import DueReminders
from makegood.commands.tickets.reply_to_ticket import Reply
from makegood.commands.tickets.solve_ticket import Solution, solve_ticket
from makegood.commands.tickets.split_request import NewTicket, Split
from makegood.intake.words import MailWords
from makegood.people.models import Machine
from tests.commands.twice.stage import Case, Stage, case
from tests.packs import pack
from tests.world import (
    MONDAY_9AM,
    after,
    approval,
    company_of,
    declination,
    fresh,
    issue_class_of,
    key,
    unit_of,
)


def kept_mail(stage: Stage) -> Any:
    raw = f"From: x@example.com\n\n{key()}".encode()
    said = ArrivedMail(raw=raw, sha256=hashlib.sha256(raw).hexdigest(), name="x.eml")
    return keep_mail(said, by=stage.machine, key=key(), at=MONDAY_9AM).mail_id


def read_mail(mail_id: Any, stage: Stage) -> ReadMail:
    words = MailWords(sender="x@example.com", subject="Hello", text="Hello.")
    return ReadMail(mail_id=mail_id, words=words, subject_words=(), trust="unknown", automatic="")


def held_mail(stage: Stage) -> Any:
    mail_id = kept_mail(stage)
    submit_mail(read_mail(mail_id, stage), by=stage.machine, key=key(), at=MONDAY_9AM)
    return mail_id


def posted(stage: Stage) -> Any:
    said = SignInLetter(purpose=Purpose.SIGN_IN, address=stage.nora.person.address, code="1")
    return post_sign_in_letter(said, by=stage.machine, key=key(), at=MONDAY_9AM).parcel_id


def in_hand(stage: Stage) -> Any:
    parcel_id = posted(stage)
    claim_parcel(Claim(parcel_id=parcel_id), by=stage.machine, key=key(), at=MONDAY_9AM)
    return parcel_id


def accepted(stage: Stage) -> Any:
    return stage.world.approve(stage.world.ticket(stage.nora, stage.tomas), stage.nora)


def solved(stage: Stage) -> Any:
    ticket = accepted(stage)
    said = Solution(ticket_id=ticket.id, turn=ticket.turn)
    solve_ticket(said, by=stage.tomas, key=key(), at=after(hours=2))
    return fresh(ticket)


def new_brand(stage: Stage) -> Case:
    said = NewBrand(
        slug="tessero",
        name="Tessero",
        host="tessero.localhost",
        prefix="TE",
        colour="#8a2458",
        languages=("en",),
        time_zone="Europe/Berlin",
        support_address="support@tessero.example",
    )
    return case(said, Machine("operator", brand_id=new_id(MONDAY_9AM)), name="Other")


def new_version(stage: Stage) -> Case:
    files = tuple(pack("tickets").items())
    return case(NewVersion(files=files), stage.machine, files=files[:-1])


def new_member(stage: Stage) -> Case:
    said = NewMember(
        address="ines@example.com",
        user_name="ines",
        name="Ines Example",
        language="en",
        roles=("agent",),
    )
    return case(said, stage.machine, name="Other")


def arrived(stage: Stage) -> Case:
    said = ArrivedMail(raw=b"Hello", sha256=hashlib.sha256(b"Hello").hexdigest(), name="a.eml")
    return case(said, stage.machine, name="b.eml")


def bought(stage: Stage) -> Case:
    said = BoughtUnits(
        company_id=company_of(stage.nora),
        unit=unit_of(stage.nora.brand_id),
        units=5,
        price_minor=1000,
        currency="EUR",
        reference="R-1",
    )
    return case(said, stage.tomas, units=6)


def split(stage: Stage) -> Case:
    wanted = NewTicket(
        title="It broke",
        text="Please help.",
        tier="premium",
        issue_class=issue_class_of(stage.nora.brand_id),
        units=1,
    )
    said = Split(request_id=stage.world.request(stage.nora), tickets=(wanted,))
    return case(said, stage.tomas, tickets=(wanted, wanted))


def proposed(stage: Stage) -> Case:
    ticket = stage.world.ticket(stage.nora, stage.tomas)
    said = Proposal(ticket_id=ticket.id, turn=ticket.turn, least=2, most=2, reason="It is more.")
    return case(said, stage.tomas, most=3)


def approved(stage: Stage) -> Case:
    said = approval(stage.world.ticket(stage.nora, stage.tomas))
    return case(said, stage.nora, content_sha256="")


def declined(stage: Stage) -> Case:
    said = declination(stage.world.ticket(stage.nora, stage.tomas))
    return case(said, stage.nora, content_sha256="")


def on_ticket(
    ticket: Callable[[Stage], Any], say: Callable[[Any, Stage], Any], by: str, **changes: Any
) -> Callable[[Stage], Case]:
    return lambda stage: case(say(ticket(stage), stage), getattr(stage, by), **changes)


CASES: dict[str, Callable[[Stage], Case]] = {
    "agreements.publish_version": new_version,
    "brands.create_brand": new_brand,
    "intake.dismiss_mail": lambda s: case(
        Dismissal(mail_id=held_mail(s)), s.tomas, mail_id=new_id(MONDAY_9AM)
    ),
    "intake.keep_mail": arrived,
    "intake.release_mail": lambda s: case(
        Release(mail_id=held_mail(s), requester_id=s.nora.id, subject="Hi", text="Hi."),
        s.tomas,
        text="Ho.",
    ),
    "intake.set_mail_aside": lambda s: case(
        Unreadable(mail_id=kept_mail(s), reason="too-deep"), s.machine, reason="no-header"
    ),
    "intake.submit_mail": lambda s: case(
        read_mail(kept_mail(s), s), s.machine, automatic="precedence"
    ),
    "ledger.give_goodwill": on_ticket(
        accepted,
        lambda ticket, s: Goodwill(ticket_id=ticket.id, units=1, reason="Sorry."),
        "tomas",
        units=2,
    ),
    "ledger.grant_units": bought,
    "outbox.claim_parcel": lambda s: case(
        Claim(parcel_id=posted(s)), s.machine, parcel_id=new_id(MONDAY_9AM)
    ),
    "outbox.requeue_parcels": lambda s: Case(DueParcels(), s.machine, None),
    "outbox.settle_parcel": lambda s: case(
        Result(parcel_id=in_hand(s), tries=1, became=Became.SENT), s.machine, tries=2
    ),
    "outbox.post_sign_in_letter": lambda s: case(
        SignInLetter(purpose=Purpose.SIGN_IN, address="nora@example.com", code="1"),
        s.machine,
        code="2",
    ),
    "people.add_company": lambda s: case(NewCompany(name="New"), s.machine, name="Other"),
    "people.add_customer": lambda s: case(
        NewCustomer(company="New", member=replace(new_member(s).said, roles=("approver",))),
        s.machine,
        company="Other",
    ),
    "people.add_member": new_member,
    "people.change_roles": lambda s: case(
        NewRoles(member_id=s.nora.id, roles=("approver",)), s.machine, roles=("requester",)
    ),
    "people.end_membership": lambda s: case(
        Leaving(member_id=s.nora.id), s.machine, member_id=s.tomas.id
    ),
    "people.keep_password": lambda s: case(
        HashedPassword(member_id=s.nora.id, password_hash="x"), s.machine, password_hash="y"
    ),
    "tickets.add_note": on_ticket(
        accepted, lambda ticket, s: Note(ticket_id=ticket.id, text="Hm."), "tomas", text="Oh."
    ),
    "tickets.approve_quote": approved,
    "tickets.assign_ticket": on_ticket(
        accepted,
        lambda ticket, s: Assignment(ticket_id=ticket.id, assignee_id=s.tomas.id),
        "tomas",
        assignee_id=None,
    ),
    "tickets.cancel_ticket": on_ticket(
        accepted,
        lambda ticket, s: Cancellation(ticket_id=ticket.id, turn=ticket.turn),
        "nora",
        turn=99,
    ),
    "tickets.close_ticket": on_ticket(
        solved, lambda ticket, s: Closure(ticket_id=ticket.id, turn=ticket.turn), "nora", turn=99
    ),
    "tickets.decline_quote": declined,
    "tickets.lapse_quotes": lambda s: Case(DueLapses(), s.machine, None),
    "tickets.propose_quote": proposed,
    "tickets.remind_of_decisions": lambda s: Case(DueReminders(), s.machine, None),
    "tickets.reply_to_ticket": on_ticket(
        accepted, lambda ticket, s: Reply(ticket_id=ticket.id, text="Hi."), "nora", text="Ho."
    ),
    "tickets.solve_ticket": on_ticket(
        accepted,
        lambda ticket, s: Solution(ticket_id=ticket.id, turn=ticket.turn),
        "tomas",
        turn=99,
    ),
    "tickets.split_request": split,
}
