"""What becomes of a request that is made by the form, and what is not taken?"""

from dataclasses import replace

import pytest

from makegood.agreements.queries import version_at
from makegood.brands.ids import new_id
from makegood.brands.scope import reading
from makegood.commands.intake.submit_request import NewRequest, submit_request
from makegood.commands.refusals.requests import (
    AgreementIsAnother,
    ChannelIsClosed,
    NotYoursToTell,
    UnknownAnswer,
    UnknownSymptom,
    UnknownTierOrClass,
)
from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.refused import NotAllowed
from makegood.tickets.models import State, Ticket
from makegood.tickets.verdicts import standing_verdict
from tests.packs import pack
from tests.world import MONDAY_9AM, facts, key

UNMODIFIED = {"modified": False, "applied_to_another": False}


@pytest.fixture
def brand(world):
    return world.brand(agreement=pack("hourly"))


@pytest.fixture
def nora(world, brand):
    return world.customer(brand)


def wanted(brand, **said):
    with reading(brand.id):
        version = version_at(brand, at=MONDAY_9AM)
    plain = NewRequest(
        channel="portal",
        version_id=version.id,
        issue_class="use",
        subject="How?",
        text="How does it work?",
    )
    return replace(plain, **said)


def verdict_of(ticket):
    with reading(ticket.brand_id):
        return standing_verdict(ticket)


def test_what_is_payable_waits_for_staff_to_rate_it(world, nora):
    ticket = world.asked(nora, "misconfiguration")

    assert (ticket.state, ticket.tier, ticket.tier_rank) == (State.SUBMITTED, "premium", 0)
    assert verdict_of(ticket).because[-1]["clause"] == "15"


def test_what_is_refused_says_so_with_its_clause(world, nora):
    ticket = world.asked(nora, "server")

    verdict = verdict_of(ticket)
    assert (ticket.state, ticket.tier) == (State.REFUSED, "")
    assert (verdict.covers, verdict.because[0]["clause"]) == ("refused", "9")


def test_what_must_be_known_is_asked_of_the_customer(world):
    nora = world.customer(world.brand(agreement=pack("credits")))

    ticket = world.asked(nora, "other")

    verdict = verdict_of(ticket)
    assert ticket.state == State.NEEDS_FACTS
    assert [need["fact"] for need in verdict.needs] == ["matter"]


def test_what_needs_no_entitlement_is_queued_at_once(world):
    nora = world.customer(world.brand(agreement=pack("credits")))

    ticket = world.asked(nora, "account", told={"matter": "licence_transfer"})

    assert (ticket.state, ticket.tier, ticket.queued_at) == (State.ACCEPTED, "free", MONDAY_9AM)
    assert ticket.department == "Sales"


def test_it_is_recorded_with_what_it_was_ruled_on(world, nora):
    ticket = world.asked(nora, "use", told=UNMODIFIED)

    given = facts(nora.brand_id, "verdict.given")[0].details
    known = dict(given["known"])
    assert (given["ticket"], given["covers"]) == (str(ticket.id), "refused")
    assert known["modified"] is False
    assert (known["owned"], known["premium_withheld"]) == (False, False)


@pytest.mark.parametrize(
    ("said", "refusal", "details"),
    [
        ({"version_id": new_id(MONDAY_9AM)}, AgreementIsAnother, {}),
        ({"channel": "phone"}, ChannelIsClosed, {"clause": "4", "instead": "portal"}),
        ({"channel": "mail"}, ChannelIsClosed, {"clause": "4", "instead": "portal"}),
        ({"channel": "pigeon"}, ChannelIsClosed, {"finding": "channel_is_not_named"}),
        ({"issue_class": "gossip"}, UnknownTierOrClass, {"field": "issue_class"}),
        ({"symptoms": ("smoke",)}, UnknownSymptom, {"symptom": "smoke"}),
        ({"told": (("encrypted", False),)}, NotYoursToTell, {"fact": "encrypted"}),
        ({"told": (("owned", True),)}, NotYoursToTell, {"fact": "owned"}),
        ({"told": (("modified", "maybe"),)}, UnknownAnswer, {"fact": "modified"}),
        ({"told": (("modified", 1),)}, UnknownAnswer, {"fact": "modified"}),
        ({"subject": " \u200b"}, NothingSaid, {"field": "subject"}),
        ({"text": "  "}, NothingSaid, {"field": "text"}),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(brand, nora, said, refusal, details):
    with pytest.raises(refusal) as refused:
        submit_request(wanted(brand, **said), by=nora, key=key(), at=MONDAY_9AM)

    assert details.items() <= refused.value.details.items()
    with reading(brand.id):
        assert not Ticket.objects.exists()


def test_staff_ask_for_nothing(world, brand):
    with pytest.raises(NotAllowed):
        submit_request(wanted(brand), by=world.agent(brand), key=key(), at=MONDAY_9AM)
