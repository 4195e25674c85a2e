"""Rates and work that contradict themselves are refused, with the line and what would be right."""

import pytest

from makegood.terms.agreement.flaw import AgreementFlawed
from tests.terms.drafted import draft
from tests.terms.rating.rules import PAID

WORK = '[work]\nclause = "4"\n'


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        (WORK + 'an_hour = 2\nat_least = "5 USD"', "An hour is paid in something else"),
        (WORK + 'an_hour = "5 EUR"\nat_least = "5 USD"', "An hour is paid in something else"),
        (WORK + 'an_hour = 2\nstep = "1 day"', "Work is not counted in steps of days"),
        (WORK + 'an_hour = 2\nstep = "2 working hours"', "Work is not counted in steps of working"),
        (
            '[[rate]]\nid = "one"\nclause = "3"\nprice = "range"\nleast = 4\nmost = 3\n'
            'outside = "never"',
            "It is 4 at least and 3 at most",
        ),
    ],
)
def test_a_contradiction_is_a_flaw(rules, says):
    with pytest.raises(AgreementFlawed) as flawed:
        draft(PAID + rules)

    assert says in str(flawed.value.flaws[0])


@pytest.mark.parametrize("step", ["90 seconds", "15 minutes", "1 hour"])
def test_work_is_counted_in_plain_time(step):
    terms = draft(PAID + WORK + f'an_hour = "50 USD"\nat_least = "5 USD"\nstep = "{step}"')

    assert terms.rules.work.step.seconds
