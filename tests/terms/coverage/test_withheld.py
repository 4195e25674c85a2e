"""The vendor chooses to whom paid support is offered, where the agreement says so."""

from makegood.terms.coverage.withheld import may_withhold
from tests.terms.drafted import draft

CHOOSES = """
[[fact]]
id = "premium_withheld"
clause = "17"
kind = "yes_no"
asked_of = "{of}"
"""


def test_it_may_where_the_records_are_asked_for_it():
    ruling = may_withhold(draft(CHOOSES.format(of="records")))
    assert ruling.outcome is True
    assert (ruling.cites, ruling.findings) == (["17"], ["vendor_chooses"])


def test_it_may_not_where_nothing_is_said_of_it_or_somebody_else_tells():
    for rules in ("", CHOOSES.format(of="staff")):
        ruling = may_withhold(draft(rules))
        assert ruling.outcome is False
        assert ruling.findings == ["offered_to_everybody"]
