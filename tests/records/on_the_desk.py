"""A desk on which everything was done that keeps tickets in order."""

from uuid import UUID

from makegood.commands.calls.arrange_call import Arrangement, arrange_call
from makegood.commands.calls.ask_for_call import CallWish, ask_for_call
from makegood.commands.calls.decline_call import CallDeclination, decline_call
from makegood.commands.calls.end_call import CallEnding, end_call
from makegood.commands.desk.add_tag import Tagging, add_tag
from makegood.commands.desk.define_field import NewField, define_field
from makegood.commands.desk.keep_draft import Begun, keep_draft
from makegood.commands.desk.link_ticket import Linking, link_ticket
from makegood.commands.desk.look_at_ticket import Looking, look_at_ticket
from makegood.commands.desk.remove_tag import Untagging, remove_tag
from makegood.commands.desk.retire_field import FieldToRetire, retire_field
from makegood.commands.desk.retire_reply import ReplyToRetire, retire_reply
from makegood.commands.desk.retire_tag import TagToRetire, retire_tag
from makegood.commands.desk.save_reply import ReplyToSave, save_reply
from makegood.commands.desk.set_field import FieldValue, set_field
from makegood.commands.desk.unlink_ticket import Unlinking, unlink_ticket
from makegood.commands.tickets.merge_ticket import Merging, merge_ticket
from makegood.commands.tickets.move_message import Moving, move_message
from makegood.commands.tickets.snooze_ticket import Snooze, snooze_ticket
from makegood.commands.tickets.split_ticket import SplittingOff, split_ticket
from makegood.commands.tickets.undo_merge import Undoing, undo_merge
from makegood.people.models import Member
from tests.commands.access.scene import free_ticket
from tests.commands.desk.scene import Desk, desk_in, do, words_of
from tests.world import World, after, fresh


def keep_order_in(world: World) -> None:
    """Tags, fields, links, saved replies, drafts; tickets merged, parted, split; calls."""
    desk = desk_in(world, slug="ashwell")
    _tags(desk)
    _fields(desk)
    _links(desk)
    _replies(desk)
    _merges(desk)
    _messages(desk)
    _calls(desk_in(world, slug="brickell", agreement="hourly"))


def _tags(desk: Desk) -> None:
    ticket = desk.open_ticket()
    slow = do(add_tag, Tagging(ticket_id=ticket.id, name="Slow"), by=desk.tomas).tag_id
    do(add_tag, Tagging(ticket_id=ticket.id, name="Forms"), by=desk.tomas)
    do(remove_tag, Untagging(ticket_id=ticket.id, tag_id=slow), by=desk.tomas, at=after(hours=2))
    do(retire_tag, TagToRetire(tag_id=slow), by=desk.tomas, at=after(hours=3))
    do(snooze_ticket, Snooze(ticket_id=ticket.id, until=after(days=2)), by=desk.tomas)


def _fields(desk: Desk) -> None:
    olga = desk.world.owner(desk.nora.brand, f"{desk.nora.brand.slug}-olga")
    ticket = desk.open_ticket()
    kept = do(define_field, NewField(code="server", name="Server", kind="text"), by=olga).field_id
    gone = do(define_field, NewField(code="cases", name="Cases", kind="number"), by=olga).field_id
    noted = FieldValue(ticket_id=ticket.id, field_id=kept, value="Old one")
    do(set_field, noted, by=desk.tomas)
    do(retire_field, FieldToRetire(field_id=gone), by=olga, at=after(hours=2))


def _links(desk: Desk) -> None:
    one, other, third = (desk.open_ticket() for _ in range(3))
    do(link_ticket, Linking(ticket_id=one.id, what="ticket", target_id=other.id), by=desk.tomas)
    said = Linking(ticket_id=one.id, what="ticket", target_id=third.id)
    link_id = do(link_ticket, said, by=desk.tomas).link_id
    said_off = Unlinking(ticket_id=one.id, link_id=link_id)
    do(unlink_ticket, said_off, by=desk.tomas, at=after(hours=2))


def _replies(desk: Desk) -> None:
    ticket = desk.open_ticket()
    for title in ("Thanks", "Sorry"):
        said = ReplyToSave(title=title, language="en", text=f"{title}, {{customer}}.")
        reply_id = do(save_reply, said, by=desk.tomas).saved_reply_id
    do(retire_reply, ReplyToRetire(saved_reply_id=reply_id), by=desk.tomas, at=after(hours=2))
    do(keep_draft, Begun(ticket_id=ticket.id, draft="note", text="So"), by=desk.tomas)
    do(look_at_ticket, Looking(ticket_id=ticket.id), by=desk.ines)


def _merges(desk: Desk) -> None:
    merged, parted, into = (desk.open_ticket() for _ in range(3))
    for ticket in (merged, parted):
        said = Merging(ticket_id=ticket.id, into_id=into.id, turn=fresh(ticket).turn)
        do(merge_ticket, said, by=desk.tomas)
    do(undo_merge, Undoing(ticket_id=parted.id), by=desk.ines, at=after(hours=2))


def _messages(desk: Desk) -> None:
    ticket, other = desk.open_ticket(), desk.open_ticket()
    for hours in (1, 2):
        desk.replied(ticket, desk.nora, at=after(hours=hours))
    first, second = words_of(ticket, desk.nora)
    do(
        split_ticket,
        SplittingOff(
            ticket_id=ticket.id, message_id=first.id, title="Apart", issue_class=ticket.issue_class
        ),
        by=desk.tomas,
        at=after(hours=3),
    )
    said = Moving(ticket_id=ticket.id, message_id=second.id, into_id=other.id)
    do(move_message, said, by=desk.tomas, at=after(hours=3))


def _calls(desk: Desk) -> None:
    _ask(desk, desk.nora)
    for ends in (None, "declined", "done"):
        ticket_id, call_id = _ask(desk, desk.nora)
        if ends == "declined":
            no = CallDeclination(ticket_id=ticket_id, call_id=call_id, answer="We write.")
            do(decline_call, no, by=desk.tomas, at=after(hours=2))
            continue
        yes = Arrangement(ticket_id=ticket_id, call_id=call_id, arranged_for=after(days=1))
        do(arrange_call, yes, by=desk.tomas, at=after(hours=2))
        if ends:
            over = CallEnding(ticket_id=ticket_id, call_id=call_id)
            do(end_call, over, by=desk.tomas, at=after(days=2))


def _ask(desk: Desk, nora: Member) -> tuple[UUID, UUID]:
    ticket = free_ticket(nora, desk.tomas)
    said = CallWish(ticket_id=ticket.id, channel="skype", wish="Tomorrow at ten.")
    return ticket.id, do(ask_for_call, said, by=nora).call_id
