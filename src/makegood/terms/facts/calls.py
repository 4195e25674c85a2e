"""What happens about a call that is arranged inside a ticket."""

from dataclasses import dataclass
from typing import ClassVar

from makegood.terms.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAsked(Fact):
    """The customer asked for a call over a channel of which the clause says that it is arranged."""

    kind: ClassVar = "call.asked"
    ticket: str
    call: str
    channel: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallArranged(Fact):
    """Staff arranged it for that moment, or for another than before."""

    kind: ClassVar = "call.arranged"
    ticket: str
    call: str
    arranged_for: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallDeclined(Fact):
    """Staff declined it, and said why."""

    kind: ClassVar = "call.declined"
    ticket: str
    call: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallDone(Fact):
    """The call took place."""

    kind: ClassVar = "call.done"
    ticket: str
    call: str
