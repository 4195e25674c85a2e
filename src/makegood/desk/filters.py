"""What of the queue is asked for by the address, and what can be?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from makegood.agreements.queries import departments_of, terms_with_id
from makegood.people.models import Member
from makegood.tickets.models import OUR_MOVE, Ticket
from makegood.tickets.organising import tags_in_use
from makegood.tickets.queue import Wanted
from makegood.ui.templatetags.tickets import FOR_STAFF

LISTS: Final = (
    ("desk:queue", gettext_lazy("Owed next")),
    ("desk:mine", gettext_lazy("Mine")),
    ("desk:to_judge", gettext_lazy("To judge")),
    ("desk:waiting", gettext_lazy("Waiting for customers")),
    ("desk:aside", gettext_lazy("Put aside")),
)
NAMES: Final = ("department", "tier", "tag", "assignee", "state")


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen for a filter."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


def wanted_by(asked: QueryDict, staff: Sequence[Member]) -> Wanted:
    """What the address asks for; whatever makes no sense is not asked for."""
    assignee = asked.get("assignee", "")
    return Wanted(
        department=asked.get("department", "")[:80] or None,
        tier=asked.get("tier", "")[:30] or None,
        state=asked.get("state", "")[:20] or None,
        tag=_id(asked.get("tag", "")),
        assignees=tuple(member.id for member in staff) if assignee == "me" else None,
        nobodys=assignee == "nobody",
    )


def filter_context(
    asked: QueryDict, staff: Sequence[Member], tickets: Sequence[Ticket]
) -> dict[str, Any]:
    """The filters of a list; tiers are those of the agreements that its tickets stand under."""
    departments = departments_of(member.brand_id for member in staff)
    choices = [
        _choice(asked, "department", _("Department"), [(one, one) for one in departments]),
        _choice(asked, "tier", _("Tier"), _tiers(tickets)),
        _choice(asked, "tag", _("Tag"), [(str(tag.id), tag.name) for tag in tags_in_use(staff)]),
        _choice(
            asked,
            "assignee",
            _("Whose"),
            [("me", _("Mine")), ("nobody", _("Nobody's"))],
        ),
        _choice(
            asked,
            "state",
            _("State"),
            [(state.value, str(FOR_STAFF[state][2])) for state in OUR_MOVE],
        ),
    ]
    return {
        "filters": [choice for choice in choices if choice.options],
        "filtered": any(asked.get(name) for name in NAMES),
        "brand_asked": asked.get("brand", ""),
        "lists": LISTS,
    }


def _choice(asked: QueryDict, name: str, label: str, options: list[tuple[str, str]]) -> Choice:
    return Choice(name, label, tuple(options), asked.get(name, ""))


def _tiers(tickets: Sequence[Ticket]) -> list[tuple[str, str]]:
    language = get_language() or "en"
    agreements = [terms_with_id(ticket.agreement_version_id) for ticket in tickets]
    names = {
        tier.id: agreement.tier_name(tier.id, language)
        for agreement in agreements
        for tier in agreement.tiers
    }
    return list(names.items())


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
