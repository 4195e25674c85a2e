"""Access details are asked for where the agreement says so, after a backup is confirmed."""

import pytest

from makegood.terms.coverage.access import rule_on_access
from tests.terms.drafted import draft

MAIL = '\n[[channel]]\nid = "mail"\nclause = "1"\ntakes = "refused"\n'
ACCESS = '[access]\nclause = "5"\nmay_be_asked = {}\nconfirm_backup = {}\n'


@pytest.mark.parametrize(
    ("may_be_asked", "confirm_backup", "confirmed", "may", "finding"),
    [
        ("true", "true", False, "needs_backup", "backup_is_not_confirmed"),
        ("true", "true", True, "yes", "backup_is_confirmed"),
        ("true", "false", False, "yes", "access_may_be_asked"),
        ("true", "false", True, "yes", "access_may_be_asked"),
        ("false", "true", True, "never", "access_is_never_asked"),
        ("false", "false", False, "never", "access_is_never_asked"),
    ],
)
def test_access_details_are_taken_as_agreed(may_be_asked, confirm_backup, confirmed, may, finding):
    agreement = draft(MAIL + ACCESS.format(may_be_asked, confirm_backup))
    ruling = rule_on_access(agreement, backup_is_confirmed=confirmed)
    assert ruling.outcome == may
    assert (ruling.cites, ruling.findings) == (["5"], [finding])


def test_an_agreement_that_does_not_speak_of_access_never_asks():
    ruling = rule_on_access(draft(MAIL), backup_is_confirmed=True)
    assert (ruling.outcome, ruling.findings) == ("never", ["access_is_not_spoken_of"])
