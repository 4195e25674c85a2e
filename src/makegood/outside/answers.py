"""What can become of a mail that is to leave the house?

`why` is a code for staff, such as "550 5.1.1", and holds nobody's words or address.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sent:
    """The other side has taken it: it answers for it from now on."""


@dataclass(frozen=True, slots=True)
class PutOff:
    """The other side is there, and wants this mail later; or it left before it took it."""

    why: str


@dataclass(frozen=True, slots=True)
class Unreached:
    """There was no server that takes mail from us: another mail would fare no better now."""

    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The other side will not take this mail, however often it is tried."""

    why: str


type Answer = Sent | PutOff | Unreached | Refused
