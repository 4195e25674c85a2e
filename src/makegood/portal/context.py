"""What does every page of a customer's account know?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from makegood.agreements.models import Version
from makegood.agreements.queries import terms_of, version_at
from makegood.people.models import Member
from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.approver import may_approve
from makegood.terms.coverage.channel import Takes, rule_on_channel
from makegood.terms.coverage.sender import requirements
from makegood.tickets.queries import awaiting_decision

CHANNEL = "portal"  # as agreements name these pages


@dataclass(frozen=True, slots=True)
class PageContext:
    """The agreement in force, and how many tickets need whoever asks."""

    version: Version | None
    agreement: Agreement | None
    needed: int
    decides: bool  # whether who asks may approve under this agreement

    @property
    def unit(self) -> str:
        """What credits are counted in under this agreement."""
        return self.agreement.unit if self.agreement else ""

    @property
    def names_user(self) -> bool:
        """Whether a mail becomes a request only with the user name in its subject."""
        required = requirements(self.agreement) if self.agreement else ()
        return any(one.what == "user_name_in_subject" for one in required)

    @property
    def counts_units(self) -> bool:
        """Whether support is paid from a balance."""
        return self.agreement is None or self.agreement.counts_units

    @property
    def takes_requests(self) -> bool:
        """Whether something can be asked for here, by a form."""
        if self.agreement is None:
            return False
        return rule_on_channel(self.agreement, CHANNEL).outcome == Takes.REQUESTS

    def shown(self) -> dict[str, Any]:
        """What `ui/portal.html` shows of it."""
        return {
            "agreement": self.version,
            "counts": {"portal:tickets": self.needed},
            "names_user": self.names_user,
            "takes_mail": self.agreement is None or self.agreement.rules.mail is not None,
            "takes_requests": self.takes_requests,
            "counts_units": self.counts_units,
            "hidden": () if self.counts_units else ("portal:credits",),
        }


def page_context(by: Member, *, at: datetime) -> PageContext:
    """What the pages of `by`'s account know. At most two queries."""
    version = version_at(by.brand, at=at)
    terms = terms_of(version) if version else None
    decides = terms is None or may_approve(terms, roles=frozenset(by.roles)).outcome
    return PageContext(
        version=version,
        agreement=terms,
        needed=awaiting_decision(by).count() if decides else 0,
        decides=decides,
    )
