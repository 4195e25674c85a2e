"""What can cases ask about what becomes of requests, by which way, and who may decide?"""

from collections.abc import Mapping, Sequence
from datetime import date

from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.kinds import Priorities
from makegood.terms.coverage.access import rule_on_access
from makegood.terms.coverage.approver import may_approve
from makegood.terms.coverage.channel import rule_on_channel
from makegood.terms.coverage.closing import rule_on_closing
from makegood.terms.coverage.declaration import Declared, rule_on_declaration
from makegood.terms.coverage.objection import rule_on_objection
from makegood.terms.coverage.priority import propose_priority, rule_on_relabel
from makegood.terms.coverage.sender import rule_on_sender
from makegood.terms.coverage.verdict import rule_on_request, to_ask
from makegood.terms.replay.question import (
    Answer,
    Question,
    Row,
    Unreadable,
    instant_of,
    known_of,
    trail,
    yes,
)

DECLARATIONS: tuple[Declared, ...] = ("suspension", "closure", "holiday", "closing")


def _verdict(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    known = known_of(agreement, row)
    by_staff = [rule.id for rule in agreement.rules.coverage if rule.judged_by]
    judged = _some(row, "judged", by_staff) if row.get("judged") else frozenset[str]()
    ruling = rule_on_request(agreement, known, judged)
    verdict = ruling.outcome
    return {
        "outcome": verdict.covers.value,
        "ticket": verdict.tier,
        "needs": tuple(need.fact for need in verdict.needs),
        "asks": to_ask(agreement, known, judged),
        **trail(ruling),
    }


def _symptoms(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    known = [one for priority in _priorities(agreement) for one in priority.symptoms]
    ruling = propose_priority(agreement, _some(row, "symptoms", known))
    return {"priority": ruling.outcome, **trail(ruling)}


def _relabel(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    priorities = [priority.id for priority in _priorities(agreement)]
    now, to = _one(row, "now", priorities), _one(row, "to", priorities)
    ruling = rule_on_relabel(agreement, now=now, to=to, reason=row["reason"])
    return {"outcome": ruling.outcome.value, **trail(ruling)}


def _channel(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    ruling = rule_on_channel(agreement, row["way"])
    return {"takes": ruling.outcome.value, **trail(ruling)}


def _access(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    ruling = rule_on_access(agreement, backup_is_confirmed=yes(row, "backup"))
    return {"may": ruling.outcome.value, **trail(ruling)}


def _objection(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    ruling = rule_on_objection(
        agreement,
        decided_at=instant_of(agreement, row, "decided"),
        at=instant_of(agreement, row, "at"),
        objected_before=yes(row, "before"),
    )
    outcome = ruling.outcome
    return {"outcome": outcome.answer.value, "until": outcome.until, **trail(ruling)}


def _declaration(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    tiers = [tier.id for tier in agreement.tiers]
    ruling = rule_on_declaration(
        agreement,
        what=_one(row, "what", DECLARATIONS),
        tiers=_some(row, "tiers", tiers),
        begins_at=instant_of(agreement, row, "begins"),
        published_at=instant_of(agreement, row, "published"),
    )
    return {"outcome": ruling.outcome.value, **trail(ruling)}


def _closing(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    at = instant_of(agreement, row, "at")
    ruling = rule_on_closing(agreement, closes_on=_day(row, "closes"), at=at)
    return {"sells": ruling.outcome.sells, "opens": ruling.outcome.opens, **trail(ruling)}


def _sender(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    ruling = rule_on_sender(
        agreement,
        address_is_registered=yes(row, "registered"),
        sender_is_trusted=yes(row, "trusted"),
        user_name_in_subject=yes(row, "user name"),
    )
    return {"outcome": ruling.outcome, **trail(ruling)}


def _approver(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    roles = frozenset(filter(None, row["roles"].split(", ")))
    ruling = may_approve(agreement, roles=roles)
    return {"may": ruling.outcome, **trail(ruling)}


_TRAIL = ("finding", "clauses")
COVERAGE = {
    "verdict": Question(
        (),
        ("outcome", "ticket", "needs", "asks", *_TRAIL),
        _verdict,
        may_have=("judged",),
        takes_facts=True,
    ),
    "symptoms": Question(("symptoms",), ("priority", *_TRAIL), _symptoms),
    "relabel": Question(("now", "to", "reason"), ("outcome", *_TRAIL), _relabel),
    "channel": Question(("way",), ("takes", *_TRAIL), _channel),
    "access": Question(("backup",), ("may", *_TRAIL), _access),
    "objection": Question(("decided", "at", "before"), ("outcome", "until", *_TRAIL), _objection),
    "declaration": Question(
        ("what", "tiers", "begins", "published"), ("outcome", *_TRAIL), _declaration
    ),
    "closing": Question(("closes", "at"), ("sells", "opens", *_TRAIL), _closing),
    "sender": Question(("registered", "trusted", "user name"), ("outcome", *_TRAIL), _sender),
    "approver": Question(("roles",), ("may", *_TRAIL), _approver),
}


def _priorities(agreement: Agreement) -> Priorities:
    if not agreement.rules.priority:
        raise Unreadable("such cases only where the agreement has a [[priority]]")
    return agreement.rules.priority


def _some(row: Row, column: str, known: Sequence[str]) -> frozenset[str]:
    """The ids in a cell, each of them known. Raises Unreadable."""
    named = frozenset(filter(None, row[column].split(", ")))
    if not named <= set(known):
        raise Unreadable(f"some of {', '.join(known) or 'nothing'} under `{column}`")
    return named


def _one[Name: str](row: Row, column: str, known: Sequence[Name]) -> Name:
    """The id in a cell, which is known. Raises Unreadable."""
    found = next((name for name in known if name == row[column]), None)
    if found is None:
        raise Unreadable(f"one of {', '.join(known)} under `{column}`")
    return found


def _day(row: Row, column: str) -> date:
    """A day in a cell. Raises Unreadable."""
    try:
        return date.fromisoformat(row[column])
    except ValueError:
        raise Unreadable(f"a day such as 2026-08-03 under `{column}`") from None
