"""What is a verdict on which somebody of staff decided, against the rules or without one?"""

from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.verdict import Covers, Verdict
from makegood.terms.ruling import Because, Ruling

FINDINGS = {
    Covers.COVERED: "overruled_covered",
    Covers.PAYABLE: "overruled_payable",
    Covers.REFUSED: "overruled_refused",
}
# Where no rule decides and staff do.
CHOSEN = {Covers.COVERED: "chosen_covered", Covers.PAYABLE: "chosen_payable"}


def rule_on_choice(agreement: Agreement, tier_id: str) -> Ruling[Verdict]:
    """What a ticket is that staff put into a tier where no rule decides, by the tier's clause.

    Source: docs/terms/coverage.md.
    """
    tier = agreement.tier(tier_id)
    covers = Covers.PAYABLE if tier.paid else Covers.COVERED
    return Ruling(Verdict(covers, tier_id), (Because(tier.clause, CHOSEN[covers]),))


def overrule_verdict(
    agreement: Agreement, rules_say: Ruling[Verdict], *, covers: Covers, tier: str | None
) -> Ruling[Verdict]:
    """The verdict that staff give, covered, payable or refused, beside what the rules say.

    It rests on what the rules found, and then on the clause of the tier that the ticket gets; a
    refusal on the clause that the rules came to. `tier` is one of the agreement's: an unpaid one of
    what is covered, a paid one of what is payable, none of what is refused.
    Source: docs/terms/coverage.md.
    """
    assert covers in FINDINGS, "staff leave nothing open"
    assert (tier is None) == (covers == Covers.REFUSED)
    clause = agreement.tier(tier).clause if tier else rules_say.because[-1].clause
    step = Because(clause, FINDINGS[covers])
    return Ruling(Verdict(covers, tier), (*rules_say.because, step))
