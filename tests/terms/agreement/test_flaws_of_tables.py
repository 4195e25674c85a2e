"""A table whose values can't be meant is named with what would be right."""

import pytest

from makegood.terms.agreement.amounts import read_money, written
from makegood.terms.agreement.figures import Matrix, figures_of
from makegood.terms.agreement.flaw import AgreementFlawed
from makegood.terms.agreement.lengths import Length
from makegood.terms.values import Money
from tests.terms.drafted import draft

WINDOW = """
[[window]]
id = "year"
clause = "1"
length = "{length}"
begins = "purchase"
[window.renewal]
clause = "1"
length = "1 year"
{price}
early = "from_payment"
late = "from_end"
[window.renewal.late_fee]
clause = "1"
{fee}
"""
REMEDY = """
[[promise]]
id = "answer"
clause = "1"
strength = "guarantee"
starts = ["opened"]
stops = ["reply"]
within = {within}
[[remedy]]
id = "late"
clause = "1"
promises = ["answer"]
{form}
goes_to = "credits"
decided = "by_rule"
"""
RATE = """
[[rate]]
id = "some"
clause = "1"
price = "range"
least = {least}
most = {most}
outside = "never"
"""
COVERAGE = """
[[coverage]]
id = "some"
clause = "1"
outcome = "{outcome}"
{tier}
"""
FACT = """
[[fact]]
id = "server"
clause = "1"
kind = "{kind}"
asked_of = "customer"
{choices}
[[coverage]]
id = "one"
clause = "1"
when = {{ server = {when} }}
outcome = "covered"
[[coverage]]
id = "two"
clause = "1"
outcome = "refused"
"""
WORK = """
[work]
clause = "1"
an_hour = {an_hour}
"""


def window(length="1 year", price='price = "10 EUR"', fee="grace_days = 3"):
    return WINDOW.format(length=length, price=price, fee=fee)


def remedy(within='"24 hours"', form="units = 2"):
    return REMEDY.format(within=within, form=form)


def fact(kind="yes_no", choices="", when="true"):
    return FACT.format(kind=kind, choices=choices, when=when)


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        (window(length="1 fortnight"), "`1 fortnight` is no period. Write days, months or years"),
        (window(length="1 years"), "`1 years` is no period."),
        (window(length="2 month"), "`2 month` is no period."),
        (window(price='price = "10.5 EUR"'), "`10.5 EUR` is no sum of money."),
        (window(price='price = "10.50 JPY"'), "`10.50 JPY` is no sum of money."),
        (window(price='price = "ten"'), "`ten` is no sum of money. Write the sum and its currency"),
        (window(price=""), "A renewal has one price. Write `percent_of_list` or `price`."),
        (window(fee='fee = "1 EUR"\nfee_percent = 1'), "There are two fees."),
        (
            window() + '[[window]]\nid = "more"\nclause = "1"\nlength = "1 year"\n'
            'begins = "purchase"\nrenewed_with = "year"\n[window.renewal]\nclause = "1"\n'
            'length = "1 year"\nprice = "1 EUR"\nearly = "from_payment"\nlate = "from_end"\n',
            "`more` is renewed by itself and with `year`. Write `renewal` or `renewed_with`.",
        ),
        (window(fee="back_pay = true"), "Nothing says from when on missed periods are paid."),
        (
            window(fee="grace_days = 9\nreinstated_after_days = 5"),
            "It is reinstated after 5 days, but the grace is 9.",
        ),
        (remedy(within='"a day"'), "`a day` is no length of time. Write one such as"),
        (remedy(within='"1 hours"'), "`1 hours` is no length of time."),
        (remedy(within="24"), "This is no length of time."),
        (remedy(within="{}"), "This is no length of time."),
        (remedy(within='{ low = { a = { b = { c = { d = "1 hour" } } } } }'), "This is no length"),
        (remedy(form=""), "A remedy has one form."),
        (remedy(form='units = 2\namount = "1 EUR"'), "A remedy has one form."),
        (
            remedy(form='share = { of = "paid", from_percent = 20, to_percent = 10 }'),
            "The share shrinks with the delay.",
        ),
        (
            remedy(form='share = { of = "paid", from_percent = 10, to_percent = 20 }'),
            "A share that grows says in what time",
        ),
        (fact(kind="choice"), "`server` is of kind choice."),
        (fact(choices='choices = ["ours"]'), "`server` is of kind yes_no."),
        (fact(when="1.5"), "This is nothing that a fact can be."),
        (fact(when="[]"), "This is nothing that a fact can be."),
        (fact(when="[true, true]"), "A value stands here twice. Write each once."),
        (fact(when="{}"), "These are no bounds."),
        (fact(when="{ more = 1 }"), "These are no bounds."),
        (fact(when='{ at_least = "1" }'), "These are no bounds."),
        (fact(when="{ at_least = 3, at_most = 2 }"), "Nothing is at least 3 and at most 2."),
        (WORK.format(an_hour="0"), "`0` is no amount. Write units such as 2, or money"),
        (WORK.format(an_hour="true"), "is no amount."),
        (WORK.format(an_hour='"two"'), "`two` is no sum of money."),
        (WORK.format(an_hour='1\nstep = "1 day"'), "Work is not counted in steps of days."),
        (WORK.format(an_hour='1\nat_least = "1 EUR"'), "An hour is paid in something else than"),
        (RATE.format(least=3, most=2), "It is 3 at least and 2 at most. Swap them."),
        (COVERAGE.format(outcome="payable", tier=""), "It is payable, but under no tier."),
        (COVERAGE.format(outcome="refused", tier='tier = "support"'), "What is refused has no"),
    ],
)
def test_what_can_not_be_meant_is_named(rules, says):
    with pytest.raises(AgreementFlawed) as flawed:
        draft(rules)
    found = [str(flaw) for flaw in flawed.value.flaws]
    assert any(says in flaw for flaw in found), found


def test_a_sum_is_written_as_it_is_read():
    for words, money in {
        "50 USD": Money(5000, "USD"),
        "49.90 EUR": Money(4990, "EUR"),
        "0.05 EUR": Money(5, "EUR"),
        "980 JPY": Money(980, "JPY"),
        "1.250 KWD": Money(1250, "KWD"),
    }.items():
        assert read_money(words) == money
        assert read_money(written(money)) == money
    assert written(Money(5000, "USD")) == "50 USD"


def test_figures_are_found_around_what_is_no_figure():
    written_so = {
        "tier": ({"id": "one", "rank": 1}, "no table"),
        "promise": ({"id": "answer", "within": {"low": 5, "high": "1 hour"}},),
    }
    assert figures_of(written_so) == {
        "tier.one.rank": 1,
        "promise.answer.within": Matrix((), ((("high",), Length(1, "hour")),)),
    }


HOURS = """
[hours]
clause = "1"
zone = "Europe/Berlin"
[hours.week]
mon = ["09:00-17:00"]
[[hours.other_hours]]
on = 2026-12-24
windows = ["09:00-12:00"]
[[hours.holidays]]
country = "{country}"
{subdivision}
"""


def test_holidays_that_nobody_knows_are_named():
    for country, subdivision in (("XX", ""), ("DE", 'subdivision = "ZZ"')):
        with pytest.raises(AgreementFlawed) as flawed:
            draft(HOURS.format(country=country, subdivision=subdivision))
        assert "are not known." in str(flawed.value)


def test_days_with_hours_of_their_own_and_holidays_are_in_the_calendar():
    calendar = draft(HOURS.format(country="DE", subdivision="")).calendar()
    days = {on.isoformat(): [(w.opens, w.closes) for w in windows] for on, windows in calendar.on}
    assert days == {"2026-12-24": [(540, 720)]}
    assert "2026-12-25" in {day.isoformat() for day in calendar.closed_on}
