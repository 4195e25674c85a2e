"""A vendor's tables can ask what tickets cost, what work costs, and what is included."""

import pytest

from makegood.terms.agreement.parts import CASES
from makegood.terms.agreement.read import read_agreement
from makegood.terms.replay.cases import run_cases
from tests.terms.drafted import files_of
from tests.terms.rating.rules import CARD, PAID

UNITS = (
    PAID
    + CARD
    + """
[packs]
clause = "20"
units = [1, 50]
[work]
clause = "15"
an_hour = 2
at_least = 1
[ceiling]
clause = "19"
warns_at_percent = 80
beyond = "supplement"
[unspent]
clause = "20"
refund = "single_price"
[[quota]]
id = "monthly"
clause = "21"
when = { about = "plans" }
counts = "tickets"
amount = 2
every = "month"
for_each = "purchase"
rollover = { at_most = 1, periods = 1 }
[[quota]]
id = "hours"
clause = "22"
counts = "minutes"
amount = 60
every = "quarter"
for_each = "seat"
"""
)
MONEY = (
    PAID
    + """
[[rate]]
id = "hourly"
clause = "4"
price = "hourly"
[work]
clause = "4"
an_hour = "110 GBP"
step = "10 minutes"
[[surcharge]]
id = "late"
clause = "6"
outside = "agreed"
percent = 50
[ceiling]
clause = "7"
warns_at_percent = 75
beyond = "vendors_cost"
[calendar.agreed]
clause = "5"
zone = "UTC+00:00"
week = { mon = ["09:00-17:30"] }
"""
)
UNIT_CASES = '''
[[table]]
rule = "proposal"
cases = """
tier  about  also   from  units  reason     outcome        clauses
paid  plans  -      1     4      -          in_range       3
paid  plans  fault  1     4      -          in_range       3, 3
paid  plans  -      -     5      two shops  outside_range  3
paid  -      -      -     1      -          needs_facts    3
paid  other  -      1     -      a big one  refused        5
free  -      -      -     0      -          free           2
free  -      -      -     -1     -          refused        2
"""
[[table]]
rule = "shortage"
cases = """
units  available  missing  clauses
4      3          1        11
"""
[[table]]
rule = "settlement"
cases = """
approved  cost  charged  released
4         3     3        1
"""
[[table]]
rule = "defect"
cases = """
approved  charged  stays  released
4         3        0      4
"""
[[table]]
rule = "end_after_approval"
cases = """
units  minutes  back
4      30       0
"""
[[table]]
rule = "cost"
cases = """
minutes  ceiling  lines   charged  cut  released  finding                                  clauses
50       4        work 2  2        0    2         time_is_summed                           15
500      4        work 4  4        0    0         time_is_summed, beyond_needs_supplement  15, 19
"""
[[table]]
rule = "ceiling"
cases = """
minutes  ceiling  reach   percent
96       4        warned  80
"""
[[table]]
rule = "supplement"
cases = """
confirmed  needed  more  clauses
4          6       2     19
"""
[[table]]
rule = "unspent"
cases = """
units  paid     used  held  single  refund   clauses
50     500 EUR  20    5     15 EUR  125 EUR  20
"""
[[table]]
rule = "quota"
cases = """
since             about  earlier           use               counts   drawn      uncovered
2026-01-10 09:00  plans  -                 2026-01-15 10:00  tickets  monthly 1  0
2026-01-10 09:00  plans  2026-01-12 10:00  2026-02-15 10:00  tickets  monthly 1  0
2026-01-10 09:00  setup  -                 2026-01-15 10:00  tickets  -          1
"""
[[table]]
rule = "quota"
cases = """
since             seats  earlier                 use                    counts   left
2026-01-10 09:00  2      2026-01-15 10:00 x 100  2026-01-17 10:00 x 30  minutes  monthly 2, hours 0
"""
'''
MONEY_CASES = '''
[[table]]
rule = "proposal"
cases = """
tier  units    reason  outcome
paid  300 GBP  -       up_to_ceiling
paid  300 USD  -       refused
"""
[[table]]
rule = "cost"
cases = """
begins            minutes  ceiling  surcharges  lines                         charged    clauses
2026-03-02 17:00  51       300 GBP  late        work 110 GBP, late 19.25 GBP  129.25 GBP  4, 6
2026-03-02 17:00  51       300 GBP  -           work 110 GBP                  110 GBP     4
"""
'''


def run(rules, tables):
    return run_cases(read_agreement({**files_of(rules), CASES: tables}))


@pytest.mark.parametrize(
    ("rules", "tables", "cases"), [(UNITS, UNIT_CASES, 20), (MONEY, MONEY_CASES, 4)]
)
def test_every_case_comes_out_as_written(rules, tables, cases):
    ran = run(rules, tables)

    assert ran.flaws == ()
    assert ran.passed == cases


@pytest.mark.parametrize(
    ("rules", "rule", "heading", "row", "instead"),
    [
        (UNITS, "proposal", "tier  units  reason", "-  1  -", "Write one of paid, free under"),
        (UNITS, "settlement", "approved  cost", "4  3 EUR", "Write units, or sums of one currency"),
        (UNITS, "settlement", "approved  cost", "-4  3", "Write a whole number under `approved`"),
        (UNITS, "defect", "approved  charged", "3  4", "Write no more under `charged`"),
        ("", "defect", "approved  charged", "4  3", "Write such cases only where a tier is paid"),
        ("", "supplement", "confirmed  needed", "4  3", "Write such cases only where a tier is"),
        (UNITS, "cost", "minutes  ceiling", "5  3 EUR", "Write a ceiling of the kind that"),
        (UNITS, "cost", "minutes  ceiling", "5  0", "Write a ceiling of the kind that"),
        ("", "cost", "minutes  ceiling", "5  3", "Write a ceiling of the kind that"),
        (
            UNITS,
            "unspent",
            "units  paid  used  held  single",
            "1  5 EUR  1  1  5 EUR",
            "Write no more used and held than `units`",
        ),
        (
            UNITS,
            "unspent",
            "units  paid  used  held  single",
            "1  5 EUR  1  0  5 USD",
            "Write sums of one currency, where",
        ),
        (
            UNITS,
            "quota",
            "since  counts  earlier  use",
            "2026-01-10 09:00  tickets  -  2026-01-10 09:00 x 0",
            "Write times such as",
        ),
        (
            UNITS,
            "quota",
            "since  counts  earlier  use",
            "2026-01-10 09:00  hours  -  2026-01-10 09:00",
            "Write times such as",
        ),
    ],
)
def test_a_case_that_can_not_be_asked_says_what_to_write(rules, rule, heading, row, instead):
    table = f'[[table]]\nrule = "{rule}"\ncases = """\n{heading}\n{row}\n"""\n'
    (flaw,) = run(rules, table).flaws

    assert instead in str(flaw)
