"""What does every page of a customer's account know?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from makegood.agreements.models import Version
from makegood.agreements.queries import terms_of, version_in_force
from makegood.people.models import Member
from makegood.terms.agreement.model import Agreement
from makegood.tickets.queries import awaiting_decision


@dataclass(frozen=True, slots=True)
class PageContext:
    """The agreement in force, and how many tickets need the customer."""

    version: Version | None
    agreement: Agreement | None
    needed: int

    @property
    def unit(self) -> str:
        """What credits are counted in under this agreement."""
        return self.agreement.unit if self.agreement else ""

    def shown(self) -> dict[str, Any]:
        """What `ui/portal.html` shows of it."""
        return {"agreement": self.version, "counts": {"portal:tickets": self.needed}}


def page_context(by: Member, *, at: datetime) -> PageContext:
    """What the pages of `by`'s account know. Two queries."""
    today = at.astimezone(ZoneInfo(by.brand.time_zone)).date()
    version = version_in_force(by.brand_id, on=today)
    return PageContext(
        version=version,
        agreement=terms_of(version) if version else None,
        needed=awaiting_decision(by).count(),
    )
