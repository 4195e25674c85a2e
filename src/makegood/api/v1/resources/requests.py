"""What does a program see of what came in?"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from ninja import Schema

from makegood.api.v1.resources.files import FileOut, show_file
from makegood.api.v1.route import Path
from makegood.intake.models import Request
from makegood.intake.queries import request_with_id
from makegood.people.models import Member


class RequestOut(Schema):
    """What a customer asked, in one piece, with its files."""

    id: UUID
    number: int
    subject: str
    text: str
    channel: str
    state: str
    company_id: UUID
    requester_id: UUID
    agreement_version_id: UUID
    at: datetime
    enclosures: list[FileOut]


class RequestFilters(Schema):
    """By what became of it, and by whose it is."""

    state: Request.State | None = None
    company_id: UUID | None = None


def requests(by: Member, path: Path, chosen: RequestFilters) -> QuerySet[Request]:
    """List the requests, the newest first."""
    wanted: dict[str, Any] = {"state": chosen.state, "company": chosen.company_id}
    found = Request.objects.visible_to(by).prefetch_related("enclosures")
    return found.filter(**{name: value for name, value in wanted.items() if value is not None})


def request(by: Member, path: Path) -> RequestOut | None:
    """Show a request."""
    one = request_with_id(by, path["request_id"])
    return show_request(by, one) if one else None


def show_request(by: Member, one: Request) -> RequestOut:
    """The request. Costs no query where its files were fetched."""
    return RequestOut(
        id=one.id,
        number=one.number,
        subject=one.subject,
        text=one.text,
        channel=one.channel,
        state=one.state,
        company_id=one.company_id,
        requester_id=one.requester_id,
        agreement_version_id=one.agreement_version_id,
        at=one.at,
        enclosures=[show_file(file) for file in one.enclosures.all()],
    )
