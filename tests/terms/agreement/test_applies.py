"""A rule applies if all that it asks is so, and nobody knows as long as something is not told."""

import pytest

from makegood.terms.agreement.applies import applies, is_so, unknown
from makegood.terms.agreement.rules.conditions import Bounds


@pytest.mark.parametrize(
    ("asked", "value", "so"),
    [
        (("red", "blue"), "blue", True),
        (("red",), "blue", False),
        ((True,), True, True),
        ((1,), True, False),  # unlike in Python
        ((True,), 1, False),
        ((7,), 7, True),
        (Bounds(5, 9), 4, False),
        (Bounds(5, 9), 5, True),
        (Bounds(5, 9), 9, True),
        (Bounds(5, 9), 10, False),
        (Bounds(5, None), 10**6, True),
        (Bounds(None, 9), -1, True),
        (Bounds(0, 1), True, False),
        (Bounds(5, 9), "7", False),
    ],
)
def test_a_value_is_what_is_asked(asked, value, so):
    assert is_so(asked, value) is so


@pytest.mark.parametrize(
    ("known", "answer", "missing"),
    [
        ({"owned": True, "colour": "red"}, True, ()),
        ({"owned": True, "colour": "blue"}, False, ()),
        ({"owned": True}, None, ("colour",)),
        ({"colour": "blue"}, False, ("owned",)),
        ({}, None, ("owned", "colour")),
    ],
)
def test_one_no_is_enough_and_what_is_not_told_leaves_it_open(known, answer, missing):
    when = {"owned": (True,), "colour": ("red",)}
    assert applies(when, known) is answer
    assert unknown(when, known) == missing


def test_a_rule_that_asks_nothing_applies():
    assert applies({}, {}) is True
