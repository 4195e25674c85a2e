"""When the units of a ticket are used, and what comes back of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from makegood.terms.rating.consumption import Consumption, on_approval, on_end_after_approval
from tests.tables import cases
from tests.terms.written import agreement

AS_WRITTEN = agreement()
BY_WORK = agreement(
    ('takes = "all"', 'takes = "nothing_yet"'),
    (
        'gives_back = "nothing"',
        'gives_back = "unworked"\n\n[work]\nclause = "5"\nan_hour = 2\nat_least = 2',
    ),
)


@pytest.mark.parametrize("units", [1, 2, 50])
def test_an_approval_uses_all_units_at_once(units):
    ruling = on_approval(AS_WRITTEN, units=units)

    assert ruling.outcome == Consumption(held=0, captured=units)
    assert (ruling.cites, ruling.findings) == (["5"], ["taken_on_approval"])


@pytest.mark.parametrize("units", [1, 2, 50])
def test_an_agreement_can_set_them_aside_instead(units):
    ruling = on_approval(BY_WORK, units=units)

    assert ruling.outcome == Consumption(held=units, captured=0)
    assert (ruling.cites, ruling.findings) == (["5"], ["held_on_approval"])


@pytest.mark.parametrize(("units", "worked"), [(1, 0), (1, 1), (3, 0), (3, 10_000)])
def test_accepted_units_are_spent_whatever_the_outcome(units, worked):
    ruling = on_end_after_approval(AS_WRITTEN, units=units, worked=worked)

    assert ruling.outcome == 0
    assert (ruling.cites, ruling.findings) == (["15"], ["nothing_back"])


@pytest.mark.parametrize(
    ("units", "minutes", "back"),
    cases("""
        units  minutes  back
            4        0     4  nobody began: all of it comes back
            4        1     2  once begun, at least two
            4       60     2
            4       61     1  a begun half-hour counts whole
            4       90     1
            4       91     0
            4     5000     0  never less than nothing
            1        1     0  the least is more than was approved
    """),
)
def test_an_agreement_can_give_back_what_was_not_worked(units, minutes, back):
    ruling = on_end_after_approval(BY_WORK, units=units, worked=minutes)

    assert ruling.outcome == back
    assert dict(ruling.because[0].facts) == {
        "units": units,
        "minutes": minutes,
        "used": units - back,
    }


@given(units=some.integers(1, 10**6))
@pytest.mark.parametrize("terms", [AS_WRITTEN, BY_WORK])
def test_held_and_captured_add_up(terms, units):
    taken = on_approval(terms, units=units).outcome

    assert taken.held + taken.captured == units
    assert min(taken.held, taken.captured) == 0


@given(units=some.integers(1, 200), worked=some.integers(0, 10_000), more=some.integers(0, 500))
@pytest.mark.parametrize("terms", [AS_WRITTEN, BY_WORK])
def test_more_work_never_gives_more_back(terms, units, worked, more):
    back = on_end_after_approval(terms, units=units, worked=worked).outcome

    assert 0 <= back <= units
    assert on_end_after_approval(terms, units=units, worked=worked + more).outcome <= back


def test_what_was_worked_is_counted_in_the_steps_of_the_agreement():
    steps = agreement(
        ('takes = "all"', 'takes = "nothing_yet"'),
        (
            'gives_back = "nothing"',
            'gives_back = "unworked"\n\n[work]\nclause = "5"\nan_hour = 4\nstep = "1 hour"',
        ),
    )

    assert on_end_after_approval(steps, units=9, worked=60).outcome == 5
    assert on_end_after_approval(steps, units=9, worked=61).outcome == 1
