"""What does a program see of whether a ticket is covered, and why?"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from ninja import Schema

from makegood.api.v1.resources.tickets import seen_ticket
from makegood.api.v1.route import Path
from makegood.people.models import Member
from makegood.tickets.models import Verdict
from makegood.tickets.verdicts import verdicts_of


class VerdictOut(Schema):
    """What the agreement says of a ticket, and by which clauses; the highest number stands."""

    id: UUID
    number: int
    covers: str
    tier: str
    because: list[dict[str, Any]]
    overrules: bool
    reason: str
    evidence: str
    at: datetime


def verdicts(by: Member, path: Path, chosen: Schema) -> QuerySet[Verdict]:
    """List the verdicts on a ticket, the first one first."""
    return verdicts_of(seen_ticket(by, path))


def show_verdict(by: Member, one: Verdict) -> VerdictOut:
    """The verdict, which looks alike to both sides."""
    return VerdictOut.model_validate(one)
