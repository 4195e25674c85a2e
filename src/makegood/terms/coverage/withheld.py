"""May the vendor choose not to offer paid support to somebody?"""

from typing import Final

from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.told import declared_fact
from makegood.terms.ruling import Because, Ruling

# The fact by which an agreement says that the vendor chooses; the records tell it.
PREMIUM_WITHHELD: Final = "premium_withheld"


def may_withhold(agreement: Agreement) -> Ruling[bool]:
    """Whether paid support may be withheld: where the agreement asks for it as a fact of the
    records, by the clause of that fact; else everybody is offered what was agreed.

    Source: table [[fact]], docs/terms/coverage.md.
    """
    fact = declared_fact(agreement.rules, PREMIUM_WITHHELD)
    if fact is None or fact.asked_of != "records":
        return Ruling(False, (Because(agreement.tiers[0].clause, "offered_to_everybody"),))
    return Ruling(True, (Because(fact.clause, "vendor_chooses"),))
