"""Where is something said: on which ticket, when; and what is there to choose from?"""

from dataclasses import dataclass
from datetime import datetime
from random import Random  # noqa: TID251 - the same seed tells the same story again
from typing import Any
from uuid import UUID

from makegood.agreements.queries import terms_of
from makegood.brands.scope import reading
from makegood.terms.agreement.model import Agreement
from makegood.tickets.models import Quote, Ticket

WORDS = (
    "It broke.",
    "Forms stop sending, and nobody knows why.",
    "Übergröße \N{SNOWMAN} שלום \u202eabc\u202c",
    "' OR 1=1; --",
    "<script>alert(1)</script> {{ 7*7 }} %(name)s",
    "x" * 300,
    "   ",
)


@dataclass(slots=True)
class Scene:
    """What a command is chosen in: who is there, on which ticket it is, and when."""

    random: Random
    brand_id: UUID
    agreement: Agreement
    at: datetime
    ticket: Ticket | None = None

    @property
    def state(self) -> str:
        """That of the ticket."""
        return self.ticket.state if self.ticket else "none"

    def one_of(self, model: Any, **among: Any) -> UUID:
        """The id of some row of the brand, or one that is not there."""
        with reading(self.brand_id):
            ids = list(
                model.objects.filter(brand=self.brand_id, **among)
                .order_by("id")
                .values_list("id", flat=True)
            )
        return self.random.choice(ids) if ids and self.random.random() > 0.03 else self.unknown()

    def unknown(self) -> UUID:
        """An id that nothing has."""
        return UUID(int=self.random.getrandbits(128))

    def words(self) -> str:
        return self.random.choice(WORDS if self.random.random() < 0.2 else WORDS[:2])

    def choice(self, *among: Any) -> Any:
        return self.random.choice(among)

    def known(self, *among: Any) -> Any:
        """One of them; seldom something that nobody knows, and always where there is none."""
        return self.random.choice(among) if among and self.random.random() < 0.95 else "unheard_of"

    def quote(self) -> Quote | None:
        """A quote of the ticket, mostly the newest."""
        if self.ticket is None:
            return None
        quotes = sorted(self.ticket.quotes.all(), key=lambda quote: quote.number)
        newest = self.random.random() < 0.85
        return (quotes[-1] if newest else self.random.choice(quotes)) if quotes else None


def scene_of(
    random: Random,
    brand_id: UUID,
    *,
    agreement: Agreement,
    at: datetime,
    ticket_id: UUID | None = None,
) -> Scene:
    """A scene on that ticket, or on a newer one, most often one that has not ended."""
    with reading(brand_id):
        tickets = list(
            Ticket.objects.filter(brand=brand_id, **({"id": ticket_id} if ticket_id else {}))
            .select_related("agreement_version")
            .prefetch_related("quotes")
            .order_by("-number")[:12]
        )
    hopes = [1 if ticket.has_ended else 4 for ticket in tickets]
    ticket = random.choices(tickets, hopes)[0] if tickets else None
    version = ticket.agreement_version if ticket else None
    return Scene(random, brand_id, terms_of(version) if version else agreement, at, ticket)
