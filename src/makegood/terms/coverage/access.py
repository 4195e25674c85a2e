"""May the customer be asked for access details?"""

from enum import StrEnum

from makegood.terms.agreement.model import Agreement
from makegood.terms.ruling import Because, Ruling


class MayAsk(StrEnum):
    """Whether access details may be asked for, and given."""

    YES = "yes"
    NEEDS_BACKUP = "needs_backup"
    NEVER = "never"


def rule_on_access(agreement: Agreement, *, backup_is_confirmed: bool) -> Ruling[MayAsk]:
    """Whether access details are taken; `needs_backup` until the customer confirms having one.

    An agreement that says nothing of access details never asks for any.
    Source: table [access], docs/terms/coverage.md.
    """
    rule = agreement.rules.access
    if rule is None:
        return Ruling(
            MayAsk.NEVER, (Because(agreement.tiers[0].clause, "access_is_not_spoken_of"),)
        )
    if not rule.may_be_asked:
        return Ruling(MayAsk.NEVER, (Because(rule.clause, "access_is_never_asked"),))
    if rule.confirm_backup and not backup_is_confirmed:
        return Ruling(MayAsk.NEEDS_BACKUP, (Because(rule.clause, "backup_is_not_confirmed"),))
    finding = "backup_is_confirmed" if rule.confirm_backup else "access_may_be_asked"
    return Ruling(MayAsk.YES, (Because(rule.clause, finding),))
