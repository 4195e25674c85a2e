"""What the lint finds in rules that hold only what a test is about."""

from makegood.terms.agreement.lint.lint import lint
from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.agreement.shape import shaped
from makegood.terms.agreement.text import Text, read_text
from tests.terms.drafted import files_of

MAIL = """
[[channel]]
id = "mail"
clause = "1"
takes = "refused"
"""
TIERS = """
[[tier]]
id = "premium"
clause = "1"
paid = true
[[tier]]
id = "basic"
clause = "1"
paid = false
"""
UNITS = """
[packs]
clause = "1"
units = [1]
"""
DECISION = """
[decision]
clause = "1"
roles = ["approver"]
"""
CONSUMPTION = """
[consumption.approval]
clause = "1"
takes = "all"
[consumption.end_after_approval]
clause = "1"
gives_back = "nothing"
"""
PRICED = """
[[rate]]
id = "one"
clause = "1"
price = "as_usual"
usual = 1
above_usual = "never"
"""
PAID = TIERS + UNITS + DECISION + CONSUMPTION + PRICED
INVOICED = (
    TIERS
    + DECISION
    + CONSUMPTION.replace('"all"', '"nothing_yet"')
    + """
[consumption.settlement]
clause = "1"
at = "solved"
charges = "invoice"
[work]
clause = "1"
an_hour = "50 USD"
[ceiling]
clause = "1"
warns_at_percent = 80
beyond = "vendors_cost"
[[rate]]
id = "hours"
clause = "1"
price = "hourly"
"""
)
HOURS = """
[hours]
clause = "1"
zone = "UTC+00:00"
week.mon = ["09:00-17:00"]
"""
REPLY = """
[[promise]]
id = "reply"
clause = "1"
strength = "commitment"
starts = ["opened"]
stops = ["reply"]
within = "24 hours"
"""
REMEDY = """
[[remedy]]
id = "part"
clause = "1"
promises = ["reply"]
amount = "5 EUR"
goes_to = "original_payment"
decided = "by_rule"
"""


def rules_of(fragment: str) -> Rules:
    """The rules of a fragment, with a head, a tier and a class where it has none."""
    text = read_text("agreement.toml", files_of(fragment)["agreement.toml"])
    assert isinstance(text, Text), text
    rules = shaped(Rules, text)
    assert isinstance(rules, Rules), rules
    return rules


def found(fragment: str) -> list[tuple[str, str]]:
    """Where and what the lint finds: an error with a mark of exclamation, else with none."""
    return sorted(
        (".".join(map(str, one.path)) + "!" * one.is_error, f"{one.says} {one.instead}")
        for one in lint(rules_of(fragment))
    )


def only(fragment: str) -> tuple[str, str]:
    """The one thing that the lint finds."""
    all_found = found(fragment)
    assert len(all_found) == 1, all_found
    return all_found[0]
