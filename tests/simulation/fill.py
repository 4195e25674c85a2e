"""What can be said to a command, chosen at random from what is there, and sometimes wrong.

A field of a command's words is filled by its name; a new name fails until it is told here how.
"""

import hashlib
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from makegood.agreements.models import Version
from makegood.catalogue.models import Edition
from makegood.commands.command import Command
from makegood.people.models import Company, Member
from makegood.purchases.models import Purchase
from makegood.terms.agreement.vocabulary import vocabulary
from makegood.terms.coverage.told import can_tell
from makegood.tickets.models import (
    Call,
    Draft,
    FieldRule,
    Message,
    SavedReply,
    Tag,
    Ticket,
    TicketLink,
    TimeEntry,
)
from makegood.vault.models import Access
from tests.simulation.scene import Scene


def on_the_ticket(scene: Scene) -> UUID:
    return scene.ticket.id if scene.ticket else scene.unknown()


def its_turn(scene: Scene) -> int:
    now = scene.ticket.turn if scene.ticket else 1
    return now if scene.random.random() < 0.9 else max(0, now - 1)


def its_quote(scene: Scene) -> UUID:
    quote = scene.quote()
    return quote.id if quote else scene.unknown()


def its_content(scene: Scene) -> str:
    quote = scene.quote()
    read = quote.content_sha256 if quote else ""
    return read if scene.random.random() < 0.95 else hashlib.sha256(b"other").hexdigest()


def some_message(scene: Scene) -> UUID:
    return scene.one_of(Message, ticket=on_the_ticket(scene))


def its_tier(scene: Scene) -> str:
    return str(scene.known(*(tier.id for tier in scene.agreement.tiers)))


def its_class(scene: Scene) -> str:
    return str(scene.known(*(one.id for one in scene.agreement.classes)))


def the_version(scene: Scene) -> UUID:
    return scene.one_of(Version)


def channels(scene: Scene) -> tuple[str, ...]:
    """Those of the agreement; most often one that takes requests."""
    ids = tuple(channel.id for channel in scene.agreement.rules.channel)
    takes = tuple(one.id for one in scene.agreement.rules.channel if one.takes == "requests")
    return (*ids, *takes * 4)


def told_facts(scene: Scene) -> tuple[tuple[str, Any], ...]:
    """An answer to each of some of the questions; now and then to one that is nobody's to ask."""
    rules = scene.agreement.rules
    staff_tell = scene.random.random() < 0.1
    asked = [one.id for one in rules.fact if can_tell(rules, one.id, by_staff=staff_tell)]
    choices = vocabulary(rules)
    told = [
        (fact, scene.choice(*(choices[fact] or (0, 3, 7))))
        for fact in asked
        if scene.random.random() < 0.7
    ]
    return (*told, ("no_such_fact", True)) if scene.random.random() < 0.03 else tuple(told)


def some_symptoms(scene: Scene) -> tuple[str, ...]:
    among = [said for one in scene.agreement.rules.priority for said in one.symptoms]
    return (scene.choice(*among),) if among and scene.random.random() < 0.7 else ()


def some_staff(scene: Scene) -> UUID:
    return scene.one_of(Member, company=None)


def some_department(scene: Scene) -> str:
    return str(scene.known(*scene.agreement.departments))


def some_priority(scene: Scene) -> str:
    return str(scene.known(*(one.id for one in scene.agreement.rules.priority)))


def shortly(scene: Scene) -> datetime:
    return scene.at + timedelta(minutes=scene.random.randint(-600, 6000))


def lately(scene: Scene) -> datetime:
    return scene.at - timedelta(minutes=scene.random.randint(0, 600))


def some_classes(scene: Scene) -> tuple[str, ...]:
    """Mostly none: a ticket is of one class."""
    return (its_class(scene),) if scene.random.random() < 0.15 else ()


def some_surcharges(scene: Scene) -> tuple[str, ...]:
    known = tuple(rule.id for rule in scene.agreement.rules.surcharge)
    return known if scene.random.random() < 0.95 else ("no_such_surcharge",)


def some_entry(scene: Scene) -> UUID:
    return scene.one_of(TimeEntry, ticket=on_the_ticket(scene))


type Fills = Callable[[Scene], Any]

BY_NAME: dict[str, Fills] = {
    "ticket_id": on_the_ticket,
    "turn": its_turn,
    "quote_id": its_quote,
    "content_sha256": its_content,
    "message_id": some_message,
    "company_id": lambda scene: scene.one_of(Company),
    "assignee_id": lambda scene: scene.choice(None, some_staff(scene)),
    "member_id": lambda scene: scene.one_of(Member),
    "tier": its_tier,
    "issue_class": its_class,
    "least": lambda scene: scene.choice(0, 1, 1, 1, 2, 30),
    "most": lambda scene: scene.choice(1, 1, 2, 3, 30, 30, 5000),
    "classes": some_classes,
    "surcharges": some_surcharges,
    "people": lambda scene: scene.choice(1, 1, 1, 2, 0),
    "entry_id": some_entry,
    "begins_at": lately,
    "minutes": lambda scene: scene.choice(1, 7, 30, 61, 400, 0),
    "units": lambda scene: scene.choice(0, 1, 1, 1, 2, 3, 5, 100),
    "text": Scene.words,
    "title": Scene.words,
    "department": some_department,
    "needs_answer": lambda scene: scene.choice(True, True, False),
    "name": lambda scene: scene.choice("slow", "forms", scene.words()),
    "tag_id": lambda scene: scene.one_of(Tag),
    "field_id": lambda scene: scene.one_of(FieldRule),
    "value": lambda scene: scene.choice("", "7", "yes", scene.words()),
    "what": lambda scene: scene.choice(*TicketLink.Kind.values, *["ticket"] * 4, "nothing"),
    "target_id": lambda scene: scene.one_of(Ticket),
    "link_id": lambda scene: scene.one_of(TicketLink, ticket=on_the_ticket(scene)),
    "saved_reply_id": lambda scene: scene.one_of(SavedReply),
    "draft": lambda scene: scene.choice(*Draft.Kind.values, "poem"),
    "writes": lambda scene: scene.choice(True, False),
    "until": shortly,
    "arranged_for": shortly,
    "into_id": lambda scene: scene.one_of(Ticket),
    "call_id": lambda scene: scene.one_of(Call, ticket=on_the_ticket(scene)),
    "wish": Scene.words,
    "code": lambda scene: scene.choice("server", "cases", "No Code"),
    "choices": lambda scene: scene.choice((), ("one", "two")),
    "language": lambda scene: scene.choice("en", "de"),
    "priority": some_priority,
    "reason": Scene.words,
    "asks": lambda scene: scene.choice(True, False),
    "attachments": lambda _scene: (),
    "access_id": lambda scene: scene.one_of(Access, ticket=on_the_ticket(scene)),
    "kind": lambda scene: scene.choice(*Access.Kind),
    "address": Scene.words,
    "user": Scene.words,
    "secret": Scene.words,
    "remarks": Scene.words,
    "subject": Scene.words,
    "confirmed": lambda scene: scene.choice("", "A backup of the database.", scene.words()),
    "version_id": the_version,
    "channel": lambda scene: scene.known(*channels(scene)),
    "told": told_facts,
    "symptoms": some_symptoms,
    "files": lambda _scene: (),
    "rule": lambda scene: scene.choice(
        "no_such_rule", *(one.id for one in scene.agreement.rules.coverage if one.judged_by)
    ),
    "covers": lambda scene: scene.choice("covered", "payable", "refused"),
    "evidence": Scene.words,
    "upheld": lambda scene: scene.choice(True, False),
    "answer": Scene.words,
    "price_minor": lambda scene: scene.choice(0, 2900, 58_00, 1),
    "currency": lambda scene: scene.choice("EUR", "USD"),
    "purchase_id": lambda scene: scene.one_of(Purchase),
    "edition_id": lambda scene: scene.one_of(Edition),
    "bought_at": lately,
    "cleared_at": lately,
    "paid_at": lately,
    "paid_minor": lambda scene: scene.choice(90_00, 0),
    "seats": lambda scene: scene.choice(1, 5, 0),
    "accepted_by": lambda scene: scene.choice(*Purchase.Means.values, "nobody"),
    "why": lambda scene: scene.choice(*Purchase.Why.values, "nothing"),
    "reference": lambda scene: f"order {scene.random.randint(1, 40)}",
}


def said_to(run: "Command[Any, Any]", scene: Scene, own: dict[str, Fills]) -> Any:
    """The command's words, each field as `own` has it for the command or for all, else by name."""
    filled = {}
    for field in fields(run.said):
        names = (f"{run.operation}.{field.name}", field.name)
        told = next((own[name] for name in names if name in own), BY_NAME.get(field.name))
        assert told, f"Say in tests/simulation/fill.py how {run.operation} has its {field.name}."
        filled[field.name] = told(scene)
    return run.said(**filled)
