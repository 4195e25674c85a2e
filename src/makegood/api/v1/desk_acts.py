"""What can a program do to keep a desk in order? What is not here is not there."""

from typing import Final

from makegood.api.v1.route import Act
from makegood.commands.calls.arrange_call import arrange_call
from makegood.commands.calls.ask_for_call import ask_for_call
from makegood.commands.calls.decline_call import decline_call
from makegood.commands.calls.end_call import end_call
from makegood.commands.desk.add_tag import add_tag
from makegood.commands.desk.define_field import define_field
from makegood.commands.desk.keep_draft import keep_draft
from makegood.commands.desk.link_ticket import link_ticket
from makegood.commands.desk.look_at_ticket import look_at_ticket
from makegood.commands.desk.remove_tag import remove_tag
from makegood.commands.desk.retire_field import retire_field
from makegood.commands.desk.retire_reply import retire_reply
from makegood.commands.desk.retire_tag import retire_tag
from makegood.commands.desk.save_reply import save_reply
from makegood.commands.desk.set_field import set_field
from makegood.commands.desk.unlink_ticket import unlink_ticket
from makegood.commands.tickets.merge_ticket import merge_ticket
from makegood.commands.tickets.move_message import move_message
from makegood.commands.tickets.need_no_answer import need_no_answer
from makegood.commands.tickets.reopen_ticket import reopen_ticket
from makegood.commands.tickets.snooze_ticket import snooze_ticket
from makegood.commands.tickets.split_ticket import split_ticket
from makegood.commands.tickets.undo_merge import undo_merge
from makegood.commands.tickets.wake_ticket import wake_ticket

TICKET: Final = "/tickets/{uuid:ticket_id}"
CALL: Final = TICKET + "/calls/{uuid:call_id}"

DESK_ACTS: Final = (
    Act(f"{CALL}/arrangement", arrange_call, "tickets:write"),
    Act(f"{TICKET}/calls", ask_for_call, "tickets:write"),
    Act(f"{CALL}/declination", decline_call, "tickets:write"),
    Act(f"{CALL}/end", end_call, "tickets:write"),
    Act(f"{TICKET}/tags", add_tag, "tickets:write"),
    Act("/fields", define_field, "tickets:write"),
    Act(f"{TICKET}/drafts", keep_draft, "tickets:write"),
    Act(f"{TICKET}/links", link_ticket, "tickets:write"),
    Act(f"{TICKET}/looks", look_at_ticket, "tickets:write"),
    Act(TICKET + "/tags/{uuid:tag_id}/removal", remove_tag, "tickets:write"),
    Act("/fields/{uuid:field_id}/retirement", retire_field, "tickets:write"),
    Act("/saved-replies/{uuid:saved_reply_id}/retirement", retire_reply, "tickets:write"),
    Act("/tags/{uuid:tag_id}/retirement", retire_tag, "tickets:write"),
    Act("/saved-replies", save_reply, "tickets:write"),
    Act(TICKET + "/fields/{uuid:field_id}", set_field, "tickets:write"),
    Act(TICKET + "/links/{uuid:link_id}/removal", unlink_ticket, "tickets:write"),
    Act(f"{TICKET}/merge", merge_ticket, "tickets:write"),
    Act(TICKET + "/messages/{uuid:message_id}/move", move_message, "tickets:write"),
    Act(f"{TICKET}/release", need_no_answer, "tickets:write"),
    Act(f"{TICKET}/reopening", reopen_ticket, "tickets:write"),
    Act(f"{TICKET}/snooze", snooze_ticket, "tickets:write"),
    Act(TICKET + "/messages/{uuid:message_id}/split", split_ticket, "tickets:write"),
    Act(f"{TICKET}/parting", undo_merge, "tickets:write"),
    Act(f"{TICKET}/waking", wake_ticket, "tickets:write"),
)
