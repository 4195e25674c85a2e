"""Somebody with one of everything that an address can name, and a canary in each word of it."""

from uuid import UUID

from makegood.brands.scope import reading
from makegood.commands.articles.write_article import NewArticle, write_article
from makegood.commands.calls.ask_for_call import CallWish, ask_for_call
from makegood.commands.catalogue.report_defect import NewDefect, report_defect
from makegood.commands.desk.add_tag import Tagging, add_tag
from makegood.commands.desk.define_field import NewField, define_field
from makegood.commands.desk.link_ticket import Linking, link_ticket
from makegood.commands.desk.save_reply import ReplyToSave, save_reply
from makegood.commands.tickets.add_note import Note, add_note
from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from makegood.commands.work.start_timer import Beginning, start_timer
from makegood.intake.models import RawMail
from makegood.intake.words import NewFile
from makegood.people.models import Member
from makegood.tickets.models import Attachment, Ticket
from tests.commands.access.scene import (
    agreement_with_access,
    asked,
    free_ticket,
    given,
    opened,
)
from tests.packs import changed
from tests.world import MONDAY_9AM, World, after, fresh, key

CANARY = "canary7f3a"


def agreement_with_everything() -> dict[str, str]:
    """Premium support by units, with access details and calls on request."""
    by_mail = '[[channel]]\nid = "mail"'
    calls = f'[[channel]]\nid = "skype"\nclause = "6"\ntakes = "on_request"\n\n{by_mail}'
    return changed(agreement_with_access(), {by_mail: calls})


def ids_of(world: World, customer: Member, agent: Member) -> dict[str, object]:
    """The ids of all that is somebody's, by the names that addresses and bodies give them."""
    world.units(customer, 5)
    world.request(customer, subject=f"{customer.person.user_name} {CANARY}", text=CANARY)
    ticket = world.ticket(customer, agent, title=CANARY, units=2, reason=CANARY)
    file = NewFile(name=f"{CANARY}.txt", content_type="text/plain", size=1, blob="0" * 64)
    written = Reply(ticket_id=ticket.id, text=CANARY, turn=ticket.turn, attachments=(file,))
    reply_to_ticket(written, by=agent, key=key(), at=after(hours=1))
    add_note(Note(ticket_id=ticket.id, text=CANARY), by=agent, key=key(), at=after(hours=1))
    free = free_ticket(customer, agent)
    goods = _of_catalogue(world, customer, agent)
    access_id = given(free, customer, asked(free, agent), secret=CANARY, at=after(hours=1))
    return {
        **_of_ticket(customer, fresh(ticket)),
        **goods,
        **_of_desk(world, agent, free, goods["article_id"]),
        "access_id": access_id,
        "entry_id": _entry(agent, free),
        "call_id": _call(world, customer, free),
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


def _call(world: World, customer: Member, ticket: Ticket) -> UUID:
    """A call that the customer asks for."""
    said = CallWish(ticket_id=ticket.id, channel="skype", wish=CANARY)
    return ask_for_call(said, by=customer, key=key(), at=after(hours=1)).call_id


def _of_desk(world: World, agent: Member, ticket: Ticket, article_id: object) -> dict[str, object]:
    """A tag, a field, a link and a saved reply."""
    owner = world.owner(agent.brand, f"{agent.brand.slug}-keeper")
    tag = Tagging(ticket_id=ticket.id, name=CANARY)
    field = NewField(code=CANARY, name=CANARY, kind="text")
    link = Linking(ticket_id=ticket.id, what="article", target_id=UUID(str(article_id)))
    reply = ReplyToSave(title=CANARY, language="en", text=CANARY)
    return {
        "tag_id": add_tag(tag, by=agent, key=key(), at=after(hours=1)).tag_id,
        "field_id": define_field(field, by=owner, key=key(), at=after(hours=1)).field_id,
        "link_id": link_ticket(link, by=agent, key=key(), at=after(hours=1)).link_id,
        "saved_reply_id": save_reply(reply, by=agent, key=key(), at=after(hours=1)).saved_reply_id,
    }


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
        "message_id": file.message_id,
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
