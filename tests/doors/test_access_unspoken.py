"""What a customer gives stands nowhere but sealed: a word that is nowhere else is looked for."""

import hashlib
import json
import logging
import os
import secrets
import subprocess
from dataclasses import asdict
from pathlib import Path

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection, connections
from django.utils.log import AdminEmailHandler

from makegood.brands.scope import reading
from makegood.brands.tables import BRAND_TABLES, DIRECTORY_TABLES, LOCAL_TABLES
from makegood.commands.access.give_access import GivenAccess, give_access
from makegood.config.account import account_for, programs_for
from makegood.config.roles import CLUSTER_ROLE
from makegood.outbox.models import Parcel
from makegood.outbox.post import unseal
from tests.commands.access.scene import A_BACKUP, agreement_with_access, asked, kept
from tests.database import CLUSTER, DATABASE
from tests.journeys.pages import hidden_fields, signed_in, text_of
from tests.world import MONDAY_9AM, after, facts, key

FIELDS = ("address", "user", "secret", "remarks")


class Canary:
    """One word for each field, which was never said before."""

    def __init__(self):
        self.words = {field: f"canary{secrets.token_hex(12)}" for field in FIELDS}

    def is_in(self, text):
        """Whether one of the words stands there, as it is or as a dump writes bytes."""
        said = [*self.words.values(), *(word.encode().hex() for word in self.words.values())]
        return [word for word in said if word in text]


@pytest.fixture
def canary():
    return Canary()


@pytest.fixture
def scene(world):
    with time_machine.travel(MONDAY_9AM, tick=True):
        brand = world.brand(agreement=agreement_with_access())
        nora, tomas = world.customer(brand), world.agent(brand)
        ticket = world.ticket(nora, tomas, tier="basic", units=0, reason="It is our turn.")
        yield ticket, signed_in(nora), signed_in(tomas), asked(ticket, tomas, at=MONDAY_9AM)


def give(scene, canary, **changes):
    ticket, account, _desk, access_id = scene
    said = {**canary.words, "backup": "on", "key": key(), **changes}
    return account.post(f"/tickets/{ticket.number}/access/{access_id}/", said)


def told_through_every_page(scene, canary):
    """Pasted, stopped, moved, refused, given, opened: all that a word goes through."""
    ticket, account, desk, access_id = scene
    text = f"Password: {canary.words['secret']}"
    here = f"/tickets/{ticket.number}"
    assert account.post(f"{here}/replies", {"text": text, "key": key()}).status_code == 400
    assert account.post(f"{here}/access/{access_id}/moved", {"text": text}).status_code == 200
    assert give(scene, canary, backup="").status_code == 400
    assert give(scene, canary).status_code == 302
    looks = f"/desk/tickets/{ticket.id}/access/{access_id}/looks"
    shown = desk.post(looks, {"key": key()})
    assert all(word in text_of(shown) for word in canary.words.values())
    return shown


def dumped():
    """All tables with all their rows, as the owner's backup holds them; bytes in hexadecimal."""
    home = Path(os.environ["MAKEGOOD_HOME"])
    program = programs_for(account_for(home)) / "pg_dump"
    address = CLUSTER.url(CLUSTER_ROLE, DATABASE)
    return subprocess.run([program, address], check=True, capture_output=True).stdout.decode()


@pytest.mark.clause("H-05", through="page")
def test_no_table_and_no_dump_of_them_holds_it(scene, canary):
    ticket, _account, _desk, access_id = scene
    told_through_every_page(scene, canary)

    dump = dumped()

    for table in {*BRAND_TABLES, *DIRECTORY_TABLES, *LOCAL_TABLES}:
        assert f"COPY public.{table} (" in dump
    assert bytes(kept(ticket, access_id).sealed).hex() in dump
    assert not canary.is_in(dump)


@pytest.mark.clause("H-05", through="page")
def test_no_mail_no_job_and_no_session_holds_it(scene, canary):
    ticket, account, desk, _access_id = scene
    told_through_every_page(scene, canary)

    with reading(ticket.brand_id):
        letters = [unseal(bytes(one.sealed), one.id) for one in Parcel.objects.all()]
    assert "We ask for access" in str(letters)
    assert not canary.is_in(str(letters))
    for session in Session.objects.all():
        assert not canary.is_in(str(session.get_decoded()))
    for browser in (account, desk):
        assert not canary.is_in(str(browser.cookies))
    assert not canary.is_in(str([fact.details for fact in facts(ticket.brand_id, *KINDS)]))


KINDS = ("access.asked", "access.given", "access.opened", "access.erased")


@pytest.mark.clause("H-05", through="page")
def test_no_other_page_shows_it(scene, canary):
    ticket, account, desk, access_id = scene
    told_through_every_page(scene, canary)

    for browser, pages in (
        (
            account,
            (
                "/",
                "/tickets/",
                f"/tickets/{ticket.number}/",
                f"/tickets/{ticket.number}/access/{access_id}/",
                f"/tickets/{ticket.number}/access/{access_id}/erasure",
                "/credits/statement.csv",
            ),
        ),
        (
            desk,
            (
                "/desk/",
                "/desk/mine/",
                "/desk/waiting/",
                "/desk/requests/",
                f"/desk/tickets/{ticket.id}/",
            ),
        ),
    ):
        for page in pages:
            answer = browser.get(page)
            assert answer.status_code == 200, page
            assert not canary.is_in(answer.content.decode()), page


def test_it_stands_in_no_address_and_nothing_keeps_the_answer(scene, canary):
    shown = told_through_every_page(scene, canary)
    given = give(scene, canary)

    for answer in (shown, given, give(scene, canary, backup="")):
        assert "no-store" in answer["Cache-Control"]
        assert not canary.is_in(str(answer.headers))


@pytest.mark.clause("H-05", through="page")
def test_no_log_says_it_not_even_of_every_statement(scene, canary, caplog):
    caplog.set_level(logging.DEBUG)
    with caplog.at_level(logging.DEBUG, logger="django"):
        connection.force_debug_cursor = True
        try:
            told_through_every_page(scene, canary)
        finally:
            connection.force_debug_cursor = False

    records = [str(vars(record)) for record in caplog.records]
    assert any("vault_access" in record for record in records)
    assert not [record for record in records if canary.is_in(record)]
    assert not canary.is_in(str(connection.queries))


def a_bug(execute, statement, params, many, context):
    """What is never meant to happen, just when the details would be written."""
    if str(statement).startswith('UPDATE "vault_access"'):
        raise ZeroDivisionError
    return execute(statement, params, many, context)


@pytest.mark.parametrize("debugging", [False, True], ids=["served", "debugging"])
def test_no_error_page_and_no_error_mail_says_it(scene, canary, settings, debugging):
    settings.DEBUG = debugging
    settings.ADMINS = ["admin@example.com"]
    scene[1].raise_request_exception = False
    handler = AdminEmailHandler(include_html=True)
    logging.getLogger("django.request").addHandler(handler)
    try:
        with connection.execute_wrapper(a_bug):
            answer = give(scene, canary)
    finally:
        logging.getLogger("django.request").removeHandler(handler)

    assert answer.status_code == 500
    assert ("ZeroDivisionError" in answer.content.decode()) is debugging
    assert not canary.is_in(answer.content.decode())
    reports = [
        report.body + str([part.content for part in report.alternatives]) for report in mail.outbox
    ]
    assert reports
    assert all("ZeroDivisionError" in report for report in reports)
    assert not canary.is_in(str(reports))


def test_a_short_password_is_not_found_by_trying_what_the_receipt_holds(scene):
    ticket, account, _desk, access_id = scene
    nora = account.get("/").context["request"].member
    said = GivenAccess(ticket_id=ticket.id, access_id=access_id, secret="1234", confirmed=A_BACKUP)
    give_access(said, by=nora, key="known", at=after(minutes=1))

    plain = {name: str(value) for name, value in asdict(said).items()}
    text = json.dumps([str(nora.id), plain], sort_keys=True)
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT content_sha256 FROM receipts_receipt WHERE key = 'known'")
        (kept_digest,) = cursor.fetchone()
    assert kept_digest != hashlib.sha256(text.encode()).hexdigest()
    assert len(kept_digest) == 64


def test_what_was_sealed_is_gone_when_the_ticket_ends(scene, canary):
    ticket, account, _desk, access_id = scene
    told_through_every_page(scene, canary)
    before = kept(ticket, access_id)
    sealed = [bytes(before.sealed).hex(), bytes(before.sealed_key).hex()]

    page = f"/tickets/{ticket.number}/closure"
    closing = hidden_fields(account.get(f"/tickets/{ticket.number}/"), action=page)
    account.post(page, closing)

    dump = dumped()
    assert not [half for half in sealed if half in dump]
