"""Access details: asked for where the agreement lets us, given, opened, and erased, through pages.

Each clause is tried under the agreement as written and under one in which its rule differs.
"""

import re

import pytest
import time_machine

from makegood.brands.scope import reading
from makegood.tickets.models import State
from makegood.vault.models import Access
from tests.commands.access.scene import free_ticket
from tests.journeys.pages import hidden_fields, signed_in, text_of
from tests.packs import changed, pack
from tests.world import MONDAY_9AM, after, facts, fresh, key

SECRET = "correct-horse-4711"


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(MONDAY_9AM, tick=True) as clock:
        yield clock


class Scene:
    """A free ticket under an agreement, with the browsers of its customer and of an agent."""

    def __init__(self, world, agreement):
        self.brand = world.brand(agreement=agreement)
        self.nora, self.tomas = world.customer(self.brand), world.agent(self.brand)
        self.ticket = free_ticket(self.nora, self.tomas)
        self.account, self.desk = signed_in(self.nora), signed_in(self.tomas)
        self.page = f"/tickets/{self.ticket.number}/"
        self.staff_page = f"/desk/tickets/{self.ticket.id}/"

    def ask(self, kind="ftp"):
        said = {
            "access-kind": kind,
            "access-reason": "To look at the import.",
            "turn": fresh(self.ticket).turn,
            "key": key(),
        }
        return self.desk.post(f"/desk/tickets/{self.ticket.id}/access", said)

    @property
    def rows(self):
        with reading(self.brand.id):
            return list(Access.objects.order_by("id"))

    def give(self, **changes):
        said = {
            "address": "ftp.example.com",
            "user": "nora",
            "secret": SECRET,
            "remarks": "Not the archive, please.",
            "backup": "on",
            "key": key(),
            **changes,
        }
        form = {name: value for name, value in said.items() if value is not None}
        return self.account.post(f"{self.page}access/{self.rows[-1].id}/", form)

    def look(self, key_used=""):
        said = {"key": key_used or key()}
        return self.desk.post(f"{self.staff_page}access/{self.rows[-1].id}/looks", said)


def hourly(*, may=True, backup=True):
    """Support by the hour, in which access may be asked for and a backup is confirmed first."""
    changes = {}
    if not may:
        changes["may_be_asked = true"] = "may_be_asked = false"
    if not backup:
        changes["confirm_backup = true"] = "confirm_backup = false"
    return changed(pack("hourly"), changes)


# --- Asking ---


@pytest.mark.clause("H-05", through="page")
@pytest.mark.parametrize("may", [True, False], ids=["as-written", "never"])
def test_staff_ask_for_access_inside_a_ticket_where_the_agreement_lets_them(world, may):
    scene = Scene(world, hourly(may=may))

    page = text_of(scene.desk.get(scene.staff_page))
    answer = scene.ask()

    assert ("Ask for access" in page) is may
    if may:
        assert answer.status_code == 302
        shown = text_of(scene.account.get(scene.page))
        assert "To look at the import. § 5" in shown
        assert "Give access details" in shown
        assert fresh(scene.ticket).state == State.WAITING
    else:
        assert answer.status_code == 409
        assert "Access details are never asked for. (clause 5)" in text_of(answer)
        assert scene.rows == []
        assert "Give access details" not in text_of(scene.account.get(scene.page))


@pytest.mark.clause("C-03", through="page")
@pytest.mark.parametrize("may", [True, False], ids=["as-written", "never"])
def test_access_can_be_asked_for_on_a_free_ticket(world, may):
    changes = {} if may else {"may_be_asked = true": "may_be_asked = false"}
    scene = Scene(world, changed(pack("credits"), changes))

    assert scene.ask("server").status_code == (302 if may else 409)
    if may:
        assert scene.give(backup=None).status_code == 302
        assert SECRET in text_of(scene.look())


@pytest.mark.clause("A-12", through="page")
@pytest.mark.parametrize("may", [False, True], ids=["never-as-written", "allowed"])
def test_no_access_details_can_be_asked_for_where_no_intervention_is_included(world, may):
    changes = {"may_be_asked = false": "may_be_asked = true"} if may else {}
    scene = Scene(world, changed(pack("aftersales"), changes))

    page = text_of(scene.desk.get(scene.staff_page))
    answer = scene.ask()

    assert ("Ask for access" in page) is may
    assert answer.status_code == (302 if may else 409)
    if not may:
        assert "Access details are never asked for." in page
        assert "clause 12" in text_of(answer)


def test_what_was_typed_stays_when_asking_is_refused(world):
    scene = Scene(world, hourly())
    empty = scene.desk.post(
        f"/desk/tickets/{scene.ticket.id}/access", {"access-kind": "ftp", "key": key()}
    )
    assert empty.status_code == 400
    scene.ask()

    twice = scene.ask()

    assert twice.status_code == 409
    assert "To look at the import." in twice.content.decode()
    assert "Somebody asked for this already." in text_of(twice)


# --- Giving ---


@pytest.mark.clause("H-18", through="page")
@pytest.mark.parametrize("backup", [True, False], ids=["as-written", "not-asked"])
def test_a_backup_is_confirmed_before_access_details_are_taken_and_it_is_kept(world, backup):
    scene = Scene(world, hourly(backup=backup))
    scene.ask()

    unconfirmed = scene.give(backup=None)

    if not backup:
        assert unconfirmed.status_code == 302
        assert scene.rows[0].confirmed == ""
        return
    assert unconfirmed.status_code == 400
    assert "Please confirm first that you have a backup." in text_of(unconfirmed)
    assert SECRET in unconfirmed.content.decode()  # nothing typed is lost
    assert not scene.rows[0].is_kept
    assert scene.give().status_code == 302
    confirmed = "I have a backup of the database and of the system."
    for browser, page in ((scene.account, scene.page), (scene.desk, scene.staff_page)):
        assert f"by Nora Example, 3 Aug 2026, 09:00 Confirmed {confirmed}" in text_of(
            browser.get(page)
        )
    (given,) = facts(scene.brand.id, "access.given")
    assert given.by_id == scene.nora.id
    assert given.details["backup_is_confirmed"] is True


@pytest.mark.clause("H-05", through="page")
@pytest.mark.parametrize("backup", [True, False], ids=["as-written", "no-backup-asked"])
def test_each_look_is_logged_and_shown_to_the_customer(world, monday, backup):
    scene = Scene(world, hourly(backup=backup))
    scene.ask()
    scene.give()
    masked = text_of(scene.desk.get(scene.staff_page))
    assert SECRET not in masked
    assert "Details •••••••• hidden" in masked
    assert "by nobody so far" in text_of(scene.account.get(scene.page))

    monday.move_to(after(minutes=20))
    shown = scene.look()

    for told in (SECRET, "ftp.example.com", "nora", "Not the archive, please."):
        assert told in text_of(shown)
    assert "no-store" in shown["Cache-Control"]
    assert shown["Refresh"] == f"60; url={scene.staff_page}"
    monday.move_to(after(minutes=40))
    assert SECRET not in text_of(scene.desk.get(scene.staff_page))
    seen = text_of(scene.account.get(scene.page))
    assert "Opened by Tomas Example, 3 Aug 2026, 09:20" in seen
    assert SECRET not in seen
    assert [fact.by_id for fact in facts(scene.brand.id, "access.opened")] == [scene.tomas.id]


def test_a_look_shows_nothing_after_its_minute_and_only_to_whoever_looked(world, monday):
    scene = Scene(world, hourly())
    scene.ask()
    scene.give()
    same = key()
    assert SECRET in text_of(scene.look(same))

    monday.move_to(after(seconds=59))
    assert SECRET in text_of(scene.look(same))
    monday.move_to(after(seconds=61))
    again = scene.look(same)

    assert again.status_code == 302
    assert len(facts(scene.brand.id, "access.opened")) == 1
    olga = signed_in(world.agent(scene.brand, "olga"))
    address = f"{scene.staff_page}access/{scene.rows[0].id}/looks"
    assert olga.post(address, {"key": same}).status_code == 409
    assert SECRET in text_of(olga.post(address, {"key": key()}))


@pytest.mark.parametrize("page", ["access", "access/{id}/looks"])
def test_what_opens_is_asked_for_by_a_form_alone(world, page):
    scene = Scene(world, hourly())
    scene.ask()
    scene.give()
    address = f"{scene.staff_page}{page.format(id=scene.rows[0].id)}"

    assert scene.desk.get(address).status_code == 405
    assert scene.account.post(address, {"key": key()}).status_code == 404


@pytest.mark.clause("H-05", through="page")
def test_another_customer_and_another_brand_find_nothing(world):
    scene = Scene(world, hourly())
    scene.ask()
    scene.give()
    paul = signed_in(world.customer(scene.brand, "paul"))
    there = world.brand("tessero")
    yelena = signed_in(world.agent(there, "yelena"))
    access_id = scene.rows[0].id

    for act in ("", "moved", "erasure"):
        assert paul.post(f"{scene.page}access/{access_id}/{act}", {}).status_code == 404
    assert paul.get(f"{scene.page}access/{access_id}/").status_code == 404
    assert yelena.post(f"{scene.staff_page}access/{access_id}/looks", {}).status_code == 404
    assert facts(scene.brand.id, "access.opened", "access.erased") == []


# --- Erasing ---


@pytest.mark.clause("H-05", through="page")
@pytest.mark.parametrize("backup", [True, False], ids=["as-written", "no-backup-asked"])
def test_it_is_erased_when_the_ticket_closes(world, backup):
    scene = Scene(world, hourly(backup=backup))
    scene.ask()
    scene.give()
    scene.look()

    closing = hidden_fields(scene.account.get(scene.page), action=f"{scene.page}closure")
    scene.account.post(f"{scene.page}closure", closing)

    assert fresh(scene.ticket).state == State.CLOSED
    (row,) = scene.rows
    assert (row.sealed, row.sealed_key, row.is_kept) == (None, None, False)
    assert scene.look().status_code == 409
    shown = text_of(scene.account.get(scene.page))
    assert "Erased with the end of the ticket" in shown
    assert "Opened by Tomas Example" in shown


def test_the_customer_erases_it_at_once_after_one_look(world):
    scene = Scene(world, hourly())
    scene.ask()
    scene.give()
    address = f"{scene.page}access/{scene.rows[0].id}/erasure"

    assert "This cannot be undone." in text_of(scene.account.get(address))
    assert scene.rows[0].is_kept
    for _click in range(2):
        assert scene.account.post(address).status_code == 302

    assert (scene.rows[0].sealed, scene.rows[0].sealed_key) == (None, None)
    assert scene.look().status_code == 409
    assert scene.account.get(address).status_code == 302
    assert "Erased by Nora Example" in text_of(scene.account.get(scene.page))
    assert scene.ask().status_code == 302  # it can be asked for anew


# --- What was pasted into a message ---


def test_a_password_in_a_message_is_moved_and_the_rest_stays(world):
    scene = Scene(world, hourly())
    scene.ask()
    text = f"The import fails.\nPassword: {SECRET}\nThank you."

    stopped = scene.account.post(f"{scene.page}replies", {"text": text, "key": key()})
    assert stopped.status_code == 400
    assert SECRET in stopped.content.decode()  # in the composer
    assert facts(scene.brand.id, "ticket.replied") == []
    (move,) = set(re.findall(r'formaction="([^"]+)"', stopped.content.decode()))

    form = scene.account.post(move, {"text": text})
    assert f"Password: {SECRET}" in form.content.decode()
    said = hidden_fields(form, holding="key")
    assert said["message"] == "The import fails.\nThank you."
    given = scene.give(secret=f"Password: {SECRET}", **said)

    assert given.status_code == 200
    page = given.content.decode()
    assert "The import fails.\nThank you.</textarea>" in page
    assert SECRET not in page
    assert SECRET in text_of(scene.look())


@pytest.mark.parametrize("side", ["account", "desk"])
def test_whoever_wrote_it_may_send_it_as_it_is(world, side):
    scene = Scene(world, hourly())
    browser = getattr(scene, side)
    address = f"{scene.page if side == 'account' else scene.staff_page}replies"
    said = {"text": "Password: choose one", "key": key(), "turn": scene.ticket.turn}

    stopped = browser.post(address, said)
    assert stopped.status_code == 400
    assert "looks as if a password stood in it" in text_of(stopped)
    assert "Password: choose one" in stopped.content.decode()

    assert browser.post(address, {**said, "as_is": "on"}).status_code == 302
    assert len(facts(scene.brand.id, "ticket.replied")) == 1


def test_a_page_asks_as_often_for_five_ways_in_as_for_one(world):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    scene = Scene(world, hourly())

    def statements():
        counts = []
        for browser, page in ((scene.account, scene.page), (scene.desk, scene.staff_page)):
            browser.get(page)
            with CaptureQueriesContext(connection) as captured:
                browser.get(page)
            counts.append(len(captured))
        return counts

    scene.ask()
    scene.give()
    scene.look()
    one = statements()
    for kind in ("platform", "server", "database", "other"):
        scene.ask(kind)
        scene.give()
        scene.look()

    assert statements() == one
    assert max(one) <= 28
