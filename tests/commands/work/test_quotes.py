"""Proposing what a ticket costs, under every kind of rate."""

import pytest

from makegood.commands.refusals.quotes import CostIsMalformed, CostIsRefused, NothingToPay
from makegood.commands.refusals.tickets import WrongState
from makegood.commands.refused import NotThere
from makegood.commands.steps.decisions import AlreadyDecided
from makegood.commands.tickets.approve_quote import Approval, approve_quote
from makegood.commands.tickets.decline_quote import decline_quote
from makegood.commands.tickets.lapse_quotes import DueLapses, lapse_quotes
from makegood.commands.tickets.second_quote import NeedsAnother
from makegood.tickets.models import Quote, State
from tests.commands.work.scene import scene_of
from tests.world import after, approval, balance_of, declination, fresh, key, open_quote


def test_a_range_is_proposed_and_its_upper_end_set_aside(world):
    """Edge case C9."""
    scene = scene_of(world)
    ticket = scene.propose(scene.incident("price_plans"), 1, 4)

    approved = approve_quote(approval(ticket), by=scene.nora, key=key(), at=after(minutes=20))

    assert (approved.most, approved.captured) == (4, 0)
    assert (balance_of(scene.nora).available, balance_of(scene.nora).held) == (6, 4)
    assert fresh(ticket).state == State.ACCEPTED


@pytest.mark.parametrize("most", [2, 3], ids=["as-written", "three"])
def test_a_cost_outside_of_the_range_needs_a_reason(world, most):
    scene = scene_of(world, "credits", {"most = 2": f"most = {most}"} if most != 2 else None)
    ticket = scene.incident()

    with pytest.raises(CostIsRefused) as refused:
        scene.propose(ticket, 1, most + 1, reason="  ")
    assert refused.value.details["finding"] == "reason_for_range_is_missing"

    assert scene.propose(ticket, 1, most).state == State.AWAITING_APPROVAL
    assert scene.propose(ticket, 1, most + 1, reason="Two servers.").state == "awaiting_approval"


def test_a_ticket_of_two_classes_adds_their_ranges_up(world):
    """Edge case C8: with both parts in the quote."""
    scene = scene_of(world)
    ticket = scene.propose(scene.incident(), 2, 6, classes=("price_plans",))

    steps = open_quote(ticket).because
    assert [step["finding"] for step in steps] == ["range_of_part", "range_of_part", "in_range"]
    with pytest.raises(CostIsRefused):
        scene.propose(ticket, 2, 7, classes=("price_plans",))


def test_above_the_limit_a_second_person_agrees_before_the_customer_sees_it(world):
    """Edge case C10."""
    scene = scene_of(world)
    ticket = scene.incident("other")
    assert scene.propose(ticket, 20, 20).state == State.AWAITING_APPROVAL
    rated = scene.propose(ticket, 21, 21, reason="A whole system.")
    assert rated.state == State.RATED
    assert rated.open_quote is None
    quote = rated.last_quote
    said = Approval(ticket_id=rated.id, quote_id=quote.id, content_sha256=quote.content_sha256)
    with pytest.raises(NotThere):
        approve_quote(said, by=scene.nora, key=key(), at=after(minutes=12))
    with pytest.raises(NeedsAnother):
        scene.second(rated, by=scene.tomas)

    seconded = scene.second(rated)

    assert seconded.state == State.AWAITING_APPROVAL
    assert open_quote(seconded).seconded_by_id == scene.ines.id
    with pytest.raises(WrongState):
        scene.second(rated)


def test_whoever_read_a_quote_that_is_rated_anew_hears_that_it_was_taken_back(world):
    scene = scene_of(world)
    ticket = scene.propose(scene.incident("other"), 5, 5)
    read = approval(ticket)
    scene.propose(ticket, 30, 30)

    with pytest.raises(AlreadyDecided) as refused:
        approve_quote(read, by=scene.nora, key=key(), at=after(minutes=20))

    assert refused.value.details["state"] == Quote.State.SUPERSEDED
    assert "most" not in refused.value.details


def test_by_the_hour_every_proposal_has_a_limit_and_nothing_is_set_aside(world):
    """Edge case A7."""
    scene = scene_of(world, "hourly", units=0)
    ticket = scene.asked("management")
    for most, currency in ((0, "USD"), (4, ""), (100_00, "EUR")):
        with pytest.raises(CostIsRefused):
            scene.propose(ticket, 0, most, currency=currency)

    ticket = scene.propose(ticket, 0, 100_00, currency="USD")
    approved = approve_quote(approval(ticket), by=scene.nora, key=key(), at=after(minutes=20))

    assert (approved.most, approved.currency, approved.captured) == (100_00, "USD", 0)


def test_what_is_free_has_no_cost_to_propose(world):
    scene = scene_of(world)
    with pytest.raises(WrongState):
        scene.propose(scene.asked("account", told={"matter": "sales"}), 1, 1)


def test_before_a_verdict_there_is_no_cost_to_propose(world):
    scene = scene_of(world, "hourly", units=0)
    with pytest.raises(NothingToPay):
        scene.propose(scene.asked("customisation"), 0, 100_00, currency="USD")


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("least", {"least": -1}),
        ("most", {"most": 10**12}),
        ("classes", {"classes": ("no_such",)}),
        ("surcharges", {"surcharges": ("no_such",)}),
        ("people", {"people": 0}),
    ],
)
def test_a_malformed_cost_is_named(world, field, said):
    scene = scene_of(world)
    ends = {"least": 1, "most": 2} | said
    with pytest.raises(CostIsMalformed) as refused:
        scene.propose(scene.incident(), **ends)
    assert refused.value.details["field"] == field


def test_a_supplement_is_for_the_difference_only(world):
    """Edge case B18."""
    scene = scene_of(world)
    ticket = scene.agreed(1, 2)

    more = scene.propose(ticket, 1, 3, reason="A second server.", at=after(minutes=30))

    quote = open_quote(more)
    assert (quote.least, quote.most, quote.supplements_id) == (1, 3, ticket.approved_quote.id)
    assert quote.because[0]["finding"] == "supplement_is_difference"
    assert balance_of(scene.nora).held == 2
    agreed = scene.approve(more, at=after(minutes=40))
    assert (agreed.state, agreed.approved_most) == (State.IN_PROGRESS, 5)
    assert (balance_of(scene.nora).available, balance_of(scene.nora).held) == (5, 5)


@pytest.mark.parametrize("way", ["declined", "lapsed"])
def test_without_the_supplement_what_was_agreed_before_goes_on(world, way):
    scene = scene_of(world)
    more = scene.propose(scene.agreed(1, 2), 1, 1, reason="More.", at=after(minutes=30))

    if way == "declined":
        decline_quote(declination(more), by=scene.nora, key=key(), at=after(minutes=40))
    else:
        at = open_quote(more).lapses_at
        lapse_quotes(DueLapses(), by=world.machine(scene.brand), key=key(), at=at)

    now = fresh(more)
    assert (now.state, now.approved_most) == (State.IN_PROGRESS, 2)
    assert balance_of(scene.nora).held == 2


def test_where_what_lies_beyond_is_the_vendors_cost_there_is_no_supplement(world):
    scene = scene_of(world, "hourly", units=0)
    ticket = scene.by_the_hour(100_00)

    with pytest.raises(CostIsRefused) as refused:
        scene.propose(ticket, 0, 50_00, currency="USD", at=after(minutes=30))

    assert refused.value.details["finding"] == "beyond_is_vendors_cost"
