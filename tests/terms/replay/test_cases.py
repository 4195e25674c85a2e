"""A vendor's table of cases: each is asked, and one that comes out otherwise is named."""

import pytest

from makegood.terms.agreement.read import read_agreement
from makegood.terms.replay.cases import run_cases
from tests.terms.written import CASES, RULES, agreement, changed, files, line_of, unmentioned


def run(table, rule="proposal", *changes):
    """What a table says of the pack, or of the pack with other rules."""
    written = changed(*changes)
    written[CASES] = f'[[table]]\nrule = "{rule}"\ncases = """\n{table}\n"""\n'
    ran = run_cases(read_agreement(written))
    return ran.passed, [str(flaw) for flaw in ran.flaws]


def test_the_pack_keeps_all_its_cases():
    ran = run_cases(agreement())

    assert ran.flaws == ()
    assert ran.passed == 50


@pytest.mark.parametrize(
    ("old", "new", "case"),
    [
        ("usual = 1", "usual = 2", "premium  1      -  "),
        ('takes = "all"', 'takes = "nothing_yet"', "1      0     1"),
        ("[7, 12]", "[7, 11]", "2016-07-04 10:00  2016-07-11"),
        ("lapse_after_days = 14", "lapse_after_days = 15", "2016-07-04 10:00  2016-07-11"),
        ('["approver"]', '["requester"]', "approver             yes"),
        ('"09:00-18:30"', '"08:00-18:30"', "2016-07-04 08:59"),
        ("Europe/Berlin", "UTC+01:00", "2016-10-20 10:00"),
    ],
)
def test_a_rule_that_is_changed_fails_the_cases_that_it_decides(old, new, case):
    written = changed((old, new))

    failed = run_cases(read_agreement(written)).flaws

    assert {flaw.file for flaw in failed} == {CASES}
    assert failed[0].line == line_of(case, written, CASES)


def test_a_failing_case_says_what_came_out():
    written = changed(("usual = 1", "usual = 2"))

    first = run_cases(read_agreement(written)).flaws[0]

    assert str(first) == (
        f"{CASES}:{first.line}: `outcome` is below_usual, but usual is expected."
        " Correct the case or the rule."
    )


def test_a_case_is_counted_from_the_line_that_it_stands_on():
    written = files()
    row = "premium  1  usually"
    heading = "tier  units  reason  outcome"
    written[CASES] = f"""
[[table]]
rule = "proposal"
cases = '''{heading}
{row}  refused'''

[[table]]
rule = "proposal"
cases = '''

{heading}

{row}  usual     a remark
{row}  refused
'''
"""

    ran = run_cases(read_agreement(written))

    assert ran.passed == 1
    assert [flaw.line for flaw in ran.flaws] == [5, 14]


@pytest.mark.parametrize(
    ("rule", "table", "line", "says"),
    [
        ("price", "units\n1", 4, "`price` can't be asked. Ask proposal, shortage,"),
        ("approval", "\n \n", 4, "The table is empty. Write a heading and a row"),
        ("approval", "held\n1", 4, "The heading lacks units. Add it."),
        ("approval", "units  cost\n1  1", 4, "The heading has cost. Columns are units and, as"),
        ("approval", "units  held  held\n1  0  0", 4, "The heading has a column twice. Columns"),
        ("approval", "units  held\n1", 5, "The row has too few columns. Write `-` for an empty"),
        (
            "approval",
            "units\none",
            5,
            "The case can't be read. Write a whole number under `units`.",
        ),
        ("approval", "units\n0", 5, "The case can't be read. Write a whole number under `units`."),
        ("approval", "units\n\u00b2", 5, "The case can't be read. Write a whole number under `un"),
        ("approval", f"units\n{'9' * 5000}", 5, "The case can't be read. Write a whole number"),
        (
            "approval",
            "units\n1.5",
            5,
            "The case can't be read. Write a whole number under `units`.",
        ),
        ("proposal", "tier  units  reason\ngold  1  -", 5, "The case can't be read. Write one of"),
        ("work", "start  minutes\n2016-07-04 09:00  -1", 5, "The case can't be read. Write a who"),
        ("hours", "at\nMonday", 5, "The case can't be read. Write a time such as 2026-08-03 09:00"),
        ("hours", "at\n2016-07-04 09:00+02:00", 5, "The case can't be read. Write a time on the"),
        ("hours", "at\n1066-10-14 09:00", 5, "The case can't be read. Write a time on the agreem"),
        ("hours", "at\n9999-12-31 09:00", 5, "The case can't be read. Write a time on the agreem"),
        (
            "sender",
            "registered  trusted  user name\nyes  yes  maybe",
            5,
            "The case can't be read. Write yes or no under `user name`.",
        ),
    ],
)
def test_a_case_that_can_not_be_asked_is_named(rule, table, line, says):
    passed, failed = run(table, rule)

    assert passed == 0
    assert len(failed) == 1
    assert failed[0].startswith(f"{CASES}:{line}: {says}"), failed


def test_a_case_out_of_the_calendar_s_reach_is_named():
    text = files()[RULES]
    days = text[text.index('mon = ["') :]

    passed, failed = run(
        "start  minutes\n2016-07-04 09:00  999999", "work", (days, 'mon = ["09:00-09:01"]\n')
    )

    assert (passed, failed) == (
        0,
        [f"{CASES}:5: The calendar does not reach that far. Ask for less."],
    )


def test_an_answer_that_is_nothing_is_a_dash():
    written = changed(("remind_after_days = [7, 12]\n", ""), ("lapse_after_days = 14\n", ""))
    written = unmentioned("decision.remind_after_days", written)
    written = unmentioned("decision.lapse_after_days", written)
    written[CASES] = """
[[table]]
rule = "decision"
cases = '''
proposed          reminders  lapses
2016-07-04 10:00  -          -
'''
"""

    assert run_cases(read_agreement(written)).passed == 1


def test_time_gone_by_can_be_asked_to_the_second():
    table = """
start                end                  minutes
2016-07-04 09:00     2016-07-04 09:00:59  0
2016-07-04 09:00:01  2016-07-05 09:00:00  569
2016-03-26 12:00     2016-03-28 09:30     30
"""

    assert run(table, "elapsed") == (3, [])


def test_seconds_are_shown_where_there_are_any():
    table = """
start                minutes  until
2016-07-04 09:00:30  1        2016-07-04 09:01:30
2016-07-04 09:00:30  569      2016-07-04 18:29:30
"""

    assert run(table, "work") == (2, [])


def test_what_is_not_asked_does_not_count():
    assert run("units\n1\n2", "approval") == (2, [])
