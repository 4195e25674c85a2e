"""What an approval brings with it is said before; and what an early end leaves charged."""

import pytest

from makegood.terms.rating.consequences import on_yes
from makegood.terms.rating.consumption import Settled, on_early_end
from makegood.terms.values import Money
from tests.terms.drafted import draft
from tests.terms.rating.rules import PAID

BY_UNITS = draft(PAID.replace('"nothing"', '"unworked"') + '[work]\nclause = "5"\nan_hour = 2\n')
ALL_AT_ONCE = draft(PAID.replace('"nothing_yet"', '"all"'))
BY_HAND = draft(PAID)
DEFECTS_TOO = draft(PAID + '[consumption.defect]\nclause = "15"\ncharges = "as_agreed"\n')
BY_MONEY = draft(
    PAID.replace('"nothing"', '"unworked"')
    + """
    [work]
    clause = "5"
    an_hour = "50 USD"
    [ceiling]
    clause = "9"
    warns_at_percent = 80
    beyond = "vendors_cost"
    [consumption.settlement]
    clause = "6"
    at = "solved"
    charges = "invoice"
    """
)
TEN_DOLLARS = Money(10_00, "USD")


@pytest.mark.parametrize(
    ("terms", "most", "gone", "findings", "clauses"),
    [
        (
            BY_UNITS,
            3,
            False,
            ["held_on_approval", "never_above_approved", "rest_comes_back"],
            ["11", "5", "12"],
        ),
        (ALL_AT_ONCE, 3, True, ["taken_on_approval", "nothing_back"], ["11", "12"]),
        (
            DEFECTS_TOO,
            3,
            True,
            ["held_on_approval", "nothing_back", "charged_for_defects_too"],
            ["11", "12", "15"],
        ),
        (
            BY_MONEY,
            TEN_DOLLARS,
            False,
            ["billed_once_it_is_done", "never_above_approved"],
            ["6", "9"],
        ),
        # Work that is paid in money limits nothing that is approved in another way.
        (BY_HAND, TEN_DOLLARS, False, ["billed_once_it_is_done"], ["11"]),
    ],
)
def test_what_follows_is_said_before(terms, most, gone, findings, clauses):
    ruling = on_yes(terms, most=most)

    assert ruling.outcome is gone
    assert (ruling.findings, ruling.cites) == (findings, clauses)


@pytest.mark.parametrize(
    ("terms", "approved", "cost", "charged", "finding", "clause"),
    [
        (BY_UNITS, 4, 1, 1, "used_for_work", "12"),
        (BY_UNITS, 4, 9, 4, "used_for_work", "12"),
        (ALL_AT_ONCE, 4, 1, 4, "nothing_back", "12"),
        (BY_MONEY, TEN_DOLLARS, Money(4_00, "USD"), Money(4_00, "USD"), "billed", "12"),
        (BY_HAND, TEN_DOLLARS, Money(4_00, "USD"), TEN_DOLLARS, "kept_at_the_end", "12"),
    ],
)
def test_what_an_early_end_leaves_charged(terms, approved, cost, charged, finding, clause):
    ruling = on_early_end(terms, approved=approved, cost=cost)

    whole = approved if isinstance(approved, int) else approved.minor
    used = charged if isinstance(charged, int) else charged.minor
    released = ruling.outcome.released
    assert ruling.outcome == Settled(charged, released)
    assert (released if isinstance(released, int) else released.minor) == whole - used
    assert (ruling.findings, ruling.cites) == ([finding], [clause])
