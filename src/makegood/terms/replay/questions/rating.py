"""What can cases ask about costs, units and decisions?"""

from collections.abc import Mapping

from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.consumption import on_approval, on_end_after_approval
from makegood.terms.rating.decision import lapses_at, reminders
from makegood.terms.rating.proposal import rate_proposal
from makegood.terms.replay.question import (
    Answer,
    Question,
    Row,
    Unreadable,
    instant_of,
    number,
    trail,
)
from makegood.terms.values import Credits, WorkMinutes


def _proposal(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    tiers = [tier.id for tier in agreement.tiers]
    if row["tier"] not in tiers:
        raise Unreadable(f"one of {', '.join(tiers)} under `tier`")
    units = Credits(number(row, "units"))
    ruling = rate_proposal(agreement, tier=row["tier"], units=units, reason=row["reason"])
    return {"outcome": ruling.outcome.value, **trail(ruling)}


def _approval(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    ruling = on_approval(agreement, units=Credits(number(row, "units", least=1)))
    return {
        "held": ruling.outcome.held,
        "captured": ruling.outcome.captured,
        **trail(ruling),
    }


def _end_after_approval(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    units = Credits(number(row, "units", least=1))
    worked = WorkMinutes(number(row, "minutes", least=0))
    ruling = on_end_after_approval(agreement, units=units, worked=worked)
    return {"back": ruling.outcome, **trail(ruling)}


def _decision(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    proposed_at = instant_of(agreement, row, "proposed")
    return {
        "reminders": reminders(agreement, proposed_at=proposed_at),
        "lapses": lapses_at(agreement, proposed_at=proposed_at),
    }


RATING = {
    "proposal": Question(("tier", "units", "reason"), ("outcome", "finding", "clauses"), _proposal),
    "approval": Question(("units",), ("held", "captured", "finding", "clauses"), _approval),
    "end_after_approval": Question(
        ("units", "minutes"), ("back", "finding", "clauses"), _end_after_approval
    ),
    "decision": Question(("proposed",), ("reminders", "lapses"), _decision),
}
