"""The second way in: a password, which is set by way of a code."""

from datetime import timedelta

import pytest
import time_machine

from makegood.people.models import Person
from tests.doors.signin.browser import (
    GOOD_PASSWORD,
    NEW_PASSWORD,
    NOON,
    PASSWORD,
    RESET,
    RESET_CODE,
    SIGN_IN,
    another,
    browser,
    code_in,
    is_signed_in,
    letters,
    set_password,
    sign_in,
)


def with_password(client, login, password=GOOD_PASSWORD, **headers):
    return client.post(PASSWORD, {"login": login, "password": password}, headers=headers)


@pytest.mark.parametrize("login", ["nora@example.com", "NORA@example.com", "nora", "Nora"])
def test_a_password_that_was_set_lets_in(world, login):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)

    done = set_password(nora, brand, "nora@example.com")
    answer = with_password(nora, login)

    assert done.headers["Location"] == "/signin/reset/done/"
    assert answer.headers["Location"] == "/"
    assert is_signed_in(nora)


def test_the_mail_for_a_new_password_tells_the_user_name(world):
    brand = world.brand()
    world.customer(brand, "nora")

    browser(brand).post(RESET, {"email": "nora@example.com"})

    assert "Your user name: nora" in letters(brand)[-1]["text"]


def test_a_new_password_ends_all_other_sessions(world):
    brand = world.brand()
    world.customer(brand, "nora")
    at_home, at_work = browser(brand), browser(brand)
    sign_in(at_home, brand, "nora")
    assert at_home.get("/").status_code == 200

    set_password(at_work, brand, "nora@example.com")

    assert at_home.get("/").headers["Location"].startswith(SIGN_IN)


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ("sun", "sun", b"too short"),
        ("password1234", "password1234", b"too common"),
        ("8263519047", "8263519047", b"entirely numeric"),
        ("nora@example.com", "nora@example.com", b"too similar"),
        (GOOD_PASSWORD, GOOD_PASSWORD.upper(), b"same password each time"),
        ("", "", b"required"),
    ],
)
def test_a_bad_new_password_is_refused_and_says_why(world, first, second, says):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)
    nora.post(RESET, {"email": "nora@example.com"})
    nora.post(RESET_CODE, {"code": code_in(letters(brand)[-1])})

    refused = nora.post(NEW_PASSWORD, {"password1": first, "password2": second})

    assert says in refused.content
    assert b"<title>Problem:" in refused.content
    with_password(nora, "nora", first)
    assert not is_signed_in(nora)


def test_a_wrong_code_sets_no_password_and_five_kill_it(world):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)
    nora.post(RESET, {"email": "nora@example.com"})
    code = code_in(letters(brand)[-1])
    skipped = nora.get(NEW_PASSWORD)

    for _ in range(5):
        nora.post(RESET_CODE, {"code": another(code)})
    after = nora.post(RESET_CODE, {"code": code})

    assert skipped.headers["Location"] == RESET_CODE
    assert after.headers["Location"] == SIGN_IN
    assert nora.get(NEW_PASSWORD).headers["Location"] == RESET


def test_the_code_for_a_password_is_good_only_in_its_browser(world):
    brand = world.brand()
    world.customer(brand, "nora")
    nora, thief = browser(brand), browser(brand)
    nora.post(RESET, {"email": "nora@example.com"})
    code = code_in(letters(brand)[-1])
    thief.post(RESET, {"email": "nora@example.com"})

    thief.post(RESET_CODE, {"code": code})

    assert thief.get(NEW_PASSWORD).headers["Location"] == RESET_CODE


@pytest.mark.parametrize(("seconds", "leads_to"), [(600, NEW_PASSWORD), (601, SIGN_IN)])
def test_the_code_for_a_password_is_good_for_ten_minutes(world, seconds, leads_to):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)

    with time_machine.travel(NOON, tick=False) as clock:
        nora.post(RESET, {"email": "nora@example.com"})
        clock.shift(timedelta(seconds=seconds))
        answer = nora.post(RESET_CODE, {"code": code_in(letters(brand)[-1])})

    assert answer.headers["Location"] == leads_to


def test_five_wrong_passwords_lock_the_sixth_for_a_quarter_of_an_hour(world):
    quillbit, other = world.brand("quillbit"), world.brand("arrowhead")
    world.customer(quillbit, "nora")
    spellings = ["nora", "NORA", "nöra", "\N{FULLWIDTH LATIN SMALL LETTER N}ora", "Nora"]

    with time_machine.travel(NOON, tick=False) as clock:
        set_password(browser(quillbit), quillbit, "nora@example.com")
        for number, spelling in enumerate(spellings):
            brand = (quillbit, other)[number % 2]
            tried = with_password(
                browser(brand), spelling, "wrong", x_forwarded_for=f"10.0.0.{number}"
            )
            assert b"We know nobody with this name" in tried.content
        locked = with_password(browser(quillbit), "nora")
        clock.shift(timedelta(minutes=15))
        nora = browser(quillbit)
        with_password(nora, "nora")

        assert b"That was tried too often" in locked.content
        assert is_signed_in(nora)


def test_many_wrong_passwords_for_many_names_lock_their_sender_out(world):
    brand = world.brand()

    with time_machine.travel(NOON, tick=False) as clock:
        for number in range(50):
            clock.shift(timedelta(seconds=3))
            with_password(browser(brand), f"name{number}", "wrong", x_forwarded_for=f"{number}")
        last = with_password(browser(brand), "somebody", "wrong")

    assert b"That was tried too often" in last.content


def test_nobody_signs_in_without_having_set_a_password(world):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)
    stored = Person.objects.get(user_name="nora").password

    for password in ("", stored, "!", "None"):
        with_password(nora, "nora", password)

    assert not is_signed_in(nora)


def test_a_closed_account_with_the_right_password_is_told_so(world):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)
    set_password(nora, brand, "nora@example.com")
    Person.objects.filter(user_name="nora").update(is_active=False)

    answer = with_password(nora, "nora")

    assert answer.headers["Location"] == "/signin/closed/"
    assert b"support@quillbit.example" in nora.get("/signin/closed/").content
    assert not is_signed_in(nora)
