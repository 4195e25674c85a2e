"""Access details are asked for, given, opened and erased: who may, when, and when not."""

from dataclasses import replace

import pytest

from makegood.brands.checks import findings
from makegood.brands.ids import new_id
from makegood.brands.scope import overseeing, reading
from makegood.commands.access.ask_for_access import (
    LONGEST_REASON,
    AccessAlreadyAsked,
    AccessWanted,
    ask_for_access,
)
from makegood.commands.access.give_access import (
    LONGEST,
    BackupIsNotConfirmed,
    GivenAccess,
    give_access,
)
from makegood.commands.access.open_access import Opening, open_access
from makegood.commands.access.withdraw_access import Withdrawal, withdraw_access
from makegood.commands.refusals.access import AccessIsRefused, NothingIsKept
from makegood.commands.refusals.tickets import NothingSaid, TicketHasChanged, TicketHasEnded
from makegood.commands.refusals.words import TooLong
from makegood.commands.refused import NotAllowed, NotThere
from makegood.commands.tickets.cancel_ticket import Cancellation, cancel_ticket
from makegood.commands.tickets.close_ticket import Closure, close_ticket
from makegood.commands.tickets.decline_quote import decline_quote
from makegood.commands.tickets.lapse_quotes import DueLapses, lapse_quotes
from makegood.events.verify import access as verify
from makegood.tickets.models import State
from makegood.vault.access import AccessDetails, details_of_look
from makegood.vault.models import Access
from tests.commands.access.scene import (
    A_BACKUP,
    agreement_with_access,
    asked,
    given,
    kept,
    opened,
)
from tests.packs import pack
from tests.records.rows import superuser
from tests.world import MONDAY_9AM, after, declination, facts, fresh, key


@pytest.fixture
def brand(world):
    return world.brand(agreement=agreement_with_access())


@pytest.fixture
def nora(world, brand):
    return world.customer(brand)


@pytest.fixture
def tomas(world, brand):
    return world.agent(brand)


@pytest.fixture
def ticket(world, nora, tomas):
    return world.ticket(nora, tomas, tier="basic", units=0)


def wanted(ticket, **changes):
    said = AccessWanted(
        ticket_id=ticket.id, turn=fresh(ticket).turn, kind=Access.Kind.FTP, reason="To look."
    )
    return replace(said, **changes)


def handed(ticket, asked_id, **changes):
    said = GivenAccess(ticket_id=ticket.id, access_id=asked_id, secret="s3cret", confirmed=A_BACKUP)
    return replace(said, **changes)


def closed(ticket, by, *, at=after(hours=9)):  # noqa: B008 - a moment of the cast
    close_ticket(Closure(ticket_id=ticket.id, turn=fresh(ticket).turn), by=by, key=key(), at=at)


def details(look_id, by, at):
    with reading(by.brand_id):
        return details_of_look(by, look_id, at=at)


# --- Asking ---


def test_staff_ask_and_the_ticket_waits_until_the_customer_gives(ticket, nora, tomas):
    access_id = asked(ticket, tomas)
    assert fresh(ticket).state == State.WAITING

    given(ticket, nora, access_id)
    assert fresh(ticket).state == State.IN_PROGRESS
    (fact,) = facts(ticket.brand_id, "access.asked")
    assert (fact.details["what"], fact.details["clause"]) == ("ftp", "3")


def test_asking_is_refused_in_this_order(world, ticket, nora, tomas):
    def refused(why, by=tomas, said=None):
        with pytest.raises(why) as refusal:
            ask_for_access(said or wanted(ticket), by=by, key=key(), at=after(hours=1))
        return refusal.value

    refused(NotAllowed, by=nora)
    refused(NotAllowed, by=world.machine(ticket.brand))
    refused(NotThere, said=wanted(ticket, ticket_id=new_id(MONDAY_9AM)))
    refused(TicketHasChanged, said=wanted(ticket, turn=99))
    assert refused(NothingSaid, said=wanted(ticket, reason=" ")).details == {"field": "reason"}
    refused(TooLong, said=wanted(ticket, reason="x" * (LONGEST_REASON + 1)))
    asked(ticket, tomas)
    refused(AccessAlreadyAsked)
    closed(ticket, nora)
    refused(TicketHasEnded)
    assert len(facts(ticket.brand_id, "access.asked")) == 1


@pytest.mark.parametrize(
    ("agreement", "finding", "clause"),
    [
        (agreement_with_access(may_be_asked=False), "access_is_never_asked", "3"),
        (pack("tickets"), "access_is_not_spoken_of", "2"),
    ],
    ids=["never", "not-spoken-of"],
)
def test_nothing_is_asked_for_where_the_agreement_does_not_say_so(
    world, agreement, finding, clause
):
    brand = world.brand("tessero", agreement=agreement)
    vera, yelena = world.customer(brand, "vera"), world.agent(brand, "yelena")
    ticket = world.ticket(vera, yelena, tier="basic", units=0)

    with pytest.raises(AccessIsRefused) as refused:
        asked(ticket, yelena)

    assert refused.value.details == {"finding": finding, "clause": clause}


# --- Giving ---


def test_giving_is_refused_in_this_order(world, ticket, nora, tomas):
    access_id = asked(ticket, tomas)

    def refused(why, by=nora, **changes):
        with pytest.raises(why) as refusal:
            give_access(handed(ticket, access_id, **changes), by=by, key=key(), at=after(hours=2))
        return refusal.value

    refused(NotAllowed, by=tomas)
    refused(NotThere, by=world.customer(ticket.brand, "paul"))
    refused(NotThere, access_id=new_id(MONDAY_9AM))
    assert refused(BackupIsNotConfirmed, confirmed=" ").details == {"clause": "3"}
    assert refused(NothingSaid, secret=" ").details == {"field": "secret"}
    assert refused(TooLong, user="x" * (LONGEST + 1)).details["field"] == "user"
    assert kept(ticket, access_id).sealed is None
    closed(ticket, nora)
    refused(TicketHasEnded)


def test_what_is_given_anew_replaces_what_was_there(ticket, nora, tomas):
    access_id = given(ticket, nora, asked(ticket, tomas), secret="first")
    before = kept(ticket, access_id)
    look_before = opened(ticket, tomas, access_id, at=after(hours=3))

    given(ticket, nora, access_id, secret="second", at=after(hours=3))

    now = kept(ticket, access_id)
    assert bytes(before.sealed_key) != bytes(now.sealed_key)
    shown = details(look_before, tomas, after(hours=3))
    assert shown == AccessDetails(
        address="ftp.example.com", user="nora", secret="second", remarks=""
    )


def test_an_agreement_without_backups_keeps_no_confirmation_that_nobody_gave(world):
    brand = world.brand("tessero", agreement=agreement_with_access(confirm_backup=False))
    vera, yelena = world.customer(brand, "vera"), world.agent(brand, "yelena")
    ticket = world.ticket(vera, yelena, tier="basic", units=0)
    access_id = asked(ticket, yelena)

    give_access(handed(ticket, access_id, confirmed=""), by=vera, key=key(), at=after(hours=2))

    assert kept(ticket, access_id).confirmed == ""


def test_no_words_of_the_details_are_in_what_a_traceback_prints(ticket):
    said = handed(ticket, new_id(MONDAY_9AM), secret="s3cret", user="nora", remarks="careful")
    for word in ("s3cret", "nora", "careful"):
        assert word not in repr(said)
        assert word not in repr(AccessDetails(address=word, user=word, secret=word, remarks=word))


# --- Opening ---


def test_a_look_shows_it_for_a_minute_to_whoever_looked(world, ticket, nora, tomas):
    access_id = given(ticket, nora, asked(ticket, tomas))
    look_id = opened(ticket, tomas, access_id, at=after(hours=3))

    assert details(look_id, tomas, after(hours=3, seconds=59)).secret == "s3cret-of-nora"
    assert details(look_id, tomas, after(hours=3, seconds=60)) is None
    assert details(look_id, world.agent(ticket.brand, "ines"), after(hours=3)) is None
    assert details(look_id, nora, after(hours=3)) is None
    assert details(look_id, world.machine(ticket.brand), after(hours=3)) is None


def test_opening_is_refused_in_this_order(world, ticket, nora, tomas):
    access_id = asked(ticket, tomas)

    def refused(why, by=tomas, said=None):
        with pytest.raises(why):
            what = said or Opening(ticket_id=ticket.id, access_id=access_id)
            open_access(what, by=by, key=key(), at=after(hours=3))

    refused(NotAllowed, by=nora)
    refused(NotAllowed, by=world.machine(ticket.brand))
    refused(NotThere, said=Opening(ticket_id=ticket.id, access_id=ticket.id))
    refused(NothingIsKept)
    assert facts(ticket.brand_id, "access.opened") == []


# --- Erasing ---


def test_the_customer_takes_it_back_and_the_look_that_was_open_shows_nothing(ticket, nora, tomas):
    access_id = given(ticket, nora, asked(ticket, tomas))
    look_id = opened(ticket, tomas, access_id, at=after(hours=3))
    said = Withdrawal(ticket_id=ticket.id, access_id=access_id)

    with pytest.raises(NotAllowed):
        withdraw_access(said, by=tomas, key=key(), at=after(hours=3))
    withdraw_access(said, by=nora, key=key(), at=after(hours=3))

    assert details(look_id, tomas, after(hours=3)) is None
    with pytest.raises(NothingIsKept):
        withdraw_access(said, by=nora, key=key(), at=after(hours=4))
    with pytest.raises(NothingIsKept):
        given(ticket, nora, access_id)


def by_closing(ticket, nora, world):
    closed(world.approve(ticket, nora), nora)


def by_cancelling(ticket, nora, world):
    ticket = world.approve(ticket, nora)
    said = Cancellation(ticket_id=ticket.id, turn=ticket.turn)
    cancel_ticket(said, by=nora, key=key(), at=after(hours=9))


def by_declining(ticket, nora, world):
    decline_quote(declination(ticket), by=nora, key=key(), at=after(hours=9))


def by_lapsing(ticket, nora, world):
    lapse_quotes(DueLapses(), by=world.machine(nora.brand), key=key(), at=after(days=99))


@pytest.mark.parametrize("ended", [by_closing, by_cancelling, by_declining, by_lapsing])
def test_with_every_end_of_a_ticket_it_is_erased_for_good(world, nora, tomas, ended):
    world.units(nora, 3)
    ticket = world.ticket(nora, tomas)
    access_id = given(ticket, nora, asked(ticket, tomas))
    opened(ticket, tomas, access_id)

    ended(ticket, nora, world)

    assert fresh(ticket).has_ended
    row = kept(ticket, access_id)
    assert (row.sealed, row.sealed_key, row.erased_by) == (None, None, None)
    assert row.erased_at is not None
    assert row.confirmed == A_BACKUP
    (fact,) = facts(ticket.brand_id, "access.erased")
    assert (fact.by_id, fact.machine) == (None, "vault")


def test_verify_names_what_is_kept_beyond_the_end_of_its_ticket(ticket, nora, tomas):
    given(ticket, nora, asked(ticket, tomas))
    with overseeing() as cursor:
        assert findings(verify.CHECKS, cursor) == []

    with superuser() as root:
        root.execute("UPDATE tickets_ticket SET state = 'merged'")
        root.commit()
    with overseeing() as cursor:
        (found,) = findings(verify.CHECKS, cursor)
    assert (found.table, found.column) == ("vault_access", "row")
