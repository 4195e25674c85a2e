"""A customer may object once and in time, and somebody else looks at it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.terms.coverage.objection import rule_on_objection, rule_on_reviewer
from tests.terms.drafted import draft

MAIL = '\n[[channel]]\nid = "mail"\nclause = "1"\ntakes = "refused"\n'
AGREEMENT = draft(MAIL + '[objection]\nclause = "13"\nwithin_days = 14\n')
DECIDED = datetime(2026, 3, 20, 10, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("after", "before", "answer", "finding"),
    [
        (timedelta(0), False, "allowed", "objection_is_in_time"),
        (timedelta(days=14), False, "allowed", "objection_is_in_time"),
        (timedelta(days=14) + SECOND, False, "too_late", "objection_is_too_late"),
        (timedelta(days=1), True, "once_only", "objection_was_made"),
        (timedelta(days=15), True, "once_only", "objection_was_made"),
    ],
)
def test_an_objection_is_taken_once_and_in_time(after, before, answer, finding):
    ruling = rule_on_objection(
        AGREEMENT, decided_at=DECIDED, at=DECIDED + after, objected_before=before
    )
    assert ruling.outcome.answer == answer
    assert ruling.outcome.until == datetime(2026, 4, 3, 10, 0, tzinfo=UTC)
    assert (ruling.cites, ruling.findings) == (["13"], [finding])
    assert ruling.because[0].facts == (("days", 14),)


def test_what_the_agreement_does_not_foresee_is_not_taken():
    ruling = rule_on_objection(draft(MAIL), decided_at=DECIDED, at=DECIDED, objected_before=False)
    assert (ruling.outcome.answer, ruling.outcome.until) == ("not_foreseen", None)
    assert ruling.findings == ["no_objection_is_foreseen"]


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_who_was_in_time_would_have_been_so_before(seconds, earlier):
    def allowed(after):
        at = DECIDED + after * SECOND
        ruling = rule_on_objection(AGREEMENT, decided_at=DECIDED, at=at, objected_before=False)
        return ruling.outcome.answer == "allowed"

    assert allowed(min(seconds, earlier)) or not allowed(max(seconds, earlier))


@pytest.mark.parametrize(
    ("agreement", "clause"), [(AGREEMENT, "13"), (draft(MAIL), "1")], ids=["with", "without"]
)
def test_somebody_else_looks_at_it(agreement, clause):
    same = rule_on_reviewer(agreement, decided_by="tomas", reviewer="tomas")
    other = rule_on_reviewer(agreement, decided_by="tomas", reviewer="ines")
    assert (same.outcome, same.cites, same.findings) == (False, [clause], ["reviewer_decided"])
    assert (other.outcome, other.findings) == (True, ["reviewer_is_another"])
