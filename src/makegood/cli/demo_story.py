"""What happened in a brand of the demo, told by the commands that made it happen."""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.message import EmailMessage
from uuid import UUID

from makegood.agreements.models import Version
from makegood.brands.ids import new_id
from makegood.brands.scope import reading
from makegood.cli.demo_asked import ASKED, DemoProposal, DemoRequest
from makegood.cli.demo_cast import (
    AWAITING,
    CLOSED,
    GERMAN,
    IN_WORK,
    UNSPLIT,
    DemoBrand,
    DemoTicket,
)
from makegood.cli.demo_desk import invite, open_desk, sell_units
from makegood.cli.demo_goods import SHOPS, sell
from makegood.commands.intake.keep_mail import ArrivedMail, keep_mail
from makegood.commands.intake.set_mail_aside import Unreadable, set_mail_aside
from makegood.commands.intake.submit_mail import Judged, ReadMail, submit_mail
from makegood.commands.intake.submit_request import NewRequest, submit_request
from makegood.commands.tickets.approve_quote import Approval, approve_quote
from makegood.commands.tickets.assign_ticket import Assignment, assign_ticket
from makegood.commands.tickets.close_ticket import Closure, close_ticket
from makegood.commands.tickets.propose_quote import Proposal, propose_quote
from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from makegood.commands.tickets.solve_ticket import Solution, solve_ticket
from makegood.commands.tickets.split_request import NewTicket, Split, split_request
from makegood.commands.work.add_time import WorkedTime, add_time
from makegood.intake.words import MailWords
from makegood.people.models import Machine, Member
from makegood.tickets.models import Ticket
from makegood.tickets.queries import ticket_with_id

BEGAN = timedelta(days=40)


class Story:
    """Tells a brand's past, day by day, up to `at`."""

    def __init__(self, brand: DemoBrand, *, at: datetime) -> None:
        self.brand = brand
        self.at = at
        self.machine = Machine("demo", brand_id=new_id(at - BEGAN))
        self.members: Mapping[str, Member] = {}
        self.bought: Mapping[tuple[str, str], UUID] = {}

    def tell(self) -> None:
        """The whole of it."""
        open_desk(self.brand, self.machine, at=self.at - BEGAN)
        self.members = invite(self.machine, at=self.at - BEGAN)
        sell_units(self.brand, self.machine, self.members, at=self.at - timedelta(days=30))
        self.bought = sell(SHOPS[self.brand.pack], self.machine, self.members, at=self.at)
        for asked in ASKED.get(self.brand.pack, ()):
            self._ask(asked)
        if self.brand.pack == "tickets":
            self._by_mail()
        self._a_mail_that_cannot_be_read()

    def _by_mail(self) -> None:
        """What comes in where requests are mails, and staff make tickets of them."""
        self._close(self._tickets(CLOSED)[0])
        self._work_on(self._tickets(IN_WORK)[0])
        self._tickets(GERMAN)
        self._tickets(AWAITING)
        self._submit(UNSPLIT)

    def _ask(self, asked: DemoRequest) -> None:
        """The request by the form, and what became of it."""
        customer = self.members[asked.by]
        at = self.at - timedelta(hours=asked.hours_ago)
        with reading(self.machine.brand_id):
            version = Version.objects.get()
        said = NewRequest(
            channel="portal",
            version_id=version.id,
            purchase_id=self._purchase(customer, asked.about),
            issue_class=asked.issue_class,
            subject=asked.subject,
            text=asked.text,
            told=tuple((asked.told or {}).items()),
            symptoms=asked.symptoms,
        )
        made = submit_request(said, by=customer, key=asked.subject, at=at)
        ticket = self._ticket(made.ticket_id)
        if asked.replied:
            reply = Reply(ticket_id=ticket.id, text=asked.replied, turn=ticket.turn)
            later = at + timedelta(hours=2)
            reply_to_ticket(reply, by=self.members["tomas"], key=str(ticket.id), at=later)
        if asked.proposal is not None:
            self._propose(ticket, asked.proposal, at=at + timedelta(hours=1))

    def _purchase(self, customer: Member, code: str) -> UUID | None:
        """What the customer's company bought of it."""
        return next(
            (
                purchase_id
                for (buyer, bought), purchase_id in self.bought.items()
                if bought == code and self.members[buyer].company_id == customer.company_id
            ),
            None,
        )

    def _propose(self, ticket: Ticket, wanted: DemoProposal, *, at: datetime) -> None:
        tomas = self.members["tomas"]
        said = Proposal(
            ticket_id=ticket.id,
            turn=ticket.turn,
            least=wanted.least,
            most=wanted.most,
            currency=wanted.currency,
            reason=wanted.reason,
        )
        propose_quote(said, by=tomas, key=str(ticket.id), at=at)
        if not wanted.approved:
            return
        self._approve(self._ticket(ticket.id), at=at + timedelta(days=1))
        begins_at = at + timedelta(days=1, hours=2)
        worked = WorkedTime(
            ticket_id=ticket.id,
            begins_at=begins_at,
            minutes=wanted.minutes,
            text="Tried it on a copy first.",
        )
        add_time(worked, by=tomas, key=str(ticket.id), at=begins_at + timedelta(hours=3))

    def _submit(self, told: DemoTicket) -> Judged:
        """The mail comes in, and is the customer's request."""
        customer = self.members[told.by]
        message = EmailMessage()
        message["From"] = f"{customer.name} <{customer.person.address}>"
        message["To"] = f"support@{self.brand.slug}.example"
        message["Subject"] = told.subject
        message.set_content(told.text)
        raw = message.as_bytes()
        at = self.at - timedelta(days=told.days_ago, hours=2)
        sha256 = hashlib.sha256(raw).hexdigest()
        arrived = ArrivedMail(raw=raw, sha256=sha256, name=f"{told.by}.eml")
        kept = keep_mail(arrived, by=self.machine, key=sha256, at=at)
        read = ReadMail(
            mail_id=kept.mail_id,
            words=MailWords(sender=customer.person.address, subject=told.subject, text=told.text),
            subject_words=(customer.person.user_name,),
            trust="vouched",
            automatic="",
        )
        return submit_mail(read, by=self.machine, key=sha256, at=at)

    def _tickets(self, told: DemoTicket) -> list[Ticket]:
        """The mail, and the tickets that staff make of it an hour later."""
        judged = self._submit(told)
        assert judged.request_id is not None
        wanted = tuple(
            NewTicket(
                title=title,
                text=told.text,
                tier=tier,
                issue_class=issue_class,
                units=units,
                reason=reason,
            )
            for title, tier, issue_class, units, reason in told.parts
        )
        made = split_request(
            Split(request_id=judged.request_id, tickets=wanted),
            by=self.members["tomas"],
            key=told.subject,
            at=self.at - timedelta(days=told.days_ago, hours=1),
        )
        return [self._ticket(ticket_id) for ticket_id in made.ticket_ids]

    def _work_on(self, ticket: Ticket) -> Ticket:
        """Approved by its customer, taken by an agent, and answered."""
        tomas = self.members["tomas"]
        at = ticket.state_since
        self._approve(ticket, at=at + timedelta(hours=3))
        taken = Assignment(ticket_id=ticket.id, assignee_id=tomas.id)
        assign_ticket(taken, by=tomas, key=str(ticket.id), at=at + timedelta(hours=4))
        reply = Reply(
            ticket_id=ticket.id,
            text="Thank you, that tells us enough. We are on it and write again as soon as it is"
            " done.",
            turn=self._ticket(ticket.id).turn,
        )
        reply_to_ticket(reply, by=tomas, key=str(ticket.id), at=at + timedelta(hours=5))
        return self._ticket(ticket.id)

    def _approve(self, ticket: Ticket, *, at: datetime) -> None:
        quote = ticket.open_quote
        assert quote is not None
        said = Approval(ticket_id=ticket.id, quote_id=quote.id, content_sha256=quote.content_sha256)
        approve_quote(said, by=self.members["nora"], key=str(quote.id), at=at)

    def _close(self, ticket: Ticket) -> None:
        ticket = self._work_on(ticket)
        tomas, at = self.members["tomas"], ticket.state_since
        solution = Solution(ticket_id=ticket.id, turn=ticket.turn)
        solved = solve_ticket(solution, by=tomas, key=str(ticket.id), at=at + timedelta(hours=20))
        closure = Closure(ticket_id=ticket.id, turn=solved.turn)
        nora = self.members["nora"]
        close_ticket(closure, by=nora, key=str(ticket.id), at=at + timedelta(hours=30))

    def _a_mail_that_cannot_be_read(self) -> None:
        raw = b"\x00\x01 not a mail: " + self.brand.slug.encode()
        sha256 = hashlib.sha256(raw).hexdigest()
        arrived = ArrivedMail(raw=raw, sha256=sha256, name="scan-0001.bin")
        kept = keep_mail(arrived, by=self.machine, key=sha256, at=self.at)
        said = Unreadable(mail_id=kept.mail_id, reason="no-header")
        set_mail_aside(said, by=self.machine, key=sha256, at=self.at)

    def _ticket(self, ticket_id: UUID) -> Ticket:
        with reading(self.machine.brand_id):
            ticket = ticket_with_id(self.machine, ticket_id)
        assert ticket is not None
        return ticket
