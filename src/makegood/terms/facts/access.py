"""What happens to access details. That it happened is a fact; what they say is nobody's."""

from dataclasses import dataclass
from typing import ClassVar

from makegood.terms.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessAsked(Fact):
    """Staff asked for access details of a kind, such as "ftp"; `clause` lets them."""

    kind: ClassVar = "access.asked"
    ticket: str
    access: str
    what: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessGiven(Fact):
    """The customer gave what was asked for, or gave it anew in place of what was there.

    `backup_is_confirmed`: the customer said before to have a backup.
    """

    kind: ClassVar = "access.given"
    ticket: str
    access: str
    backup_is_confirmed: bool
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessOpened(Fact):
    """Somebody of staff looked at what was given."""

    kind: ClassVar = "access.opened"
    ticket: str
    access: str
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessErased(Fact):
    """What was given is gone: the customer took it back, or the ticket ended (by the vault)."""

    kind: ClassVar = "access.erased"
    ticket: str
    access: str
