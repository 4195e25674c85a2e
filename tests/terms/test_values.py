"""Portions: a begun one counts whole where `started` is said, and only filled ones for `whole`."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from makegood.terms.values import started, whole
from tests.tables import cases


@pytest.mark.parametrize(
    ("amount", "per", "begun", "filled"),
    cases("""
        amount  per  started  whole
             0   30        0      0  nothing is no portion
             1   30        1      0
            29   30        1      0
            30   30        1      1  the edge: one portion, and full
            31   30        2      1
            60   30        2      2
             7    1        7      7
    """),
)
def test_a_portion_is_begun_before_it_is_filled(amount, per, begun, filled):
    assert started(amount, per) == begun
    assert whole(amount, per) == filled


@given(amount=some.integers(0, 10**9), per=some.integers(1, 10**6))
def test_portions_enclose_the_amount(amount, per):
    assert whole(amount, per) * per <= amount <= started(amount, per) * per
    assert started(amount, per) - whole(amount, per) == (amount % per != 0)


@pytest.mark.parametrize("portions", [started, whole])
def test_a_portion_of_nothing_is_a_bug(portions):
    with pytest.raises(AssertionError):
        portions(1, per=0)
