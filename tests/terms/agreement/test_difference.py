"""What differs between two versions, whom it favours, and which clauses are the same ones."""

from functools import cache
from itertools import combinations

import pytest

from makegood.terms.agreement.change import Kind
from makegood.terms.agreement.difference import difference
from makegood.terms.agreement.files import ClauseText
from makegood.terms.agreement.parts import read_parts
from makegood.terms.agreement.preference import BURDENS, GIFTS, GIFTS_TOO, WISHES, Wish, who_gains
from makegood.terms.agreement.renumbered import MOST_PAIRS, same_clauses
from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.agreement.schema import schema_of
from makegood.terms.worktime.holidays import public_holidays
from tests.packs import PACKS, pack, renamed
from tests.terms.agreement.schema_check import places
from tests.terms.drafted import files_of
from tests.terms.written import ENGLISH, GERMAN, RULES, changed, files, line_of, unmentioned

NAMES = sorted(path.parent.name for path in PACKS.glob("*/agreement.toml"))
CONTRACT = """
zone = "UTC+00:00"
[[plan]]
id = "small"
clause = "2"
[[plan]]
id = "large"
clause = "2"
[[promise]]
id = "reply"
clause = "3"
strength = "commitment"
starts = ["opened"]
stops = ["reply"]
by = ["plan"]
deemed_after = "5 days"
[promise.within]
small = "none"
large = "4 working hours"
[[remedy]]
id = "late"
clause = "4"
promises = ["reply"]
units = 2
goes_to = "credits"
decided = "by_rule"
claim_within_days = 30
[[remedy]]
id = "later"
clause = "4"
promises = ["reply"]
amount = "50 EUR"
goes_to = "wallet"
decided = "by_rule"
when = { plan = "large", owned = true }
[[window]]
id = "support"
clause = "5"
length = "12 months"
begins = "purchase"
[hours]
clause = "6"
zone = "UTC+00:00"
closed_on = [2026-12-24, 2026-12-25]
[hours.week]
mon = ["09:00-17:00"]
[said]
seats = 3
"""
MORE_MAIL = """
[mail]
clause = "7"
[[mail.requires]]
what = "registered_address"
clause = "7"
"""
RULES_KEYS = frozenset(Rules.model_fields)
SURCHARGE = """
[[surcharge]]
id = "night"
clause = "8"
percent = 50
"""


def parts(written):
    found = read_parts(written, public_holidays)
    assert found.flaws == ()
    return found


@cache
def parts_of(name):
    return parts(pack(name))


def drafted(*changes, more=""):
    text = CONTRACT
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return with_said(files_of(text + more))


def with_said(written):
    written["clauses.en.toml"] = written["clauses.en.toml"].replace(
        "As it stands.", "As it stands: {said.seats}.", 1
    )
    return written


def in_rules(*changes, more=""):
    """What differs in the rules, as (kind, place, old, new, clause, favours)."""
    changes = difference(parts(drafted()), parts(drafted(*changes, more=more)))
    return [
        (one.kind, ".".join(one.place), one.old, one.new, one.clause, one.favours)
        for one in changes
        if one.place[0] != "clause"
    ]


VALUES = [  # what is written, what instead, where, and whom it favours
    ('large = "4 working hours"', 'large = "2 working hours"', "within.large", "customer"),
    ('large = "4 working hours"', 'large = "5 working hours"', "within.large", "vendor"),
    ('large = "4 working hours"', 'large = "239 working minutes"', "within.large", "customer"),
    ('large = "4 working hours"', 'large = "240 working minutes"', "within.large", "nobody"),
    ('large = "4 working hours"', 'large = "2 hours"', "within.large", "nobody"),
    ('large = "4 working hours"', 'large = "1 working day"', "within.large", "nobody"),
    ('"commitment"', '"guarantee"', "promise.reply.strength", "customer"),
    ('"commitment"', '"target"', "promise.reply.strength", "vendor"),
    ('["opened"]', '["opened", "cleared"]', "promise.reply.starts", "nobody"),
    ('"5 days"', '"6 days"', "promise.reply.deemed_after", "customer"),
    ("units = 2", "units = 3", "remedy.late.units", "customer"),
    ('"50 EUR"', '"49.90 EUR"', "remedy.later.amount", "vendor"),
    ('"50 EUR"', '"49.90 USD"', "remedy.later.amount", "nobody"),
    ("within_days = 30", "within_days = 60", "remedy.late.claim_within_days", "customer"),
    ('"12 months"', '"1 year"', "window.support.length", "nobody"),
    ('"12 months"', '"2 years"', "window.support.length", "customer"),
    ('"12 months"', '"90 days"', "window.support.length", "nobody"),
    ('plan = "large"', 'plan = ["large", "small"]', "remedy.later.when.plan", "nobody"),
    ("seats = 3", "seats = 4", "said.seats", "nobody"),
    ('["09:00-17:00"]', '["09:00-18:00"]', "hours.week.mon", "nobody"),
    (", 2026-12-25", "", "hours.closed_on", "nobody"),
    ("\nsmall =", '\ntiny = "1 hour"\nsmall =', "promise.reply.within.tiny", "customer"),
    ('"none"', '"9 hours"', "promise.reply.within.small", "customer"),
    ('large = "4 working hours"', 'large = "none"', "promise.reply.within.large", "vendor"),
    ('deemed_after = "5 days"', "", "promise.reply.deemed_after", "customer"),
    ("claim_within_days = 30", "", "remedy.late.claim_within_days", "customer"),
    ("units = 2", "units = 2\nappeal_within_days = 1", "late.appeal_within_days", "customer"),
    (", owned = true", "", "remedy.later.when.owned", "nobody"),
]


@pytest.mark.parametrize(("old", "new", "place", "favours"), VALUES)
def test_a_value_is_another_and_may_be_better(old, new, place, favours):
    (change,) = in_rules((old, new))

    assert change[1].endswith(place)
    assert change[5] == favours


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ('"50 EUR"', '"49.90 EUR"', ("changed", "remedy.later.amount", "50 EUR", "49.90 EUR", "4")),
        (", owned = true", "", ("removed", "remedy.later.when.owned", "true", None, "4")),
        ('"none"', '"1 hour"', ("added", "promise.reply.within.small", None, "1 hour", "3")),
        ("seats = 3", "seats = 4", ("changed", "said.seats", "3", "4", "2")),
        (
            ", 2026-12-25",
            "",
            ("changed", "hours.closed_on", "2026-12-24, 2026-12-25", "2026-12-24", "6"),
        ),
    ],
)
def test_values_come_as_written_with_the_clause_that_they_rest_on(old, new, change):
    assert in_rules((old, new))[0][:5] == change


def test_bounds_are_written_out():
    one = drafted(("owned = true", "seats_used = { at_least = 3 }"))
    other = drafted(("owned = true", "seats_used = { at_least = 3, at_most = 9 }"))
    (change,) = difference(parts(one), parts(other))

    assert (change.old, change.new) == ("{ at_least = 3 }", "{ at_least = 3, at_most = 9 }")


def test_a_table_in_the_place_of_a_length():
    (by, within) = in_rules(
        ('by = ["plan"]\n', ""),
        ('[promise.within]\nsmall = "none"\nlarge = "4 working hours"\n', ""),
        ("deemed_after", 'within = "1 hour"\ndeemed_after'),
    )

    assert by[:4] == ("removed", "promise.reply.by", "plan", None)
    assert within[2:] == ("{ small = none, large = 4 working hours }", "1 hour", "3", "nobody")


def test_whole_tables_come_and_go():
    assert in_rules(more=SURCHARGE) == [("added", "surcharge.night", None, None, "8", "vendor")]
    assert in_rules(more=MORE_MAIL) == [("added", "mail", None, None, "7", "nobody")]
    went = difference(parts(drafted(more=SURCHARGE)), parts(drafted()))
    assert [(one.kind, one.favours) for one in went if one.place[0] != "clause"] == [
        ("removed", "customer")
    ]


def test_what_went_is_where_it_was():
    old = drafted(more=SURCHARGE)
    went = next(one for one in difference(parts(old), parts(drafted())) if one.clause == "8")

    assert old[RULES].splitlines()[went.line - 1] == "[[surcharge]]"


def test_what_is_told_apart_by_what_it_is_of():
    one = drafted(more=MORE_MAIL)
    other = drafted(more=MORE_MAIL + '[[mail.requires]]\nwhat = "trusted_sender"\nclause = "7"\n')
    (change,) = difference(parts(one), parts(other))

    assert change.place == ("mail", "requires", "trusted_sender")


def test_tables_in_another_order():
    later = '[[tier]]\nid = "{}"\nclause = "1"\npaid = false\n'
    one = drafted(more=later.format("one") + later.format("two"))
    other = drafted(more=later.format("two") + later.format("one"))
    (change,) = difference(parts(one), parts(other))

    assert (change.kind, change.place) == (Kind.REORDERED, ("tier",))
    assert (change.old, change.new) == ("one, two", "two, one")


def test_a_rate_of_another_kind():
    price = 'price = "as_usual"\nusual = 1\nabove_usual = "with_reason"'
    before = parts(files())
    after = parts(unmentioned("rate.premium.usual", changed((price, 'price = "free"'))))
    found = {".".join(one.place): one for one in difference(before, after)}

    assert (found["rate.premium.price"].old, found["rate.premium.price"].new) == (
        "as_usual",
        "free",
    )
    assert found["rate.premium.usual"].kind == Kind.REMOVED


@pytest.mark.parametrize("name", NAMES)
def test_a_version_does_not_differ_from_itself(name):
    assert difference(parts_of(name), parts(pack(name))) == ()


@pytest.mark.parametrize("name", NAMES)
def test_other_numbers_of_clauses_change_no_rule(name):
    found = difference(parts_of(name), parts(renamed(pack(name))))

    assert [one.place for one in found if one.place[0] != "clause"] == [("name",)]
    assert {one.kind for one in found if one.place[0] == "clause"} == {Kind.RENUMBERED}


@pytest.mark.parametrize(("one", "other"), list(combinations(NAMES, 2)))
def test_both_ways_the_same_places_differ(one, other):
    there = difference(parts_of(one), parts_of(other))
    back = difference(parts_of(other), parts_of(one))
    opposite = {"customer": "vendor", "vendor": "customer", "nobody": "nobody"}

    assert sorted(
        (one.place, one.favours) for one in there if one.place[0] in RULES_KEYS
    ) == sorted((one.place, opposite[one.favours]) for one in back if one.place[0] in RULES_KEYS)


def words_of(number, heading, words):
    return ClauseText(number=number, heading=heading, words=words)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ([("1", "A", "a")], [("1", "A", "a")], {"1": "1"}),
        (
            [("1", "A", "a"), ("2", "B", "b")],
            [("1", "B", "b"), ("2", "A", "a")],
            {"1": "2", "2": "1"},
        ),
        ([("1", "A", "a")], [("2", "A", "other words")], {"1": "2"}),
        ([("1", "A", "as in {clause 1}")], [("7", "A", "as in {clause 7}")], {"1": "7"}),
        ([("1", "A", "one two three")], [("1", "B", "one two four")], {"1": "1"}),
        ([("1", "A", "one two three")], [("1", "B", "five six seven")], {}),
        (
            [("1", "A", "one two three")],
            [("1", "B", "one two four"), ("2", "C", "one two three")],
            {"1": "1"},
        ),
        (
            [("1", "A", "one two three")],
            [("2", "B", "one two"), ("3", "C", "one two four")],
            {"1": "2"},
        ),
        (
            [("1", "A", "x"), ("2", "A", "x")],
            [("3", "A", "x"), ("4", "A", "x")],
            {"1": "3", "2": "4"},
        ),
        ([("1", "A", " ")], [("1", "B", " ")], {}),
    ],
)
def test_which_clause_is_which(old, new, same):
    assert same_clauses([words_of(*one) for one in old], [words_of(*one) for one in new]) == same


def test_no_more_clauses_than_can_be_are_compared_word_by_word():
    many = [words_of(f"{number}", f"H{number}", f"w{number}") for number in range(MOST_PAIRS + 1)]

    assert same_clauses([words_of("x", "X", f"w{MOST_PAIRS}")], many) == {}


def in_words(*changes, file=ENGLISH):
    return difference(parts(files()), parts(changed(*changes, file=file)))


def test_a_clause_that_is_worded_otherwise():
    (change,) = in_words(("As a rule a premium ticket", "A premium ticket"))

    assert (change.kind, change.place, change.clause) == (Kind.REWORDED, ("en", "clause", "4"), "4")
    assert "What a ticket costs\n\nAs a rule" in (change.old or "")
    assert change.line == line_of('number = "4"', files(), ENGLISH) - 1


def test_a_name_that_is_another():
    (change,) = in_words(('premium = "Premium"', 'premium = "Erste Klasse"'), file=GERMAN)

    assert change.place == ("de", "tier", "premium")
    assert (change.old, change.new, change.file) == ("Premium", "Erste Klasse", GERMAN)


def test_clauses_come_go_and_change_places():
    first = words("1", "One") + words("2", "Two") + words("3", "Three")
    second = words("2", "Two") + words("1", "One") + words("4", "Four")
    found = difference(parts(of_words(first)), parts(of_words(second)))

    assert [(one.kind, one.place, one.old, one.new) for one in found] == [
        ("removed", ("clause", "3"), "Three", None),
        ("added", ("clause", "4"), None, "Four"),
        ("reordered", ("clause",), "1, 2", "2, 1"),
    ]


def test_versions_without_a_common_language():
    written = of_words(words("1", "One") + words("2", "Two"))
    german = of_words(words("1", "Eins") + words("5", "Zwei"))
    german["clauses.de.toml"] = german.pop("clauses.en.toml")
    german[RULES] = german[RULES].replace('["en"]', '["de"]')
    found = difference(parts(written), parts(german))

    assert [(one.kind, one.place) for one in found] == [
        ("changed", ("languages",)),
        ("removed", ("clause", "2")),
        ("added", ("clause", "5")),
    ]


def test_a_language_that_comes_has_no_former_words():
    written = files()
    english = {name: text for name, text in written.items() if name != GERMAN}
    english[RULES] = english[RULES].replace('["en", "de"]', '["en"]')
    (change,) = difference(parts(english), parts(written))

    assert change.place == ("languages",)


def words(number, heading):
    return f'[[clause]]\nnumber = "{number}"\nheading = "{heading}"\nwords = "On {heading}."\n'


def of_words(clauses):
    written = files_of("")
    head, *_clauses = written["clauses.en.toml"].partition("[[clause]]")
    return {**written, "clauses.en.toml": head + clauses}


def test_every_wish_is_about_something_that_can_be_written():
    known = {place for place, _inner in places(schema_of("agreement"))}

    assert set(WISHES) <= known
    assert {*GIFTS, *GIFTS_TOO, *BURDENS} <= known


def test_every_choice_of_a_wish_can_be_made():
    schema = str(schema_of("agreement"))

    for wish in WISHES.values():
        for choice in wish.best if isinstance(wish.best, tuple) else ():
            assert choice in ("true", "false") or f"'{choice}'" in schema


@pytest.mark.parametrize(("keys", "wish"), WISHES.items())
def test_what_is_better_one_way_is_worse_the_other(keys, wish):
    values = (1, 2) if isinstance(wish.best, str) else (wish.best[0], wish.best[-1])
    best = values[0] if wish == Wish("less", absent=wish.absent) else values[1]
    worst = values[0] if best == values[1] else values[1]

    assert who_gains(keys, worst, best) == "customer"
    assert who_gains(keys, best, worst) == "vendor"
    if not wish.absent:
        assert who_gains(keys, None, best) == "nobody"
