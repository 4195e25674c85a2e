"""Deciding against the rules: which tier a ticket gets then, and the verdict that says so."""

from datetime import datetime

from makegood.agreements.queries import terms_with_id
from makegood.commands.refused import Refused
from makegood.commands.steps.verdicts import ByStaff, give_verdict, known_of_ticket, rule_anew
from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.overruled import overrule_verdict
from makegood.terms.coverage.verdict import Covers
from makegood.terms.facts.verdicts import VerdictGiven
from makegood.tickets.models import Ticket


class TierDoesNotFit(Refused):
    """What is covered falls under an unpaid tier, what is payable under a paid one: `tier`."""

    code = "tier_does_not_fit"


class PaidIsWithheld(Refused):
    """Support that costs is not offered to this company."""

    code = "paid_is_withheld"


def decide_against_rules(
    ticket: Ticket, covers: Covers, tier: str, *, by: ByStaff, at: datetime
) -> VerdictGiven:
    """The verdict of `by` on the locked ticket. Without a tier, the first that fits is meant.

    Raises TierDoesNotFit, and PaidIsWithheld where nothing payable is offered to the company.
    """
    agreement = terms_with_id(ticket.agreement_version_id)
    fitting = fitting_tier(agreement, covers, tier)
    if covers == Covers.PAYABLE and ticket.company.paid_withheld:
        raise PaidIsWithheld
    known = known_of_ticket(ticket)
    ruling = overrule_verdict(agreement, rule_anew(ticket, known, by), covers=covers, tier=fitting)
    return give_verdict(ticket, ruling, known=known, by=by, at=at)


def fitting_tier(agreement: Agreement, covers: Covers, tier: str) -> str | None:
    """The tier of that id, or the first that fits; None of what is refused.

    Raises TierDoesNotFit.
    """
    if covers == Covers.REFUSED:
        fitting: list[str] = []
    else:
        fitting = [one.id for one in agreement.tiers if one.paid == (covers == Covers.PAYABLE)]
    if tier in fitting:
        return tier
    if tier or (not fitting and covers != Covers.REFUSED):
        raise TierDoesNotFit(tier=tier)
    return fitting[0] if fitting else None
