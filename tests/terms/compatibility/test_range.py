"""Service is given for the versions on the product sheet: which are they?

Source: docs/terms/compatibility.md, whose tables are these.
"""

import pytest
from hypothesis import assume, given

from makegood.terms.compatibility.range import BadRange, is_in, read_range
from makegood.terms.compatibility.version import BadVersion, read_version
from tests.terms.compatibility.spelled import conditions, numbers, plain_conditions, versions


def holds(words, version):
    return is_in(read_version(version), read_range(words))


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        (">=1.6 <9", ["1.6", "1.7.8.2", "8.99"], ["1.5.9", "9", "9.0.1"]),
        ("1.7", ["1.7", "1.7.0", "1.7.8.2", "1.7-p1"], ["1.6.99", "1.70", "1.8", "1.7-RC1"]),
        ("1.7.x", ["1.7", "1.7.8.2"], ["1.6.99", "1.8"]),
        ("=1.7", ["1.7", "1.7.0.0"], ["1.7.0.1", "1.7-p1", "1.6"]),
        ("!=1.7.5", ["1.7.4", "1.7.5.1", "1.7.6"], ["1.7.5", "1.7.5.0"]),
        ("1.6 - 1.7", ["1.6", "1.7.8.2"], ["1.5.9", "1.8"]),
        ("1.6.0.4 – 1.7.8", ["1.6.0.4", "1.7.8.11"], ["1.6.0.3", "1.7.9"]),  # noqa: RUF001
        ("1.0 - 2.0-RC1@beta", ["1.0", "2.0-RC1", "2.0-beta1"], ["2.0-RC2", "2.0"]),
        (">1.7", ["1.7.0.1", "1.8", "1.7-p1"], ["1.7", "1.7.0"]),
        ("<=1.7", ["1.7", "1.7.0", "1.6"], ["1.7.0.1", "1.7.8.2"]),
        ("≥1.7, ≤8", ["1.7", "8.0"], ["1.6", "8.0.1"]),
        ("^1.2", ["1.2", "1.99"], ["1.1.9", "2.0"]),
        ("^0.3.1", ["0.3.1", "0.3.9"], ["0.3.0", "0.4"]),
        ("^0.0.0", ["0.0.0", "0.0.0.9"], ["0.0.1"]),
        ("~1.2", ["1.2", "1.99"], ["1.1.9", "2.0"]),
        ("~1.2.3", ["1.2.3", "1.2.99"], ["1.2.2", "1.3"]),
        ("~8", ["8", "8.9"], ["7.9", "9"]),
        ("1.7 || 8.0|8.1.x", ["1.7.8", "8.0.4", "8.1"], ["7.9", "8.2"]),
        (">=1.6, <9 !=1.7.5", ["1.6", "8"], ["1.7.5", "9"]),
        ("<>1.5 <2 == 1.4", ["1.4"], ["1.5", "1.4.1"]),
        ("*", ["0", "1.7", "20100102"], []),
        ("X.x", ["0", "999999999999999999"], []),
        (">=2010-06-01", ["2010-06-01", "2011"], ["2010-05-31"]),
    ],
)
def test_a_range_holds_some_and_not_others(words, inside, outside):
    assert [version for version in inside if not holds(words, version)] == []
    assert [version for version in outside if holds(words, version)] == []


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        (">=1.7 <9", ["8.0", "8.0-p1"], ["8.0.0b1", "9.0-beta", "1.7-RC1", "8.x-dev"]),
        (">=1.7 <9@dev", ["8.0b1", "8.x-dev", "8.0-dev"], ["9.0-dev"]),
        (">=1.7@RC <9", ["8.0-RC1", "1.7-RC1", "8.0"], ["8.0b1", "9.0-RC1"]),
        (">=8.0-beta", ["8.0-beta", "8.0-RC1", "8.1-beta1", "9"], ["8.0-alpha", "8.1-alpha"]),
        (">=8.0-beta@stable", ["8.0", "9"], ["8.0-RC1"]),
        (">=2.4.6-p3", ["2.4.6-p3", "2.4.7"], ["2.4.6-p2", "2.4.6", "2.4.7-beta"]),
        ("8.0-beta1", ["8.0-beta1"], ["8.0-beta2", "8.0"]),
        ("1.7.x-dev", ["1.7.x-dev"], ["1.7.8", "1.8-dev"]),
        ("@RC", ["1", "2-RC1"], ["2-beta1"]),
        ("1.7 || 8@beta", ["8.0-beta1", "1.7"], ["1.7.8-beta1"]),
    ],
)
def test_a_pre_release_is_held_where_one_is_named(words, inside, outside):
    test_a_range_holds_some_and_not_others(words, inside, outside)


@pytest.mark.parametrize(
    ("words", "finding", "place"),
    [
        ("", "is_empty", 0),
        (" \n", "is_empty", 0),
        (",1.7", "version_is_missing", 0),
        ("1.7,", "version_is_missing", 4),
        ("1.7,,8", "version_is_missing", 4),
        ("1.7 ||", "version_is_missing", 6),
        ("1.7 || || 8", "version_is_missing", 7),
        (">=", "version_is_missing", 2),
        ("~1 ~", "version_is_missing", 4),
        (">= <9", "version_is_missing", 3),
        ("1.6 - ", "version_is_missing", 6),
        ("1.6 - >1.7", "version_is_missing", 6),
        ("- 1.7", "version_is_missing", 0),
        ("=>1.7", "sign_is_unknown", 0),
        ("1.6 ><8", "sign_is_unknown", 4),
        ("1.6 - 1.8beta - 9", "version_is_missing", 14),
        (">=1.7.x", "is_not_understood", 5),
        ("1.6-1.7", "is_not_understood", 3),
        ("1.7.x.5", "is_not_understood", 3),
        (">=@dev", "has_no_number", 2),
        ("PS 1.7", "has_no_number", 0),
        ("1.7 and 8.0", "has_no_number", 4),
        ("1.7 <1.2.3.4.5.6.7.8.9", "has_too_many_parts", 5),
        ("1.7@often", "flag_is_unknown", 3),
        ("1.7@patch", "flag_is_unknown", 3),
        ("1.7@beta@dev", "flag_is_unknown", 3),
        ("1.7, 8.0", "nothing_fits", 0),
        ("8 ||  >=9 <9", "nothing_fits", 6),
        ("1.7 - 1.6", "nothing_fits", 0),
        ("<0", "nothing_fits", 0),
        ("=1.7 !=1.7.0", "nothing_fits", 0),
        ("1" * 501, "is_too_long", 500),
    ],
)
def test_words_that_are_no_range_are_refused_with_the_place(words, finding, place):
    with pytest.raises(BadRange) as refused:
        read_range(words)
    assert (refused.value.finding, refused.value.place) == (finding, place)


def read_or_skip(words):
    try:
        return read_range(words)
    except BadRange:
        assume(False)


@given(conditions, conditions, versions)
def test_either_holds_what_one_of_the_two_holds(this, that, words):
    version, one, other = read_version(words), read_or_skip(this), read_or_skip(that)
    either = read_range(f"{this} || {that}")
    assert is_in(version, either) == (is_in(version, one) or is_in(version, other))


@given(plain_conditions, plain_conditions, versions)
def test_both_hold_what_each_of_the_two_holds(this, that, words):
    version, one, other = read_version(words), read_or_skip(this), read_or_skip(that)
    expected = is_in(version, one) and is_in(version, other)
    try:
        both = read_range(f"{this}, {that}")
    except BadRange as refused:
        assert refused.finding == "nothing_fits"
        assert not expected
    else:
        assert is_in(version, both) == expected


@given(numbers, versions)
def test_every_version_is_on_one_side_of_a_number(number, words):
    version = read_version(words)
    sides = [is_in(version, read_range(f"{sign}{number}@dev")) for sign in ("<=", ">")]
    assert sorted(sides) == [False, True]
    assert is_in(version, read_range(f"!={number}@dev")) != (version == read_version(number))


@given(conditions)
def test_a_range_is_shown_as_it_was_written(words):
    within = read_or_skip(words)
    assert str(within) == words
    assert read_range(str(within)) == within


@given(versions)
def test_a_version_that_is_written_as_a_range_holds_itself(words):
    try:
        within = read_range(words + "@dev")
    except BadRange:
        assert " " in words or "\t" in words
    else:
        assert is_in(read_version(words), within)


def test_both_refusals_can_be_caught_apart():
    assert not issubclass(BadRange, BadVersion)
