"""What may still be done, once the vendor has announced that it closes for good?"""

from dataclasses import dataclass
from datetime import date, datetime

from makegood.terms.agreement.model import Agreement
from makegood.terms.ruling import Because, Ruling


@dataclass(frozen=True, slots=True)
class Closing:
    """Whether anything is sold or opened. Whoever owns something reads and takes it at any time."""

    sells: bool
    opens: bool


def rule_on_closing(agreement: Agreement, *, closes_on: date, at: datetime) -> Ruling[Closing]:
    """What the closing day leaves: from its first second, nothing is sold or opened.

    The day is one on the agreement's clocks. Source: table [[declares]], docs/terms/channels.md.
    """
    rule = next((one for one in agreement.rules.declares if one.what == "closing"), None)
    clause = rule.clause if rule else agreement.tiers[0].clause
    facts = (("day", closes_on.isoformat()),)
    if agreement.zone.wall(at).date() < closes_on:
        return Ruling(Closing(sells=True, opens=True), (Because(clause, "closing_ahead", facts),))
    return Ruling(Closing(sells=False, opens=False), (Because(clause, "closed_for_good", facts),))
