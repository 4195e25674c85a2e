"""Whatever is sent to a form: no error of ours, and nothing changed by what was refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import batched
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.commands.tickets.solve_ticket import Solution, solve_ticket
from makegood.intake.models import RawMail
from makegood.mail.take import Arrival, take_mail
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from tests.doors.hostile import NAUGHTY, collected_strings, kept
from tests.journeys.pages import signed_in, text_of
from tests.world import MONDAY_9AM, World, after, fresh, key, open_quote

NOBODY = UUID("01900000-0000-7000-8000-000000000000")
FORMS = (
    "approve", "decline", "write", "cancel", "close", "reply", "note", "propose", "assign",
    "solve", "close it", "goodwill", "split", "release", "dismiss", "sell", "hire", "welcome",
    "promote", "see off",
)  # fmt: skip


@dataclass(frozen=True)
class Form:
    """A form as its page sends it, all of it right."""

    by: str  # who sends it
    path: str
    fields: dict[str, Any]


@dataclass(frozen=True)
class Stage:
    """A desk with something to do in every form."""

    world: World
    browsers: dict[str, Client]
    forms: dict[str, Form]
    nora: Member
    tomas: Member

    def send(self, which: str, changes: Mapping[str, Any] = {}) -> Any:
        """The form's answer, sent with these fields instead; None leaves a field out."""
        form = self.forms[which]
        fields = {**form.fields, **changes}
        said = {field: value for field, value in fields.items() if value is not None}
        return self.browsers[form.by].post(form.path, said)


@pytest.fixture
def stage(world: World) -> Iterator[Stage]:
    with time_machine.travel(after(hours=1), tick=True):
        brand = world.brand()
        nora, tomas, olga = world.customer(brand), world.agent(brand), world.owner(brand)
        world.units(nora, 50)
        yield Stage(
            world=world,
            browsers={"nora": signed_in(nora), "tomas": signed_in(tomas), "olga": signed_in(olga)},
            forms={
                **customers_forms(world, nora, tomas),
                **desk_forms(world, nora, tomas),
                **intake_forms(world, brand, nora),
                **owners_forms(world, brand, nora),
            },
            nora=nora,
            tomas=tomas,
        )


def customers_forms(world: World, nora: Member, tomas: Member) -> dict[str, Form]:
    def accepted() -> Ticket:
        return world.approve(world.ticket(nora, tomas), nora)

    def deciding(act: str) -> Form:
        ticket = world.ticket(nora, tomas)
        quote = open_quote(ticket)
        fields = {"quote": str(quote.id), "content": quote.content_sha256}
        return Form("nora", f"/tickets/{ticket.number}/{act}", fields)

    def ending(act: str) -> Form:
        ticket = accepted()
        fields = {"key": key(), "turn": str(ticket.turn)}
        return Form("nora", f"/tickets/{ticket.number}/{act}", fields)

    writing = {"text": "Hello", "key": key()}
    return {
        "approve": deciding("approval"),
        "decline": deciding("declination"),
        "write": Form("nora", f"/tickets/{accepted().number}/replies", writing),
        "cancel": ending("cancellation"),
        "close": ending("closure"),
    }


def desk_forms(world: World, nora: Member, tomas: Member) -> dict[str, Form]:
    def on(ticket: Ticket, act: str, **fields: str) -> Form:
        stamp = {"key": key(), "turn": str(ticket.turn)}
        return Form("tomas", f"/desk/tickets/{ticket.id}/{act}", {**fields, **stamp})

    def accepted() -> Ticket:
        return world.approve(world.ticket(nora, tomas), nora)

    solved = accepted()
    said = Solution(ticket_id=solved.id, turn=solved.turn)
    solve_ticket(said, by=tomas, key=key(), at=after(minutes=5))
    return {
        "reply": on(accepted(), "replies", text="Hello", asks="on"),
        "note": on(accepted(), "notes", **{"note-text": "Hm"}),
        "propose": on(
            world.ticket(nora, tomas),
            "proposals",
            **{"proposal-most": "2", "proposal-reason": "More."},
        ),
        "assign": on(accepted(), "assignment", assignee=str(tomas.id)),
        "solve": on(accepted(), "solution"),
        "close it": on(fresh(solved), "closure"),
        "goodwill": on(
            accepted(), "goodwill", **{"goodwill-units": "1", "goodwill-reason": "Sorry."}
        ),
    }


def intake_forms(world: World, brand: Brand, nora: Member) -> dict[str, Form]:
    ticket = {
        "title": "Forms fail",
        "text": "They do.",
        "tier": "premium",
        "issue_class": "fault",
        "units": "1",
        "reason": "",
    }
    parts = {f"ticket-0-{name}": value for name, value in ticket.items()}
    path = f"/desk/requests/{world.request(nora)}/"
    typed_off = {"requester": str(nora.id), "subject": "Hi", "text": "Hi.", "key": key()}
    bought = {"units": "5", "price": "10.00", "currency": "EUR", "reference": "R-1"}
    return {
        "split": Form("tomas", path, {"count": "1", "key": key(), **parts}),
        "release": Form("tomas", f"/desk/mail/{held_mail(brand)}/release", typed_off),
        "dismiss": Form("tomas", f"/desk/mail/{held_mail(brand)}/dismissal", {"key": key()}),
        "sell": Form("tomas", f"/desk/companies/{nora.company_id}/units", bought),
    }


def held_mail(brand: Brand) -> UUID:
    raw = f"From: a@stranger.example\nSubject: Hello\n\nHello there, {key()}.".encode()
    taken = take_mail(Arrival(raw=raw, name="held.eml"), brand=brand, at=MONDAY_9AM)
    with reading(brand.id):
        assert RawMail.objects.get(id=taken.mail_id).state == RawMail.State.HELD
    return taken.mail_id


def owners_forms(world: World, brand: Brand, nora: Member) -> dict[str, Form]:
    paul = world.customer(brand, "paul", company=nora.company_id)
    paula = world.customer(brand, "paula", company=nora.company_id)
    somebody = {"name": "Ines", "address": "ines@example.com", "user_name": "ines"}
    member = {**somebody, "language": "en", "roles": "agent", "key": key()}
    vera = {"address": "vera@example.com", "user_name": "vera", "roles": "requester", "key": key()}
    change = {"roles": "requester", "key": key()}
    return {
        "hire": Form("olga", "/owner/people/quillbit/staff", member),
        "welcome": Form(
            "olga", "/owner/people/quillbit/customers", {**member, **vera, "company": "Nora's"}
        ),
        "promote": Form("olga", f"/owner/people/{paul.id}/", change),
        "see off": Form("olga", f"/owner/people/{paula.id}/departure", {"key": key()}),
    }


class Watch:
    """Looks at each answer: no error of ours, and whoever was refused changed nothing."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.before = kept()
        self.wrong: list[str] = []
        for browser in stage.browsers.values():
            browser.raise_request_exception = False

    def send(self, which: str, changes: Mapping[str, Any]) -> None:
        response = self.stage.send(which, changes)
        told = ", ".join(f"{field}={str(said)[:30]!r}" for field, said in changes.items())
        self.last = response
        if response.status_code not in (200, 302, 400, 404, 409):
            self.wrong.append(f"{response.status_code} to {which} with {told}")
        now = kept()
        if response.status_code != 302 and now != self.before:
            changed = [table for table in now if now[table] != self.before[table]]
            self.wrong.append(f"{changed} changed by {which} with {told}")
        self.before = now


def test_a_form_as_its_page_sends_it_is_accepted(stage):
    assert set(stage.forms) == set(FORMS)
    for name in FORMS:
        assert stage.send(name).status_code == 302, name


def test_a_field_that_is_wrong_missing_doubled_or_a_file(stage):
    watch = Watch(stage)
    for name in FORMS:
        fields = stage.forms[name].fields
        watch.send(name, dict.fromkeys(fields))
        for place, (field, right) in enumerate(fields.items()):
            no_text = None if place % 2 else SimpleUploadedFile("a.txt", b"a")
            for said in ("9" * 5000, [right, "x\x00y"], no_text):
                watch.send(name, {field: said})
    assert watch.wrong == []


WORDS = {
    "write": ["text"],
    "reply": ["text"],
    "note": ["note-text"],
    "propose": ["proposal-reason"],
    "goodwill": ["goodwill-reason"],
    "split": ["ticket-0-title", "ticket-0-text", "ticket-0-reason", "ticket-0-tier"],
    "release": ["subject", "text", "requester"],
    "sell": ["reference", "price", "currency"],
    "hire": ["name", "address", "user_name"],
    "welcome": ["name"],
}


def test_naughty_strings_where_people_write(stage):
    watch = Watch(stage)
    places = [(name, field) for name, fields in WORDS.items() for field in fields]
    for place, (name, field) in enumerate(places):
        for said in NAUGHTY[place % 5 :: 5]:  # each string in every fifth field
            watch.send(name, {field: said})
    assert watch.wrong == []


def test_the_collected_naughty_strings(stage):
    strings = collected_strings()
    if not strings:
        pytest.skip("the big list of naughty strings does not lie beside us")
    watch = Watch(stage)
    places = [(name, field) for name, fields in WORDS.items() for field in fields]
    for place, said in enumerate(
        batched(strings, 5, strict=False)
    ):  # and 5 in a row are naughty too
        name, field = places[place % len(places)]
        watch.send(name, {field: " ".join(said)})
    assert watch.wrong == []


def test_a_form_that_does_not_say_what_was_looked_at_is_stale(stage):
    watch = Watch(stage)
    for name in ("reply", "propose", "solve", "close it", "cancel", "close"):
        for turn in (None, "0", "-1", "99999999999999999999"):
            watch.send(name, {"turn": turn})
            assert watch.last.status_code == 409, (name, turn)
    assert watch.wrong == []


def test_too_much_of_something_is_said_beside_its_field(stage):
    watch = Watch(stage)
    for name, field, most in (
        ("write", "text", 50_000),
        ("reply", "text", 50_000),
        ("note", "note-text", 50_000),
        ("propose", "proposal-reason", 2_000),
        ("goodwill", "goodwill-reason", 500),
        ("goodwill", "goodwill-units", 3),
        ("split", "ticket-0-title", 200),
        ("release", "subject", 300),
        ("sell", "reference", 80),
    ):
        watch.send(name, {field: "9" * (most + 1)})
        assert watch.last.status_code == 400, (name, field)
        assert f'id="id_{field}_error"' in watch.last.content.decode(), (name, field)
    assert watch.wrong == []


def test_whoever_is_named_in_a_form_has_to_be_there(stage):
    world, brand = stage.world, stage.nora.brand
    there = world.brand("tessero")
    yelena, vera = world.agent(there, "yelena"), world.customer(there, "vera")
    others = open_quote(world.ticket(world.customer(brand, "otto"), stage.tomas))
    watch = Watch(stage)
    for who in (yelena.id, vera.id, stage.nora.id, yelena.person_id, NOBODY, "nobody"):
        watch.send("assign", {"assignee": str(who)})
        assert watch.last.status_code == 404, who
    for who in (yelena.id, vera.id, stage.tomas.id, NOBODY, "nobody"):
        watch.send("release", {"requester": str(who)})
        assert watch.last.status_code == 400, who
    for name in ("approve", "decline"):
        for quote in (others.id, NOBODY, "nothing"):
            watch.send(name, {"quote": str(quote)})
            assert watch.last.status_code == 404, (name, quote)
        watch.send(name, {"content": others.content_sha256})
        assert watch.last.status_code == 409, name
    assert watch.wrong == []


def test_the_second_of_two_who_send_the_same_form_hears_who_was_quicker(stage):
    petra = stage.world.customer(stage.nora.brand, "petra", company=stage.nora.company_id)
    form = stage.forms["approve"]

    first = stage.browsers["nora"].post(form.path, form.fields)
    second = signed_in(petra).post(form.path, form.fields)

    assert (first.status_code, second.status_code) == (302, 409)
    assert "Nora Example approved this already." in text_of(second)
