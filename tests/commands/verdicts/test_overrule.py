"""Staff decide against the rules, the customer objects, and somebody else looks at it."""

import pytest

from makegood.commands.people.offer_paid import AlreadyOffered, Offering, offer_paid
from makegood.commands.people.withhold_paid import (
    AlreadyWithheld,
    PaidIsOfferedToAll,
    Withholding,
    withhold_paid,
)
from makegood.commands.refusals.tickets import NothingSaid, WrongState
from makegood.commands.refused import NotAllowed, NotThere
from makegood.commands.steps.overruling import PaidIsWithheld, TierDoesNotFit
from makegood.commands.verdicts.object_to_verdict import ObjectionIsNotTaken
from makegood.commands.verdicts.review_objection import AlreadyReviewed, ReviewerDecided
from makegood.tickets.models import State
from tests.commands.verdicts.scene import PRESENT, clauses_of, scene_at, scene_in, verdict_of
from tests.packs import changed, pack
from tests.world import company_of, facts, key


@pytest.fixture
def scene(world):
    return scene_in(world)


@pytest.fixture
def refused(scene):
    return scene.world.asked(scene.nora, "server")


def test_what_the_rules_refuse_can_be_done_free_of_charge(scene, refused):
    ticket = scene.overrule(refused, "covered")

    verdict = verdict_of(ticket)
    assert (ticket.state, ticket.tier) == (State.ACCEPTED, "basic")
    assert (verdict.overrules, verdict.reason) == (True, "As you are new here.")
    assert clauses_of(ticket) == ["9", "7"]


def test_it_needs_a_reason(scene, refused):
    with pytest.raises(NothingSaid):
        scene.overrule(refused, "covered", reason="")


@pytest.mark.parametrize(
    ("covers", "tier"), [("covered", "premium"), ("payable", "basic"), ("refused", "basic")]
)
def test_the_tier_fits_the_verdict(scene, refused, covers, tier):
    with pytest.raises(TierDoesNotFit):
        scene.overrule(refused, covers, tier=tier)


# --- Objections ---


def test_an_objection_that_is_upheld_makes_it_free(scene, refused):
    scene.object(refused)

    ticket = scene.review(refused, upheld=True)

    assert (ticket.state, ticket.tier) == (State.ACCEPTED, "basic")
    verdict = verdict_of(ticket)
    assert (verdict.overrules, verdict.by_id) == (True, scene.ines.id)


def test_a_verdict_that_stands_moves_nothing(scene, refused):
    scene.object(refused)

    ticket = scene.review(refused, upheld=False)

    assert ticket.state == State.REFUSED
    assert verdict_of(ticket).number == 1
    assert [fact.details["upheld"] for fact in facts(ticket.brand_id, "objection.reviewed")] == [
        False
    ]


@pytest.mark.parametrize("days", [14, 3])
def test_the_last_second_counts_and_the_next_does_not(world, days):
    files = changed(pack("hourly"), {"within_days = 14": f"within_days = {days}"})
    brand = world.brand(agreement=files)
    scene = scene_at(world, brand)
    first, second = (world.asked(scene.nora, "server", at=PRESENT) for _ in range(2))

    scene.object(first, days=days)
    with pytest.raises(ObjectionIsNotTaken) as refusal:
        scene.object(second, days=days, seconds=1)

    assert refusal.value.details["finding"] == "objection_is_too_late"


def test_a_customer_objects_once_a_ticket(scene, refused):
    scene.object(refused)
    with pytest.raises(ObjectionIsNotTaken) as refusal:
        scene.object(refused)
    assert refusal.value.details["finding"] == "objection_was_made"


def test_where_no_objection_is_foreseen_none_is_taken(world):
    scene = scene_in(world, "aftersales")
    ticket = world.asked(scene.nora, "development")
    assert ticket.state == State.REFUSED

    with pytest.raises(ObjectionIsNotTaken) as refusal:
        scene.object(ticket)
    assert refusal.value.details["finding"] == "no_objection_is_foreseen"


def test_nobody_objects_to_what_is_covered(scene, refused):
    with pytest.raises(WrongState):
        scene.object(scene.overrule(refused, "covered"))


def test_an_objection_says_something(scene, refused):
    with pytest.raises(NothingSaid):
        scene.object(refused, text=" ")


def test_whoever_decided_does_not_look_at_it(scene, refused):
    ticket = scene.overrule(refused, "refused")
    scene.object(ticket)

    with pytest.raises(ReviewerDecided) as refusal:
        scene.review(ticket, upheld=True, by=scene.tomas)
    assert refusal.value.details == {"clause": "13"}

    scene.review(ticket, upheld=False)
    with pytest.raises(AlreadyReviewed):
        scene.review(ticket, upheld=True)


def test_without_an_objection_there_is_nothing_to_review(scene, refused):
    with pytest.raises(NotThere):
        scene.review(refused, upheld=True)


# --- To whom paid support is offered ---


def test_to_whom_it_is_withheld_nothing_payable_is_offered(scene):
    company = company_of(scene.nora)
    withhold_paid(Withholding(company_id=company), by=scene.tomas, key=key(), at=PRESENT)

    ticket = scene.world.asked(scene.nora, "misconfiguration")

    assert (ticket.state, clauses_of(ticket)) == (State.REFUSED, ["17"])
    with pytest.raises(PaidIsWithheld):
        scene.overrule(ticket, "payable")
    with pytest.raises(AlreadyWithheld):
        withhold_paid(Withholding(company_id=company), by=scene.tomas, key=key(), at=PRESENT)

    offer_paid(Offering(company_id=company), by=scene.tomas, key=key(), at=PRESENT)
    assert scene.world.asked(scene.nora, "misconfiguration").state == State.SUBMITTED
    with pytest.raises(AlreadyOffered):
        offer_paid(Offering(company_id=company), by=scene.tomas, key=key(), at=PRESENT)


def test_what_was_agreed_with_all_is_withheld_from_nobody(world):
    scene = scene_in(world, "credits")
    with pytest.raises(PaidIsOfferedToAll):
        withhold_paid(
            Withholding(company_id=company_of(scene.nora)), by=scene.tomas, key=key(), at=PRESENT
        )


def test_a_customer_withholds_nothing(scene):
    said = Withholding(company_id=company_of(scene.nora))
    with pytest.raises(NotAllowed):
        withhold_paid(said, by=scene.nora, key=key(), at=PRESENT)
