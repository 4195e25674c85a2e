"""So many tickets or minutes are included in each period; what is not used may be carried over."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from makegood.terms.rating.periods import Holder
from makegood.terms.rating.quotas import (
    Count,
    Drawn,
    Use,
    counted_since,
    counts_at,
    left_at,
    quota_facts,
    rule_on_use,
)
from tests.tables import cases
from tests.terms.drafted import draft

MONTHLY = draft(
    """
    zone = "Europe/Berlin"
    [[quota]]
    id = "monthly"
    clause = "2"
    when = { issue_class = "question" }
    counts = "tickets"
    amount = 4
    every = "month"
    for_each = "purchase"
    rollover = { at_most = 3, periods = 2 }
    [[quota]]
    id = "reserve"
    clause = "3"
    counts = "tickets"
    amount = 2
    every = "year"
    for_each = "customer"
    """
)
SEATS = draft(
    """
    zone = "Europe/Berlin"
    [[quota]]
    id = "included"
    clause = "4"
    counts = "minutes"
    amount = 90
    every = "quarter"
    for_each = "seat"
    rollover = { at_most = 30, periods = 1 }
    """
)
WINDOWED = draft(
    """
    [[quota]]
    id = "term"
    clause = "5"
    counts = "tickets"
    amount = 2
    every = "window"
    for_each = "purchase"
    rollover = { at_most = 1, periods = 1 }
    """
)


def on(words):
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


SINCE = on("2026-01-10")
ONE = Holder(windows={"shop": (SINCE,)})
QUESTION = {"issue_class": "question"}


def ticket(at, amount=1, purchase="shop", known=None, name=""):
    return Use(
        id=name,
        at=on(at),
        counts="tickets",
        amount=amount,
        purchase=purchase,
        known=QUESTION if known is None else known,
    )


def minutes(at, amount):
    return Use(id="", at=on(at), counts="minutes", amount=amount, purchase="shop", known={})


def left(terms, holder, uses, at, purchase="shop"):
    lots = left_at(terms, holder=holder, uses=uses, purchase=purchase, at=on(at))
    return {quota: sum(lot.amount for lot in each) for quota, each in lots.items()}


@pytest.mark.parametrize(
    ("at", "monthly", "reserve"),
    cases("""
        at                   monthly  reserve
        2026-01-09T22:00           0        0  nothing before the purchase
        2026-01-10T00:00           4        2  all of it from the first day on
        2026-01-31T22:59           4        2
        2026-01-31T23:00           7        2  February by the clocks of Berlin: three are kept
        2026-02-28T23:00           7        2  never more than three are kept
        2026-12-31T22:59           7        2
        2026-12-31T23:00           7        2  a new year
    """),
)
def test_what_is_not_used_is_kept_up_to_a_limit(at, monthly, reserve):
    assert left(MONTHLY, ONE, [], at) == {"monthly": monthly, "reserve": reserve}


def test_what_was_kept_longest_is_used_first_and_expires():
    three = [ticket("2026-01-15", amount=3)]  # one of January is left

    lots = left_at(MONTHLY, holder=ONE, uses=three, purchase="shop", at=on("2026-02-15"))
    assert [(lot.amount, lot.until) for lot in lots["monthly"]] == [
        (1, on("2026-03-31T22:00")),
        (4, on("2026-04-30T22:00")),
    ]
    two = [*three, ticket("2026-02-15", amount=2)]  # one of January's, one of February's
    assert left(MONTHLY, ONE, two, "2026-02-15") == {"monthly": 3, "reserve": 2}
    # In April, January's would be gone; of February's two periods, March's four are kept first.
    assert left(MONTHLY, ONE, three, "2026-03-31T22:00") == {"monthly": 7, "reserve": 2}


def test_one_that_is_kept_is_gone_after_its_periods():
    # All of February's and March's is used by drawing; what January left went first.
    uses = [ticket("2026-01-15", amount=3), ticket("2026-02-15", amount=1)]
    march = [*uses, ticket("2026-02-16", amount=4), ticket("2026-03-15", amount=3)]

    assert left(MONTHLY, ONE, march, "2026-04-15")["monthly"] == 5
    assert (
        left(MONTHLY, ONE, [*march, ticket("2026-04-15", amount=5)], "2026-05-15")["monthly"] == 4
    )


@pytest.mark.parametrize(
    ("amount", "parts", "uncovered", "findings"),
    [
        (3, (("monthly", 3),), 0, ["drawn_from_quota"]),
        (4, (("monthly", 4),), 0, ["drawn_from_quota"]),
        (5, (("monthly", 4), ("reserve", 1)), 0, ["drawn_from_quota", "drawn_from_quota"]),
        (9, (("monthly", 4), ("reserve", 2)), 3, ["drawn_from_quota", "drawn_from_quota"]),
    ],
)
def test_quotas_are_drawn_in_order(amount, parts, uncovered, findings):
    use = ticket("2026-01-15", amount=amount)
    ruling = rule_on_use(MONTHLY, holder=ONE, earlier=[], use=use)

    assert ruling.outcome == Drawn(parts, uncovered)
    assert (ruling.findings, ruling.cites) == (findings, ["2", "3"][: len(findings)])


def test_a_quota_that_is_used_up_is_passed_over():
    earlier = [ticket("2026-01-15", amount=4)]
    ruling = rule_on_use(MONTHLY, holder=ONE, earlier=earlier, use=ticket("2026-01-16"))

    assert ruling.outcome == Drawn((("reserve", 1),), 0)
    assert ruling.findings == ["quota_is_used_up", "drawn_from_quota"]


def test_what_no_quota_covers_is_said_with_the_clauses():
    earlier = [ticket("2026-01-15", amount=6)]
    ruling = rule_on_use(MONTHLY, holder=ONE, earlier=earlier, use=ticket("2026-01-16"))

    assert ruling.outcome == Drawn((), 1)
    assert (ruling.findings, ruling.cites) == (["quota_is_used_up"] * 2, ["2", "3"])
    assert dict(ruling.because[0].facts) == {"amount": 0, "left": 0}


def test_only_what_fits_is_drawn():
    fault = ticket("2026-01-15", known={"issue_class": "fault"})
    work = minutes("2026-01-15", 30)

    assert rule_on_use(MONTHLY, holder=ONE, earlier=[], use=fault).outcome.parts == (
        ("reserve", 1),
    )
    ruling = rule_on_use(MONTHLY, holder=ONE, earlier=[], use=work)
    assert (ruling.outcome, ruling.because) == (Drawn((), 30), ())


def test_purchases_have_quotas_of_their_own_and_customers_have_one():
    two = Holder(windows={"shop": (SINCE,), "blog": (SINCE, on("2026-02-10"))})
    uses = [ticket("2026-01-15", amount=5, purchase="shop")]

    assert left(MONTHLY, two, uses, "2026-01-16") == {"monthly": 0, "reserve": 1}
    assert left(MONTHLY, two, uses, "2026-01-16", purchase="blog") == {"monthly": 4, "reserve": 1}


def test_uses_that_come_later_play_no_part():
    uses = [ticket("2026-01-20", amount=4), ticket("2026-01-15", name="a"), ticket("2026-01-15")]
    use = ticket("2026-01-15", amount=4, name="b")

    assert rule_on_use(MONTHLY, holder=ONE, earlier=uses, use=use).outcome.parts == (
        ("monthly", 2),
        ("reserve", 2),
    )


@pytest.mark.parametrize(
    ("at", "minutes_left"),
    cases("""
        at                minutes_left
        2026-01-09T00:00             0
        2026-01-10T00:00           180  two seats
        2026-02-15T00:00           270  a third one counts at once
        2026-03-15T00:00           270  one less counts from the next quarter on
        2026-03-31T21:59           270
        2026-03-31T22:00           270  180, and 30 of each of three seats
        2026-06-30T22:00           150  one seat is left; 60 of two seats are kept
    """),
)
def test_each_seat_brings_its_share(at, minutes_left):
    seats = ((SINCE, 2), (on("2026-02-15"), 3), (on("2026-03-15"), 2), (on("2026-06-30T22:00"), 1))
    holder = Holder(windows={"shop": (SINCE,)}, seats=seats)

    assert left(SEATS, holder, [], at) == {"included": minutes_left}


def test_without_a_seat_nothing_is_included():
    use = minutes("2026-02-15", 10)

    assert rule_on_use(SEATS, holder=ONE, earlier=[], use=use).outcome == Drawn((), 10)
    gone = Holder(windows={"shop": (SINCE,)}, seats=((SINCE, 1), (on("2026-02-01"), 0)))
    assert left(SEATS, gone, [], "2026-07-01") == {"included": 0}


def test_a_window_brings_its_own_with_each_renewal():
    renewed = Holder(windows={"shop": (SINCE, on("2026-04-10"))})
    uses = [ticket("2026-02-01")]

    lots = left_at(WINDOWED, holder=renewed, uses=uses, purchase="shop", at=on("2026-02-02"))
    assert [(lot.amount, lot.until) for lot in lots["term"]] == [(1, None)]
    assert left(WINDOWED, renewed, uses, "2026-04-10") == {"term": 3}
    none = counts_at(WINDOWED, holder=renewed, uses=[], purchase="shop", at=on("2026-01-01"))
    assert quota_facts(none) == {"term": "used_up", "term.used": 0, "term.most": 0}
    other = counts_at(WINDOWED, holder=renewed, uses=[], purchase="other", at=on("2026-05-01"))
    assert other == {"term": Count(used=0, most=0)}


def test_conditions_may_ask_whether_something_is_left():
    counts = counts_at(
        MONTHLY,
        holder=ONE,
        uses=[ticket("2026-01-15", amount=4)],
        purchase="shop",
        at=on("2026-01-15"),
    )

    assert quota_facts(counts) == {
        "monthly": "used_up",
        "monthly.used": 4,
        "monthly.most": 4,
        "reserve": "left",
        "reserve.used": 0,
        "reserve.most": 2,
    }


def test_the_limit_of_a_period_has_in_it_what_was_kept_and_the_count_begins_anew():
    uses = [ticket("2026-01-15", amount=2), ticket("2026-02-10", amount=5)]

    counts = counts_at(MONTHLY, holder=ONE, uses=uses, purchase="shop", at=on("2026-02-20"))

    assert counts["monthly"] == Count(used=5, most=6)  # two were kept


USES = some.lists(some.tuples(some.integers(0, 500), some.integers(1, 6)), max_size=8)


def drawn_uses(drawn):
    return [
        Use(
            id=str(place),
            at=SINCE + timedelta(days=day),
            counts="tickets",
            amount=amount,
            purchase="shop",
            known=QUESTION,
        )
        for place, (day, amount) in enumerate(drawn)
    ]


@given(drawn=USES, order=some.randoms(use_true_random=False))
def test_nothing_is_drawn_twice_and_the_order_of_entries_does_not_matter(drawn, order):
    uses = drawn_uses(drawn)
    shuffled = list(uses)
    order.shuffle(shuffled)
    at = SINCE + timedelta(days=501)

    taken = 0
    for use in uses:
        others = [one for one in shuffled if one is not use]
        outcome = rule_on_use(MONTHLY, holder=ONE, earlier=others, use=use).outcome
        covered = sum(amount for _, amount in outcome.parts)
        assert all(amount > 0 for _, amount in outcome.parts)
        assert covered + outcome.uncovered == use.amount
        assert outcome.uncovered >= 0
        taken += covered

    assert taken <= 18 * 4 + 3 * 2  # what all months and years bring together
    ask = {"holder": ONE, "purchase": "shop", "at": at}
    assert left_at(MONTHLY, uses=uses, **ask) == left_at(MONTHLY, uses=shuffled, **ask)


@given(
    drawn=USES,
    day=some.integers(0, 500),
    more=some.tuples(some.integers(0, 500), some.integers(1, 6)),
)
def test_a_further_use_never_leaves_more(drawn, day, more):
    at = SINCE + timedelta(days=day)
    ask = {"holder": ONE, "purchase": "shop", "at": at}
    less, grown = drawn_uses(drawn), drawn_uses([*drawn, more])

    def total(uses):
        lots = left_at(MONTHLY, uses=uses, **ask)
        return sum(lot.amount for each in lots.values() for lot in each)

    assert 0 <= total(grown) <= total(less)


NOTHING_KEPT = draft(
    """
    zone = "Europe/Berlin"
    [[quota]]
    id = "monthly"
    clause = "2"
    counts = "tickets"
    amount = 2
    every = "month"
    for_each = "customer"
    [[quota]]
    id = "term"
    clause = "3"
    counts = "tickets"
    amount = 3
    every = "window"
    for_each = "purchase"
    """
)
TWO = Holder(windows={"shop": (SINCE, on("2026-06-20")), "blog": (on("2026-03-05"),)})


@pytest.mark.parametrize(
    ("at", "since"),
    [
        ("2026-01-05 10:00", "2026-01-05 10:00"),  # nothing is owned yet: there is no quota
        ("2026-02-10 10:00", "2025-12-31 23:00"),  # the window's begin, then its month's in Berlin
        ("2026-07-01 10:00", "2025-12-31 23:00"),  # the other purchase's, then the first one's
    ],
)
def test_what_was_drawn_before_all_periods_began_says_nothing(at, since):
    assert counted_since(NOTHING_KEPT, holder=TWO, at=on(at)) == on(since)


def test_where_something_is_kept_all_that_was_drawn_may_matter():
    assert counted_since(MONTHLY, holder=ONE, at=on("2026-05-01")) is None


def test_without_quotas_nothing_that_was_drawn_matters():
    none = draft('zone = "Europe/Berlin"')
    assert counted_since(none, holder=ONE, at=on("2026-05-01")) == on("2026-05-01")


@given(
    days=some.lists(some.integers(0, 300), max_size=25),
    begins=some.lists(some.integers(0, 300), min_size=1, max_size=3),
    day=some.integers(0, 300),
)
def test_the_uses_that_matter_say_as_much_as_all_of_them(days, begins, day):
    windows = tuple(sorted(SINCE + timedelta(days=one) for one in set(begins)))
    holder, at = Holder(windows={"shop": windows}), SINCE + timedelta(days=day)
    uses = [ticket(str(SINCE + timedelta(days=one)), name=str(n)) for n, one in enumerate(days)]
    since = counted_since(NOTHING_KEPT, holder=holder, at=at)

    def counts(those):
        return counts_at(NOTHING_KEPT, holder=holder, uses=those, purchase="shop", at=at)

    assert counts(uses) == counts([use for use in uses if use.at >= since])
