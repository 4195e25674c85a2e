"""A desk in which everything that can happen so far has happened, by commands alone."""

import hashlib
from uuid import UUID

from makegood.brands.models import Brand
from makegood.brands.scope import writing
from makegood.commands.access.withdraw_access import Withdrawal, withdraw_access
from makegood.commands.intake.dismiss_mail import Dismissal, dismiss_mail
from makegood.commands.intake.keep_mail import ArrivedMail, keep_mail
from makegood.commands.intake.set_mail_aside import Unreadable, set_mail_aside
from makegood.commands.intake.submit_mail import ReadMail, submit_mail
from makegood.commands.ledger.give_goodwill import Goodwill, give_goodwill
from makegood.commands.people.note_token_use import TokenUse, note_token_use
from makegood.commands.people.revoke_token import Revocation, revoke_token
from makegood.commands.tickets.add_note import Note, add_note
from makegood.commands.tickets.assign_ticket import Assignment, assign_ticket
from makegood.commands.tickets.cancel_ticket import Cancellation, cancel_ticket
from makegood.commands.tickets.close_ticket import Closure, close_ticket
from makegood.commands.tickets.decline_quote import decline_quote
from makegood.commands.tickets.lapse_quotes import DueLapses, lapse_quotes
from makegood.commands.tickets.propose_quote import Proposal, propose_quote
from makegood.commands.tickets.remind_of_decisions import DueReminders, remind_of_decisions
from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from makegood.commands.tickets.solve_ticket import Solution, solve_ticket
from makegood.intake.words import MailWords, NewFile
from makegood.ledger import book
from makegood.people.models import Machine, Member
from makegood.vault.models import Access
from tests.commands.access.scene import agreement_with_access, asked, given, opened
from tests.packs import changed
from tests.records.bought import buy_in
from tests.records.judged import judge_in
from tests.records.on_the_desk import keep_order_in
from tests.records.worked import work_in
from tests.world import MONDAY_9AM, World, after, company_of, declination, fresh, key

HELD_UNTIL_WORKED = {
    'takes = "all"': 'takes = "nothing_yet"',
    'gives_back = "nothing"': 'gives_back = "unworked"\n'
    '[work]\nclause = "5"\nan_hour = 2\nat_least = 1',
}


def live_in(world: World) -> tuple[Brand, Brand]:
    """Two brands: one whose approvals use units at once, and one whose approvals hold them.

    Beside them, others in which rules decide about what is asked.
    """
    judge_in(world)
    work_in(world)
    buy_in(world)
    keep_order_in(world)
    return _live(world, "quillbit", {}), _live(world, "tannhill", HELD_UNTIL_WORKED)


def _live(world: World, slug: str, changes: dict[str, str]) -> Brand:
    brand = world.brand(slug, agreement=changed(agreement_with_access(), changes))
    nora = world.customer(brand, f"{slug}-nora")
    tomas = world.agent(brand, f"{slug}-tomas")
    world.units(nora, 10)
    world.units(nora, 10)
    _mails(brand, tomas)
    _answered_and_closed(world, nora, tomas)
    _ended_early(world, nora, tomas)
    _waiting(world, nora, tomas)
    _moved(world, brand, nora)
    _access(world, nora, tomas)
    _programs(world, nora, tomas)
    return brand


def _mails(brand: Brand, staff: Member) -> None:
    set_mail_aside(
        Unreadable(mail_id=_mail(brand), reason="no_text"),
        by=_gateway(brand),
        key=key(),
        at=after(),
    )
    dismiss_mail(Dismissal(mail_id=_mail(brand)), by=staff, key=key(), at=after(hours=1))
    _mail(brand)
    stranger = ReadMail(
        mail_id=_mail(brand),
        words=MailWords(sender="a@stranger.example", subject="Hi", text="Help"),
        subject_words=("hi",),
        trust="aligned",
        automatic="",
    )
    submit_mail(stranger, by=_gateway(brand), key=key(), at=MONDAY_9AM)


def _answered_and_closed(world: World, nora: Member, tomas: Member) -> None:
    ticket = world.approve(world.ticket(nora, tomas, at=after(minutes=9)), nora, at=after(hours=1))
    assigned = Assignment(ticket_id=ticket.id, assignee_id=tomas.id)
    assign_ticket(assigned, by=tomas, key=key(), at=after(hours=2))
    file = NewFile(name="a.txt", content_type="text/plain", size=1, blob="blob")
    asked = Reply(
        ticket_id=ticket.id, text="Which?", asks=True, turn=ticket.turn, attachments=(file,)
    )
    reply_to_ticket(asked, by=tomas, key=key(), at=after(hours=3))
    reply_to_ticket(Reply(ticket_id=ticket.id, text="This."), by=nora, key=key(), at=after(hours=4))
    add_note(Note(ticket_id=ticket.id, text="Easy."), by=tomas, key=key(), at=after(hours=5))
    solved = Solution(ticket_id=ticket.id, turn=fresh(ticket).turn)
    solve_ticket(solved, by=tomas, key=key(), at=after(hours=6))
    reply_to_ticket(Reply(ticket_id=ticket.id, text="No."), by=nora, key=key(), at=after(hours=7))
    solved = Solution(ticket_id=ticket.id, turn=fresh(ticket).turn)
    solve_ticket(solved, by=tomas, key=key(), at=after(hours=8))
    closed = Closure(ticket_id=ticket.id, turn=fresh(ticket).turn)
    close_ticket(closed, by=nora, key=key(), at=after(hours=9))
    gift = Goodwill(ticket_id=ticket.id, units=1, reason="It took us too long.")
    give_goodwill(gift, by=tomas, key=key(), at=after(hours=10))


def _ended_early(world: World, nora: Member, tomas: Member) -> None:
    cancelled = world.approve(
        world.ticket(nora, tomas, at=after(minutes=9)), nora, at=after(hours=1)
    )
    said = Cancellation(ticket_id=cancelled.id, turn=cancelled.turn)
    cancel_ticket(said, by=nora, key=key(), at=after(hours=2))
    declined = world.ticket(nora, tomas, at=after(minutes=9))
    decline_quote(declination(declined), by=nora, key=key(), at=after(hours=2))
    world.ticket(nora, tomas, at=after(minutes=9))
    clock = world.machine(nora.brand)
    lapse_quotes(DueLapses(), by=clock, key=key(), at=after(days=20))


def _waiting(world: World, nora: Member, tomas: Member) -> None:
    later = after(days=21)
    open_one = world.ticket(nora, tomas, at=later)
    proposal = Proposal(
        ticket_id=open_one.id,
        turn=open_one.turn,
        least=3,
        most=3,
        reason="It is deeper than it looked.",
    )
    propose_quote(proposal, by=tomas, key=key(), at=later)
    remind_of_decisions(DueReminders(), by=world.machine(nora.brand), key=key(), at=after(days=29))
    world.ticket(nora, tomas, tier="basic", units=0, at=after(days=29))
    world.approve(world.ticket(nora, tomas, units=2, reason="Two parts.", at=later), nora, at=later)


def _moved(world: World, brand: Brand, nora: Member) -> None:
    """No command moves units yet: the book is asked as one would."""
    sister = world.company(brand, "Linde's sister")
    for turn in (1, 2):
        why = book.Why(key=f"move:{turn}", by=world.machine(brand), at=after(days=30))
        with writing(brand.id):
            book.move(company_of(nora), sister, "tickets", turn, why=why)


def _programs(world: World, nora: Member, tomas: Member) -> None:
    """Tokens: one in use, one revoked; the first and the last are good and never used."""
    world.token(nora)
    used = world.token(tomas).token_id
    for later in (1, 30):
        use = TokenUse(token_id=used)
        note_token_use(use, by=_gateway(nora.brand), key=key(), at=after(days=later))
    revoked = world.token(tomas).token_id
    revoke_token(Revocation(token_id=revoked), by=tomas, key=key(), at=after(days=2))
    world.token(tomas)


def _access(world: World, nora: Member, tomas: Member) -> None:
    """Access details asked for, given, looked at, taken back, erased with the ticket, and kept."""
    ticket, ended = (
        world.ticket(nora, tomas, tier="basic", units=0, at=after(days=29)) for _each in range(2)
    )
    asked(ticket, tomas, Access.Kind.DATABASE, at=after(days=30))
    for kind in (Access.Kind.FTP, Access.Kind.SERVER):
        access_id = asked(ticket, tomas, kind, at=after(days=30))
        given(ticket, nora, access_id, at=after(days=31))
        opened(ticket, tomas, access_id, at=after(days=32))
    said = Withdrawal(ticket_id=ticket.id, access_id=access_id)
    withdraw_access(said, by=nora, key=key(), at=after(days=33))
    given(ended, nora, asked(ended, tomas, at=after(days=30)), at=after(days=31))
    closed = Closure(ticket_id=ended.id, turn=fresh(ended).turn)
    close_ticket(closed, by=nora, key=key(), at=after(days=32))


def _mail(brand: Brand) -> UUID:
    raw = f"Subject: {key()}\n\nHelp".encode()
    arrived = ArrivedMail(raw=raw, sha256=hashlib.sha256(raw).hexdigest(), name="a.eml")
    return keep_mail(arrived, by=_gateway(brand), key=key(), at=MONDAY_9AM).mail_id


def _gateway(brand: Brand) -> Machine:
    return Machine("mail", brand_id=brand.id)
