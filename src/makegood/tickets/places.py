"""Where among all that was found does a page end, so that the next one goes on behind it?"""

from dataclasses import dataclass
from typing import Final, Self
from uuid import UUID

NUMBER_RANK: Final = 3  # the ticket's own number was typed
TITLE_RANK: Final = 2  # its title has all words
TEXT_RANK: Final = 1  # they stand elsewhere on it


@dataclass(frozen=True, slots=True)
class Place:
    """A ticket by its rank and its id. Written as "2.0190-…" in the address of the next page."""

    rank: int
    ticket_id: UUID

    @classmethod
    def read(cls, written: str) -> Self | None:
        """The place, or None where the words name none."""
        rank, _, ticket_id = written.partition(".")
        if rank not in {"1", "2", "3"}:
            return None
        try:
            return cls(rank=int(rank), ticket_id=UUID(ticket_id))
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.rank}.{self.ticket_id}"


START: Final = Place(rank=NUMBER_RANK, ticket_id=UUID(int=2**128 - 1))
