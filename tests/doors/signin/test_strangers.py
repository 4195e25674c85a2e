"""What whoever is unknown here finds out, and which mails he can cause: next to nothing."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from makegood.brands.models import Brand
from tests.doors.signin.browser import (
    CODE,
    NOON,
    OUT,
    PASSWORD,
    RESET,
    RESET_CODE,
    SIGN_IN,
    bare,
    browser,
    job_count,
    letters,
    set_password,
)

NOBODYS_CODE = "1-1"  # too short to be anybody's


def walk(brand, pages, login):
    """What somebody sees who goes this way: status, headers and bytes of each answer."""
    client = browser(brand)
    seen = []
    for path, said in pages:
        answer = client.post(path, said(login)) if said else client.get(path)
        headers = {
            name: value
            for name, value in answer.items()
            if name not in ("Content-Length", "Expires", "Last-Modified")
        }
        seen.append(
            (answer.status_code, headers, sorted(answer.cookies), bare(answer.content, login))
        )
    return seen


ASKING = [(SIGN_IN, lambda login: {"email": login}), (CODE, None)]
GUESSING = [*ASKING, *[(CODE, lambda login: {"code": NOBODYS_CODE})] * 5, (SIGN_IN, None)]
WAYS = {
    "asking for a code": ASKING,
    "guessing the code": GUESSING,
    "asking for a password": [(RESET, lambda login: {"email": login}), (RESET_CODE, None)],
    "guessing the code for a password": [
        (RESET, lambda login: {"email": login}),
        *[(RESET_CODE, lambda login: {"code": NOBODYS_CODE})] * 5,
        (SIGN_IN, None),
    ],
    "guessing the password": [(PASSWORD, lambda login: {"login": login, "password": "wrong"})],
}


@pytest.mark.parametrize("way", WAYS)
def test_known_and_unknown_addresses_are_answered_alike(world, way):
    brand = world.brand()
    world.customer(brand, "nora")
    set_password(browser(brand), brand, "nora@example.com")

    known = walk(brand, WAYS[way], "nora@example.com")
    unknown = walk(brand, WAYS[way], "paul@example.com")

    assert known == unknown


@pytest.mark.parametrize("way", ["asking for a code", "guessing the password"])
def test_known_and_unknown_user_names_are_answered_alike(world, way):
    brand = world.brand()
    world.customer(brand, "nora")

    assert walk(brand, WAYS[way], "nora") == walk(brand, WAYS[way], "paul")


@pytest.mark.parametrize("path", [SIGN_IN, RESET])
def test_known_and_unknown_addresses_cost_the_same_work(world, path):
    brand = world.brand()
    world.customer(brand, "nora")
    browser(brand).get(SIGN_IN)
    costs = []
    for login in ("nora@example.com", "paul@example.com"):
        jobs = job_count()
        with CaptureQueriesContext(connection) as statements:
            browser(brand).post(path, {"email": login})
        costs.append((len(statements), job_count() - jobs))

    known, unknown = costs
    assert known == unknown
    assert known[1] == 1


def test_asking_again_costs_the_same_but_for_the_letter_itself(world):
    brand = world.brand()
    world.customer(brand, "nora")
    costs = []
    for login in ("nora@example.com", "paul@example.com"):
        browser(brand).post(SIGN_IN, {"email": login})
        with CaptureQueriesContext(connection) as statements:
            browser(brand).post(SIGN_IN, {"email": login})
        costs.append([query["sql"].split("(")[0].strip() for query in statements])

    known, unknown = costs
    assert known.count("COMMIT") - unknown.count("COMMIT") <= 1
    assert known.count("INSERT INTO receipts_receipt") == 1
    assert unknown.count("INSERT INTO receipts_receipt") == 1


def test_a_stranger_is_told_once_a_day_however_he_spells_it(world):
    brand = world.brand()

    with time_machine.travel(NOON, tick=False) as clock:
        for login in ("paul@example.com", "PAUL@example.com", "paul+1@example.com"):
            browser(brand).post(SIGN_IN, {"email": login})
        browser(brand).post(RESET, {"email": "paul@example.com"})
        told_at_noon = len(letters(brand))
        clock.shift(timedelta(days=1))
        browser(brand).post(SIGN_IN, {"email": "paul@example.com"})

    assert told_at_noon == 1
    assert [letter["letter"] for letter in letters(brand)] == ["unknown_account"] * 2
    assert {letter["to"] for letter in letters(brand)} == {"paul@example.com"}


def test_strangers_share_one_budget_of_the_brand(world, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {
        "letters_to_strangers": "5/h/key"
    }
    brand = world.brand()

    for number in range(8):
        answer = browser(brand).post(SIGN_IN, {"email": f"p{number}@example.com"})
        assert answer.headers["Location"] == CODE

    assert len(letters(brand)) == 5


def test_what_a_stranger_typed_is_not_in_his_mail(world):
    brand = world.brand()

    browser(brand).post(SIGN_IN, {"email": "buy-at-evil.example@example.com"})

    letter = letters(brand)[-1]
    assert "evil" not in letter["subject"] + letter["text"] + letter["html"]


@pytest.mark.parametrize(
    "login",
    ["paul", "no-reply@example.com", "MAILER-DAEMON@example.com", "support@quillbit.example"],
)
def test_nobody_is_told_where_nobody_reads(world, login):
    brand = world.brand()

    answer = browser(brand).post(SIGN_IN, {"email": login})

    assert answer.headers["Location"] == CODE
    assert letters(brand) == []


def test_at_the_desk_a_stranger_hears_of_the_oldest_brand(world):
    brand = world.brand()
    Brand.objects.get(id=brand.id)

    browser().post(SIGN_IN, {"email": "paul@example.com"})

    assert letters(brand)[-1]["letter"] == "unknown_account"


def test_before_there_is_a_brand_nothing_is_sent_and_nothing_breaks(empty):
    answer = browser().post(SIGN_IN, {"email": "paul@example.com"})

    assert answer.headers["Location"] == CODE
    assert job_count() == 0


def test_a_forwarded_address_gives_no_fresh_tries(world, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"request_login_code": "5/15m/ip"}
    brand = world.brand()

    for number in range(6):
        client = browser(brand)
        answer = client.post(
            SIGN_IN, {"email": f"p{number}"}, headers={"x-forwarded-for": f"10.0.0.{number}"}
        )

    assert b"That was tried too often" in answer.content


def test_starting_again_is_no_way_around_the_limits(world):
    brand = world.brand()
    world.customer(brand, "nora")
    client = browser(brand)

    for _ in range(3):
        client.post(SIGN_IN, {"email": "nora"})
        client.post(OUT, {"next": SIGN_IN})
    refused = client.post(SIGN_IN, {"email": "nora"})

    assert b"That was tried too often" in refused.content
    assert len(letters(brand)) == 3


def test_too_many_tries_from_one_place_are_told_so_on_a_page_of_ours(world, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"reset_password": "2/15m/ip"}
    brand = world.brand()

    for number in range(3):
        answer = browser(brand).post(RESET, {"email": f"p{number}@example.com"})

    assert answer.status_code == 429
    assert b"That was too often" in answer.content
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
