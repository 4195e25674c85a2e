"""What holds for every clock, calendar and pause."""

from hypothesis import assume, given, settings
from hypothesis import strategies as some

from makegood.terms.worktime.clock import (
    BusinessDays,
    Plain,
    Working,
    WorkingDays,
    deadline_second,
    spent_seconds,
)
from makegood.terms.worktime.opening import OutOfReach
from makegood.terms.worktime.stretch import Stretch, union
from makegood.terms.worktime.zone import second
from tests.terms.worktime.calendars import calendars, every_day, instants
from tests.terms.worktime.oracle import open_minutes

DAY = 24 * 3600
seconds = some.integers(1, 10 * DAY)
starts = instants.map(second)


@some.composite
def counted_clocks(draw):
    if draw(some.booleans()):
        return Plain(draw(seconds))
    return Working(draw(seconds), draw(calendars()))


@some.composite
def clocks(draw):
    kind = draw(some.sampled_from([None, WorkingDays, BusinessDays]))
    return kind(draw(some.integers(1, 20)), draw(calendars())) if kind else draw(counted_clocks())


def pauses_near(start):
    begins = some.integers(-3 * DAY, 20 * DAY).map(lambda offset: start + offset)
    length = some.none() | some.integers(0, 4 * DAY)
    pause = some.tuples(begins, length).map(
        lambda drawn: Stretch(drawn[0], None if drawn[1] is None else drawn[0] + drawn[1])
    )
    return some.lists(pause, max_size=5)


def due_of(clock, start, pauses=()):
    try:
        return deadline_second(clock, start, union(pauses))
    except OutOfReach:
        assume(False)


def longer(clock):
    if isinstance(clock, Plain):
        return Plain(clock.seconds + 1)
    if isinstance(clock, Working):
        return Working(clock.seconds + 1, clock.calendar)
    return type(clock)(clock.days + 1, clock.calendar)


@given(clock=counted_clocks(), start=starts, data=some.data())
def test_exactly_the_length_is_spent_when_it_is_due(clock, start, data):
    pauses = union(data.draw(pauses_near(start)))
    due = due_of(clock, start, pauses)

    if due is not None:
        assert spent_seconds(clock, start, due, pauses) == clock.seconds
        assert spent_seconds(clock, start, due - 1, pauses) == clock.seconds - 1
    else:
        for_ever = pauses[-1]
        assert for_ever.ends is None
        assert spent_seconds(clock, start, for_ever.begins, pauses) < clock.seconds


@given(clock=counted_clocks(), start=starts, parts=some.tuples(seconds, seconds), data=some.data())
def test_what_is_spent_in_parts_adds_up(clock, start, parts, data):
    pauses = union(data.draw(pauses_near(start)))
    middle, end = start + parts[0], start + sum(parts)

    first, second = (
        spent_seconds(clock, start, middle, pauses),
        spent_seconds(clock, middle, end, pauses),
    )

    assert first + second == spent_seconds(clock, start, end, pauses)
    assert 0 <= first <= parts[0]


@given(clock=clocks(), start=starts, data=some.data())
def test_more_time_or_another_pause_is_never_due_earlier(clock, start, data):
    pauses = data.draw(pauses_near(start))
    another = data.draw(pauses_near(start))
    due = due_of(clock, start, pauses)

    assert due is None or due > start
    assert not_earlier(due_of(longer(clock), start, pauses), due)
    assert not_earlier(due_of(clock, start, pauses + another), due)


@given(clock=clocks(), start=starts, later=some.integers(0, 5 * DAY))
def test_a_later_start_is_never_due_earlier(clock, start, later):
    assert due_of(clock, start) <= due_of(clock, start + later)


@given(
    clock=some.one_of(
        counted_clocks(),
        some.builds(WorkingDays, some.integers(1, 20), calendars()),
        some.builds(
            BusinessDays,
            some.integers(1, 20),
            some.builds(
                every_day,
                some.just("Asia/Kathmandu"),
                some.sampled_from(["09:00-17:00", "00:00-24:00", "09:00-12:00 13:00-17:00"]),
            ),
        ),
    ),
    start=starts,
    later=some.integers(0, 5 * DAY),
    data=some.data(),
)
def test_nor_with_pauses_where_days_of_business_are_alike(clock, start, later, data):
    pauses = union(data.draw(pauses_near(start)))

    due = due_of(clock, start, pauses)

    assert not_earlier(due_of(clock, start + later, pauses), due)


@given(clock=clocks(), start=starts, data=some.data())
def test_nothing_is_due_within_a_pause(clock, start, data):
    pauses = union(data.draw(pauses_near(start)))
    due = due_of(clock, start, pauses)

    if due is not None and not isinstance(clock, BusinessDays):
        assert not any(
            pause.begins < due and (pause.ends is None or due <= pause.ends) for pause in pauses
        )


@given(clock=clocks(), start=starts, data=some.data())
def test_what_comes_after_the_due_second_changes_nothing(clock, start, data):
    pauses = data.draw(pauses_near(start))
    due = due_of(clock, start, pauses)

    if due is not None:
        later = Stretch(due + data.draw(some.integers(0, DAY)), None)
        assert due_of(clock, start, [*pauses, later]) == due


@settings(max_examples=40)
@given(calendar=calendars(), start=starts, minutes=some.integers(1, 600), data=some.data())
def test_it_comes_to_what_a_patient_clerk_counts(calendar, start, minutes, data):
    start = start // 60 * 60
    offsets = data.draw(
        some.lists(some.tuples(some.integers(0, 2000), some.integers(0, 600)), max_size=4)
    )
    pauses = union(
        Stretch(start + 60 * begins, start + 60 * (begins + length)) for begins, length in offsets
    )
    due = due_of(Working(minutes * 60, calendar), start, pauses)

    counted, reached = 0, start
    for is_open in open_minutes(calendar, start, 4000):
        paused = any(pause.begins <= reached < pause.ends for pause in pauses)
        counted += is_open and not paused
        reached += 60
        if counted == minutes:
            assert due == reached
            return
    assert due > reached


def not_earlier(due, other):
    """None is never."""
    return due is None or (other is not None and due >= other)
