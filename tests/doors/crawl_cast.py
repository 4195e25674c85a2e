"""Somebody with one of everything that an address can name, and a canary in each word of it."""

from uuid import UUID

from makegood.brands.scope import reading
from makegood.commands.articles.write_article import NewArticle, write_article
from makegood.commands.catalogue.report_defect import NewDefect, report_defect
from makegood.commands.tickets.add_note import Note, add_note
from makegood.commands.tickets.reply_to_ticket import NewAttachment, Reply, reply_to_ticket
from makegood.commands.work.start_timer import Beginning, start_timer
from makegood.intake.models import RawMail
from makegood.people.models import Member
from makegood.tickets.models import Attachment, Ticket
from tests.commands.access.scene import asked, free_ticket, given, opened
from tests.world import MONDAY_9AM, World, after, fresh, key

CANARY = "canary7f3a"


def ids_of(world: World, customer: Member, agent: Member) -> dict[str, object]:
    """The ids of all that is somebody's, by the names that addresses and bodies give them."""
    world.units(customer, 5)
    world.request(customer, subject=f"{customer.person.user_name} {CANARY}", text=CANARY)
    ticket = world.ticket(customer, agent, title=CANARY, units=2, reason=CANARY)
    file = NewAttachment(name=f"{CANARY}.txt", content_type="text/plain", size=1, blob="0" * 64)
    written = Reply(ticket_id=ticket.id, text=CANARY, turn=ticket.turn, attachments=(file,))
    reply_to_ticket(written, by=agent, key=key(), at=after(hours=1))
    add_note(Note(ticket_id=ticket.id, text=CANARY), by=agent, key=key(), at=after(hours=1))
    free = free_ticket(customer, agent)
    access_id = given(free, customer, asked(free, agent), secret=CANARY, at=after(hours=1))
    return {
        **_of_ticket(customer, fresh(ticket)),
        **_of_catalogue(world, customer, agent),
        "access_id": access_id,
        "entry_id": _entry(agent, free),
        "company_id": customer.company_id,
        "member_id": customer.id,
        "requester_id": customer.id,
        "assignee_id": agent.id,
        "look_id": opened(free, agent, access_id, at=after(hours=2)),
        "token_id": world.token(customer).token_id,
        "slug": customer.brand.slug,
    }


def _entry(agent: Member, ticket: Ticket) -> UUID:
    """A timer that the agent runs on the ticket."""
    said = Beginning(ticket_id=ticket.id)
    return start_timer(said, by=agent, key=key(), at=after(hours=1)).entry_id


def _of_ticket(customer: Member, ticket: Ticket) -> dict[str, object]:
    with reading(customer.brand_id):
        mail = RawMail.objects.order_by("-id").first()
        file = Attachment.objects.order_by("-id").first()
    assert mail and file and ticket.open_quote
    return {
        "number": ticket.number,
        "ticket_id": ticket.id,
        "quote_id": ticket.open_quote.id,
        "request_id": ticket.request_id,
        "mail_id": mail.id,
        "file_id": file.id,
        "version_id": ticket.agreement_version_id,
    }


def _of_catalogue(world: World, customer: Member, agent: Member) -> dict[str, object]:
    code = f"forms-{customer.person.user_name}"
    product = world.product(customer.brand, code)
    purchase = world.purchase(customer, product)
    new = NewArticle(product_id=product.id, language="en", title=CANARY, body=CANARY)
    article_id = write_article(new, by=agent, key=key(), at=MONDAY_9AM).article_id
    defect = NewDefect(product_id=product.id, title=CANARY, text=CANARY)
    defect_id: UUID = report_defect(defect, by=agent, key=key(), at=MONDAY_9AM).defect_id
    return {
        "product_id": product.id,
        "code": code,
        "edition_id": purchase.edition_id,
        "release_id": world.release(product, "1.0").id,
        "purchase_id": purchase.id,
        "article_id": article_id,
        "defect_id": defect_id,
    }
