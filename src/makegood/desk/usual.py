"""What do the desk's pages say of the usual cost of a ticket?"""

from typing import Any

from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.card import paid_rate, usual_cost


def usual_context(agreement: Agreement) -> dict[str, Any]:
    """The usual cost and its clause; no clause where nothing is paid for."""
    rate = paid_rate(agreement)
    return {"usual": usual_cost(rate), "usual_clause": rate.clause if rate else ""}


def usual_proposal(agreement: Agreement) -> dict[str, int]:
    """With what the form of a proposal begins."""
    return {"units": usual_cost(paid_rate(agreement))}
