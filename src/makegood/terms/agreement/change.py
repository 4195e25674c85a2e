"""What can differ between two versions of an agreement?"""

from dataclasses import dataclass
from enum import StrEnum

from makegood.terms.agreement.preference import Favours


class Kind(StrEnum):
    """How something differs. What was reordered was there before, and is, but elsewhere."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"
    RENUMBERED = "renumbered"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Change:
    """`place` is where it stands: keys, ids of tables, and numbers of those without, from 1.

    `old` and `new` are as written, None where there is nothing. `clause` is the one that it rests
    on. `file` and `line` are of the new version, or of the old one where something was removed.
    """

    kind: Kind
    place: tuple[str, ...]
    old: str | None
    new: str | None
    clause: str | None
    favours: Favours
    file: str
    line: int
