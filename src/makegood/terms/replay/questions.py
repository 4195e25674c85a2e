"""What can a table of cases ask an agreement, and what does the agreement answer?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.approver import may_approve
from makegood.terms.coverage.sender import rule_on_sender
from makegood.terms.rating.consumption import on_approval, on_end_after_approval
from makegood.terms.rating.decision import lapses_at, reminders
from makegood.terms.rating.proposal import rate_proposal
from makegood.terms.ruling import Ruling
from makegood.terms.values import Credits, WorkMinutes
from makegood.terms.worktime.reckon import add, closes_at, elapsed, is_open, next_opening
from makegood.terms.worktime.zone import instant

type Row = Mapping[str, str]
type Answer = str | int | bool | datetime | tuple[datetime, ...] | tuple[str, ...] | None


class Unreadable(ValueError):
    """A cell is not what its column needs; the text says what that is."""


@dataclass(frozen=True, slots=True)
class Question:
    """A rule that cases can ask: the columns it needs, and what it answers to a row."""

    needs: tuple[str, ...]
    answers: tuple[str, ...]
    ask: Callable[[Agreement, Row], Mapping[str, Answer]]


def in_words(agreement: Agreement, answer: Answer) -> str:
    """An answer as a cell of a table has it."""
    match answer:
        case None | ():
            return "-"
        case bool():
            return "yes" if answer else "no"
        case datetime():
            wall = agreement.calendar().zone.wall(answer)
            return wall.isoformat(sep=" ", timespec="auto" if wall.second else "minutes")
        case tuple():
            return ", ".join(in_words(agreement, one) for one in answer)
        case _:
            return str(answer)


def _proposal(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    tiers = [tier.id for tier in agreement.tiers]
    if row["tier"] not in tiers:
        raise Unreadable(f"one of {', '.join(tiers)} under `tier`")
    units = Credits(_number(row, "units"))
    ruling = rate_proposal(agreement, tier=row["tier"], units=units, reason=row["reason"])
    return {"outcome": ruling.outcome.value, **_trail(ruling)}


def _approval(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    ruling = on_approval(agreement, units=Credits(_number(row, "units", least=1)))
    return {
        "held": ruling.outcome.held,
        "captured": ruling.outcome.captured,
        **_trail(ruling),
    }


def _end_after_approval(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    units = Credits(_number(row, "units", least=1))
    worked = WorkMinutes(_number(row, "minutes", least=0))
    ruling = on_end_after_approval(agreement, units=units, worked=worked)
    return {"back": ruling.outcome, **_trail(ruling)}


def _decision(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    proposed_at = _instant(agreement, row, "proposed")
    return {
        "reminders": reminders(agreement, proposed_at=proposed_at),
        "lapses": lapses_at(agreement, proposed_at=proposed_at),
    }


def _sender(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    ruling = rule_on_sender(
        agreement,
        address_is_registered=_yes(row, "registered"),
        sender_is_trusted=_yes(row, "trusted"),
        user_name_in_subject=_yes(row, "user name"),
    )
    return {"outcome": ruling.outcome, **_trail(ruling)}


def _approver(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    roles = frozenset(filter(None, row["roles"].split(", ")))
    ruling = may_approve(agreement, roles=roles)
    return {"may": ruling.outcome, **_trail(ruling)}


def _hours(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    calendar, at = agreement.calendar(), _instant(agreement, row, "at")
    return {
        "open": is_open(calendar, at),
        "opens": next_opening(calendar, at),
        "closes": closes_at(calendar, at),
    }


def _work(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    calendar, start = agreement.calendar(), _instant(agreement, row, "start")
    minutes = WorkMinutes(_number(row, "minutes", least=0))
    return {"until": add(calendar, start, minutes)}


def _elapsed(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    start, end = _instant(agreement, row, "start"), _instant(agreement, row, "end")
    return {"minutes": elapsed(agreement.calendar(), start, end)}


QUESTIONS = {
    "proposal": Question(("tier", "units", "reason"), ("outcome", "finding", "clauses"), _proposal),
    "approval": Question(("units",), ("held", "captured", "finding", "clauses"), _approval),
    "end_after_approval": Question(
        ("units", "minutes"), ("back", "finding", "clauses"), _end_after_approval
    ),
    "decision": Question(("proposed",), ("reminders", "lapses"), _decision),
    "sender": Question(
        ("registered", "trusted", "user name"), ("outcome", "finding", "clauses"), _sender
    ),
    "approver": Question(("roles",), ("may", "finding", "clauses"), _approver),
    "hours": Question(("at",), ("open", "opens", "closes"), _hours),
    "work": Question(("start", "minutes"), ("until",), _work),
    "elapsed": Question(("start", "end"), ("minutes",), _elapsed),
}


def _trail(ruling: Ruling[object]) -> Mapping[str, Answer]:
    return {"finding": tuple(ruling.findings), "clauses": tuple(ruling.cites)}


def _number(row: Row, column: str, least: int = -1_000_000) -> int:
    words = row[column]
    if not words.removeprefix("-").isdecimal() or len(words) > 7 or int(words) < least:
        raise Unreadable(f"a whole number under `{column}`")
    return int(words)


def _yes(row: Row, column: str) -> bool:
    if row[column] not in ("yes", "no"):
        raise Unreadable(f"yes or no under `{column}`")
    return row[column] == "yes"


def _instant(agreement: Agreement, row: Row, column: str) -> datetime:
    """A time on the agreement's clocks; one that comes twice is its first occurrence."""
    try:
        wall = datetime.fromisoformat(row[column])
    except ValueError:
        raise Unreadable(f"a time such as 2026-08-03 09:00 under `{column}`") from None
    if wall.tzinfo is not None or not 1970 <= wall.year <= 2200:
        raise Unreadable(f"a time on the agreement's clocks, from 1970 to 2200, under `{column}`")
    return instant(agreement.calendar().zone.second_of(wall))
