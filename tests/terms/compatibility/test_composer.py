"""What Composer, which asks the same of PHP packages, expects of versions and constraints.

Where ours differ, the reason stands here and in docs/terms/compatibility.md.
"""

import json
from pathlib import Path

import pytest

from makegood.terms.compatibility.range import BadRange, is_in, read_range
from makegood.terms.compatibility.version import BadVersion, read_version

CASES = Path(__file__).resolve().parents[4] / "shared/data/compat/composer_semver.json"
AT_HAND = CASES.exists()
HELD = {"satisfies": [], "normalize": [], "invalid": []} | (
    json.loads(CASES.read_text()) if AT_HAND else {}
)
NINES = ".9999999"

# Composer asks elsewhere how finished a version must be; a sheet says it itself, with a flag.
NEED_A_FLAG = {
    ("2.4.3-alpha", "1.2.3+asdf - 2.4.3+asdf"),
    ("1.3.0-beta", ">1.2"),
    ("1.2.3-beta", "<=1.2.3"),
    ("1.2.3-beta", "^1.2.3"),
}
# A stage that nobody knows has no place in the order; a flag and an alias belong to packages.
REFUSED = {"1.0.0-0.3.7", "1.0.0-x.7.z.92", "1.0.0+foo@dev", "1.0.0+foo as 2.0"}
# Longer numbers order as well as short ones; and a date is a number as any other.
READ = {
    "1.0.0.0.0",
    "20100102.0.3.4",
    "100000.0.0.0",
    "2023013.0.0",
    "202301311.0.0",
    "20230131000.0.0",
    "2023013100000.0.0",
}
# Composer tries these as constraints, ours are two functions; the rest of them are no versions.
NO_RANGE = {"", "^", "^8 || ^", "~", "~1 ~", "a", "1.0.0-meh", " as ", " as 1.2", "foo bar-dev"}

at_hand = pytest.mark.skipif(not AT_HAND, reason="the collected cases are not at hand")


def is_named_branch(words):
    """dev-master has a name and no number: no place in the order either."""
    return words.startswith("dev-") and "." not in words.split("-")[0]


@at_hand
@pytest.mark.parametrize("case", HELD["satisfies"], ids=lambda case: case["constraint"])
def test_a_constraint_holds_what_composer_says(case):
    words = case["constraint"]
    version = read_version(case["version"])
    if (case["version"], words) in NEED_A_FLAG:
        assert not is_in(version, read_range(words))
        words += "@dev"
    assert is_in(version, read_range(words)) == case["satisfies"]


@at_hand
@pytest.mark.parametrize("case", HELD["normalize"], ids=lambda case: case["input"])
def test_a_version_equals_what_composer_makes_of_it(case):
    if is_named_branch(case["normalized"]) or case["input"] in REFUSED:
        with pytest.raises(BadVersion):
            read_version(case["input"])
        return
    normal = case["normalized"]
    if NINES in normal:
        normal = normal.replace(NINES, "").replace("-dev", ".x-dev")
    assert read_version(case["input"]) == read_version(normal)


@at_hand
@pytest.mark.parametrize("words", HELD["invalid"])
def test_what_composer_refuses_is_refused(words):
    if words in READ:
        assert str(read_version(words)) == words
        return
    with pytest.raises(BadVersion):
        read_version(words)
    if words in NO_RANGE:
        with pytest.raises(BadRange):
            read_range(words)


@at_hand
def test_each_exception_is_still_needed():
    assert {(case["version"], case["constraint"]) for case in HELD["satisfies"]} >= NEED_A_FLAG
    assert {case["input"] for case in HELD["normalize"]} >= REFUSED
    assert set(HELD["invalid"]) >= READ | NO_RANGE
