"""Are verdicts and objections what the facts say, and do the terms still say the same of them?"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from django.db.backends.utils import CursorWrapper

from makegood.agreements.models import Version
from makegood.agreements.queries import terms_of
from makegood.brands.checks import Check, Finding, compared, derived
from makegood.events.verify.kept import as_kept
from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.overruled import overrule_verdict
from makegood.terms.coverage.verdict import Covers, Verdict, rule_on_request
from makegood.terms.ruling import Ruling

VERDICT: Final = "tickets_verdict"
OBJECTION: Final = "tickets_objection"

GIVEN: Final = """
    SELECT given.details, given.at, (submitted.details ->> 'agreement_version')::uuid,
           row_number() OVER (PARTITION BY given.subject ORDER BY given.turn)
    FROM events_fact given
    LEFT JOIN events_fact created
      ON created.subject = given.subject AND created.kind = 'ticket.created'
    LEFT JOIN events_fact submitted
      ON submitted.subject = (created.details ->> 'request')::uuid
     AND submitted.kind = 'request.submitted'
    WHERE given.kind = 'verdict.given'
"""
MADE: Final = """
    SELECT (made.details ->> 'objection')::uuid, {what} FROM events_fact made
    LEFT JOIN events_fact reviewed ON reviewed.kind = 'objection.reviewed'
     AND reviewed.details ->> 'objection' = made.details ->> 'objection'
    WHERE made.kind = 'objection.made'
"""


def verdicts(cursor: CursorWrapper) -> Iterator[Finding]:
    """What verdicts should be, and are not: ruled on anew, of what was known then."""
    cursor.execute(GIVEN)
    rows = cursor.fetchall()
    versions = Version.objects.using("owner").in_bulk({version_id for *_, version_id, _ in rows})
    agreements = {version_id: terms_of(version) for version_id, version in versions.items()}
    told = {}
    for details, at, version_id, number in rows:
        fact = json.loads(details)
        told[UUID(fact["verdict"])] = {
            "number": number,
            "at": at,
            **_said(fact),
            **_ruled(fact, agreements.get(version_id)),
        }
    yield from compared(VERDICT, told, cursor)


CHECKS: Final[tuple[Check, ...]] = (
    verdicts,
    derived(OBJECTION, "ticket_id", MADE.format(what="made.subject")),
    derived(OBJECTION, "verdict_id", MADE.format(what="(made.details ->> 'verdict')::uuid")),
    derived(OBJECTION, "by_id", MADE.format(what="made.by_id")),
    derived(OBJECTION, "at", MADE.format(what="made.at")),
    derived(OBJECTION, "reviewed_by_id", MADE.format(what="reviewed.by_id")),
    derived(OBJECTION, "reviewed_at", MADE.format(what="reviewed.at")),
    derived(OBJECTION, "upheld", MADE.format(what="(reviewed.details ->> 'upheld')::boolean")),
)


def _said(fact: dict[str, Any]) -> dict[str, object]:
    return {
        "ticket_id": UUID(fact["ticket"]),
        "covers": fact["covers"],
        "tier": fact["tier"],
        "known": dict(fact["known"]),
        "judged": fact["judged"],
        "overrules": fact["overrules"],
        "by_id": UUID(fact["judge"]) if fact["judge"] else None,
    }


def _ruled(fact: dict[str, Any], agreement: Agreement | None) -> dict[str, object]:
    """Reasons and open questions; without its agreement there is nothing to compare with."""
    if agreement is None:
        return {"because": [], "needs": []}
    ruling = _anew(fact, agreement)
    return {
        "because": as_kept([asdict(step) for step in ruling.because]),
        "needs": as_kept([asdict(need) for need in ruling.outcome.needs]),
    }


def _anew(fact: dict[str, Any], agreement: Agreement) -> Ruling[Verdict]:
    ruling = rule_on_request(agreement, dict(fact["known"]), frozenset(fact["judged"]))
    if not fact["overrules"]:
        return ruling
    covers = Covers(fact["covers"])
    return overrule_verdict(agreement, ruling, covers=covers, tier=fact["tier"] or None)
