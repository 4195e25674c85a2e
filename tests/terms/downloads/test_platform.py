"""Service is given for the versions that were advertised when the product was bought, whatever the
sheet says today.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.terms.compatibility.range import read_range
from makegood.terms.compatibility.version import read_version
from makegood.terms.downloads.platform import Advertised, Platform, rule_on_platform
from tests.terms.drafted import draft

AT_PURCHASE = draft('[compatibility]\nclause = "9"\nas_advertised = "at_purchase"\n')
TODAY = draft('[compatibility]\nclause = "9"\nas_advertised = "today"\n')
SHEETS = Advertised(at_purchase=read_range(">=1.6 <1.8"), today=read_range(">=8.0 <9.0"))


@pytest.mark.parametrize(
    ("agreement", "runs", "platform"),
    [
        (AT_PURCHASE, "1.5.9", Platform.INCOMPATIBLE),
        (AT_PURCHASE, "1.6", Platform.COMPATIBLE),
        (AT_PURCHASE, "1.7.8.11", Platform.COMPATIBLE),
        (AT_PURCHASE, "1.8", Platform.INCOMPATIBLE),
        (AT_PURCHASE, "8.1", Platform.INCOMPATIBLE),  # a later change of the sheet
        (TODAY, "8.1", Platform.COMPATIBLE),
        (TODAY, "1.7", Platform.INCOMPATIBLE),
    ],
)
def test_the_sheet_of_the_purchase_counts_where_the_agreement_says_so(agreement, runs, platform):
    ruling = rule_on_platform(agreement, runs=read_version(runs), advertised=SHEETS)
    assert (ruling.outcome, ruling.cites) == (platform, ["9"])


def test_a_version_that_nobody_told_is_asked_for():
    ruling = rule_on_platform(AT_PURCHASE, runs=None, advertised=SHEETS)
    assert (ruling.outcome, ruling.findings) == (Platform.NEEDS_FACTS, ["platform_is_not_told"])


@given(st.tuples(*[st.integers(0, 12)] * 3).map(lambda parts: ".".join(map(str, parts))))
def test_what_the_sheet_says_today_never_changes_what_was_advertised(words):
    runs = read_version(words)
    then = Advertised(at_purchase=SHEETS.at_purchase, today=SHEETS.at_purchase)
    now = rule_on_platform(AT_PURCHASE, runs=runs, advertised=SHEETS)
    assert now.outcome == rule_on_platform(AT_PURCHASE, runs=runs, advertised=then).outcome
