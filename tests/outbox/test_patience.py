"""How long is a letter tried, and when next?"""

from datetime import UTC, datetime, timedelta

import pytest

from makegood.outbox.patience import is_erased, is_given_up, next_try
from tests.tables import cases

NOW = datetime(2026, 8, 3, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("tries", "minutes"),
    cases(
        """
        tries  minutes until the next one
        1      1
        2      5
        3      30
        4      120
        5      360
        6      360
        40     360
        """
    ),
)
def test_a_letter_that_was_put_off_waits_longer_each_time(tries, minutes):
    assert next_try(tries=tries, reached=True, at=NOW) == NOW + timedelta(minutes=minutes)


@pytest.mark.parametrize("tries", [1, 5, 40])
def test_a_letter_goes_as_soon_as_there_is_a_server(tries):
    assert next_try(tries=tries, reached=False, at=NOW) == NOW + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("letter", "minutes", "given_up"),
    cases(
        """
        letter             age in minutes  given up
        ticket_created     4319            0
        ticket_created     4320            1
        sign_in_code       14              0
        sign_in_code       15              1
        new_password_code  15              1
        """
    ),
)
def test_a_letter_is_given_up_after_three_days_and_a_code_when_it_is_stale(
    letter, minutes, given_up
):
    posted_at = NOW - timedelta(minutes=minutes)

    assert is_given_up(letter, posted_at=posted_at, at=NOW) == bool(given_up)


def test_only_what_lets_somebody_in_is_erased():
    assert is_erased("sign_in_code")
    assert is_erased("new_password_code")
    assert not is_erased("ticket_created")
