"""Versions as people and programs write them, and their order."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from makegood.terms.compatibility.range import BadRange, read_range
from makegood.terms.compatibility.version import BadVersion, Stage, read_version
from tests.terms.compatibility.spelled import versions

NAUGHTY = Path(__file__).resolve().parents[4] / "shared/data/abuse/blns.json"

IN_ORDER = [
    "0",
    "1.6.9.9",
    "1.6.99.x-dev",
    "1.6.x-dev",
    "1.7-dev",
    "1.7-alpha",
    "1.7-alpha1",
    "1.7-alpha1.2",
    "1.7b1-dev",
    "1.7b1",
    "1.7-beta.2",
    "1.7-RC1-dev",
    "1.7-RC1",
    "1.7-RC10",
    "1.7",
    "1.7-p1",
    "1.7-p3",
    "1.7.0.1",
    "1.7.8.2",
    "1.7.8.10",
    "1.7.10",
    "1.7.x-dev",
    "1.8-dev",
    "1.8",
    "1.x-dev",
    "8",
    "1507",
    "2010-01-02",
    "20100102",
    "20100102-203040",
]


def test_versions_stand_in_this_order():
    read = [read_version(words) for words in IN_ORDER]
    assert sorted(reversed(read)) == read
    assert len(set(read)) == len(read)


@pytest.mark.parametrize(
    "words",
    [
        ("1.7", "1.7.0", "v1.7", "V 1.7.0.0", " 1.7 ", "PS 1.7", "PrestaShop 1.7", "01.07"),
        ("1.7.8.2", "PrestaShop version 1.7.8.2", "Version: 1.7.8.2", "1.7.8.2+deb12"),
        ("5.1", "Joomla! 5.1", "Release 5.1-stable", "ver. 5.1"),
        ("8.0-RC1", "8.0rc1", "8.0 RC 1", "8.0.0.rc.1", "8.0-rC1.0"),
        ("8.0-beta", "8.0b", "8.0.0 beta", "8.0_BETA", "8.0-beta0"),
        ("2.4.6-p3", "2.4.6p3", "2.4.6-pl3", "2.4.6-patch.3"),
        ("1.7.x-dev", "1.7.*-dev", "v1.7.X-DEV", "1.7.x.x-dev"),
        ("2010-01-02", "2010.1.2", "2010.01.02.0"),
    ],
)
def test_one_version_has_many_spellings(words):
    assert len({read_version(spelling) for spelling in words}) == 1


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Ubuntu 22.04", "22.04"),
        ("v3.10.0", "3.10.0"),
        ("1.0.0RC1dev", "1.0.0-rc1-dev"),
        ("1.7.*-dev", "1.7.x-dev"),
        ("2010-01-02", "2010.01.02"),
        ("8.0.0-alpha-2.1-3+foo", "8.0.0-alpha2.1.3"),
    ],
)
def test_a_version_is_shown_with_the_number_that_was_written(words, shown):
    assert str(read_version(words)) == shown


@pytest.mark.parametrize(
    ("words", "finding", "place"),
    [
        ("", "has_no_number", 0),
        ("latest", "has_no_number", 0),
        ("dev-master", "has_no_number", 0),
        ("Beta 2", "has_no_number", 0),
        ("below 8", "has_no_number", 0),
        ("1.7.x", "is_not_understood", 3),
        ("1.7.x-devil", "is_not_understood", 3),
        ("1,7", "is_not_understood", 1),
        ("1.7 or 8", "is_not_understood", 4),
        ("1.0.0-meh", "is_not_understood", 5),
        ("1.6.1-1", "is_not_understood", 5),
        ("8.2 - 8.4", "is_not_understood", 4),
        ("Magento 2 2.4.6", "is_not_understood", 10),
        ("\u0661.\u0667", "has_no_number", 0),
        ("PS 1.2.3.4.5.6.7.8.9", "has_too_many_parts", 3),
        ("1.0-beta1.2.3.4.5.6.7.8.9", "has_too_many_parts", 8),
        ("1." + "9" * 19, "number_is_too_long", 0),
        ("1" * 101, "is_too_long", 100),
    ],
)
def test_words_that_name_no_version_are_refused_with_the_place(words, finding, place):
    with pytest.raises(BadVersion) as refused:
        read_version(words)
    assert (refused.value.finding, refused.value.place) == (finding, place)
    assert str(refused.value) == f"{finding} at {place}"


def test_the_largest_that_may_be_written_is_read():
    words = ".".join(["9" * 18] * 5)
    assert str(read_version(words)) == words
    assert read_version("1.2.3.4.5.6.7.8" + " " * 85) < read_version("1.x-dev")


@pytest.mark.parametrize(
    ("words", "stability"),
    [
        ("8.0", Stage.STABLE),
        ("8.0-p1", Stage.PATCH),
        ("8.0-RC1", Stage.RC),
        ("8.0-RC1-dev", Stage.DEV),
        ("8.0.x-dev", Stage.DEV),
    ],
)
def test_what_is_on_the_way_to_a_version_is_in_development(words, stability):
    assert read_version(words).stability is stability


@given(versions)
def test_what_is_shown_reads_as_the_same(words):
    version = read_version(words)
    again = read_version(str(version))
    assert again == version
    assert str(again) == str(version)
    assert hash(again) == hash(version)


@given(versions, versions, versions)
def test_the_order_is_total(first, second, third):
    one, two, three = read_version(first), read_version(second), read_version(third)
    assert (one < two) + (one == two) + (one > two) == 1
    if one <= two <= three:
        assert one <= three


@given(some.text(alphabet="0189.xX*-+ vVabdeprRC@|,<>=!~^PS\t\n\0\u2013\u0663"))
def test_nothing_but_the_two_refusals_is_raised(words):
    for read, refusal in ((read_version, BadVersion), (read_range, BadRange)):
        try:
            read(words)
        except refusal as refused:
            assert 0 <= refused.place <= len(words)


@pytest.mark.skipif(not NAUGHTY.exists(), reason="the naughty strings are not at hand")
def test_naughty_strings_are_read_or_refused():
    strings = json.loads(NAUGHTY.read_text())
    for words in [
        *strings,
        *(f"1.7{each}" for each in strings),
        *(f">={each}" for each in strings),
    ]:
        for read, refusal in ((read_version, BadVersion), (read_range, BadRange)):
            try:
                read(words)
            except refusal as refused:
                assert 0 <= refused.place <= len(words)
