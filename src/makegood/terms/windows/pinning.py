"""Which version of an agreement applies to an earlier purchase, once a newer one is in force?"""

from enum import StrEnum

from makegood.terms.agreement.model import Agreement
from makegood.terms.ruling import Because, Ruling


class Applies(StrEnum):
    """Which version applies."""

    PINNED = "pinned"
    NEWEST = "newest"


def rule_on_version(
    agreement: Agreement, *, renews: bool, accepts: bool, is_better: bool
) -> Ruling[Applies]:
    """Whether the version that the customer accepted still applies, or the newest does.

    `agreement` is the accepted one, and its rule counts. A newer version never applies that the
    customer did not accept: until then a purchase keeps its own. `is_better` says that nothing in
    the newer one is worse for the customer. Source: table [amendment], docs/terms/windows.md.
    """
    rule = agreement.rules.amendment
    clause = rule.clause if rule else ""
    better = rule is not None and rule.earlier_purchases == "better_if_accepted" and is_better
    if not accepts:
        return Ruling(Applies.PINNED, _because(clause, "newer_is_not_accepted"))
    if renews:
        return Ruling(Applies.NEWEST, _because(clause, "renewed_under_the_newer"))
    if better:
        return Ruling(Applies.NEWEST, _because(clause, "newer_is_better"))
    return Ruling(Applies.PINNED, _because(clause, "kept_until_renewal"))


def _because(clause: str, finding: str) -> tuple[Because, ...]:
    """Without an [amendment] there is no clause to cite: that purchases keep theirs is the rule."""
    return (Because(clause, finding),) if clause else ()
