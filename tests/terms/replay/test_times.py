"""How a log writes times, and which second is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.terms.replay.times import seconds_of
from makegood.terms.worktime.zone import Zone, instant

UTC = Zone("UTC+00:00")
NINE = 1785747600  # 2026-08-03T09:00:00Z

READ = [
    ("iso", "2026-08-03 09:00:00", NINE),
    ("iso", "2026-08-03T11:00:00+02:00", NINE),
    ("iso", "3 August", None),
    ("%d/%m/%Y %H:%M", "3/8/2026 9:00", NINE),
    ("%d/%m/%Y %H:%M", "03/08/2026 09:00", NINE),
    ("%d/%m/%Y %H:%M", "31/06/2026 09:00", None),
    ("%d/%m/%Y %H:%M", "03/08/2026 24:00", None),
    ("%d/%m/%Y %H:%M", "03/08/2026 09:00:00", None),
    ("%d/%m/%Y %H:%M", "٣/8/2026 09:00", None),
    ("%d/%m/%Y %H:%M", "03/08/1969 09:00", None),
    ("%d/%m/%Y %H:%M", "03/08/2200 09:00", None),
    ("on %Y.%m.%d", "on 2026.08.03", NINE - 9 * 3600),
    ("on %Y.%m.%d", "on 2026-08-03", None),
    ("%m/%d/%Y %I:%M %p", "08/03/2026 09:00 AM", NINE),
    ("%m/%d/%Y %I:%M %p", "08/03/2026 21:00 AM", None),
    ("%Y-%m-%dT%H:%M:%S%z", "2026-08-03T11:00:00+02:00", NINE),
    ("%H:%M", "09:00", None),
]


@pytest.mark.parametrize(("pattern", "words", "at"), READ)
def test_words_become_seconds(pattern, words, at):
    assert seconds_of(pattern, UTC)(words) == at


@given(st.integers(0, 7_258_118_399))
def test_what_is_read_here_is_what_strptime_reads(second):
    words = f"{instant(second):%Y-%m-%d %H:%M:%S}"
    assert seconds_of("%Y-%m-%d %H:%M:%S", UTC)(words) == second
    assert seconds_of("%Y-%m-%d %H:%M:%S%z", UTC)(f"{words}+00:00") == second
