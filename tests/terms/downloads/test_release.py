"""While a window is open every release may be had, afterwards those that were out before its end,
and at every moment the one that was bought.
"""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.terms.downloads.release import Release, link_until, rule_on_download
from makegood.terms.windows.window import Window, rule_on_window
from makegood.terms.worktime.zone import instant
from tests.terms.drafted import draft

RULES = """
[[window]]
id = "updates"
clause = "2"
length = "30 days"
begins = "purchase"
[downloads]
clause = "16"
window = "updates"
after_end = "released_in_window"
{further}
"""
TERMS = draft(RULES.format(further=""))
FIXES = draft(RULES.format(further="security_fixes = true\nlink_minutes = 60"))
BOUGHT_ONLY = draft(RULES.format(further="").replace("released_in_window", "bought_only"))
ALWAYS = draft('[downloads]\nclause = "16"\nafter_end = "bought_only"\n')


def at(words):
    return datetime.fromisoformat(words + "Z")


WINDOW = rule_on_window(TERMS, "updates", begins_at=at("2026-03-01T10:00")).outcome
ENDS = "2026-03-31T23:59:59"


def may(release, when, agreement=TERMS, windows=(WINDOW,), bought="1.0"):
    ruling = rule_on_download(agreement, release, bought=bought, windows=windows, at=at(when))
    assert ruling.cites == ["16"]
    return ruling.outcome, ruling.findings[0]


@pytest.mark.parametrize(
    ("released", "asked", "answer"),
    [
        ("2025-01-01T00:00", "2026-03-31T23:59:59", (True, "window_is_open")),
        ("2026-03-20T00:00", "2026-03-31T23:59:59", (True, "window_is_open")),
        ("2026-03-20T00:00", "2026-03-19T23:59:59", (False, "release_is_not_out")),
        (ENDS, "2026-04-01T00:00", (True, "was_out_before_the_end")),
        ("2026-04-01T00:00", "2026-04-01T00:00", (False, "came_out_after_the_end")),
        ("2025-01-01T00:00", "2027-04-01T00:00", (True, "was_out_before_the_end")),
        ("2025-01-01T00:00", "2026-02-01T00:00", (False, "only_what_was_bought")),
    ],
)
def test_while_the_window_is_open_all_and_then_what_was_out_before_its_end(released, asked, answer):
    assert may(Release("2.0", at(released)), asked) == answer


def test_the_bought_release_may_be_had_at_every_moment():
    withdrawn = Release("1.0", at("2026-01-01T00:00"), withdrawn_at=at("2026-02-01T00:00"))
    for when in ("2026-02-01T00:00", "2026-03-15T00:00", "2036-01-01T00:00"):
        assert may(withdrawn, when) == (True, "release_was_bought")
        assert may(withdrawn, when, windows=()) == (True, "release_was_bought")


def test_a_withdrawn_release_is_not_handed_out_from_that_second_on():
    release = Release("2.0", at("2026-03-02T00:00"), withdrawn_at=at("2026-03-05T00:00"))
    assert may(release, "2026-03-04T23:59:59") == (True, "window_is_open")
    assert may(release, "2026-03-05T00:00:00") == (False, "release_is_withdrawn")


def test_a_security_fix_may_be_had_after_the_end_where_the_agreement_says_so():
    fix = Release("2.1", at("2026-05-01T00:00"), is_security_fix=True)
    assert may(fix, "2026-06-01T00:00", FIXES) == (True, "is_a_security_fix")
    assert may(fix, "2026-06-01T00:00", TERMS) == (False, "came_out_after_the_end")


def test_an_agreement_can_leave_only_what_was_bought_or_carry_downloads_for_ever():
    release = Release("2.0", at("2026-03-02T00:00"))
    assert may(release, "2026-04-01T00:00", BOUGHT_ONLY) == (False, "only_what_was_bought")
    assert may(release, "2036-04-01T00:00", ALWAYS, windows=()) == (True, "window_is_open")


def test_after_several_windows_the_last_end_counts():
    later = Window(at("2026-06-01T00:00"), at("2026-06-30T23:59:59"), WINDOW.anchor_on, None)
    between = Release("2.0", at("2026-05-01T00:00"))
    assert may(between, "2026-05-15T00:00") == (False, "came_out_after_the_end")
    assert may(between, "2026-08-01T00:00", windows=(WINDOW, later)) == (
        True,
        "was_out_before_the_end",
    )


def test_a_link_lives_for_as_long_as_the_agreement_says():
    assert link_until(TERMS, clicked_at=at(ENDS)) == at("2026-04-01T00:14:59")
    assert link_until(FIXES, clicked_at=at(ENDS)) == at("2026-04-01T00:59:59")


seconds = st.integers(1_700_000_000, 1_850_000_000)


@given(seconds, seconds, seconds, st.booleans())
def test_what_may_be_had_after_the_end_may_be_had_for_ever(released, one, other, is_fix):
    release = Release("2.0", instant(released), is_security_fix=is_fix)
    ended = max(one, other, 1_775_001_600)
    for agreement in (TERMS, FIXES, BOUGHT_ONLY):
        answers = [
            rule_on_download(
                agreement, release, bought="1.0", windows=(WINDOW,), at=instant(when)
            ).outcome
            for when in (ended, ended + 86_400 * 365)
        ]
        assert not answers[0] or answers[1]
