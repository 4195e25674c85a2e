"""Tags, fields, links, saved replies, drafts, snoozing: what is done, and what is refused."""

import pytest

from makegood.brands.ids import new_id
from makegood.brands.scope import reading
from makegood.commands.desk.add_tag import Tagging, add_tag
from makegood.commands.desk.define_field import NewField, define_field
from makegood.commands.desk.keep_draft import Begun, keep_draft
from makegood.commands.desk.link_ticket import Linking, link_ticket
from makegood.commands.desk.remove_tag import Untagging, remove_tag
from makegood.commands.desk.retire_tag import TagToRetire, retire_tag
from makegood.commands.desk.save_reply import ReplyToSave, save_reply
from makegood.commands.desk.set_field import FieldValue, set_field
from makegood.commands.refusals.desk import (
    AlreadyLinked,
    DraftLooksSecret,
    FieldIsMalformed,
    FieldIsThere,
    LinksToItself,
    NotAhead,
    NotAsleep,
    TagIsRetired,
    TitleIsTaken,
    UnknownPlace,
    ValueDoesNotFit,
)
from makegood.commands.refused import NotAllowed, NotThere
from makegood.commands.tickets.snooze_ticket import Snooze, snooze_ticket
from makegood.commands.tickets.wake_ticket import Waking, wake_ticket
from makegood.tickets.filling import filled, places_of, still_open
from makegood.tickets.organising import drafts_of, tags_of
from tests.commands.desk.scene import desk_in, do
from tests.tables import cases
from tests.world import MONDAY_9AM, after, fresh

# What is typed into a field of a kind, and what is noted; "!" does not fit.
VALUES = """
    kind    typed  noted
    text    So     So
    number  12     12
    number  1.5    !
    number  -3     !
    choice  one    one
    choice  three  !
    yes_no  yes    True
    yes_no  maybe  !
"""
PLACES = """
    text                  places             filled for Nora      still open
    Hello                 -                  Hello                -
    {customer}: {ticket}  customer,ticket    Nora: {ticket}       ticket
    { customer }          customer           Nora                 -
    {nobody}              nobody             {nobody}             -
    {{customer}}          customer           {Nora}               -
"""


@pytest.fixture
def desk(world):
    return desk_in(world)


def names(ticket):
    with reading(ticket.brand_id):
        return [tag.name for tag in tags_of(ticket)]


def test_a_tag_is_put_on_once_taken_off_and_retired(desk):
    ticket = desk.open_ticket()
    slow = do(add_tag, Tagging(ticket_id=ticket.id, name=" SLOW "), by=desk.tomas).tag_id
    assert do(add_tag, Tagging(ticket_id=ticket.id, name="slow"), by=desk.ines).tag_id == slow
    assert names(ticket) == ["slow"]

    do(remove_tag, Untagging(ticket_id=ticket.id, tag_id=slow), by=desk.tomas)
    assert names(ticket) == []
    with pytest.raises(NotThere):
        do(remove_tag, Untagging(ticket_id=ticket.id, tag_id=slow), by=desk.tomas)

    do(retire_tag, TagToRetire(tag_id=slow), by=desk.tomas)
    with pytest.raises(TagIsRetired):
        do(add_tag, Tagging(ticket_id=ticket.id, name="slow"), by=desk.tomas)
    with pytest.raises(NotAllowed):
        do(add_tag, Tagging(ticket_id=ticket.id, name="mine"), by=desk.nora)


def test_a_field_takes_what_fits_its_kind(world, desk):
    olga, ticket = world.owner(desk.nora.brand), desk.open_ticket()
    fields = {
        kind: do(
            define_field,
            NewField(
                code=kind, name=kind, kind=kind, choices=("one", "two") if kind == "choice" else ()
            ),
            by=olga,
        ).field_id
        for kind in ("text", "number", "choice", "yes_no")
    }
    expected, found = [], []
    for kind, typed, noted in cases(VALUES):
        said = FieldValue(ticket_id=ticket.id, field_id=fields[str(kind)], value=str(typed))
        expected.append((kind, typed, str(noted)))
        try:
            do(set_field, said, by=desk.tomas)
            found.append((kind, typed, str(fresh(ticket).fields[str(kind)])))
        except ValueDoesNotFit:
            found.append((kind, typed, "!"))

    assert found == expected
    do(set_field, FieldValue(ticket_id=ticket.id, field_id=fields["text"], value=""), by=desk.tomas)
    assert "text" not in fresh(ticket).fields


def test_only_owners_define_fields_and_only_sound_ones(world, desk):
    olga = world.owner(desk.nora.brand)
    sound = NewField(code="server", name="Server", kind="text")
    with pytest.raises(NotAllowed):
        do(define_field, sound, by=desk.tomas)
    for part, wrong in (
        ("code", NewField(code="No Code", name="Server", kind="text")),
        ("name", NewField(code="server", name=" ", kind="text")),
        ("kind", NewField(code="server", name="Server", kind="poem")),
        ("choices", NewField(code="server", name="Server", kind="choice", choices=("one",))),
        ("choices", NewField(code="server", name="Server", kind="text", choices=("a", "b"))),
    ):
        with pytest.raises(FieldIsMalformed) as refused:
            do(define_field, wrong, by=olga)
        assert refused.value.details == {"part": part}
    do(define_field, sound, by=olga)
    with pytest.raises(FieldIsThere):
        do(define_field, sound, by=olga)


def test_a_field_of_another_class_is_not_there(world):
    desk = desk_in(world, agreement="credits")
    ticket, olga = world.asked(desk.nora, "design"), world.owner(desk.nora.brand)
    said = NewField(code="plan", name="Plan", kind="text", issue_class="price_plans")
    field_id = do(define_field, said, by=olga).field_id

    with pytest.raises(NotThere):
        do(set_field, FieldValue(ticket_id=ticket.id, field_id=field_id, value="x"), by=desk.tomas)


def test_a_ticket_points_at_what_is_there_once_and_never_at_itself(desk):
    one, other = desk.open_ticket(), desk.open_ticket()
    said = Linking(ticket_id=one.id, what="ticket", target_id=other.id)
    do(link_ticket, said, by=desk.tomas)

    for what, target_id, refusal in (
        ("ticket", other.id, AlreadyLinked),
        ("ticket", one.id, LinksToItself),
        ("ticket", new_id(MONDAY_9AM), NotThere),
        ("defect", other.id, NotThere),
        ("poem", other.id, NotThere),
    ):
        with pytest.raises(refusal):
            wrong = Linking(ticket_id=one.id, what=what, target_id=target_id)
            do(link_ticket, wrong, by=desk.tomas)


def test_saved_words_name_only_places_that_something_fills(desk):
    do(save_reply, ReplyToSave(title="Thanks", language="en", text="{customer}"), by=desk.tomas)

    with pytest.raises(UnknownPlace) as refused:
        said = ReplyToSave(title="Other", language="en", text="{customer} {nobody}")
        do(save_reply, said, by=desk.tomas)
    assert refused.value.details["place"] == "nobody"
    with pytest.raises(TitleIsTaken):
        do(save_reply, ReplyToSave(title="Thanks", language="en", text="Hm."), by=desk.ines)
    do(save_reply, ReplyToSave(title="Thanks", language="de", text="Hm."), by=desk.ines)


def test_places_are_found_and_filled():
    expected = [tuple(str(cell) for cell in row) for row in cases(PLACES)]
    found = [
        (
            text,
            ",".join(places_of(text)),
            filled(text, {"customer": "Nora"}),
            ",".join(still_open(filled(text, {"customer": "Nora"}))),
        )
        for text, *_ in expected
    ]
    assert found == expected


def test_each_writer_has_a_draft_of_each_kind_and_an_empty_one_is_none(desk):
    ticket = desk.open_ticket()
    for kind, by, text in (
        ("reply", desk.tomas, "Dear"),
        ("reply", desk.tomas, "Dear Nora"),
        ("note", desk.tomas, "Hm"),
        ("reply", desk.ines, "Hello"),
        ("note", desk.tomas, " "),
    ):
        do(keep_draft, Begun(ticket_id=ticket.id, draft=kind, text=text), by=by)

    with reading(ticket.brand_id):
        kept = {kind: draft.text for kind, draft in drafts_of(ticket, desk.tomas).items()}
    assert kept == {"reply": "Dear Nora"}
    with pytest.raises(NotAllowed):
        do(keep_draft, Begun(ticket_id=ticket.id, draft="reply", text="x"), by=desk.nora)


def test_a_password_is_never_kept_in_a_draft(desk):
    ticket = desk.open_ticket()
    do(keep_draft, Begun(ticket_id=ticket.id, draft="reply", text="Dear Nora"), by=desk.tomas)
    pasted = Begun(ticket_id=ticket.id, draft="reply", text="Dear Nora\npassword: hunter22")

    with pytest.raises(DraftLooksSecret):
        do(keep_draft, pasted, by=desk.tomas)

    with reading(ticket.brand_id):
        assert drafts_of(ticket, desk.tomas)["reply"].text == "Dear Nora"


def test_what_was_put_aside_is_taken_up_by_hand_or_when_the_customer_writes(desk):
    ticket = desk.open_ticket()
    said = Snooze(ticket_id=ticket.id, until=after(days=2))
    with pytest.raises(NotAhead):
        do(snooze_ticket, Snooze(ticket_id=ticket.id, until=MONDAY_9AM), by=desk.tomas)
    with pytest.raises(NotAsleep):
        do(wake_ticket, Waking(ticket_id=ticket.id), by=desk.tomas)

    do(snooze_ticket, said, by=desk.tomas)
    do(wake_ticket, Waking(ticket_id=ticket.id), by=desk.tomas)
    assert fresh(ticket).snoozed_until is None

    do(snooze_ticket, said, by=desk.tomas)
    assert desk.replied(ticket, desk.nora).snoozed_until is None
