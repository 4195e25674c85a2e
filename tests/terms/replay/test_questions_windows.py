"""Cases about windows, renewals, downloads and the wallet come out as the rules say."""

import pytest

from makegood.terms.agreement.read import read_agreement
from makegood.terms.replay.cases import run_cases
from tests.terms.drafted import draft, files_of

RULES = """
zone = "Europe/Berlin"
[[window]]
id = "service"
clause = "2"
length = "3 months"
begins = "purchase"
[window.renewal]
clause = "5"
length = "3 months"
percent_of_list = 30
early = "after_present_end"
late = "from_payment"
checkout_days = 3
remind_days = [-7, 0]
[[window]]
id = "return"
clause = "3"
length = "30 days"
begins = "purchase"
[downloads]
clause = "16"
window = "service"
after_end = "released_in_window"
[compatibility]
clause = "12"
as_advertised = "at_purchase"
[wallet]
clause = "10"
[wallet.payout]
clause = "11"
after_days = 30
to = "paypal"
[amendment]
clause = "9"
earlier_purchases = "keep_until_renewal"
"""
CASES = '''
[[table]]
rule = "window"
cases = """
window   begins            ends                 clauses
service  2026-11-30 10:00  2027-02-28 23:59:59  2
return   2026-03-01 10:00  2026-03-31 23:59:59  3
"""
[[table]]
rule = "window_at"
cases = """
window   begins            at                   state
service  2026-11-30 10:00  2027-02-28 23:59:59  active
service  2026-11-30 10:00  2027-03-01 00:00     ended
service  2026-11-30 10:00  2026-11-30 09:00     none
"""
[[table]]
rule = "renewal"
cases = """
window   begins            ended             checkout          paid                 list price  ends                 price      fee  missed
service  2026-01-15 10:00  -                 -                 2026-02-01 10:00     49.99 EUR   2026-07-15 23:59:59  15 EUR     -    -
service  2026-01-15 10:00  -                 -                 2026-04-16 00:00:01  49.90 EUR   2026-07-16 23:59:59  14.97 EUR  -    -
service  2026-01-15 10:00  -                 2026-04-15 23:00  2026-04-16 00:00:01  49.90 EUR   2026-07-15 23:59:59  14.97 EUR  -    -
service  2026-01-15 10:00  2026-02-01 12:00  -                 2026-03-01 10:00     49.90 EUR   2026-06-01 23:59:59  14.97 EUR  -    -
"""
[[table]]
rule = "reminders"
cases = """
window   begins            days
service  2026-01-15 10:00  2026-04-08 00:00, 2026-04-15 00:00
"""
[[table]]
rule = "version"
cases = """
renews  accepts  better  applies  clauses
no      yes      yes     pinned   9
yes     yes      no      newest   9
"""
[[table]]
rule = "download"
cases = """
begins            released          security  bought  at                   may  clauses
2026-01-15 10:00  2026-04-15 23:59  no        no      2026-05-01 00:00     yes  16
2026-01-15 10:00  2026-04-16 00:00  no        no      2026-05-01 00:00     no   16
2026-01-15 10:00  2026-04-16 00:00  no        yes     2026-05-01 00:00     yes  16
"""
[[table]]
rule = "platform"
cases = """
runs  at purchase  today      platform      clauses
1.7   >=1.6 <1.8   >=8.0      compatible    12
8.0   >=1.6 <1.8   >=8.0      incompatible  12
-     >=1.6 <1.8   >=8.0      needs_facts   12
"""
[[table]]
rule = "payout"
cases = """
granted           withdrawable      clauses
2026-06-01 12:00  2026-07-02 00:00  11
"""
'''  # noqa: E501 (a table is read across)


def run(cases, rules=RULES):
    return run_cases(read_agreement({**files_of(rules), "cases.toml": cases}))


def test_each_case_is_as_the_rules_say():
    ran = run(CASES)
    assert ran.flaws == ()
    assert ran.passed == 19


@pytest.mark.parametrize(
    ("rule", "heading", "row", "says"),
    [
        ("window", "window begins ends", "none 2026-01-15~10:00 -", "one of service, return under"),
        ("window", "window begins", "return soon", "a time such as 2026-08-03 09:00 under"),
        ("platform", "runs at~purchase today", "one >=1 >=1", "a version such as 1.7.8 under"),
        ("platform", "runs at~purchase today", "1.0 new >=1", "versions such as >=1.6 <1.8 under"),
        (
            "renewal",
            "window begins paid list~price",
            "service 2026-01-15~10:00 2026-01-15~10:00 50",
            "a sum such as 49.90 EUR under `list price`",
        ),
        (
            "renewal",
            "window begins paid list~price",
            "return 2026-01-15~10:00 2026-01-15~10:00 50~EUR",
            "a window that can be renewed under `window`",
        ),
    ],
)
def test_a_case_that_cannot_be_read_is_named(rule, heading, row, says):
    def cells(words):
        return words.replace(" ", "  ").replace("~", " ")

    ran = run(f'[[table]]\nrule = "{rule}"\ncases = """\n{cells(heading)}\n{cells(row)}\n"""\n')
    assert [str(flaw) for flaw in ran.flaws] == [
        f"cases.toml:5: The case can't be read. Write {flaw_words(ran, says)}."
    ]


def flaw_words(ran, says):
    (flaw,) = ran.flaws
    assert flaw.instead.startswith(f"Write {says}")
    return flaw.instead.removeprefix("Write ").removesuffix(".")


@pytest.mark.parametrize(
    ("rule", "heading", "row", "says"),
    [
        (
            "download",
            "begins  released  security  bought  at",
            "2026-01-15  2026-01-15  no  no  2026-01-15",
            "such cases only where the agreement has [downloads]",
        ),
        (
            "platform",
            "runs  at purchase  today",
            "1  1  1",
            "such cases only where the agreement has [compatibility]",
        ),
        ("payout", "granted", "2026-01-15", "such cases only where the agreement has a [wallet]"),
        ("window", "window  begins", "x  2026-01-15", "one of no window under `window`"),
    ],
)
def test_what_an_agreement_does_not_speak_of_can_not_be_asked(rule, heading, row, says):
    cases = f'[[table]]\nrule = "{rule}"\ncases = """\n{heading}\n{row}\n"""\n'
    (flaw,) = run(cases, rules="").flaws
    assert flaw.instead == f"Write {says}."


def test_downloads_without_a_window_are_for_ever():
    cases = """
[[table]]
rule = "download"
cases = '''
begins  released    security  bought  at          may
-       2026-01-15  no        no      2036-01-15  yes
'''
"""
    rules = '[downloads]\nclause = "16"\nafter_end = "bought_only"\n'
    assert draft(rules).rules.downloads.window is None
    assert run(cases, rules=rules).flaws == ()
