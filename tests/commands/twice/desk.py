"""The desk: where a ticket is put and what it is called, tags, fields, links, saved replies."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from makegood.commands.calls.arrange_call import Arrangement, arrange_call
from makegood.commands.calls.ask_for_call import CallWish, ask_for_call
from makegood.commands.calls.decline_call import CallDeclination
from makegood.commands.calls.end_call import CallEnding
from makegood.commands.desk.add_tag import Tagging, add_tag
from makegood.commands.desk.define_field import NewField, define_field
from makegood.commands.desk.keep_draft import Begun
from makegood.commands.desk.link_ticket import Linking, link_ticket
from makegood.commands.desk.look_at_ticket import Looking
from makegood.commands.desk.remove_tag import Untagging
from makegood.commands.desk.retire_field import FieldToRetire
from makegood.commands.desk.retire_reply import ReplyToRetire
from makegood.commands.desk.retire_tag import TagToRetire
from makegood.commands.desk.save_reply import ReplyToSave, save_reply
from makegood.commands.desk.set_field import FieldValue
from makegood.commands.desk.unlink_ticket import Unlinking
from makegood.commands.tickets.merge_ticket import Merging, merge_ticket
from makegood.commands.tickets.move_message import Moving
from makegood.commands.tickets.need_no_answer import NoAnswer
from makegood.commands.tickets.relabel_priority import Relabelling
from makegood.commands.tickets.reopen_ticket import Reopening
from makegood.commands.tickets.set_department import Putting
from makegood.commands.tickets.set_title import Titling
from makegood.commands.tickets.snooze_ticket import Snooze, snooze_ticket
from makegood.commands.tickets.split_ticket import SplittingOff
from makegood.commands.tickets.undo_merge import Undoing
from makegood.commands.tickets.wake_ticket import Waking
from tests.commands.access.scene import free_ticket
from tests.commands.desk.scene import Desk, do, words_of
from tests.commands.twice.stage import Case, Stage, Told, case
from tests.commands.verdicts.scene import Scene, scene_in
from tests.world import after, fresh

type Says = Callable[[Desk, Any], Any]


def under(stage: Stage, agreement: str, slug: str) -> Scene:
    """A desk under an agreement that has what the command is about."""
    return scene_in(stage.world, agreement, slug=slug)


def put(stage: Stage) -> Case:
    scene = under(stage, "credits", "lotmarkt")
    ticket = scene.world.asked(scene.nora, "design")
    said = Putting(ticket_id=ticket.id, department="Servers")
    return case(said, scene.tomas, department="Sales")


def titled(stage: Stage) -> Case:
    ticket = stage.world.ticket(stage.nora, stage.tomas)
    return case(Titling(ticket_id=ticket.id, title="Forms"), stage.tomas, title="Mails")


def relabelled(stage: Stage) -> Case:
    scene = under(stage, "guarantee", "oxbow")
    ticket = free_ticket(scene.nora, scene.tomas)
    said = Relabelling(ticket_id=ticket.id, turn=ticket.turn, priority="high", reason="It is down.")
    return case(said, scene.tomas, reason="Nobody can work.")


def on_ticket(says: Says, *, by: str = "tomas", **changes: Any) -> Told:
    """A case on a ticket that stands in the queue."""

    def told(stage: Stage) -> Case:
        desk = Desk(
            stage.world, stage.nora, stage.tomas, stage.world.agent(stage.nora.brand, "ines")
        )
        return case(says(desk, desk.open_ticket()), getattr(desk, by), **changes)

    return told


def by_owner(says: Callable[[Any], Any], **changes: Any) -> Told:
    def told(stage: Stage) -> Case:
        olga = stage.world.owner(stage.nora.brand)
        return case(says(olga), olga, **changes)

    return told


def tag_on(desk: Desk, ticket: Any, name: str = "slow") -> Any:
    return do(add_tag, Tagging(ticket_id=ticket.id, name=name), by=desk.tomas).tag_id


def field_by(owner: Any) -> Any:
    said = NewField(code="server", name="Server", kind="text")
    return do(define_field, said, by=owner).field_id


def link_on(desk: Desk, ticket: Any) -> Any:
    said = Linking(ticket_id=ticket.id, what="ticket", target_id=desk.open_ticket().id)
    return do(link_ticket, said, by=desk.tomas).link_id


def reply_by(desk: Desk) -> Any:
    said = ReplyToSave(title="Thanks", language="en", text="Thanks, {customer}.")
    return do(save_reply, said, by=desk.tomas).saved_reply_id


def field_value(desk: Desk, ticket: Any) -> FieldValue:
    field_id = field_by(desk.world.owner(desk.nora.brand))
    return FieldValue(ticket_id=ticket.id, field_id=field_id, value="Old")


def merging(desk: Desk, ticket: Any) -> Merging:
    return Merging(ticket_id=ticket.id, into_id=desk.open_ticket().id, turn=fresh(ticket).turn)


def undoing(desk: Desk, ticket: Any) -> Undoing:
    do(merge_ticket, merging(desk, ticket), by=desk.tomas)
    return Undoing(ticket_id=ticket.id)


def said_last(desk: Desk, ticket: Any) -> Any:
    desk.replied(ticket, desk.nora)
    return words_of(ticket, desk.nora)[-1].id


def splitting(desk: Desk, ticket: Any) -> SplittingOff:
    return SplittingOff(
        ticket_id=ticket.id,
        message_id=said_last(desk, ticket),
        title="Apart",
        issue_class=ticket.issue_class,
    )


def moving(desk: Desk, ticket: Any) -> Moving:
    message_id = said_last(desk, ticket)
    return Moving(ticket_id=ticket.id, message_id=message_id, into_id=desk.open_ticket().id)


def waking(desk: Desk, ticket: Any) -> Waking:
    do(snooze_ticket, Snooze(ticket_id=ticket.id, until=after(days=3)), by=desk.tomas)
    return Waking(ticket_id=ticket.id)


def released(desk: Desk, ticket: Any) -> NoAnswer:
    return NoAnswer(ticket_id=ticket.id, turn=desk.replied(ticket, desk.nora).turn)


def call_wish(scene: Scene) -> CallWish:
    ticket = free_ticket(scene.nora, scene.tomas)
    return CallWish(ticket_id=ticket.id, channel="skype", wish="At ten.")


def wished(stage: Stage) -> Case:
    scene = under(stage, "hourly", "fennick")
    return case(call_wish(scene), scene.nora, wish="At noon.")


def on_call(says: Callable[[Any, Any], Any], *, is_arranged: bool = False, **changes: Any) -> Told:
    """A case on a call that the customer asked for."""

    def told(stage: Stage) -> Case:
        scene = under(stage, "hourly", "fennick")
        wish = call_wish(scene)
        call_id = do(ask_for_call, wish, by=scene.nora).call_id
        if is_arranged:
            do(arrange_call, arrangement(wish.ticket_id, call_id), by=scene.tomas)
        return case(says(wish.ticket_id, call_id), scene.tomas, **changes)

    return told


def arrangement(ticket_id: Any, call_id: Any) -> Arrangement:
    return Arrangement(ticket_id=ticket_id, call_id=call_id, arranged_for=after(days=9))


def draft_of(desk: Desk, ticket: Any) -> Begun:
    return Begun(ticket_id=ticket.id, draft="reply", text="Dear")


NOWHERE = UUID(int=7)
CASES: dict[str, Told] = {
    "tickets.set_department": put,
    "tickets.set_title": titled,
    "tickets.relabel_priority": relabelled,
    "desk.add_tag": on_ticket(lambda _d, t: Tagging(ticket_id=t.id, name="slow"), name="odd"),
    "desk.remove_tag": on_ticket(
        lambda d, t: Untagging(ticket_id=t.id, tag_id=tag_on(d, t)), tag_id=NOWHERE
    ),
    "desk.retire_tag": on_ticket(lambda d, t: TagToRetire(tag_id=tag_on(d, t)), tag_id=NOWHERE),
    "desk.define_field": by_owner(
        lambda _owner: NewField(code="server", name="Server", kind="text"), name="Host"
    ),
    "desk.retire_field": by_owner(
        lambda owner: FieldToRetire(field_id=field_by(owner)), field_id=NOWHERE
    ),
    "desk.set_field": on_ticket(field_value, value="New"),
    "desk.link_ticket": on_ticket(
        lambda d, t: Linking(ticket_id=t.id, what="ticket", target_id=d.open_ticket().id),
        what="article",
    ),
    "desk.unlink_ticket": on_ticket(
        lambda d, t: Unlinking(ticket_id=t.id, link_id=link_on(d, t)), link_id=NOWHERE
    ),
    "desk.save_reply": on_ticket(
        lambda _d, _t: ReplyToSave(title="Thanks", language="en", text="Thanks."), text="Thank you."
    ),
    "desk.retire_reply": on_ticket(
        lambda d, _t: ReplyToRetire(saved_reply_id=reply_by(d)), saved_reply_id=NOWHERE
    ),
    "desk.keep_draft": on_ticket(draft_of, text="Dear Nora"),
    "desk.look_at_ticket": on_ticket(lambda _d, t: Looking(ticket_id=t.id), writes=True),
    "tickets.snooze_ticket": on_ticket(
        lambda _d, t: Snooze(ticket_id=t.id, until=after(days=20)), until=after(days=21)
    ),
    "tickets.wake_ticket": on_ticket(waking, ticket_id=NOWHERE),
    "tickets.need_no_answer": on_ticket(released, by="nora", turn=99),
    "tickets.reopen_ticket": on_ticket(
        lambda d, t: Reopening(ticket_id=t.id, turn=d.solved(t).turn, reason="It came back."),
        reason="So.",
    ),
    "tickets.merge_ticket": on_ticket(merging, turn=99),
    "tickets.undo_merge": on_ticket(undoing, ticket_id=NOWHERE),
    "tickets.split_ticket": on_ticket(splitting, title="Another"),
    "tickets.move_message": on_ticket(moving, into_id=NOWHERE),
    "calls.ask_for_call": wished,
    "calls.arrange_call": on_call(arrangement, answer="Gladly."),
    "calls.decline_call": on_call(
        lambda t, c: CallDeclination(ticket_id=t, call_id=c, answer="No."), answer="Never."
    ),
    "calls.end_call": on_call(
        lambda t, c: CallEnding(ticket_id=t, call_id=c), is_arranged=True, call_id=NOWHERE
    ),
}
