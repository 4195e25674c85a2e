"""How long each side had a ticket."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.terms.promises.history import ORDER, Moment, in_order
from makegood.terms.promises.turns import turns_of
from tests.terms.promises.written import START, history, seconds

HOUR = 3600


@pytest.mark.parametrize(
    ("words", "vendor", "customer", "theirs"),
    [
        ("0 opened", 10, 0, False),
        ("0 opened, 2h waiting", 2, 8, True),
        ("0 opened, 2h waiting, 5h customer_message", 7, 3, False),
        ("0 opened, 2h waiting, 5h resumed, 6h waiting, 7h resumed", 6, 4, False),
        ("0 opened, 4h solved", 4, 6, True),
        ("0 opened, 4h solved, 6h reopened, 9h reply", 8, 2, False),
        # An open question when it is solved: each second counts once.
        ("0 opened, 2h waiting, 4h solved, 6h customer_message", 6, 4, False),
        # What a person of the vendor writes takes it up again.
        ("0 opened, 4h solved, 5h reply", 9, 1, False),
    ],
)
def test_the_ball_is_in_one_court(words, vendor, customer, theirs):
    turns = turns_of(history(words), START, START + seconds("10h"))
    assert turns == (vendor * HOUR, customer * HOUR, theirs)


moments = st.lists(
    st.builds(Moment, st.integers(0, 5000).map(lambda at: START + at), st.sampled_from(list(ORDER)))
)


@given(moments, st.integers(0, 6000))
def test_the_sides_add_up_to_the_whole(said, lasts):
    until = START + lasts
    turns = turns_of(in_order(said, until), START, until)
    assert turns.vendor_seconds >= 0
    assert turns.customer_seconds >= 0
    assert turns.vendor_seconds + turns.customer_seconds == lasts
