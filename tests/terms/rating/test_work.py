"""Work is summed, rounded once, and never costs more than was confirmed before it was done."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from makegood.terms.rating.amount import number_of
from makegood.terms.rating.ceiling import (
    Reach,
    reached_at,
    reaches_at,
    rule_on_ceiling,
    rule_on_supplement,
)
from makegood.terms.rating.job import Approved, Job, Stretch
from makegood.terms.rating.work import Line, as_time, rule_on_work
from makegood.terms.values import Money
from makegood.terms.worktime.calendar import Calendar
from makegood.terms.worktime.week import read_window
from makegood.terms.worktime.zone import Zone
from tests.tables import cases
from tests.terms.drafted import draft
from tests.terms.rating.rules import PAID

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
BY_UNITS = draft(
    PAID
    + """
    [work]
    clause = "5"
    an_hour = 2
    at_least = 1
    [ceiling]
    clause = "19"
    warns_at_percent = 80
    beyond = "supplement"
    """
)
BY_MONEY = draft(
    PAID
    + """
    [work]
    clause = "4"
    an_hour = "110 GBP"
    step = "10 minutes"
    at_least = "20 GBP"
    [[surcharge]]
    id = "late"
    clause = "6"
    outside = "agreed"
    percent = 50
    [[surcharge]]
    id = "rush"
    clause = "7"
    when = { priority = "high" }
    percent = 25
    [[priority]]
    id = "high"
    clause = "7"
    symptoms = ["down"]
    [ceiling]
    clause = "8"
    warns_at_percent = 75
    beyond = "vendors_cost"
    [calendar.agreed]
    clause = "9"
    zone = "UTC+00:00"
    week = { mon = ["09:00-17:30"] }
    """
)
PLAIN = draft(PAID + '[work]\nclause = "4"\nan_hour = "50 USD"\n')


def minutes(count, begins_at=MONDAY):
    return Stretch(begins_at, begins_at + timedelta(minutes=count))


def job(*stretches, ceiling, at=MONDAY, known=None, **approved):
    return Job(
        known=known or {},
        stretches=stretches,
        approved=(Approved(at=at, ceiling=ceiling, **approved),),
    )


@pytest.mark.parametrize(
    ("worked", "ceiling", "charged", "released", "findings"),
    cases("""
        worked  ceiling  charged  released  findings
             0        4        0         4  time_is_summed
             1        4        1         3  time_is_summed
            30        4        1         3  time_is_summed
            31        4        2         2  time_is_summed
            50        4        2         2  time_is_summed
            60        4        2         2  time_is_summed
           120        4        4         0  time_is_summed
           121        4        4         0  time_is_summed beyond_needs_supplement
           900        4        4         0  time_is_summed beyond_needs_supplement
    """),
)
def test_two_units_an_hour_and_one_at_least(worked, ceiling, charged, released, findings):
    ruling = rule_on_work(BY_UNITS, job(minutes(worked), ceiling=ceiling))

    assert (ruling.outcome.charged, ruling.outcome.released) == (charged, released)
    assert ruling.findings == findings.split(" ")
    assert set(ruling.cites) <= {"5", "19"}


def test_time_is_rounded_once_and_not_for_each_entry():
    entries = [minutes(10, MONDAY + timedelta(hours=place)) for place in range(5)]

    cost = rule_on_work(BY_UNITS, job(*entries, ceiling=8)).outcome

    assert cost.lines == (Line("work", 3000, 2),)
    assert cost.charged == 2


def test_the_least_is_asked_once_work_has_begun():
    ruling = rule_on_work(BY_MONEY, job(minutes(10), ceiling=Money(10000, "GBP")))

    assert ruling.outcome.lines == (
        Line("work", 600, Money(1833, "GBP")),
        Line("least", 0, Money(167, "GBP")),
    )
    assert ruling.outcome.charged == Money(2000, "GBP")
    assert ruling.findings == ["time_is_summed", "least_is_due"]


def test_surcharges_are_lines_of_their_own_for_the_exact_time():
    late = minutes(51, datetime(2026, 3, 2, 17, tzinfo=UTC))
    agreed = frozenset({"late", "rush"})
    ceiling = Money(100000, "GBP")

    ruling = rule_on_work(
        BY_MONEY, job(late, ceiling=ceiling, surcharges=agreed, known={"priority": "high"})
    )

    # 51 minutes count as 60; of the 51, 21 lie after half past five.
    assert ruling.outcome.lines == (
        Line("work", 3600, Money(11000, "GBP")),
        Line("late", 1260, Money(1925, "GBP")),
        Line("rush", 3060, Money(2338, "GBP")),
    )
    assert ruling.outcome.charged == Money(15263, "GBP")
    assert ruling.cites == ["4", "6", "7"]
    assert dict(ruling.because[1].facts) == {"percent": 50, "time": "0:21", "adds": "19.25 GBP"}


@pytest.mark.parametrize(
    ("surcharges", "known"),
    [(frozenset(), {"priority": "high"}), (frozenset({"rush"}), {})],
)
def test_a_surcharge_that_was_not_confirmed_or_does_not_apply_is_not_charged(surcharges, known):
    late = minutes(60, datetime(2026, 3, 2, 17, tzinfo=UTC))
    ceiling = Money(100000, "GBP")

    cost = rule_on_work(
        BY_MONEY, job(late, ceiling=ceiling, surcharges=surcharges, known=known)
    ).outcome

    assert [line.what for line in cost.lines] == ["work"]


def test_a_customer_can_have_hours_of_its_own():
    nights = Calendar(Zone("UTC+00:00"), (read_window(0, "09:00-20:00"),))
    late = minutes(60, datetime(2026, 3, 2, 17, tzinfo=UTC))
    theirs = Job(
        known={},
        stretches=(late,),
        approved=(
            Approved(at=MONDAY, ceiling=Money(50000, "GBP"), surcharges=frozenset({"late"})),
        ),
        own_hours={"agreed": nights},
    )

    assert [line.what for line in rule_on_work(BY_MONEY, theirs).outcome.lines] == ["work"]


def test_a_step_never_leads_above_the_ceiling():
    ruling = rule_on_work(BY_MONEY, job(minutes(51), ceiling=Money(10000, "GBP")))

    assert ruling.outcome.charged == Money(10000, "GBP")
    assert ruling.outcome.cut == Money(1000, "GBP")
    assert ruling.outcome.released == Money(0, "GBP")
    assert ruling.findings == ["time_is_summed", "cut_at_ceiling"]
    assert dict(ruling.because[-1].facts) == {"cut": "10 GBP"}


def test_what_was_worked_before_the_approval_is_free():
    early = minutes(60, MONDAY - timedelta(minutes=45))
    ruling = rule_on_work(BY_UNITS, job(early, ceiling=4))

    assert ruling.outcome.charged == 1
    assert ruling.findings == ["time_is_summed", "before_approval_is_free"]
    assert dict(ruling.because[1].facts) == {"time": "0:45"}
    nothing = rule_on_work(BY_UNITS, Job(known={}, stretches=(early,), approved=()))
    assert nothing.outcome.charged == nothing.outcome.released == 0


def test_a_supplement_is_for_work_after_it():
    later = MONDAY + timedelta(hours=2)
    grown = Job(
        known={},
        stretches=(minutes(180),),
        approved=(Approved(at=MONDAY, ceiling=2), Approved(at=later, ceiling=4)),
    )

    ruling = rule_on_work(BY_UNITS, grown)

    assert ruling.outcome.charged == 4  # an hour under each; the hour between them is free
    assert dict(ruling.because[-1].facts) == {"time": "1:00"}


def test_two_people_at_work_count_once_unless_two_were_confirmed():
    both = (minutes(60), minutes(60, MONDAY + timedelta(minutes=30)))

    assert rule_on_work(BY_UNITS, job(*both, ceiling=9)).outcome.charged == 3
    assert rule_on_work(BY_UNITS, job(*both, ceiling=9, people=2)).outcome.charged == 4


def test_money_is_rounded_to_the_nearest_cent_and_halves_go_up():
    second = Stretch(MONDAY, MONDAY + timedelta(seconds=9))
    ruling = rule_on_work(PLAIN, job(second, ceiling=Money(9999, "USD")))

    assert ruling.outcome.charged == Money(13, "USD")  # 12.5 cents
    beyond = rule_on_work(PLAIN, job(minutes(61), ceiling=Money(5000, "USD")))
    assert (beyond.cites, beyond.outcome.charged) == (["4", "4"], Money(5000, "USD"))


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0:00"), (59, "0:00:59"), (60, "0:01"), (5405, "1:30:05")]
)
def test_time_as_people_write_it(seconds, words):
    assert as_time(seconds) == words


@pytest.mark.parametrize(
    ("worked", "reach", "percent", "finding"),
    cases("""
        worked  reach    percent  finding
             0  below          0  below_ceiling
            95  below         79  below_ceiling
            96  warned        80  ceiling_is_near
           119  warned        99  ceiling_is_near
           120  stopped      100  ceiling_is_reached
           500  stopped      100  ceiling_is_reached
    """),
)
def test_both_sides_are_warned_and_the_timer_stops(worked, reach, percent, finding):
    ruling = rule_on_ceiling(BY_UNITS, job(minutes(worked), ceiling=4))

    assert (ruling.outcome.reach, ruling.outcome.percent) == (reach, percent)
    assert (ruling.findings, ruling.cites) == ([finding], ["19"])


def test_without_a_table_the_timer_stops_all_the_same():
    near = rule_on_ceiling(PLAIN, job(minutes(59), ceiling=Money(5000, "USD")))
    full = rule_on_ceiling(PLAIN, job(minutes(60), ceiling=Money(5000, "USD")))

    assert (near.outcome.reach, near.cites) == (Reach.BELOW, ["4"])
    assert full.outcome.reach is Reach.STOPPED


def test_when_the_ceiling_will_be_reached():
    so_far = job(minutes(30), ceiling=4)
    noon = MONDAY + timedelta(hours=3)

    warned = reaches_at(BY_UNITS, so_far, begins_at=noon, percent=80)
    stopped = reaches_at(BY_UNITS, so_far, begins_at=noon, percent=100)

    assert warned == noon + timedelta(minutes=66)
    assert stopped == noon + timedelta(minutes=90)
    full = job(minutes(500), ceiling=4)
    assert reaches_at(BY_UNITS, full, begins_at=noon, percent=100) == noon


@pytest.mark.parametrize(
    ("percent", "until", "reached"),
    cases("""
        percent  until  reached
             50    104        -  not so far yet
             50    105      105
             50    300      105
            100    300      240
              1    300        0  it was so far before they began
    """),
)
def test_when_those_at_work_used_so_much(percent, until, reached):
    """One had worked for half an hour; two go on at the same time, and count as one."""
    noon = MONDAY + timedelta(hours=3)
    so_far = job(minutes(30), ceiling=9)

    found = reached_at(
        BY_UNITS,
        so_far,
        running=(noon, noon + timedelta(minutes=10)),
        until=noon + timedelta(minutes=until),
        percent=percent,
    )

    assert found == (None if reached == "" else noon + timedelta(minutes=reached))


def test_a_surcharge_lets_the_ceiling_come_sooner():
    agreed = job(ceiling=Money(16500, "GBP"), surcharges=frozenset({"late"}))
    five = datetime(2026, 3, 2, 17, tzinfo=UTC)

    # Half an hour costs 55 GBP; then 110 GBP are left, at 165 GBP an hour.
    assert reaches_at(BY_MONEY, agreed, begins_at=five, percent=100) == five + timedelta(minutes=70)


@pytest.mark.parametrize(
    ("terms", "confirmed", "needed", "more", "finding", "clause"),
    [
        (BY_UNITS, 4, 4, 0, "needs_no_supplement", "19"),
        (BY_UNITS, 4, 3, 0, "needs_no_supplement", "19"),
        (BY_UNITS, 4, 6, 2, "supplement_is_difference", "19"),
        (
            BY_MONEY,
            Money(100, "GBP"),
            Money(101, "GBP"),
            Money(0, "GBP"),
            "beyond_is_vendors_cost",
            "8",
        ),
        (
            PLAIN,
            Money(100, "USD"),
            Money(101, "USD"),
            Money(1, "USD"),
            "supplement_is_difference",
            "13",
        ),
    ],
)
def test_more_is_confirmed_for_the_difference_only(terms, confirmed, needed, more, finding, clause):
    ruling = rule_on_supplement(terms, confirmed=confirmed, needed=needed)

    assert (ruling.outcome, ruling.findings, ruling.cites) == (more, [finding], [clause])


DAYS = some.integers(0, 3 * 86400)
WORKED = some.lists(some.tuples(DAYS, some.integers(0, 30000)), max_size=6)
TERMS = [(BY_UNITS, 1), (BY_MONEY, Money(1, "GBP")), (PLAIN, Money(1, "USD"))]


def drawn_job(worked, ceilings, people, unit, known):
    """A job from drawn numbers; what is confirmed grows by each of `ceilings`, half a day apart."""
    size = number_of(unit)
    scale = 1 if isinstance(unit, int) else 500
    approved, total = [], 0
    for place, ceiling in enumerate(ceilings):
        total += ceiling * scale * size
        amount = total if isinstance(unit, int) else Money(total, unit.currency)
        at = MONDAY + timedelta(hours=12 * place)
        both = frozenset({"late", "rush"})
        approved.append(Approved(at=at, ceiling=amount, surcharges=both, people=people))
    stretches = tuple(
        Stretch(MONDAY + timedelta(seconds=begin), MONDAY + timedelta(seconds=begin + length))
        for begin, length in worked
    )
    return Job(known=known, stretches=stretches, approved=tuple(approved))


@given(
    terms=some.sampled_from(TERMS),
    worked=WORKED,
    ceilings=some.lists(some.integers(1, 20), min_size=1, max_size=3),
    people=some.integers(1, 3),
    known=some.sampled_from([{}, {"priority": "high"}]),
    order=some.randoms(use_true_random=False),
)
def test_never_above_what_was_confirmed_and_in_any_order(
    terms, worked, ceilings, people, known, order
):
    agreed, unit = terms
    one = drawn_job(worked, ceilings, people, unit, known)
    shuffled = list(worked)
    order.shuffle(shuffled)

    cost = rule_on_work(agreed, one).outcome

    charged, released, cut = map(number_of, (cost.charged, cost.released, cost.cut))
    assert 0 <= charged <= number_of(one.approved[-1].ceiling)
    assert charged + released == number_of(one.approved[-1].ceiling)
    assert sum(number_of(line.amount) for line in cost.lines) == charged + cut
    assert all(number_of(line.amount) >= 0 for line in cost.lines)
    assert rule_on_work(agreed, drawn_job(shuffled, ceilings, people, unit, known)).outcome == cost


@pytest.mark.parametrize(("terms", "unit"), TERMS)
@given(worked=WORKED, more=some.tuples(DAYS, some.integers(0, 30000)), ceiling=some.integers(1, 40))
def test_more_work_never_costs_less_and_people_never_count_twice(
    terms, unit, worked, more, ceiling
):
    less = rule_on_work(terms, drawn_job(worked, [ceiling], 1, unit, {})).outcome
    grown = rule_on_work(terms, drawn_job([*worked, more], [ceiling], 1, unit, {})).outcome
    twice = rule_on_work(terms, drawn_job([*worked, *worked], [ceiling], 1, unit, {})).outcome

    assert number_of(grown.charged) >= number_of(less.charged)
    assert twice == less


@given(
    lengths=some.lists(some.integers(0, 400), min_size=1, max_size=6),
    unit=some.sampled_from(TERMS),
)
def test_one_sum_is_never_dearer_than_its_parts(lengths, unit):
    terms, _ = unit
    ceiling = 10**6 if terms is BY_UNITS else Money(10**9, unit[1].currency)
    begins = [MONDAY + timedelta(minutes=500 * place) for place in range(len(lengths))]
    entries = [minutes(length, at) for length, at in zip(lengths, begins, strict=True)]

    whole = rule_on_work(terms, job(*entries, ceiling=ceiling)).outcome
    parts = [rule_on_work(terms, job(entry, ceiling=ceiling)).outcome for entry in entries]

    # A cent is the most that rounding to the nearest can lose on each part.
    spare = 0 if terms is BY_UNITS else len(lengths)
    assert number_of(whole.charged) <= sum(number_of(part.charged) for part in parts) + spare


@given(begin=some.integers(0, 200), percent=some.integers(1, 100), ceiling=some.integers(1, 9))
def test_the_timer_stops_at_the_first_second_that_reaches_the_ceiling(begin, percent, ceiling):
    so_far = job(minutes(begin), ceiling=ceiling)
    start = MONDAY + timedelta(days=1)

    end = reaches_at(BY_UNITS, so_far, begins_at=start, percent=percent)

    def used(until):
        both = (minutes(begin), Stretch(start, until))
        return rule_on_ceiling(BY_UNITS, job(*both, ceiling=ceiling)).outcome.percent

    assert used(end) >= percent
    assert end == start or used(end - timedelta(seconds=1)) < percent
