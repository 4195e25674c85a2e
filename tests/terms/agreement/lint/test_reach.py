"""Every rule decides some request, and every request has a rule: or the lint says where not."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.terms.agreement import space as spaces
from makegood.terms.agreement.applies import applies
from makegood.terms.agreement.rules.conditions import Bounds
from makegood.terms.agreement.space import space_of
from tests.terms.agreement.lint.found import (
    CONSUMPTION,
    DECISION,
    MAIL,
    REMEDY,
    REPLY,
    TIERS,
    UNITS,
    found,
    only,
    rules_of,
)

CASES = """
[[fact]]
id = "cases"
clause = "1"
kind = "number"
asked_of = "records"
"""
FACTS = (
    """
[[fact]]
id = "matter"
clause = "1"
kind = "choice"
asked_of = "customer"
choices = ["fault", "change"]
[[fact]]
id = "done_by"
clause = "1"
kind = "choice"
asked_of = "customer"
choices = ["us", "them"]
when = { matter = "change" }
[[fact]]
id = "urgent"
clause = "1"
kind = "yes_no"
asked_of = "customer"
when = { done_by = "us" }
"""
    + CASES
)
USES_ALL = """
[[promise]]
id = "{0}"
clause = "1"
when = {{ {0} = {1} }}
strength = "target"
starts = ["opened"]
stops = ["solved"]
within = "1 day"
"""
ASKED = FACTS + "".join(
    USES_ALL.format(*each)
    for each in (
        ("matter", '"fault"'),
        ("done_by", '"us"'),
        ("urgent", "true"),
        ("cases", "[7, 9]"),
    )
)
NOBODY = "No request is ever so."
NEVER = "This rule is never reached: those above it decide first."


def covered(*whens, judged=()):
    return "".join(
        f'\n[[coverage]]\nid = "r{number}"\nclause = "1"\noutcome = "covered"\n'
        + (f"when = {{ {when} }}\n" if when else "")
        + ('judged_by = "staff"\n' if number in judged else "")
        for number, when in enumerate(whens)
    )


def rate(name, when=""):
    asked = f"when = {{ {when} }}\n" if when else ""
    return f'\n[[rate]]\nid = "{name}"\nclause = "1"\n{asked}price = "on_request"\n'


def gap(words):
    return ("coverage", f"No rule decides about {words}, so staff must.")


@pytest.mark.parametrize(
    ("rules", "path", "says"),
    [
        (covered("", "owned = true"), "coverage.1", NEVER),
        (covered("owned = true", 'owned = true, channel = "mail"', ""), "coverage.1", NEVER),
        (covered("owned = true", "owned = false", ""), "coverage.2", NEVER),
        (covered("cases = { at_most = 5 }", "cases = 3", ""), "coverage.1", NEVER),
        (covered("cases = [7, 9]", "cases = { at_least = 9, at_most = 9 }", ""),
         "coverage.1", NEVER),
        (covered('done_by = ["us", "them"]', 'matter = "change"', ""), "coverage.1", NEVER),
        (covered('matter = "change"', "urgent = true", ""), "coverage.1", NEVER),
        (covered('matter = "fault", done_by = "us"', ""), "coverage.0.when", NOBODY),
        (covered('done_by = "them", urgent = true', ""), "coverage.0.when", NOBODY),
        (covered('matter = "fault", urgent = true', ""), "coverage.0.when", NOBODY),
        (covered("owned = true"), *gap("owned = false")),
        (covered("", judged=[0]), *gap("any request")),
        (covered('done_by = "us"', 'done_by = "them"'), *gap("matter = fault")),
        (covered("cases = { at_least = 5 }"), *gap("cases = 0")),
        (covered("cases = { at_most = 5 }", "cases = { at_least = 7 }"), *gap("cases = 6")),
    ],
)  # fmt: skip
def test_a_rule_that_is_never_reached_and_a_gap_are_found(rules, path, says):
    where, what = only(ASKED + rules + MAIL)
    assert where == path
    assert what.startswith(says)


@pytest.mark.parametrize(
    "rules",
    [
        covered(""),
        covered("owned = true", ""),
        covered("owned = true", "owned = false"),
        covered("owned = true", "owned = true", "", judged=[0]),
        covered("owned = true", "owned = true", "", judged=[0, 1]),
        covered('done_by = "us"', 'done_by = "them"', 'matter = "fault"'),
        covered("cases = { at_most = 5 }", "cases = { at_least = 6 }"),
        covered('done_by = "us", urgent = [true, false]', 'matter = ["change", "fault"]'),
    ],
)
def test_rules_that_decide_all_are_let_stand(rules):
    assert found(ASKED + rules + MAIL) == []


PAYABLE = """
[[coverage]]
id = "owned"
clause = "1"
when = { owned = true }
outcome = "covered"
[[coverage]]
id = "others"
clause = "1"
outcome = "payable"
tier = "premium"
"""
PAID = TIERS + UNITS + DECISION + CONSUMPTION
UNPRICED = "No rate says what it costs: "


@pytest.mark.parametrize(
    ("rules", "path", "says"),
    [
        (rate("a", 'matter = "fault"'), "tier.0", f"{UNPRICED}tier = premium, matter = change."),
        (PAYABLE + rate("a", "owned = true") + rate("b", 'matter = "fault"'),
         "coverage.1", UNPRICED),
        (rate("a") + rate("b", "owned = true"), "rate.1", NEVER),
    ],
)  # fmt: skip
def test_every_paid_ticket_has_a_rate(rules, path, says):
    where, what = only(ASKED + PAID + rules + MAIL)
    assert where == path
    assert what.startswith(says)


@pytest.mark.parametrize(
    "rules",
    [
        rate("a", 'tier = "premium"'),
        rate("a", 'matter = "fault"') + rate("b"),
        PAYABLE + rate("a", "owned = false"),  # what is owned is never paid for
    ],
)
def test_what_is_never_paid_for_needs_no_rate(rules):
    assert found(ASKED + PAID + rules + MAIL) == []


def test_a_remedy_applies_where_its_promises_are_made():
    made = REPLY.replace("strength", "when = { owned = true }\nstrength")
    owed = REMEDY.replace("amount", "when = {{ owned = {} }}\namount")

    where, what = only(made + owed.format("false") + MAIL)
    assert where == "remedy.0"
    assert what.startswith("`part` is never owed: none of its promises is made where it applies.")
    assert found(made + owed.format("true") + MAIL) == []
    assert [path for path, _says in found(owed.format("false") + MAIL)] == ["remedy.0.promises.0!"]


def test_a_fact_that_is_asked_of_all_is_told_of_all():
    always = FACTS.replace(
        'when = { matter = "change" }', 'when = { matter = ["change", "fault"] }'
    )
    uses = ASKED.removeprefix(FACTS)
    assert found(always + uses + covered('done_by = "us"', 'done_by = "them"') + MAIL) == []


def test_more_conditions_than_can_be_compared_are_told(monkeypatch):
    monkeypatch.setattr(spaces, "MOST_STEPS", 3)
    where, what = only(ASKED + covered('done_by = "us"', "owned = true", "") + MAIL)
    assert where == ""
    assert what.startswith("The conditions are too many to compare them all.")


def test_a_number_that_rules_tell_apart_in_many_ways_counts_for_as_many(monkeypatch):
    monkeypatch.setattr(spaces, "MOST_STEPS", 100)
    few, many = ([*range(0, 4 * count, 4)] for count in (9, 99))
    assert found(covered(f"cases = {few}", "") + CASES + MAIL) == []
    where, what = only(covered(f"cases = {many}", "") + CASES + MAIL)
    assert where == ""
    assert what.startswith("The conditions are too many to compare them all.")


# --- Against all requests, one by one ---

VALUES = {
    "matter": ("fault", "change"),
    "done_by": (None, "us", "them"),
    "urgent": (None, True, False),
    "cases": (0, 3, 4, 6, 7, 8, 9, 10, 11),
    "owned": (True, False),
}
CONDITIONS = {
    "matter": st.sampled_from([("fault",), ("change",)]),
    "done_by": st.sampled_from([("us",), ("them",), ("us", "them")]),
    "urgent": st.sampled_from([(True,), (False,)]),
    "cases": st.sampled_from([(7,), (7, 9), Bounds(4, None), Bounds(None, 7), Bounds(4, 10)]),
    "owned": st.sampled_from([(True,), (False,)]),
}
WHENS = st.fixed_dictionaries({}, optional=CONDITIONS)


def requests():
    for values in product(*VALUES.values()):
        request = {fact: v for fact, v in zip(VALUES, values, strict=True) if v is not None}
        asks_who = request["matter"] == "change"
        asks_when = request.get("done_by") == "us"
        if ("done_by" in request) == asks_who and ("urgent" in request) == asks_when:
            yield request


EVERY = list(requests())
EDGES = covered("cases = 7", "cases = [7, 9]", "cases = { at_least = 4, at_most = 10 }", "")
SPACE = space_of(rules_of(FACTS + EDGES))


@given(WHENS, st.lists(WHENS, max_size=5))
def test_an_example_is_found_if_and_only_if_there_is_one(when, above):
    """Also that it is one: all that is not told of it can be whatever may be."""
    left = [
        request
        for request in EVERY
        if applies(when, request) and not any(applies(each, request) for each in above)
    ]
    example = SPACE.example(SPACE.box(when), [SPACE.box(each) for each in above])
    assert (example is not None) == bool(left)
    if example is not None:
        assert any(example.items() <= request.items() for request in left)
