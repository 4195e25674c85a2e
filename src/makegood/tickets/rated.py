"""What does an agreement say of the cost of a ticket, with what was agreed to before?"""

from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.amount import amount_of, number_of
from makegood.terms.rating.ceiling import rule_on_supplement
from makegood.terms.rating.proposal import Proposed, Rating, rate_proposal
from makegood.terms.rating.spanning import rate_spanning_proposal
from makegood.terms.ruling import Ruling
from makegood.tickets.content import Cost


def ruled_on_cost(
    agreement: Agreement, *, known: Known, cost: Cost, confirmed: int
) -> Ruling[Rating]:
    """Whether so much may be proposed beside what was `confirmed`.

    Judged is what the ticket would cost in all; refused, too, is a supplement where what lies
    beyond the confirmed is the vendor's own cost.
    """
    least, most = (amount_of(confirmed + end, cost.currency) for end in (cost.least, cost.most))
    proposed, reason = Proposed(least, most), cost.reason
    if cost.classes:
        parts = (known, *({**known, "issue_class": other} for other in cost.classes))
        ruling = rate_spanning_proposal(agreement, parts=parts, proposed=proposed, reason=reason)
    else:
        ruling = rate_proposal(agreement, known=known, proposed=proposed, reason=reason)
    if not confirmed:
        return ruling
    before = amount_of(confirmed, cost.currency)
    more = rule_on_supplement(agreement, confirmed=before, needed=most)
    if not number_of(more.outcome):
        return Ruling(Rating.REFUSED, (*ruling.because, *more.because))
    return Ruling(ruling.outcome, (*more.because, *ruling.because))
