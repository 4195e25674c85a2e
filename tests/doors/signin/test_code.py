"""Signing in with a code from a mail."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connections

from makegood.people.models import Person
from tests.doors.signin.browser import (
    CODE,
    NOON,
    OUT,
    SIGN_IN,
    another,
    ask_for_code,
    browser,
    code_in,
    is_signed_in,
    letters,
    sign_in,
)


def test_a_customer_signs_in_with_the_code_from_her_mail(world):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)

    asked = nora.post(SIGN_IN, {"email": "nora@example.com"})
    entered = nora.post(CODE, {"code": code_in(letters(brand)[-1])})

    assert asked.headers["Location"] == CODE
    assert letters(brand)[-1]["to"] == "nora@example.com"
    assert "Quillbit" in letters(brand)[-1]["subject"]
    assert entered.headers["Location"] == "/"
    assert is_signed_in(nora)


def test_a_user_name_does_as_well_and_does_not_betray_the_address(world):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)

    code = ask_for_code(nora, brand, "Nora")
    page = nora.get(CODE).content.decode()

    assert "Nora" in page
    assert "nora@example.com" not in page
    assert letters(brand)[-1]["to"] == "nora@example.com"
    assert nora.post(CODE, {"code": code}).status_code == 302
    assert is_signed_in(nora)


@pytest.mark.parametrize("typed", ["NORA@EXAMPLE.COM", " nora@example.com ", "Nora@Example.com"])
def test_case_and_spaces_make_no_difference(world, typed):
    brand = world.brand()
    world.customer(brand, "nora")

    ask_for_code(browser(brand), brand, typed)

    assert letters(brand)[-1]["to"] == "nora@example.com"


def test_a_code_can_be_pasted_as_it_comes(world):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)
    code = ask_for_code(nora, brand, "nora")

    nora.post(CODE, {"code": f" {code.replace('-', ' ')}\t"})

    assert is_signed_in(nora)


def test_after_four_wrong_codes_the_right_one_still_counts(world):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)
    code = ask_for_code(nora, brand, "nora")

    answers = [nora.post(CODE, {"code": another(code)}) for _ in range(4)]

    assert all(b"not the code from our latest mail" in answer.content for answer in answers)
    assert all(b"<title>Problem:" in answer.content for answer in answers)
    nora.post(CODE, {"code": code})
    assert is_signed_in(nora)


def test_five_wrong_codes_kill_the_right_one(world):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)
    code = ask_for_code(nora, brand, "nora")

    for _ in range(5):
        last = nora.post(CODE, {"code": another(code)})
    after = nora.post(CODE, {"code": code})

    assert last.headers["Location"] == SIGN_IN
    assert b"That was tried too often" in nora.get(SIGN_IN).content
    assert after.headers["Location"] == SIGN_IN
    assert not is_signed_in(nora)


def test_a_code_is_good_only_in_the_browser_that_asked_for_it(world):
    brand = world.brand()
    world.customer(brand, "nora")
    nora, thief = browser(brand), browser(brand)

    noras = ask_for_code(nora, brand, "nora")
    thiefs = ask_for_code(thief, brand, "nora")

    assert noras != thiefs
    thief.post(CODE, {"code": noras})
    browser(brand).post(CODE, {"code": noras})
    assert not is_signed_in(thief)


@pytest.mark.parametrize(("seconds", "is_good"), [(600, True), (601, False)])
def test_a_code_is_good_for_ten_minutes(world, seconds, is_good):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)

    with time_machine.travel(NOON, tick=False) as clock:
        code = ask_for_code(nora, brand, "nora")
        clock.shift(timedelta(seconds=seconds))
        nora.post(CODE, {"code": code})

        assert is_signed_in(nora) is is_good


def test_a_code_is_good_once(world):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)
    code = ask_for_code(nora, brand, "nora")
    nora.post(CODE, {"code": code})
    nora.post(OUT)

    again = nora.post(CODE, {"code": code})

    assert again.headers["Location"] == SIGN_IN
    assert not is_signed_in(nora)


def test_whoever_mistyped_starts_again(world):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)
    nora.post(SIGN_IN, {"email": "nroa"})
    assert nora.get(SIGN_IN).headers["Location"] == CODE  # sign-in waits for the code

    nora.post(OUT, {"next": SIGN_IN})

    assert nora.get(SIGN_IN).status_code == 200
    sign_in(nora, brand, "nora")
    assert is_signed_in(nora)


def test_a_fourth_code_within_five_minutes_is_refused(world):
    brand = world.brand()
    world.customer(brand, "nora")

    with time_machine.travel(NOON, tick=False) as clock:
        for _ in range(3):
            ask_for_code(browser(brand), brand, "nora@example.com")
        refused = browser(brand).post(SIGN_IN, {"email": "Nora+x@EXAMPLE.com"})
        clock.shift(timedelta(minutes=5))
        ask_for_code(browser(brand), brand, "nora@example.com")

    assert refused.status_code == 200
    assert b"That was tried too often" in refused.content
    assert len(letters(brand)) == 4


def test_whoever_signs_in_gets_a_new_session(world):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)
    code = ask_for_code(nora, brand, "nora")
    planted = nora.cookies["sessionid"].value

    nora.post(CODE, {"code": code})

    assert nora.cookies["sessionid"].value != planted
    thief = browser(brand)
    thief.cookies["sessionid"] = planted
    assert not is_signed_in(thief)


def test_staff_sign_in_at_the_desk_in_the_name_of_their_first_brand(world):
    quillbit, other = world.brand("quillbit"), world.brand("arrowhead")
    world.agent(other, "tomas")
    tomas = browser()

    sign_in(tomas, other, "tomas")

    assert is_signed_in(tomas)
    assert letters(quillbit) == []
    assert tomas.get("/").headers["Location"] == "/desk/"
    assert tomas.get("/desk/").status_code == 200


def test_a_member_of_another_brand_finds_nothing_here(world):
    quillbit, other = world.brand("quillbit"), world.brand("arrowhead")
    world.customer(other, "nora")
    nora = browser(quillbit)

    sign_in(nora, quillbit, "nora")
    page = nora.get("/")

    assert is_signed_in(nora)
    assert page.status_code == 403
    assert b"Quillbit has no customer account for your address" in page.content


def test_whoever_has_left_finds_nothing_from_the_next_page_on(world):
    brand = world.brand()
    member = world.customer(brand, "nora")
    nora = browser(brand)
    sign_in(nora, brand, "nora")
    assert nora.get("/").status_code == 200

    with connections["owner"].cursor() as cursor:
        cursor.execute("UPDATE people_member SET left_at = joined_at WHERE id = %s", [member.id])

    assert nora.get("/").status_code == 403


def test_a_closed_account_gets_no_code_and_its_session_ends(world):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)
    sign_in(nora, brand, "nora")

    Person.objects.filter(user_name="nora").update(is_active=False)
    page = nora.get("/")
    browser(brand).post(SIGN_IN, {"email": "nora@example.com"})

    assert page.headers["Location"].startswith(SIGN_IN)
    assert letters(brand)[-1]["letter"] == "unknown_account"
