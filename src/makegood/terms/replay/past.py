"""What does a log hold of a ticket, and what in it can't be so?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.agreement.vocabulary import Choices, can_be
from makegood.terms.promises.history import LABELS, Moment
from makegood.terms.values import Money

LISTED = 20  # troubles that are kept one by one; all are counted
LONGEST = 80  # characters of what stands in a log that are shown
EARLIEST, LATEST = 0, 7_258_118_400  # seconds since 1970: what is told happened before 2200
REMEMBERED = 4096  # tickets; one that comes again after twice as many is taken for another


class Past(NamedTuple):
    """All that a log holds of a ticket: `known` are facts about it, `paid` its product's price."""

    ticket: str
    line: int  # on which it begins; from 1
    moments: tuple[Moment, ...]
    known: dict[str, Value]
    paid: Money | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something in a log that can't be so; `finding` is a code, `words` what stands there."""

    line: int
    ticket: str
    finding: str
    words: str


@dataclass(slots=True)
class Troubles:
    """What was wrong with a log: all counted by finding, the first few kept."""

    counts: dict[str, int] = field(default_factory=dict)
    first: list[Trouble] = field(default_factory=list)

    def add(self, line: int, ticket: str, finding: str, words: str = "") -> None:
        """Count a trouble, and keep it if it is among the first."""
        self.counts[finding] = self.counts.get(finding, 0) + 1
        if len(self.first) < LISTED:
            self.first.append(Trouble(line, _shown(ticket), finding, _shown(words)))


def _shown(words: str) -> str:
    """What can be printed of the words without harm."""
    return "".join(one if one.isprintable() else "?" for one in words[:LONGEST])


class Seen:
    """The tickets that were read last, at least so many: the lines of one must stand together.

    All are forgotten at once that are older than the ones before the newest: nothing grows.
    """

    def __init__(self) -> None:
        self.newest: set[str] = set()
        self.before: set[str] = set()

    def again(self, ticket: str) -> bool:
        """Whether the ticket was here before; now it was."""
        if ticket in self.newest or ticket in self.before:
            return True
        if len(self.newest) == REMEMBERED:
            self.newest, self.before = set(), self.newest
        self.newest.add(ticket)
        return False


def is_possible(second: int) -> bool:
    """Whether something can have happened then."""
    return EARLIEST <= second < LATEST


def sound(
    moments: Sequence[Moment], line: int, ticket: str, troubles: Troubles
) -> tuple[Moment, ...]:
    """The moments without those that can't be: nothing is done before a ticket is opened.

    A ticket that was never opened has none. The payment can clear before.
    """
    opened = min((moment.at for moment in moments if moment.what == "opened"), default=None)
    if opened is None:
        troubles.add(line, ticket, "never_opened")
        return ()
    possible = []
    for moment in moments:
        if moment.at >= opened or moment.what == "cleared":
            possible.append(moment)
        else:
            troubles.add(line, ticket, "before_it_was_opened", moment.what)
    return tuple(possible)


def understood(past: Past, facts: dict[str, Choices], troubles: Troubles) -> Past:
    """What an agreement with these facts understands of it: the rest is left out.

    A value that a fact of the agreement can't have is a trouble; a fact that it does not ask for,
    or a label that it does not give, is none.
    """
    moments = []
    for moment in past.moments:
        known_labels = facts[moment.what] if moment.what in LABELS else None
        if known_labels is None or moment.value in known_labels:
            moments.append(moment)
        elif known_labels:
            troubles.add(past.line, past.ticket, f"unknown_{moment.what}", moment.value)
    known = {}
    for fact, value in past.known.items():
        choices = facts.get(fact, ())
        if can_be(value, choices):
            known[fact] = value
        elif choices != ():
            troubles.add(past.line, past.ticket, "unknown_value", f"{fact} = {value}")
    return past._replace(moments=tuple(moments), known=known)
