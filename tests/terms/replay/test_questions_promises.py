"""Cases about promises, remedies and credits come out as the rules say."""

import pytest

from makegood.terms.agreement.read import read_agreement
from makegood.terms.replay.cases import run_cases
from tests.terms.drafted import files_of
from tests.terms.promises.written import PRIORITIES, REPLY

RULES = (
    'zone = "Europe/Berlin"\n'
    + PRIORITIES
    + REPLY
    + """
[hours]
clause = "14"
zone = "Europe/Berlin"
[hours.week]
mon = ["09:00-17:00"]
tue = ["09:00-17:00"]
[[escalation]]
id = "ladder"
clause = "4"
when = { priority = "high" }
strength = "guarantee"
starts = ["opened"]
[[escalation.step]]
calls = "on_call"
within = "30 working minutes"
stops = ["assigned"]
[[escalation.step]]
calls = "lead"
within = "4 working hours"
stops = ["escalated"]
[[remedy]]
id = "late"
clause = "5"
promises = ["reply"]
when = { priority = "low" }
share = { of = "paid", from_percent = 10, to_percent = 20, over = "24 hours" }
goes_to = "wallet"
decided = "by_staff"
again = "difference_to_most"
caps = ["all"]
[[remedy]]
id = "more"
clause = "7"
promises = ["ladder"]
units = 2
goes_to = "credits"
decided = "by_staff"
[packs]
clause = "1"
units = [1]
[wallet]
clause = "10"
[[cap]]
id = "all"
clause = "9"
percent = 100
of = "paid"
for_each = "purchase"
[[attainment]]
id = "month"
clause = "11"
promises = ["reply"]
every = "month"
sample = 4
of = "fee"
goes_to = "wallet"
caps = ["all"]
claim_within_days = 30
[[attainment.band]]
below_percent = 95
gives_percent = 5
"""
)
CASES = '''
[[table]]
rule = "promise"
cases = """
promise  calls    priority  opened            customer_message                    reply                new priority           at                promises  due               state    late     finding             clauses
reply    -        -         2026-03-28 10:00  -                                   2026-03-29 11:00     -                      2026-04-01 00:00  1         2026-03-29 11:00  kept     -        promise_was_kept    3
reply    -        -         2026-03-28 10:00  -                                   2026-03-29 11:00:01  -                      2026-04-01 00:00  1         2026-03-29 11:00  broken   0:00:01  promise_was_broken  3
reply    -        -         2026-06-01 10:00  2026-06-03 10:00, 2026-06-03 11:00  2026-06-01 11:00     -                      2026-06-03 12:00  2         2026-06-04 10:00  running  -        promise_runs        3
ladder   lead     high      2026-06-01 10:00  -                                   -                    -                      2026-06-01 12:00  1         2026-06-01 14:00  running  -        promise_runs        4
ladder   on_call  -         2026-06-01 10:00  -                                   -                    2026-06-01 11:00 high  2026-06-01 12:00  1         2026-06-01 11:30  broken   0:30:00  promise_was_broken  4
ladder   -        -         2026-06-01 10:00  -                                   -                    -                      2026-06-01 12:00  0         -                 none     -        -                   -
"""
[[table]]
rule = "remedy"
cases = """
promise  priority  opened            customer_message  reply                               at                paid     returned  remedy  least    proposed  most     to       finding                          clauses
reply    low       2026-06-01 10:00  -                 2026-06-02 22:00                    2026-07-01 00:00  100 USD  -         late    10 USD   15 USD    20 USD   wallet   share_by_delay                   5
reply    low       2026-06-01 10:00  -                 2026-06-02 22:00                    2026-07-01 00:00  100 USD  88 USD    late    10 USD   12 USD    12 USD   wallet   share_by_delay, cap_cuts         5, 9
reply    low       2026-06-01 10:00  2026-06-03 10:00  2026-06-02 22:00, 2026-06-06 00:00  2026-07-01 00:00  100 USD  -         late    5 USD    5 USD     5 USD    wallet   share_by_delay, remedied_up_to_most  5, 5
reply    high      2026-06-01 10:00  -                 2026-06-02 22:00                    2026-07-01 00:00  100 USD  -         -       -        -         -        -        no_remedy_agreed                 3
reply    low       2026-06-01 10:00  -                 2026-06-02 10:00                    2026-07-01 00:00  100 USD  -         -       -        -         -        -        -                                -
ladder   high      2026-06-01 10:00  -                 2026-06-02 10:00                    2026-07-01 00:00  100 USD  -         more    2        2         2        credits  fixed_units                      7
"""
[[table]]
rule = "remedy_decision"
cases = """
promise  priority  opened            reply             at                paid     decides    reason  caused  outcome  finding                clauses
reply    low       2026-06-01 10:00  2026-06-02 22:00  2026-07-01 00:00  100 USD  20 USD     harm    no      stands   decided_in_range       5
reply    low       2026-06-01 10:00  2026-06-02 22:00  2026-07-01 00:00  100 USD  20.01 USD  harm    no      refused  decided_outside_range  5
ladder   high      2026-06-01 10:00  2026-06-02 22:00  2026-07-01 00:00  100 USD  2          harm    no      stands   decided_in_range       7
"""
[[table]]
rule = "attainment"
cases = """
attainment  at                kept  broken  fee     paid     claimed           owed      may claim  finding                      clauses
month       2026-06-15 00:00  3     1       50 EUR  100 EUR  2026-07-30 23:59  2.50 EUR  yes        too_few_were_kept            11
month       2026-06-15 00:00  3     1       50 EUR  100 EUR  2026-07-31 00:00  2.50 EUR  no         too_few_were_kept            11
month       2026-06-15 00:00  4     0       50 EUR  -        -                 -         -          enough_were_kept             11
"""
'''  # noqa: E501 (a table is read across)


def run(cases, rules=RULES):
    return run_cases(read_agreement({**files_of(rules), "cases.toml": cases}))


def test_each_case_is_as_the_rules_say():
    ran = run(CASES)
    assert [str(flaw) for flaw in ran.flaws] == []
    assert ran.passed == 18


WHERE = "promise  at  opened"
LATE = "reply  2026-07-01 00:00  2026-06-01 10:00"
UNREADABLE = [
    ("promise", WHERE, "none  2026-07-01  2026-06-01", "one of reply, ladder under `promise`"),
    (
        "promise",
        f"{WHERE}  new priority",
        "reply  2026-07-01  2026-06-01  2026-06-02 soon",
        "one of high, low under `priority`",
    ),
    (
        "remedy",
        f"{WHERE}  paid  returned",
        f"{LATE}  5  -",
        "a sum such as 49.90 EUR under `paid`",
    ),
    (
        "remedy_decision",
        f"{WHERE}  decides  reason  caused",
        f"{LATE}  5 EUR  harm  no",
        "a case in which something is owed",
    ),
    (
        "remedy_decision",
        f"{WHERE}  reply  decides  reason  caused",
        f"{LATE}  2026-06-01 11:00  5 EUR  harm  no",
        "a case in which something is owed",
    ),
    (
        "remedy_decision",
        f"{WHERE}  paid  decides  reason  caused",
        f"{LATE}  50 EUR  5 USD  harm  no",
        "all sums in one currency",
    ),
    ("attainment", "attainment  at  kept  broken", "x  2026-06-01  1  2", "one of month under"),
    (
        "attainment",
        "attainment  at  kept  broken  fee  paid",
        "month  2026-06-01  1  9  50 EUR  50 USD",
        "all sums in one currency",
    ),
]


@pytest.mark.parametrize(("rule", "heading", "row", "says"), UNREADABLE)
def test_a_case_that_cannot_be_read_is_named(rule, heading, row, says):
    (flaw,) = run(f'[[table]]\nrule = "{rule}"\ncases = """\n{heading}\n{row}\n"""\n').flaws
    assert flaw.instead.startswith(f"Write {says}")


def test_sums_in_two_currencies_are_named():
    rules = RULES.replace('of = "paid"\nfor_each', 'of = "fee"\nfor_each')
    cases = f"{WHERE}  paid  fee\n{LATE}  50 EUR  50 USD"
    (flaw,) = run(f'[[table]]\nrule = "remedy"\ncases = """\n{cases}\n"""\n', rules).flaws
    assert flaw.instead == "Write all sums in one currency."


@pytest.mark.parametrize(
    ("rule", "heading", "row", "says"),
    [
        ("promise", "promise  at", "x  2026-06-01", "one of no promise under `promise`"),
        (
            "attainment",
            "attainment  at  kept  broken",
            "x  2026-06-01  1  2",
            "one of no attainment under `attainment`",
        ),
    ],
)
def test_what_an_agreement_does_not_promise_cannot_be_asked(rule, heading, row, says):
    cases = f'[[table]]\nrule = "{rule}"\ncases = """\n{heading}\n{row}\n"""\n'
    (flaw,) = run(cases, rules="").flaws
    assert flaw.instead == f"Write {says}."
