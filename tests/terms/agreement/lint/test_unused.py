"""Numbers that nobody reads, and names that nobody can tell apart."""

import tomllib

import pytest

from makegood.terms.agreement.figures import figures_of
from makegood.terms.agreement.lint.unused import lint_channels, lint_figures, lint_names
from makegood.terms.agreement.text import Text, read_text
from tests.terms.drafted import draft

FILE = """
name = "draft"
brand = "Drafts"
in_force_from = 2026-01-01
[said]
first = 3
[packs]
units = [1, 10]
[[rate]]
id = "basic"
[[rate]]
id = "premium"
usual = 2
"""


def values():
    text = read_text("agreement.toml", FILE)
    assert isinstance(text, Text)
    return text.values


@pytest.mark.parametrize(
    ("mentions", "paths"),
    [
        ({"brand", "packs.units", "rate.premium.usual"}, []),
        ({"packs.units"}, [("rate", 1, "usual")]),
        ({"brand", "rate.premium.usual"}, [("packs", "units")]),
        ({"said.first"}, [("packs", "units"), ("rate", 1, "usual")]),
    ],
)
def test_numbers_that_no_clause_mentions_are_found_where_they_stand(mentions, paths):
    found = list(lint_figures(values(), figures_of(values()), frozenset(mentions)))
    assert [one.path for one in found] == paths
    assert not any(one.is_error for one in found)


def test_a_table_without_an_id_is_found_by_its_number():
    bands = {"band": ({"below": 90}, {"below": 75})}
    (one,) = lint_figures(bands, ["band.2.below"], frozenset())
    assert one.path == ("band", 1, "below")
    assert one.says == "No clause mentions `band.2.below`, so nobody reads that it is so."
    assert one.instead == "Write {band.2.below} where the clause says it."


@pytest.mark.parametrize(
    ("names", "paths"),
    [
        ('[tier]\nbasic = "Basic"\npremium = "Premium"', []),
        ('[tier]\nbasic = "Basic"\n[plan]\nsmall = "Basic"', []),
        ('[tier]\nbasic = "Basic"\npremium = "basic "', [("tier", "premium")]),
        (
            '[priority]\nhigh = "Pressing  now"\nlow = "Later"\nmedium = "pressing now"\n'
            '[plan]\nsmall = "One"\nlarge = "one"',
            [("priority", "medium"), ("plan", "large")],
        ),
    ],
)
def test_two_of_a_kind_with_one_name_are_found(names, paths):
    found = list(lint_names(tomllib.loads(names)))
    assert [one.path for one in found] == paths
    assert all(one.says.endswith("have the same name.") for one in found)


def test_a_way_to_talk_that_customers_choose_by_its_id_is_found():
    rules = draft(
        """
        [[channel]]
        id = "phone"
        clause = "1"
        takes = "on_request"
        [[channel]]
        id = "fax"
        clause = "1"
        takes = "refused"
        """
    ).rules

    (found,) = lint_channels(rules, {})
    assert (found.path, found.instead) == (("channel",), 'Write phone = "..." in [channel].')
    assert list(lint_channels(rules, {"phone": "Telephone"})) == []
