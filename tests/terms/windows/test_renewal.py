"""A renewal in time is added after the present end; a late one runs from its payment; its price
is a share of the list price, whatever was paid once.
"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.terms.values import Money
from makegood.terms.windows.pinning import Applies, rule_on_version
from makegood.terms.windows.refund import refund_of_last
from makegood.terms.windows.reminders import reminders
from makegood.terms.windows.renewal import OtherCurrency, Payment, rule_on_renewal
from makegood.terms.windows.window import ended_early, rule_on_window
from makegood.terms.worktime.zone import Zone, instant
from tests.terms.drafted import draft

RULES = """
zone = "Europe/Paris"
[[window]]
id = "service"
clause = "2"
length = "{length}"
begins = "purchase"
[window.renewal]
clause = "5"
length = "{length}"
{price}
early = "{early}"
late = "{late}"
checkout_days = 3
remind_days = [-30, -7, -1, 0, 7]
{further}
[[window]]
id = "updates"
clause = "3"
length = "{length}"
begins = "purchase"
renewed_with = "service"
"""
LATE = """
[window.renewal.late_fee]
clause = "6"
grace_days = 14
fee = "25 EUR"
reinstated_after_days = 90
back_pay = true
"""
PARIS = Zone("Europe/Paris")
LIST = Money(4999, "EUR")


def terms(price="percent_of_list = 30", early="after_present_end", late="from_payment", **more):
    written = {"length": "3 months", "further": "", **more}
    return draft(RULES.format(price=price, early=early, late=late, **written))


AS_A_RULE = terms()
YEARLY = terms('price = "120 EUR"', late="from_end", length="1 year", further=LATE)


def at(words):
    return instant(PARIS.second_of(datetime.fromisoformat(words)))


def wall(moment):
    return PARIS.wall(moment).isoformat(sep=" ")


def bought(agreement, words, window="service"):
    return rule_on_window(agreement, window, begins_at=at(words)).outcome


def renewed(agreement, window, paid, *, which="service", **payment):
    said = Payment(paid_at=at(paid), **{"list_price": LIST, **payment})
    return rule_on_renewal(agreement, which, window=window, payment=said)


OWN_CLAUSES = """
[window.renewal.in_time]
clause = "8"
[window.renewal.after_the_end]
clause = "9"
"""


@pytest.mark.parametrize(
    ("paid", "further", "cites"),
    [
        ("2026-04-15 23:59:59", "", ["5", "5"]),
        ("2026-04-16 00:00:00", "", ["5", "5"]),
        ("2026-04-15 23:59:59", OWN_CLAUSES, ["8", "5"]),
        ("2026-04-16 00:00:00", OWN_CLAUSES, ["9", "5"]),
    ],
)
def test_time_and_price_can_rest_on_different_clauses(paid, further, cites):
    agreement = terms(further=further)
    window = bought(agreement, "2026-01-15 10:00")

    assert list(renewed(agreement, window, paid).cites) == cites


def test_in_time_it_is_added_after_the_present_end_several_times_in_a_row():
    window = bought(AS_A_RULE, "2026-01-15 10:00")

    ends = []
    for _renewal in range(3):
        ruling = renewed(AS_A_RULE, window, "2026-02-01 09:00")
        window = ruling.outcome.window
        ends.append(wall(window.ends_at))
    assert ends == ["2026-07-15 23:59:59", "2026-10-15 23:59:59", "2027-01-15 23:59:59"]
    assert ruling.outcome.gap_seconds == 0
    assert ruling.cites == ["5", "5"]
    assert ruling.findings == ["added_after_the_end", "share_of_list"]


@pytest.mark.parametrize(
    ("paid", "begins", "ends", "gap"),
    [
        ("2026-04-15 23:59:59", "2026-01-15 10:00:00", "2026-07-15 23:59:59", 0),
        ("2026-04-16 00:00:00", "2026-04-16 00:00:00", "2026-07-16 23:59:59", 0),
        ("2026-04-16 00:00:01", "2026-04-16 00:00:01", "2026-07-16 23:59:59", 1),
        ("2026-05-31 12:00:00", "2026-05-31 12:00:00", "2026-08-31 23:59:59", 45 * 86400 + 43200),
    ],
)
def test_one_second_late_it_runs_from_the_payment(paid, begins, ends, gap):
    outcome = renewed(AS_A_RULE, bought(AS_A_RULE, "2026-01-15 10:00"), paid).outcome

    assert wall(outcome.window.begins_at) == begins
    assert wall(outcome.window.ends_at) == ends
    assert outcome.gap_seconds == gap


def test_a_checkout_begun_in_time_counts_if_it_clears_soon_enough():
    window = bought(AS_A_RULE, "2026-01-15 10:00")
    begun = at("2026-04-15 23:00")

    in_time = renewed(AS_A_RULE, window, "2026-04-18 23:00", checkout_at=begun)
    too_late = renewed(AS_A_RULE, window, "2026-04-18 23:00:01", checkout_at=begun)
    begun_late = renewed(AS_A_RULE, window, "2026-04-16 10:00", checkout_at=at("2026-04-16 09:00"))

    assert wall(in_time.outcome.window.ends_at) == "2026-07-15 23:59:59"
    assert too_late.findings[0] == begun_late.findings[0] == "runs_from_payment"


def test_a_window_that_was_ended_early_is_renewed_from_the_payment():
    window = ended_early(bought(AS_A_RULE, "2026-01-15 10:00"), at("2026-02-01 12:00"))
    outcome = renewed(AS_A_RULE, window, "2026-03-01 10:00").outcome

    assert wall(outcome.window.ends_at) == "2026-06-01 23:59:59"


def test_what_is_renewed_with_another_window_goes_on_alike():
    ruling = renewed(
        AS_A_RULE,
        bought(AS_A_RULE, "2026-01-15 10:00", "updates"),
        "2026-02-01 09:00",
        which="updates",
    )
    assert wall(ruling.outcome.window.ends_at) == "2026-07-15 23:59:59"


@pytest.mark.parametrize(
    ("list_price", "percent", "cents"),
    [
        (4999, 30, 1500),
        (4998, 30, 1499),
        (4995, 30, 1499),
        (5, 30, 2),
        (0, 30, 0),
        (4999, 25, 1250),
    ],
)
def test_the_price_is_a_share_of_the_list_price_to_the_nearest_cent(list_price, percent, cents):
    agreement = terms(f"percent_of_list = {percent}")
    window = bought(agreement, "2026-01-15 10:00")
    ruling = renewed(agreement, window, "2026-02-01 09:00", list_price=Money(list_price, "EUR"))
    assert ruling.outcome.price == Money(cents, "EUR")


def test_a_discount_counts_only_where_the_agreement_gives_one():
    window = bought(AS_A_RULE, "2026-01-15 10:00")
    without = renewed(AS_A_RULE, window, "2026-02-01 09:00", discount_percent=50)
    assert without.outcome.price == Money(1500, "EUR")
    assert without.findings[-1] == "no_discounts"

    generous = terms("percent_of_list = 30\ndiscounts = true")
    half = renewed(generous, window, "2026-02-01 09:00", discount_percent=50)
    assert half.outcome.price == Money(750, "EUR")
    assert "no_discounts" not in half.findings


@pytest.mark.parametrize(
    ("paid", "ends", "lines"),
    [
        ("2026-01-14 10:00", "2027-01-15", {"renewal": 12000}),
        ("2026-01-29 23:59:59", "2027-01-15", {"renewal": 12000}),  # the last day of grace
        ("2026-01-30 00:00", "2027-01-15", {"renewal": 12000, "late_fee": 2500}),
        ("2027-01-15 23:59", "2027-01-15", {"renewal": 12000, "late_fee": 2500}),
        (
            "2027-01-16 00:00",
            "2028-01-15",
            {"renewal": 12000, "late_fee": 2500, "missed_periods": 12000},
        ),
        (
            "2029-06-01 00:00",
            "2030-01-15",
            {"renewal": 12000, "late_fee": 2500, "missed_periods": 36000},
        ),
    ],
)
def test_after_the_grace_there_is_a_fee_and_missed_years_are_paid(paid, ends, lines):
    window = bought(YEARLY, "2025-01-15 10:00")
    outcome = renewed(YEARLY, window, paid).outcome

    assert PARIS.wall(outcome.window.ends_at).date().isoformat() == ends
    assert {line.what: line.price.minor for line in outcome.lines} == lines
    assert outcome.price.minor == sum(lines.values())


def test_a_missed_year_is_not_paid_before_the_window_has_to_be_reinstated():
    patient = terms('price = "120 EUR"', late="from_end", length="1 month", further=LATE)
    window = bought(patient, "2026-01-15 10:00")
    on_the_day = renewed(patient, window, "2026-05-16 10:00").outcome
    day_after = renewed(patient, window, "2026-05-17 10:00").outcome

    assert [line.what for line in on_the_day.lines] == ["renewal", "late_fee"]
    assert [line.what for line in day_after.lines] == ["renewal", "late_fee", "missed_periods"]


def test_a_fee_can_be_a_share_and_each_line_cites_its_clause():
    share = LATE.replace('fee = "25 EUR"', "fee_percent = 10")
    agreement = terms(further=share)
    ruling = renewed(agreement, bought(agreement, "2025-01-15 10:00"), "2026-01-15 10:00")

    assert [line.price.minor for line in ruling.outcome.lines] == [1500, 500, 3000]
    assert ruling.cites == ["5", "5", "6", "6"]
    assert ruling.findings[1:] == ["share_of_list", "late_fee_is_due", "missed_periods_cost"]


def test_sums_of_two_currencies_are_refused():
    with pytest.raises(OtherCurrency):
        renewed(
            terms(further=LATE),
            bought(AS_A_RULE, "2025-01-15 10:00"),
            "2026-01-15 10:00",
            list_price=Money(4999, "USD"),
        )


def test_an_early_renewal_can_run_from_its_payment_and_never_shortens():
    agreement = terms(early="from_payment")
    window = bought(agreement, "2026-01-15 10:00")

    early = renewed(agreement, window, "2026-01-15 10:00").outcome.window
    later = renewed(agreement, window, "2026-04-01 10:00").outcome.window
    assert early == window
    assert wall(later.ends_at) == "2026-07-01 23:59:59"
    assert wall(later.begins_at) == "2026-04-01 10:00:00"


def test_the_customer_is_reminded_on_days_around_the_end():
    days = reminders(AS_A_RULE, "updates", window=bought(AS_A_RULE, "2026-01-15 10:00"))
    assert [wall(day) for day in days] == [
        "2026-03-16 00:00:00",
        "2026-04-08 00:00:00",
        "2026-04-14 00:00:00",
        "2026-04-15 00:00:00",
        "2026-04-22 00:00:00",
    ]


def test_an_undone_renewal_gives_back_what_has_not_run():
    before = bought(AS_A_RULE, "2026-01-01 10:00")
    after = renewed(AS_A_RULE, before, "2026-02-01 10:00").outcome.window
    price = Money(9100, "EUR")  # of 91 days: 2 April to 1 July

    def back(words):
        return refund_of_last(price, before=before, after=after, at=at(words)).minor

    assert back("2026-03-01 10:00") == 9100  # it has not begun: all of it, and no more
    assert back("2026-04-02 00:00") == 9100
    assert back("2026-04-03 00:00") == 9000
    assert back("2026-04-03 00:00:01") == 9000  # rounded up
    assert back("2026-07-01 23:59:59") == 1
    assert back("2026-07-02 00:00") == 0


def test_an_undone_late_renewal_counts_from_its_payment():
    before = bought(AS_A_RULE, "2026-01-01 10:00")
    after = renewed(AS_A_RULE, before, "2026-06-01 00:00").outcome.window
    price = Money(9300, "EUR")  # of 93 days: 1 June to 1 September

    back = refund_of_last(price, before=before, after=after, at=at("2026-06-02 00:00"))
    assert back.minor == 9200


AMENDED = '[amendment]\nclause = "9"\nearlier_purchases = "{rule}"\n'


@pytest.mark.parametrize(
    ("rule", "renews", "accepts", "is_better", "applies", "finding"),
    [
        ("keep_until_renewal", False, False, True, "pinned", "newer_is_not_accepted"),
        ("keep_until_renewal", True, False, True, "pinned", "newer_is_not_accepted"),
        ("keep_until_renewal", True, True, False, "newest", "renewed_under_the_newer"),
        ("keep_until_renewal", False, True, True, "pinned", "kept_until_renewal"),
        ("better_if_accepted", False, True, True, "newest", "newer_is_better"),
        ("better_if_accepted", False, True, False, "pinned", "kept_until_renewal"),
        ("better_if_accepted", False, False, True, "pinned", "newer_is_not_accepted"),
    ],
)
def test_a_newer_version_never_applies_that_was_not_accepted(
    rule, renews, accepts, is_better, applies, finding
):
    agreement = draft(AMENDED.format(rule=rule))
    ruling = rule_on_version(agreement, renews=renews, accepts=accepts, is_better=is_better)
    assert (ruling.outcome, ruling.cites, ruling.findings) == (Applies(applies), ["9"], [finding])


def test_without_a_rule_a_purchase_keeps_its_version_until_it_is_renewed():
    agreement = draft("")
    kept = rule_on_version(agreement, renews=False, accepts=True, is_better=True)
    assert (kept.outcome, kept.because) == (Applies.PINNED, ())


days = st.integers(0, 4000)


@given(days, days, st.sampled_from([AS_A_RULE, YEARLY]))
def test_a_renewal_never_shortens_and_paying_later_never_costs_less(one, other, agreement):
    window = bought(agreement, "2026-01-15 10:00")
    sooner, later = sorted((one, other))
    results = []
    for after in (sooner, later):
        paid = window.begins_at + timedelta(days=after)
        said = Payment(paid_at=paid, list_price=LIST)
        results.append(rule_on_renewal(agreement, "service", window=window, payment=said).outcome)
    first, second = results
    assert first.window.ends_at > window.ends_at
    assert first.window.ends_at <= second.window.ends_at
    assert 0 <= first.price.minor <= second.price.minor
    assert all(result.gap_seconds >= 0 for result in results)


@given(days, st.integers(0, 100_000))
def test_a_refund_is_never_more_than_was_paid(after, minor):
    window = bought(AS_A_RULE, "2026-01-15 10:00")
    at_that = datetime(2026, 1, 15, tzinfo=UTC) + timedelta(days=after)
    renewal = renewed(AS_A_RULE, window, "2026-02-01 10:00").outcome.window
    back = refund_of_last(Money(minor, "EUR"), before=window, after=renewal, at=at_that)
    assert 0 <= back.minor <= minor
