"""A desk by the hour, or another, with tickets of every verdict."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.commands.verdicts.judge import Judgement, judge
from makegood.commands.verdicts.object_to_verdict import Objecting, object_to_verdict
from makegood.commands.verdicts.overrule import Overruling, overrule
from makegood.commands.verdicts.review_objection import Review, review_objection
from makegood.commands.verdicts.tell_facts import Answers, tell_facts
from makegood.people.models import Member
from makegood.terms.agreement.rules.conditions import Value
from makegood.tickets.models import Ticket, Verdict
from makegood.tickets.verdicts import standing_verdict
from tests.packs import pack
from tests.world import World, after, fresh, key

PRESENT = after(hours=1)


@dataclass
class Scene:
    """Nora asks; Tomas and Ines are staff. Whatever is said is said within the hour."""

    world: World
    nora: Member
    tomas: Member
    ines: Member

    def tell(self, ticket: Ticket, *, by: Member | None = None, **told: Value) -> Ticket:
        said = Answers(ticket_id=ticket.id, turn=fresh(ticket).turn, told=tuple(told.items()))
        tell_facts(said, by=by or self.nora, key=key(), at=PRESENT)
        return fresh(ticket)

    def judge(self, ticket: Ticket, rule: str, **said: Any) -> Ticket:
        plain: dict[str, Any] = {"reason": "We looked into it.", "evidence": "The log of Sunday."}
        wanted = Judgement(
            ticket_id=ticket.id, turn=fresh(ticket).turn, rule=rule, **(plain | said)
        )
        judge(wanted, by=self.tomas, key=key(), at=PRESENT)
        return fresh(ticket)

    def overrule(self, ticket: Ticket, covers: Any, **said: Any) -> Ticket:
        plain: dict[str, Any] = {"reason": "As you are new here."}
        wanted = Overruling(
            ticket_id=ticket.id, turn=fresh(ticket).turn, covers=covers, **(plain | said)
        )
        overrule(wanted, by=self.tomas, key=key(), at=PRESENT)
        return fresh(ticket)

    def object(self, ticket: Ticket, text: str = "I changed nothing.", **time: int) -> Ticket:
        at: datetime = PRESENT + timedelta(**time)
        said = Objecting(ticket_id=ticket.id, text=text)
        object_to_verdict(said, by=self.nora, key=key(), at=at)
        return fresh(ticket)

    def review(self, ticket: Ticket, *, upheld: bool, by: Member | None = None) -> Ticket:
        said = Review(ticket_id=ticket.id, upheld=upheld, answer="We looked once more.")
        review_objection(said, by=by or self.ines, key=key(), at=PRESENT)
        return fresh(ticket)


def scene_in(world: World, name: str = "hourly", *, slug: str = "quillbit") -> Scene:
    return scene_at(world, world.brand(slug, agreement=pack(name)))


def scene_at(world: World, brand: Brand) -> Scene:
    """The scene at a brand of whatever agreement."""
    return Scene(
        world, world.customer(brand), world.agent(brand, "tomas"), world.agent(brand, "ines")
    )


def verdict_of(ticket: Ticket) -> Verdict:
    with reading(ticket.brand_id):
        verdict = standing_verdict(ticket)
    assert verdict is not None
    return verdict


def clauses_of(ticket: Ticket) -> list[str]:
    return [step["clause"] for step in verdict_of(ticket).because]
