"""Whoever asks anywhere with somebody else's ids gets what he would get for ids of nothing.

All addresses are asked: those of the pages and those of the API, as the product itself lists them.
A new one is asked from its first day; it fails here until it is said whose its ids are.
"""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from makegood.api.v1.acts import ACTS
from makegood.api.v1.reads import READS
from makegood.api.v1.route import paths
from makegood.people.models import Member
from tests.doors.api.program import Program, new_key
from tests.doors.crawl import Address, act_at, body_of, every_address
from tests.doors.crawl_cast import CANARY, agreement_with_everything, ids_of
from tests.journeys.pages import signed_in
from tests.world import after, key

# What the customers of one brand have in common.
OF_THE_BRAND = {
    *("slug", "version_id", "assignee_id", "product_id", "edition_id", "release_id"),
    *("article_id", "defect_id", "code", "tag_id", "field_id", "saved_reply_id"),
}
# What addresses name beside ids: the same, whoever's things are asked for.
COMMON = {"name": "x.txt", "token": "x", "kind": "reply"}
NOBODYS = UUID("01900000-0000-7000-8000-000000000000")
FORM = {
    "text": "Hello",
    "note-text": "Hello",
    "reason": "So",
    "units": "1",
    "quote": str(NOBODYS),
    "turn": "1",
    "scopes": "tickets:read",
    "days": "30",
    "name": "x",
}


@dataclass(frozen=True)
class Asker:
    """Somebody at a browser or a program of his, and the part of the product that answers him."""

    member: Member
    client: Client
    headers: dict[str, str]
    roots: tuple[str, ...]

    def ask(self, method: str, path: str, said: Any = None) -> HttpResponse:
        if "/api/" in path:
            content = json.dumps(said or {}).encode()
            headers = {**self.headers, "Idempotency-Key": new_key(), "If-Match": '"1.0"'}
            return self.client.generic(method, path, content, "application/json", headers=headers)
        if method == "POST":
            return self.client.post(path, {**FORM, **(said or {}), "key": key()})
        return self.client.generic(method, path, headers=self.headers)


@pytest.fixture
def place(world, settings):
    """Nora and Tomas of a brand; Paul, a customer there, too; Vera and Yelena of another brand."""
    settings.API_PER_MINUTE = {"token": 10**9, "address": 10**9}
    files = agreement_with_everything()
    here, there = (world.brand(slug, agreement=files) for slug in ("quillbit", "tessero"))
    nora, tomas, vera, yelena = (
        world.customer(here, "nora"),
        world.agent(here, "tomas"),
        world.customer(there, "vera", company=world.company(there, name=f"{CANARY} Ltd")),
        world.agent(there, "yelena"),
    )
    paul = world.customer(here, "paul", company=world.company(here, name=f"{CANARY} & Sons"))
    with time_machine.travel(after(hours=2), tick=False):
        yield {
            "world": world,
            "nora": nora,
            "tomas": tomas,
            "pauls": ids_of(world, paul, tomas),
            "veras": ids_of(world, vera, yelena),
        }


def nobodys(ids: dict[str, object]) -> dict[str, object]:
    """Ids of nothing, one for each."""
    return {name: _of_nothing(value) for name, value in ids.items()}


def _of_nothing(value: object) -> object:
    if isinstance(value, UUID):
        return NOBODYS
    return 4711 if isinstance(value, int) else "nobody"


def askers(world, member: Member) -> list[Asker]:
    """At a browser, and as a program."""
    program = Program(world, member)
    pages = ("desk/", "owner/") if member.is_staff else ("",)
    return [
        Asker(member, signed_in(member), {}, pages),
        Asker(member, program.client, program.headers, ("api/",)),
    ]


def asked_of(asker: Asker) -> list[Address]:
    """The addresses of the part of the product that answers this asker."""
    others = ("desk/", "owner/", "api/", "i18n/")
    if asker.roots == ("",):
        return [one for one in every_address() if not one.route.startswith(others)]
    return [one for one in every_address() if one.route.startswith(asker.roots)]


def plain(response: HttpResponse, path: str) -> tuple[int, str]:
    """The answer without what differs from one request to the next."""
    text = b"".join(response).decode() if response.streaming else response.content.decode()
    lines = [line for line in text.replace(path, "PATH").split("<") if "csrfmiddleware" not in line]
    return response.status_code, "<".join(lines)


def test_the_api_answers_where_its_tables_say():

    routes = {one.route for one in every_address()}
    listed = {
        f"api/v1{path}".replace("{", "<").replace("}", ">") for path in paths((*ACTS, *READS))
    }
    assert listed <= routes


@pytest.mark.parametrize(
    ("who", "whose"), [("nora", "pauls"), ("nora", "veras"), ("tomas", "veras")]
)
def test_the_ids_of_others_are_ids_of_nothing(place, who, whose):
    theirs = place[whose]
    ids = {name: value for name, value in theirs.items() if not shared(place[who], name, theirs)}
    for asker in askers(place["world"], place[who]):
        for address in asked_of(asker):
            if not set(address.places) & ids.keys():
                continue
            for method in ("GET", "HEAD", "POST"):
                assert_alike(asker, method, address, {**theirs, **COMMON}, ids)


def shared(asker: Member, name: str, theirs: dict[str, object]) -> bool:
    """What those of one brand have in common; and a number, which names another's ticket there."""
    is_here = theirs["slug"] == asker.brand.slug
    return name in OF_THE_BRAND if is_here else name == "number"


def assert_alike(asker, method, address, ids, theirs) -> None:
    act = act_at(address) if method == "POST" else None
    said, of_nothing = dict(ids), {**ids, **nobodys(theirs)}
    path, nowhere = address.filled(said), address.filled(of_nothing)

    asked = asker.ask(method, path, body_of(act, theirs) if act else None)
    missing = asker.ask(method, nowhere, body_of(act, nobodys(theirs)) if act else None)

    assert plain(asked, path) == plain(missing, nowhere), (method, path)
    assert asked.status_code >= 400, (method, path)
    assert act is None or asked.status_code in (403, 404), (path, asked.content)
    assert CANARY not in str(asked.headers), (method, path)
    assert CANARY not in plain(asked, path)[1], (method, path)


@pytest.mark.parametrize("who", ["nora", "tomas"])
def test_no_page_that_names_nothing_says_a_word_of_others(place, who):
    world = place["world"]
    world.ticket(place["nora"], place["tomas"], title="Hers")
    for asker in askers(world, place[who]):
        seen = [one for one in asked_of(asker) if not one.places]
        for address in seen:
            answer = asker.ask("GET", f"/{address.route}")
            text = plain(answer, address.route)[1]
            if who == "nora":
                assert CANARY not in text, address.route
            assert "tessero" not in text.lower(), address.route
            assert "Vera" not in text and "Yelena" not in text, address.route
        assert len(seen) >= 3
