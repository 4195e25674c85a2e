"""What stands in the header of every answer, and that reading changes nothing."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from makegood.brands.scope import CURRENT, Scope, reading
from makegood.brands.tables import DIRECTORY_TABLES
from makegood.intake.models import Enclosure, RawMail
from makegood.mail.take import Arrival, take_mail
from makegood.tickets.models import Attachment
from tests.doors.crawl_cast import agreement_with_everything, ids_of
from tests.doors.hostile import kept
from tests.journeys.pages import signed_in, text_of
from tests.world import after, company_of, fresh, key

MAIL = b"""\
From: nora@example.com
Subject: nora: see the file
Content-Type: multipart/mixed; boundary=e

--e

It broke.
--e
Content-Disposition: attachment; filename=a.txt

bytes
--e--
"""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.fixture
def people(world) -> Iterator[dict[str, Any]]:
    """A desk on which every address leads to something, and who looks at it."""
    with time_machine.travel(after(hours=1), tick=True):
        brand = world.brand(agreement=agreement_with_everything())
        nora, tomas, olga = world.customer(brand), world.agent(brand), world.owner(brand)
        world.units(nora, 5)
        ticket = world.approve(world.ticket(nora, tomas), nora)
        awaits = world.ticket(nora, tomas)
        arrival = Arrival(raw=MAIL, name="a.eml", vouched=True)
        taken = take_mail(arrival, brand=brand, at=after(hours=1))
        file = SimpleUploadedFile("a.txt", b"bytes")
        said = {"text": "See here.", "attachments": file, "turn": ticket.turn, "key": key()}
        signed_in(tomas).post(f"/desk/tickets/{ticket.id}/replies", said)
        with reading(brand.id):
            file_ids = {
                "attachment": Attachment.objects.get().id,
                "enclosure": Enclosure.objects.get().id,
            }
            request_id = RawMail.objects.get(id=taken.mail_id).request_set.get().id
        yield {
            "browsers": {
                "nobody here": Client(HTTP_HOST=brand.host),
                "nobody at the desk": Client(HTTP_HOST="localhost"),
                "nora": signed_in(nora),
                "nora at the desk": signed_in(nora, host="localhost"),
                "tomas": signed_in(tomas),
                "tomas at the brand's": signed_in(tomas, host=brand.host),
                "olga": signed_in(olga),
            },
            "ids": {
                **ids_of(world, nora, tomas),
                "kind": "reply",
                "number": awaits.number,
                "ticket_id": fresh(ticket).id,
                "request_id": request_id,
                "mail_id": taken.mail_id,
                "company_id": company_of(nora),
                "member_id": nora.id,
                "slug": brand.slug,
                "token": "token",
                "name": "a.txt",
            },
            "file_ids": file_ids,
        }


def paths_of(people: dict[str, Any]) -> list[str]:
    """Every address that the product knows, with ids of what is there."""
    ids, file_ids = people["ids"], people["file_ids"]

    def filled(route: str, name: str) -> str:
        given = {**ids, "file_id": file_ids.get(name)}
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(given[found[1]]), route)

    def walked(patterns: list[Any], before: str) -> Iterator[str]:
        for one in patterns:
            route = before + str(one.pattern)
            if isinstance(one, URLResolver):
                yield from walked(one.url_patterns, route)
            else:
                assert isinstance(one, URLPattern)
                yield "/" + filled(route, one.name or "")

    return sorted(set(walked(get_resolver().url_patterns, "")))


def everything() -> dict[str, Any]:
    """What is kept, and how many rows the directory has; sessions begin and go on by reading."""
    tables = [table for table in DIRECTORY_TABLES if table != "django_session"]
    with connections["owner"].cursor() as cursor:
        counts = {}
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {table}")
            counts[f"rows of {table}"] = cursor.fetchone()[0]
    return {**kept(), **counts}


def policy(answer: Any) -> dict[str, set[str]]:
    parts = [part.split() for part in answer["Content-Security-Policy"].split(";") if part.strip()]
    return {name: set(sources) for name, *sources in parts}


def wrong_in(answer: Any) -> list[str]:
    """What is missing or loose in the header of an answer."""
    wrong = [name for name, value in HEADERS.items() if answer.get(name) != value]
    if "Content-Security-Policy" not in answer:
        return [*wrong, "no policy"]
    found = policy(answer)
    if found.get("default-src") != {"'none'"} or found.get("frame-ancestors") != {"'none'"}:
        wrong.append(f"{found}")
    sources = set().union(*found.values())
    loose = {source for source in sources if "unsafe" in source or "*" in source or "//" in source}
    return [*wrong, *loose, *({"data:"} & (sources - found.get("img-src", set())))]


def test_reading_changes_nothing_and_every_answer_bears_the_policy(people, settings):
    settings.API_PER_MINUTE = {"token": 10**9, "address": 10**9}
    paths = paths_of(people)
    assert len(paths) > 50
    wrong: list[str] = []
    before = everything()
    for name, browser in people["browsers"].items():
        browser.raise_request_exception = False
        for path in paths:
            answer = browser.get(path)
            faults = wrong_in(answer)
            refused = 401 if path.startswith("/api/") else 403
            if answer.status_code not in (200, 302, 404, 405, refused) or faults:
                wrong.append(f"{answer.status_code} {path} for {name}: {faults}")
    assert wrong == []
    now = everything()
    assert {table for table in now if now[table] != before[table]} == set()


def test_asking_for_the_header_alone_is_reading(people):
    nora, tomas, ids = people["browsers"]["nora"], people["browsers"]["tomas"], people["ids"]
    before = kept()
    for browser, path in (
        (nora, "/"),
        (nora, f"/tickets/{ids['number']}/"),
        (nora, f"/attachments/{people['file_ids']['attachment']}/a.txt"),
        (tomas, "/desk/"),
        (tomas, f"/desk/tickets/{ids['ticket_id']}/"),
    ):
        answer = browser.head(path)
        body = b"".join(answer) if answer.streaming else answer.content
        assert (answer.status_code, body) == (200, b"")
        assert wrong_in(answer) == []
    assert kept() == before


def test_an_error_bears_the_policy_too(people, settings):
    settings.ROOT_URLCONF = "tests.doors.failing"
    nora, number = people["browsers"]["nora"], people["ids"]["number"]
    nora.raise_request_exception = False
    strict = Client(HTTP_HOST=nora.defaults["HTTP_HOST"], enforce_csrf_checks=True)
    answers = {
        500: nora.get("/broken/"),
        404: nora.get("/nowhere"),
        405: nora.get(f"/tickets/{number}/replies"),
        409: nora.post(f"/tickets/{number}/cancellation"),
        403: strict.post(f"/tickets/{number}/replies"),
        400: nora.post(f"/tickets/{number}/replies", CONTENT_LENGTH=str(10**9)),
    }
    assert {status: answer.status_code for status, answer in answers.items()} == {
        status: status for status in answers
    }
    for status, answer in answers.items():
        assert wrong_in(answer) == [], status


def test_after_an_error_the_next_page_is_as_ever(people, settings):
    settings.ROOT_URLCONF = "tests.doors.failing"
    for name, page in (("nora", "/"), ("tomas", "/desk/"), ("nobody here", "/signin/")):
        browser = people["browsers"][name]
        browser.raise_request_exception = False
        for broken in ("/broken-query/", "/broken/"):
            for ask in (browser.get, browser.post):
                answer = ask(broken)
                assert answer.status_code == 500
                assert "Something broke on our side" in text_of(answer)
                assert wrong_in(answer) == []
                assert CURRENT.get() is Scope.NONE
                assert browser.get(page).status_code == 200


@pytest.mark.parametrize("host", ["nobody.example", "a b"])
def test_a_host_that_is_nobodys_bears_the_policy_too(empty, host):
    answer = Client(HTTP_HOST=host).get("/")

    assert answer.status_code in (400, 404)
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


def test_what_is_for_one_reader_is_kept_by_nobody_else(people):
    nora, tomas, ids = people["browsers"]["nora"], people["browsers"]["tomas"], people["ids"]
    for answer in (
        nora.get("/"),
        nora.get(f"/tickets/{ids['number']}/"),
        nora.get("/credits/statement.csv"),
        nora.get(f"/attachments/{people['file_ids']['attachment']}/a.txt"),
        nora.post(f"/tickets/{ids['number']}/replies", {"text": ""}),
        tomas.get("/desk/"),
        tomas.get(f"/desk/mail/{ids['mail_id']}/raw.eml"),
    ):
        assert "private" in answer["Cache-Control"]
        assert {"no-cache", "no-store"} & set(re.split(r",\s*", answer["Cache-Control"]))


def test_cookies_are_for_this_site_and_for_no_script(people):
    nora = people["browsers"]["nora"]
    nora.get("/signin/")
    nora.get(f"/tickets/{people['ids']['number']}/")
    nora.post("/i18n/setlang/", {"language": "de", "next": "/"})
    nora.post("/preferences/theme", {"theme": "dark", "next": "/"})
    nora.post(f"/tickets/{people['ids']['number']}/replies", {"text": "Hello", "key": key()})

    assert {"sessionid", "csrftoken", "django_language", "theme", "messages"} <= set(nora.cookies)
    for name, cookie in nora.cookies.items():
        assert cookie["samesite"] == "Lax", name
        # Our script keeps the theme as well, so that it changes without a request.
        assert bool(cookie["httponly"]) == (name != "theme"), name


def test_cookies_stay_off_the_open_line():
    """The settings as a server has them that is no demo: https is what its pages are read by."""
    asked = (
        "import json; from django.conf import settings as s;"
        "print(json.dumps([s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
        " s.LANGUAGE_COOKIE_SECURE]))"
    )
    environment = {name: value for name, value in os.environ.items() if name != "MAKEGOOD_SCHEME"}
    ran = subprocess.run(
        [sys.executable, "-c", asked], env=environment, capture_output=True, check=True, text=True
    )
    assert json.loads(ran.stdout) == [True, True, True]
