"""What is approved is charged for work, or comes back; a defect of the vendor's costs nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from makegood.terms.rating.amount import amount_of
from makegood.terms.rating.consumption import (
    Settled,
    is_charged_while_worked,
    on_defect,
    on_settlement,
    on_shortage,
)
from makegood.terms.values import Money
from tests.tables import cases
from tests.terms.drafted import draft
from tests.terms.rating.rules import PAID
from tests.terms.written import agreement

TICKETS = agreement()
BARE = draft(PAID)


def settled(at="solved", charges="units", more=""):
    table = f'[consumption.settlement]\nclause = "5"\nat = "{at}"\ncharges = "{charges}"\n'
    return draft(PAID + table + more)


BY_UNITS = settled(more='[consumption.balance]\nclause = "6"\n')
BY_INVOICE = settled(
    charges="invoice", more='[consumption.defect]\nclause = "8"\ncharges = "nothing"'
)


@pytest.mark.parametrize(
    ("units", "available", "missing", "finding"),
    cases("""
        units  available  missing  finding
            1          0        1  units_are_missing
            4          3        1  units_are_missing
            4          4        0  balance_suffices
            4          9        0  balance_suffices
    """),
)
def test_what_a_balance_lacks_is_said_before(units, available, missing, finding):
    ruling = on_shortage(BY_UNITS, units=units, available=available)

    assert (ruling.outcome, ruling.findings, ruling.cites) == (missing, [finding], ["6"])
    assert dict(ruling.because[0].facts)["missing"] == missing
    bare = on_shortage(BARE, units=units, available=available)
    assert (bare.outcome, bare.cites) == (missing, ["11"])


@pytest.mark.parametrize(
    ("approved", "cost", "charged", "released"),
    cases("""
        approved  cost  charged  released
               4     0        0         4
               4     1        1         3
               4     4        4         0
               4     5        4         0  never more than was approved
    """),
)
def test_the_rest_comes_back(approved, cost, charged, released):
    ruling = on_settlement(BY_UNITS, approved=approved, cost=cost)

    assert ruling.outcome == Settled(charged, released)
    assert (ruling.findings, ruling.cites) == (["used_for_work"], ["5"])
    assert on_settlement(BARE, approved=approved, cost=cost).cites == ["12"]


def test_money_is_billed():
    ruling = on_settlement(BY_INVOICE, approved=amount_of(10000, "USD"), cost=Money(4167, "USD"))

    assert ruling.outcome == Settled(Money(4167, "USD"), Money(5833, "USD"))
    assert ruling.findings == ["billed"]
    assert dict(ruling.because[0].facts) == {
        "approved": "100 USD",
        "charged": "41.67 USD",
        "released": "58.33 USD",
    }


def test_where_an_approval_takes_all_no_cost_changes_that():
    ruling = on_settlement(TICKETS, approved=3, cost=1)

    assert ruling.outcome == Settled(3, 0)
    assert (ruling.findings, ruling.cites) == (["all_was_taken"], ["5"])


def test_when_work_is_charged():
    assert is_charged_while_worked(settled(at="work"))
    assert not is_charged_while_worked(BY_UNITS)
    assert not is_charged_while_worked(BARE)


@pytest.mark.parametrize(
    ("terms", "stays", "released", "finding", "clause"),
    [
        (TICKETS, 3, 1, "defect_is_charged_as_agreed", "15"),
        (BY_INVOICE, 0, 4, "defect_costs_nothing", "8"),
        (BARE, 0, 4, "defect_costs_nothing", "11"),
    ],
)
def test_the_vendors_own_defect(terms, stays, released, finding, clause):
    ruling = on_defect(terms, approved=4, charged=3)

    assert ruling.outcome == Settled(stays, released)
    assert (ruling.findings, ruling.cites) == ([finding], [clause])


@given(approved=some.integers(0, 100), cost=some.integers(0, 200), more=some.integers(0, 50))
@pytest.mark.parametrize("terms", [TICKETS, BARE, BY_UNITS])
def test_charged_and_released_are_what_was_approved(terms, approved, cost, more):
    outcome = on_settlement(terms, approved=approved, cost=cost).outcome
    dearer = on_settlement(terms, approved=approved, cost=cost + more).outcome
    defect = on_defect(terms, approved=approved, charged=outcome.charged).outcome

    assert outcome.charged + outcome.released == approved
    assert defect.charged + defect.released == approved
    assert 0 <= defect.charged <= outcome.charged <= dearer.charged <= approved
