"""A breach is worth a share that grows with the delay, and never more than the cap leaves."""

import pytest

from makegood.terms.agreement.amounts import read_money
from makegood.terms.remedies.breach import Breach
from makegood.terms.remedies.remedy import rule_on_remedies, rule_on_remedy
from makegood.terms.remedies.worth import Bases, OtherCurrency
from tests.terms.drafted import draft
from tests.terms.promises.written import HOURS, PRIORITIES, REPLY, START, seconds
from tests.terms.remedies.broken import CAP, REMEDY, breaches, owed, paid, remedies

RULES = REPLY + REMEDY
CASES = [
    # at the first second late the least, a day later the most
    ("1d+1s", "100.00 EUR", 1000),
    ("1d+2s", "100.00 EUR", 1001),
    ("1d+6h", "100.00 EUR", 1250),
    ("1d+12h", "100.00 EUR", 1500),
    ("2d", "100.00 EUR", 2000),
    ("9d", "100.00 EUR", 2000),
    # up to the minor unit
    ("1d+1s", "49.99 EUR", 500),
    ("2d", "0.01 EUR", 1),
    ("1d+1s", "4999 JPY", 500),
    ("2d", "0.00 EUR", 0),
]


@pytest.mark.parametrize(("replied", "price", "worth"), CASES)
def test_the_share_grows_from_the_first_second_to_the_end_of_its_time(replied, price, worth):
    (ruling,) = remedies(draft(RULES), f"0 opened, {replied} reply", bases=paid(price))
    assert ruling.outcome.proposed == worth
    assert ruling.cites == ["5"]


def test_the_range_goes_from_the_least_to_the_most():
    (ruling,) = remedies(draft(RULES), "0 opened, 1d+12h reply")
    remedy = ruling.outcome
    assert (remedy.least, remedy.proposed, remedy.most) == (1000, 1500, 2000)
    assert (remedy.goes_to, remedy.decided_by_staff, remedy.is_final) == ("wallet", True, True)
    (because,) = ruling.because
    assert because.finding == "share_by_delay"
    assert dict(because.facts) == {"amount": "15 EUR", "base": "100 EUR", "late": "12:00:00"}


@pytest.mark.parametrize(
    ("until", "worth", "is_final"),
    [("1d+12h", 1500, False), ("2d", 2000, True), ("3d", 2000, True)],
)
def test_it_grows_until_somebody_answers(until, worth, is_final):
    (ruling,) = remedies(draft(RULES), "0 opened", until=until)
    assert (ruling.outcome.proposed, ruling.outcome.is_final) == (worth, is_final)


def test_a_stop_that_can_be_taken_back_ends_no_delay_yet():
    rules = REPLY.replace("each =", 'deemed_after = "1 day"\neach =') + REMEDY
    (ruling,) = remedies(draft(rules), "0 opened, 1d+12h reply", until="2d")
    assert not ruling.outcome.is_final
    (ruling,) = remedies(draft(rules), "0 opened, 1d+12h reply", until="2d+12h")
    assert ruling.outcome.is_final


@pytest.mark.parametrize(
    ("over", "replied", "worth"),
    [
        # by the clock of the words: from Tuesday nine to Friday
        ("8 working hours", "1d+4h", 1500),
        ("8 working hours", "1d+8h", 2000),
        ("8 working hours", "1d+20h", 2000),
        ("2 business days", "1d+23h", 1000),
        ("2 business days", "2d", 1500),
        ("2 business days", "3d", 2000),
        ("2 business days", "4d", 2000),
        ("1 second", "1d+1s", 1000),
        ("1 second", "1d+2s", 2000),
    ],
)
def test_delay_is_counted_by_the_clock_that_the_share_names(over, replied, worth):
    rules = HOURS + RULES.replace('24 hours" }', f'{over}" }}')
    (ruling,) = remedies(draft(rules), f"0 opened, {replied} reply")
    assert ruling.outcome.proposed == worth


def test_a_pause_takes_its_part_of_the_delay_away():
    rules = RULES.replace("each =", 'pauses = ["waiting_for_customer"]\neach =')
    words = "0 opened, 1d+6h waiting, 1d+18h resumed, 2d reply"
    (ruling,) = remedies(draft(rules), words)
    assert ruling.outcome.proposed == 1500
    days = HOURS + rules.replace('24 hours" }', '2 business days" }')
    (ruling,) = remedies(draft(days), "0 opened, 1d+1h waiting, 6d reply")
    assert ruling.outcome.proposed == 1000


FORMS = [
    ('amount = "5.00 EUR"', "wallet", "money", 500, "fixed_money", "5 EUR"),
    ("units = 3", "credits", "units", 3, "fixed_units", 3),
    ("days = 7", "window", "days", 7, "fixed_days", 7),
]


@pytest.mark.parametrize(("form", "goes_to", "kind", "size", "finding", "amount"), FORMS)
def test_a_remedy_can_be_a_sum_units_or_days(form, goes_to, kind, size, finding, amount):
    rules = REPLY + REMEDY.replace(
        'share = { of = "paid", from_percent = 10, to_percent = 20, over = "24 hours" }', form
    ).replace('"wallet"', f'"{goes_to}"')
    (ruling,) = remedies(draft(rules), "0 opened, 2d reply")
    remedy = ruling.outcome
    assert (remedy.kind, remedy.proposed, remedy.goes_to) == (kind, size, goes_to)
    assert remedy.is_final
    (because,) = ruling.because
    assert (because.finding, dict(because.facts)) == (finding, {"amount": amount})


@pytest.mark.parametrize("base", ["list_price", "fee"])
def test_a_share_can_be_of_the_list_price_or_a_fee(base):
    agreement = draft(REPLY + REMEDY.replace('"paid"', f'"{base}"'))
    bases = Bases(**{base: read_money("50.00 EUR")})
    (ruling,) = remedies(agreement, "0 opened, 2d reply", bases=bases)
    assert ruling.outcome.proposed == 1000


def test_without_the_sum_it_is_a_share_of_nothing_is_proposed():
    (ruling,) = remedies(draft(RULES), "0 opened, 2d reply", bases=Bases())
    assert (ruling.outcome, ruling.findings, ruling.cites) == (None, ["base_is_missing"], ["5"])


def test_for_what_cost_nothing_there_is_no_amount():
    (ruling,) = remedies(draft(RULES), "0 opened, 2d reply", bases=paid("0.00 EUR"))
    assert (ruling.outcome.most, ruling.findings) == (0, ["nothing_was_paid"])


@pytest.mark.parametrize("strength", ["target", "commitment"])
def test_only_a_guarantee_has_remedies(strength):
    rules = RULES.replace('"guarantee"', f'"{strength}"')
    (ruling,) = remedies(draft(rules), "0 opened, 2d reply")
    assert (ruling.outcome, ruling.findings) == (None, ["no_remedy_hangs_on_it"])
    assert ruling.cites == ["3"]


CONDITION = """
[[fact]]
id = "ours"
clause = "8"
kind = "yes_no"
asked_of = "staff"
"""
OTHER = REPLY.replace('"reply"\n', '"other"\n')
CONDITIONS = [
    ({"ours": True}, 2000, "share_by_delay", "5"),
    ({"ours": False}, None, "no_remedy_agreed", "3"),
    ({}, None, "remedy_needs_facts", "5"),
]


@pytest.mark.parametrize(("known", "worth", "finding", "clause"), CONDITIONS)
def test_a_remedy_can_hang_on_a_fact(known, worth, finding, clause):
    rules = CONDITION + RULES.replace("goes_to", "when = { ours = true }\ngoes_to")
    rulings = remedies(draft(rules), "0 opened, 2d reply", known=known)
    assert owed(rulings) == [worth]
    assert (rulings[0].findings, rulings[0].cites) == ([finding], [clause])


def test_the_first_remedy_that_applies_counts():
    other = REMEDY.replace('"late"', '"other"').replace('["reply"]', '["other"]')
    second = REMEDY.replace('"late"', '"second"').replace("to_percent = 20", "to_percent = 30")
    rulings = remedies(draft(OTHER + REPLY + other + REMEDY + second), "0 opened, 2d reply")
    assert [ruling.outcome.rule for ruling in rulings] == ["other", "late"]


TWICE = "0 opened, 1d+12h reply, 3d customer_message, 4d+6h reply"
AGAIN = [
    ("each", [1500, 1250], ["share_by_delay"]),
    ("difference_to_most", [1500, 500], ["share_by_delay", "remedied_up_to_most"]),
    ("once", [1500, 0], ["share_by_delay", "remedied_once"]),
]


@pytest.mark.parametrize(("again", "worth", "findings"), AGAIN)
def test_a_later_breach_of_the_same_ticket(again, worth, findings):
    agreement = draft(RULES + f'again = "{again}"\n')
    rulings = remedies(agreement, TWICE)
    assert owed(rulings) == worth
    assert rulings[1].findings == findings
    # of another ticket each is the first
    assert owed(remedies(agreement, "0 opened, 1d+12h reply", "3d opened, 4d+6h reply")) == [
        1500,
        1250,
    ]


def test_a_difference_is_never_below_nothing():
    again = 'again = "difference_to_most"\nwhen = { priority = "low" }\ngoes_to'
    low = REMEDY.replace("goes_to", again)
    full = low.replace('"low"', '"high"').replace('"late"', '"full"')
    full = full.replace('10, to_percent = 20, over = "24 hours"', "60, to_percent = 60")
    words = "0 opened, 0 priority high, 1d+12h reply"
    words += ", 3d customer_message, 3d priority low, 4d+6h reply"
    assert owed(remedies(draft(PRIORITIES + REPLY + low + full), words)) == [6000, 0]


CAPPED = REPLY + REMEDY.replace("to_percent = 20", "to_percent = 80") + 'caps = ["all"]\n' + CAP


def test_the_last_award_is_cut_to_what_the_cap_leaves():
    rulings = remedies(draft(CAPPED), *["0 opened, 2d reply"] * 3)
    assert owed(rulings) == [8000, 2000, 0]
    assert rulings[1].findings == ["share_by_delay", "cap_cuts"]
    assert rulings[1].cites == ["5", "9"]
    assert dict(rulings[1].because[-1].facts) == {"wanted": "80 EUR", "left": "20 EUR"}
    assert (rulings[1].outcome.least, rulings[1].outcome.most) == (1000, 2000)


def test_breaches_are_dealt_with_in_the_order_in_which_they_happened():
    early, late = "0 opened, 2d reply", "1h opened, 2d+1h reply"
    agreement = draft(CAPPED)
    tickets = breaches(agreement, late, early)
    rulings = rule_on_remedies(
        agreement, tickets, bases=paid(), until=START + seconds("30d"), decided={}
    )
    assert [ruling.outcome.key[1] for ruling in rulings] == ["t1", "t0"]
    assert owed(rulings) == [8000, 2000]


def test_what_was_decided_counts_as_decided():
    agreement = draft(CAPPED)
    (first, _second) = remedies(agreement, *["0 opened, 2d reply"] * 2)
    rulings = remedies(agreement, *["0 opened, 2d reply"] * 2, decided={first.outcome.key: 1000})
    assert owed(rulings) == [8000, 8000]


SCOPES = [
    ("ticket", [2000, 0, 2000, 2000]),
    ("month", [2000, 0, 0, 2000]),
    ("purchase", [2000, 0, 0, 0]),
]


@pytest.mark.parametrize(("scope", "worth"), SCOPES)
def test_a_cap_counts_for_each_of_something(scope, worth):
    cap = CAP.replace("percent = 100", "percent = 20").replace("purchase", scope)
    agreement = draft(REPLY + REMEDY + 'caps = ["all"]\n' + cap)
    tickets = ("0 opened, 2d reply, 3d customer_message, 5d reply", "0 opened, 2d reply")
    agreed = remedies(agreement, *tickets, "30d opened, 32d reply", until="60d")
    by_ticket = sorted(agreed, key=lambda ruling: ruling.outcome.key[1])
    assert owed(by_ticket) == worth


def test_an_award_without_the_cap_does_not_count_under_it():
    other = OTHER.replace('"reply"]', '"update"]')
    free = REMEDY.replace('"late"', '"free"').replace('["reply"]', '["other"]')
    agreement = draft(REPLY + other + REMEDY + 'caps = ["all"]\n' + free + CAP.replace("100", "20"))
    assert owed(remedies(agreement, "0 opened, 2d reply, 2d update")) == [2000, 2000]


def test_a_cap_of_an_unknown_sum_holds_everything_back():
    agreement = draft(CAPPED.replace('of = "paid"\nfor_each', 'of = "fee"\nfor_each'))
    (ruling,) = remedies(agreement, "0 opened, 2d reply")
    assert (ruling.outcome, ruling.findings) == (None, ["base_is_missing"])


def test_all_together_is_never_more_than_was_paid():
    rules = REPLY + REMEDY.replace(
        "from_percent = 10, to_percent = 20", "from_percent = 10, to_percent = 200"
    )
    rulings = remedies(draft(rules), "0 opened, 2d reply", "0 opened, 2d reply")
    assert owed(rulings) == [10000, 0]
    assert rulings[0].findings == ["share_by_delay", "never_more_than_paid"]


def test_what_was_returned_otherwise_counts_too():
    rulings = remedies(draft(CAPPED), "0 opened, 2d reply", bases=paid(returned=9000))
    assert owed(rulings) == [1000]
    rulings = remedies(draft(CAPPED), "0 opened, 2d reply", bases=paid(returned=12000))
    assert owed(rulings) == [0]
    of_fee = CAPPED.replace('of = "paid"\nfor_each', 'of = "fee"\nfor_each')
    bases = Bases(paid=read_money("100.00 EUR"), fee=read_money("50.00 EUR"), returned=1000)
    assert owed(remedies(draft(of_fee), "0 opened, 2d reply", bases=bases)) == [5000]


@pytest.mark.parametrize("fee", ["50.00 USD", "50.00 EUR"])
def test_sums_of_other_currencies_are_refused(fee):
    rules = CAPPED.replace('of = "paid"\nfor_each', 'of = "fee"\nfor_each')
    rules = rules.replace('share = { of = "paid"', 'share = { of = "list_price"')
    bases = Bases(
        paid=read_money("9.00 USD"), list_price=read_money("9.00 EUR"), fee=read_money(fee)
    )
    with pytest.raises(OtherCurrency):
        remedies(draft(rules), "0 opened, 2d reply", bases=bases)


def test_awards_of_other_currencies_are_refused():
    agreement = draft(RULES)
    (breach,) = breaches(agreement, "0 opened, 2d reply")
    (other,) = remedies(agreement, "0 opened, 2d reply", bases=paid("9.00 USD"))
    award = other.outcome.award(90)
    later = Breach("t9", breach.promise, {})
    with pytest.raises(OtherCurrency):
        rule_on_remedy(agreement, later, bases=paid(), until=START + seconds("30d"), others=[award])
