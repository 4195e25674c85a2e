"""Cases about requests, priorities, channels and declarations come out as the rules say."""

import pytest

from makegood.terms.agreement.read import read_agreement
from makegood.terms.replay.cases import run_cases
from tests.terms.drafted import files_of

MAIL = """
[[channel]]
id = "mail"
clause = "4"
takes = "pointed_on"
"""
RULES = """
zone = "Europe/Berlin"
[[channel]]
id = "portal"
clause = "3"
takes = "requests"
[[priority]]
id = "high"
clause = "7"
symptoms = ["down", "at_risk"]
[[priority]]
id = "low"
clause = "5"
symptoms = ["notices"]
unless_said = true
[[coverage]]
id = "looked_into"
clause = "10"
when = { owned = false }
outcome = "covered"
judged_by = "staff"
[[coverage]]
id = "owned"
clause = "11"
when = { owned = true, platform = "compatible" }
outcome = "covered"
[[coverage]]
id = "others"
clause = "12"
outcome = "refused"
[access]
clause = "5"
may_be_asked = true
confirm_backup = true
[objection]
clause = "13"
within_days = 14
[[declares]]
what = "closing"
clause = "15"
notice_days = 30
"""
CASES = '''
[[table]]
rule = "verdict"
cases = """
owned  platform      judged       outcome      ticket   needs            asks      clauses
yes    compatible    -            covered      support  -                -         11
yes    incompatible  -            refused      -        -                -         12
no     -             -            refused      -        -                -         12
no     -             looked_into  covered      support  -                -         10
yes    -             -            needs_facts  -        platform         platform  11
-      -             -            needs_facts  -        owned, platform  platform  11, 11
"""
[[table]]
rule = "verdict"
cases = """
owned  outcome
no     refused
"""
[[table]]
rule = "symptoms"
cases = """
symptoms        priority  finding             clauses
-               low       no_symptom_is_said  5
notices, down   high      symptom_points_at   7
"""
[[table]]
rule = "relabel"
cases = """
now   to    reason         outcome       clauses
high  low   only a notice  allowed       5
high  low   -              needs_reason  5
"""
[[table]]
rule = "channel"
cases = """
way     takes       clauses
portal  requests    3
mail    pointed_on  4
phone   refused     3
"""
[[table]]
rule = "access"
cases = """
backup  may           clauses
yes     yes           5
no      needs_backup  5
"""
[[table]]
rule = "objection"
cases = """
decided           at                before  outcome    until             clauses
2026-03-20 10:00  2026-04-03 11:00  no      allowed    2026-04-03 11:00  13  clocks went forward
2026-03-20 10:00  2026-04-03 11:01  no      too_late   2026-04-03 11:00  13
2026-03-20 10:00  2026-03-21 10:00  yes     once_only  2026-04-03 11:00  13
"""
[[table]]
rule = "declaration"
cases = """
what     tiers    begins            published            outcome           clauses
closing  support  2026-07-01 00:00  2026-06-01 23:59:59  allowed           15
closing  support  2026-07-01 00:00  2026-06-02 00:00     notice_too_short  15
"""
[[table]]
rule = "closing"
cases = """
closes      at                   sells  opens  clauses
2026-07-01  2026-06-30 23:59:59  yes    yes    15
2026-07-01  2026-07-01 00:00     no     no     15
"""
[[table]]
rule = "sender"
cases = """
registered  trusted  user name  outcome  finding            clauses
yes         yes      yes        refused  channel_points_on  4
"""
[[table]]
rule = "approver"
cases = """
roles     may  finding
approver  no   nothing_to_decide
"""
'''


def run(cases, rules=RULES):
    return run_cases(read_agreement({**files_of(rules + MAIL), "cases.toml": cases}))


def test_each_question_is_answered_as_the_rules_say():
    result = run(CASES)
    assert [str(flaw) for flaw in result.flaws] == []
    assert result.passed == 25


@pytest.mark.parametrize(
    ("rule", "heading", "row", "says"),
    [
        ("verdict", "judged", "owned", "some of looked_into under `judged`"),
        ("verdict", "owned", "maybe", "yes or no under `owned`"),
        ("symptoms", "symptoms", "slow", "some of down, at_risk, notices under `symptoms`"),
        ("relabel", "now  to  reason", "high  none  x", "one of high, low under `to`"),
        ("closing", "closes  at", "soon  2026-07-01", "a day such as 2026-08-03 under `closes`"),
        (
            "declaration",
            "what  tiers  begins  published",
            "party  support  2026-07-01  2026-06-01",
            "one of suspension, closure, holiday, closing under `what`",
        ),
    ],
)
def test_a_cell_that_can_not_be_read_is_told(rule, heading, row, says):
    cases = f'[[table]]\nrule = "{rule}"\ncases = """\n{heading}\n{row}\n"""\n'
    (flaw,) = run(cases).flaws
    assert flaw.instead == f"Write {says}."


@pytest.mark.parametrize(
    ("rule", "heading", "row", "says"),
    [
        ("symptoms", "symptoms", "-", "such cases only where the agreement has a [[priority]]"),
        ("verdict", "judged", "owned", "some of nothing under `judged`"),
    ],
)
def test_what_an_agreement_does_not_speak_of_can_not_be_asked(rule, heading, row, says):
    cases = f'[[table]]\nrule = "{rule}"\ncases = """\n{heading}\n{row}\n"""\n'
    (flaw,) = run(cases, rules="").flaws
    assert flaw.instead == f"Write {says}."
