"""What can cases ask about costs, approvals and decisions?"""

from collections.abc import Mapping

from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.amount import Amount, number_of, same_kind
from makegood.terms.rating.consumption import (
    on_approval,
    on_defect,
    on_end_after_approval,
    on_settlement,
    on_shortage,
)
from makegood.terms.rating.decision import lapses_at, reminders
from makegood.terms.rating.proposal import Proposed, rate_proposal
from makegood.terms.rating.spanning import rate_spanning_proposal
from makegood.terms.replay.question import (
    Answer,
    Question,
    Row,
    Unreadable,
    instant_of,
    known_of,
    money_of,
    number,
    trail,
)
from makegood.terms.values import Credits, WorkMinutes


def amount_of(row: Row, column: str, least: int = 0) -> Amount:
    """Units, at least so many, or a sum of money in a cell. Raises Unreadable."""
    return money_of(row, column) if " " in row[column] else number(row, column, least)


def amounts_of(row: Row, *columns: str) -> tuple[Amount, ...]:
    """Units, or sums of one currency, in some cells. Raises Unreadable."""
    amounts = tuple(amount_of(row, column) for column in columns)
    if not same_kind(*amounts):
        raise Unreadable(f"units, or sums of one currency, under {' and '.join(columns)}")
    return amounts


def _proposal(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    known = known_of(agreement, row)
    if "tier" not in known:
        tiers = ", ".join(tier.id for tier in agreement.tiers)
        raise Unreadable(f"one of {tiers} under `tier`")
    most = amount_of(row, "units", -9) if row["units"] else None
    least = amount_of(row, "from", -9) if row.get("from") else (0 if most is None else most)
    proposed, reason = Proposed(least, most), row["reason"]
    if row.get("also"):
        parts = (known, {**known, **known_of(agreement, {"issue_class": row["also"]})})
        ruling = rate_spanning_proposal(agreement, parts=parts, proposed=proposed, reason=reason)
    else:
        ruling = rate_proposal(agreement, known=known, proposed=proposed, reason=reason)
    return {"outcome": ruling.outcome.value, **trail(ruling)}


def _shortage(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    _asks_of_paid(agreement)
    units = Credits(number(row, "units", least=1))
    available = Credits(number(row, "available", least=0))
    ruling = on_shortage(agreement, units=units, available=available)
    return {"missing": ruling.outcome, **trail(ruling)}


def _approval(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    _asks_of_paid(agreement)
    ruling = on_approval(agreement, units=Credits(number(row, "units", least=1)))
    return {
        "held": ruling.outcome.held,
        "captured": ruling.outcome.captured,
        **trail(ruling),
    }


def _end_after_approval(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    _asks_of_paid(agreement)
    units = Credits(number(row, "units", least=1))
    worked = WorkMinutes(number(row, "minutes", least=0))
    ruling = on_end_after_approval(agreement, units=units, worked=worked)
    return {"back": ruling.outcome, **trail(ruling)}


def _settlement(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    _asks_of_paid(agreement)
    approved, cost = amounts_of(row, "approved", "cost")
    ruling = on_settlement(agreement, approved=approved, cost=cost)
    settled = ruling.outcome
    return {"charged": settled.charged, "released": settled.released, **trail(ruling)}


def _defect(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    _asks_of_paid(agreement)
    approved, charged = amounts_of(row, "approved", "charged")
    if number_of(charged) > number_of(approved):
        raise Unreadable("no more under `charged` than under `approved`")
    ruling = on_defect(agreement, approved=approved, charged=charged)
    settled = ruling.outcome
    return {"stays": settled.charged, "released": settled.released, **trail(ruling)}


def _decision(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    _asks_of_paid(agreement)
    proposed_at = instant_of(agreement, row, "proposed")
    return {
        "reminders": reminders(agreement, proposed_at=proposed_at),
        "lapses": lapses_at(agreement, proposed_at=proposed_at),
    }


def _asks_of_paid(agreement: Agreement) -> None:
    if not agreement.sells:
        raise Unreadable("such cases only where a tier is paid")


_TRAIL = ("finding", "clauses")
RATING = {
    "proposal": Question(
        ("tier", "units", "reason"),
        ("outcome", *_TRAIL),
        _proposal,
        may_have=("from", "also"),
        takes_facts=True,
    ),
    "shortage": Question(("units", "available"), ("missing", *_TRAIL), _shortage),
    "approval": Question(("units",), ("held", "captured", *_TRAIL), _approval),
    "end_after_approval": Question(("units", "minutes"), ("back", *_TRAIL), _end_after_approval),
    "settlement": Question(("approved", "cost"), ("charged", "released", *_TRAIL), _settlement),
    "defect": Question(("approved", "charged"), ("stays", "released", *_TRAIL), _defect),
    "decision": Question(("proposed",), ("reminders", "lapses"), _decision),
}
