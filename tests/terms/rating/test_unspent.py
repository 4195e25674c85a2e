"""Unused units are worth what was paid for them, or what the used ones leave of it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from makegood.terms.rating.unspent import Bought, expires_at, rule_on_unspent
from makegood.terms.values import Money
from tests.tables import cases
from tests.terms.drafted import draft

NONE = Money(0, "EUR")
SINGLE = Money(1500, "EUR")


def terms(refund, more=""):
    return draft(f'zone = "Europe/Berlin"\n[unspent]\nclause = "2"\nrefund = "{refund}"\n{more}')


def bought(units, paid, used=0, held=0, returned=0, refunded=0):
    return Bought(
        units=units,
        paid=Money(paid, "EUR"),
        used=used,
        held=held,
        returned=returned,
        refunded=Money(refunded, "EUR"),
    )


@pytest.mark.parametrize(
    ("refund", "used", "held", "back", "finding"),
    cases("""
        refund        used  held   back  finding
        pro_rata         0     0  50000  unspent_at_price_paid
        pro_rata        25     0  25000  unspent_at_price_paid
        pro_rata        25     5  20000  unspent_at_price_paid
        pro_rata        50     0      0  unspent_at_price_paid
        single_price     0     0  50000  used_at_single_price
        single_price    25     0  12500  used_at_single_price
        single_price    20     5  12500  used_at_single_price
        single_price    33     0    500  used_at_single_price
        single_price    34     0      0  used_at_single_price
        nothing          0     0      0  unspent_is_kept
    """),
)
def test_fifty_units_for_five_hundred(refund, used, held, back, finding):
    ruling = rule_on_unspent(
        terms(refund), bought=bought(50, 50000, used=used, held=held), single=SINGLE
    )

    assert ruling.outcome == Money(back, "EUR")
    assert (ruling.findings, ruling.cites) == ([finding], ["2"])


def test_parts_of_a_cent_go_to_the_customer():
    ruling = rule_on_unspent(terms("pro_rata"), bought=bought(3, 1000, used=1), single=SINGLE)

    assert ruling.outcome == Money(667, "EUR")
    assert dict(ruling.because[0].facts) == {"left": 2, "units": 3, "refund": "6.67 EUR"}


def test_what_was_a_gift_is_worth_nothing():
    ruling = rule_on_unspent(terms("pro_rata"), bought=bought(5, 0), single=SINGLE)

    assert ruling.outcome == NONE


def test_an_agreement_that_does_not_speak_of_it_pays_nothing_back():
    packs = '[packs]\nclause = "1"\nunits = [1, 50]\n'
    ruling = rule_on_unspent(draft(packs), bought=bought(5, 500), single=SINGLE)

    assert (ruling.outcome, ruling.cites, ruling.findings) == (NONE, ["1"], ["unspent_is_kept"])


@given(
    refund=some.sampled_from(["pro_rata", "single_price"]),
    units=some.integers(1, 60),
    paid=some.integers(0, 10**6),
    single=some.integers(0, 50000),
    drawn=some.data(),
)
def test_refunds_together_never_exceed_what_was_paid_for_the_unused(
    refund, units, paid, single, drawn
):
    rules, price = terms(refund), Money(single, "EUR")
    used = drawn.draw(some.integers(0, units))
    held = drawn.draw(some.integers(0, units - used))

    first = bought(units, paid, used=used, held=held)
    back = rule_on_unspent(rules, bought=first, single=price).outcome.minor
    # What was set aside is released afterwards, and given back, too.
    second = bought(units, paid, used=used, returned=first.left, refunded=back)
    more = rule_on_unspent(rules, bought=second, single=price).outcome.minor
    at_once = rule_on_unspent(rules, bought=bought(units, paid, used=used), single=price)

    assert 0 <= back <= paid
    assert more >= 0
    assert back + more == max(back, at_once.outcome.minor if held else back)
    assert (back + more) * units <= paid * (units - used) + units


@pytest.mark.parametrize(
    ("days", "bought_at", "last"),
    [
        (1, "2026-03-28T12:00+00:00", "2026-03-29T21:59:59+00:00"),
        (30, "2026-01-31T22:59:59+00:00", "2026-03-02T22:59:59+00:00"),
        (30, "2026-01-31T23:00:00+00:00", "2026-03-03T22:59:59+00:00"),
    ],
)
def test_units_expire_with_the_end_of_a_day(days, bought_at, last):
    rules = terms("nothing", more=f"expire_after_days = {days}")
    end = expires_at(rules, bought_at=datetime.fromisoformat(bought_at))

    assert end == datetime.fromisoformat(last)


def test_or_never():
    now = datetime(2026, 1, 1, tzinfo=UTC)

    assert expires_at(terms("nothing"), bought_at=now) is None
    assert expires_at(draft(""), bought_at=now) is None
