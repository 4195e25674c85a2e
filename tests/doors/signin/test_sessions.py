"""How long somebody stays signed in."""

from datetime import timedelta

import pytest
import time_machine

from tests.doors.signin.browser import NOON, OUT, browser, sign_in

MINUTES, HOURS, DAYS = (timedelta(**{unit: 1}) for unit in ("minutes", "hours", "days"))
SECOND = timedelta(seconds=1)


def stays(client, path, clock, *, idle, times=1):
    """Whether somebody who asks for a page every so often is still signed in at the last."""
    client.get(path)
    for _ in range(times):
        clock.shift(idle)
        answer = client.get(path)
    return answer.status_code == 200


@pytest.mark.parametrize(
    ("idle", "times", "is_in"),
    [
        (60 * MINUTES, 1, True),
        (60 * MINUTES + SECOND, 1, False),
        (60 * MINUTES, 12, True),
        (60 * MINUTES, 13, False),
    ],
)
def test_staff_stay_an_hour_without_work_and_twelve_at_most(world, idle, times, is_in):
    brand = world.brand()
    world.agent(brand, "tomas")
    tomas = browser()

    with time_machine.travel(NOON, tick=False) as clock:
        sign_in(tomas, brand, "tomas")
        assert stays(tomas, "/desk/", clock, idle=idle, times=times) is is_in


@pytest.mark.parametrize(
    ("idle", "times", "is_in"),
    [
        (14 * DAYS - SECOND, 1, True),
        (14 * DAYS + SECOND, 1, False),
        (13 * DAYS, 4, True),
        (13 * DAYS, 5, False),
    ],
)
def test_customers_stay_a_fortnight_without_a_visit_and_sixty_days_at_most(
    world, idle, times, is_in
):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)

    with time_machine.travel(NOON, tick=False) as clock:
        sign_in(nora, brand, "nora")
        assert stays(nora, "/", clock, idle=idle, times=times) is is_in


def test_signing_out_ends_the_session_for_good(world):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)
    sign_in(nora, brand, "nora")
    kept = nora.cookies["sessionid"].value

    asked = nora.get(OUT)
    still_in = nora.get("/")
    out = nora.post(OUT)

    assert asked.status_code == 200  # it only asks
    assert still_in.status_code == 200
    assert out.headers["Location"] == "/"
    thief = browser(brand)
    thief.cookies["sessionid"] = kept
    assert thief.get("/").headers["Location"].startswith("/signin/")


def test_a_session_at_one_brand_is_none_at_another(world):
    quillbit, other = world.brand("quillbit"), world.brand("arrowhead")
    world.customer(quillbit, "nora")
    nora = browser(quillbit)
    sign_in(nora, quillbit, "nora")

    cookie = nora.cookies["sessionid"]

    assert cookie["domain"] == ""  # of this host alone
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert browser(other).get("/").headers["Location"].startswith("/signin/")
