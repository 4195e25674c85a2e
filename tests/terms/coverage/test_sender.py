"""A mail becomes a request when its sender is registered, proved, and named in the subject."""

from itertools import product

import pytest

from makegood.terms.agreement.read import read_agreement
from makegood.terms.coverage.sender import rule_on_sender
from tests.tables import cases
from tests.terms.written import agreement, changed

AS_WRITTEN = agreement()
REQUIREMENTS = """
[[mail.requires]]
what = "registered_address"
clause = "6"

[[mail.requires]]
what = "trusted_sender"
clause = "6"

[[mail.requires]]
what = "user_name_in_subject"
clause = "7"
"""
ADDRESS_ALONE = agreement(
    (REQUIREMENTS, '\n[[mail.requires]]\nwhat = "registered_address"\nclause = "9"\n')
)
ANYBODY = read_agreement(changed((REQUIREMENTS, "requires = []\n")))


def rule(terms, registered, trusted, named):
    return rule_on_sender(
        terms,
        address_is_registered=registered,
        sender_is_trusted=trusted,
        user_name_in_subject=named,
    )


@pytest.mark.parametrize(
    ("registered", "trusted", "named", "outcome", "clauses", "findings"),
    cases("""
registered  trusted  named  outcome   clauses  findings
1           1        1      accepted  6 6 7    address_is_registered sender_is_trusted user_name_is_in_subject
1           1        0      refused   7        user_name_is_not_in_subject
1           0        1      refused   6        sender_is_not_trusted
1           0        0      refused   6 7      sender_is_not_trusted user_name_is_not_in_subject
0           1        1      refused   6        address_is_not_registered
0           1        0      refused   6 7      address_is_not_registered user_name_is_not_in_subject
0           0        1      refused   6 6      address_is_not_registered sender_is_not_trusted
0           0        0      refused   6 6 7    address_is_not_registered sender_is_not_trusted user_name_is_not_in_subject
    """),  # noqa: E501 (a table)
)
def test_all_three_are_required(registered, trusted, named, outcome, clauses, findings):
    ruling = rule(AS_WRITTEN, bool(registered), bool(trusted), bool(named))

    assert ruling.outcome == outcome
    assert ruling.cites == str(clauses).split()
    assert ruling.findings == findings.split()


@pytest.mark.parametrize(("trusted", "named"), list(product([True, False], repeat=2)))
def test_an_agreement_can_require_less(trusted, named):
    known = rule(ADDRESS_ALONE, True, trusted, named)
    stranger = rule(ADDRESS_ALONE, False, trusted, named)

    assert (known.outcome, known.cites) == ("accepted", ["9"])
    assert (stranger.outcome, stranger.cites) == ("refused", ["9"])


def test_an_agreement_can_require_nothing():
    ruling = rule(ANYBODY, False, False, False)

    assert (ruling.outcome, ruling.cites, ruling.findings) == (
        "accepted",
        ["6"],
        ["nothing_is_required"],
    )
