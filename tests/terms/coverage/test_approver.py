"""Whoever has one of the agreement's roles may decide about a proposal."""

import pytest

from makegood.terms.coverage.approver import may_approve
from tests.terms.drafted import draft
from tests.terms.written import agreement

AS_WRITTEN = agreement()
EITHER = agreement(('roles = ["approver"]', 'roles = ["approver", "billing"]'))


@pytest.mark.parametrize(
    ("roles", "as_written", "either"),
    [
        ({"approver"}, True, True),
        ({"requester", "approver"}, True, True),
        ({"billing"}, False, True),
        ({"requester"}, False, False),
        (set(), False, False),
    ],
)
def test_a_role_decides_who_may(roles, as_written, either):
    assert may_approve(AS_WRITTEN, roles=frozenset(roles)).outcome is as_written
    assert may_approve(EITHER, roles=frozenset(roles)).outcome is either


def test_the_answer_names_its_clause():
    may = may_approve(AS_WRITTEN, roles=frozenset({"approver"}))
    may_not = may_approve(AS_WRITTEN, roles=frozenset())

    assert (may.cites, may.findings) == (["10"], ["may_decide"])
    assert (may_not.cites, may_not.findings) == (["10"], ["may_not_decide"])


def test_where_nothing_is_paid_for_nobody_decides():
    free = draft('[[channel]]\nid = "mail"\nclause = "3"\ntakes = "refused"\n')
    ruling = may_approve(free, roles=frozenset({"approver"}))

    assert ruling.outcome is False
    assert (ruling.cites, ruling.findings) == (["1"], ["nothing_to_decide"])
