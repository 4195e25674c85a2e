"""How is a ticket written as a line of a list?

A line follows from what it shows, the language and the hours of who reads, and from nothing else.
It is kept for the next page that shows the same: most of a queue stays as it is from look to look.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

from makegood.desk.rows import Row
from makegood.ui.due import Due
from makegood.ui.templatetags.makegood import badge
from makegood.ui.templatetags.tickets import FOR_STAFF

KEPT: Final = 4_096  # lines, of a kilobyte or two


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """All that a line shows."""

    ticket_id: UUID
    number: str
    title: str
    state: str
    brand_slug: str
    brand_name: str
    company: str
    department: str
    assignee: str
    snoozed_until: datetime | None
    due: Due
    agreed: str
    since: datetime
    chosen: bool  # for the form below the list


def lines_of(rows: Sequence[Row], chosen: Collection[UUID] = ()) -> list[SafeString]:
    """Each row as HTML, for who reads now; `chosen` are the tickets that are ticked."""
    language, hours = get_language() or "", get_current_timezone_name()
    return [_written(_line(row, row.ticket.id in chosen), language, hours) for row in rows]


def _line(row: Row, chosen: bool) -> Line:
    ticket = row.ticket
    return Line(
        ticket_id=ticket.id,
        number=f"{ticket.brand.prefix}-{ticket.number}",
        title=ticket.title,
        state=ticket.state,
        brand_slug=ticket.brand.slug,
        brand_name=ticket.brand.name,
        company=ticket.company.name,
        department=ticket.department,
        assignee=ticket.assignee.name if ticket.assignee else "",
        snoozed_until=ticket.snoozed_until,
        due=row.due,
        agreed=row.agreed,
        since=row.since,
        chosen=chosen,
    )


@lru_cache(maxsize=KEPT)
def _written(line: Line, _language: str, _hours: str) -> SafeString:
    tone, icon, words = FOR_STAFF[line.state]
    context = {"line": line, "state": badge(tone, icon, str(words))}
    return SafeString(render_to_string("desk/line.html", context))
