"""What would have been otherwise under another version?"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from makegood.terms.promises.promise import Promise
from makegood.terms.remedies.remedy import owed_in_words
from makegood.terms.remedies.worth import Kind
from makegood.terms.replay.run import Judged
from makegood.terms.replay.tally import Tally, named

NOT_MADE = "not made"


@dataclass(slots=True)
class Comparison:
    """Both tallies, and how promises stand in one and in the other.

    `moves` counts promises by name, state before and state after; promises of one name are
    compared in the order of their starts.
    """

    before: Tally = field(default_factory=Tally)
    after: Tally = field(default_factory=Tally)
    moves: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    tickets: int = 0  # that differ

    def add(self, before: Judged, after: Judged) -> dict[str, Any] | None:
        """Count a ticket; what differs on it, or None."""
        self.before.add(before)
        self.after.add(after)
        moves = [
            (name, *states) for name, states in _pairs(before, after) if states[0] != states[1]
        ]
        self.moves.update(moves)
        owed = _owed(before), _owed(after)
        if not moves and owed[0] == owed[1]:
            return None
        self.tickets += 1
        return {
            "ticket": before.ticket,
            "promises": [
                {"promise": name, "before": was, "after": becomes} for name, was, becomes in moves
            ],
            "owed_before": owed[0],
            "owed_after": owed[1],
        }


def _pairs(before: Judged, after: Judged) -> list[tuple[str, tuple[str, str]]]:
    was, becomes = _by_name(before), _by_name(after)
    pairs = []
    for name in dict.fromkeys([*was, *becomes]):
        one, other = was.get(name, []), becomes.get(name, [])
        for place in range(max(len(one), len(other))):
            pairs.append((name, (_state(one, place), _state(other, place))))
    return pairs


def _by_name(judged: Judged) -> dict[str, list[Promise]]:
    found: dict[str, list[Promise]] = {}
    for promise in judged.promises:
        found.setdefault(named(promise), []).append(promise)
    return found


def _state(promises: list[Promise], place: int) -> str:
    return promises[place].state.value if place < len(promises) else NOT_MADE


def _owed(judged: Judged) -> list[str]:
    """What is owed altogether, by currency or kind."""
    sums: Counter[tuple[str, Kind]] = Counter()
    for _promise, ruling in judged.owed:
        if remedy := ruling.outcome:
            sums[remedy.currency, remedy.kind] += remedy.proposed
    return [
        owed_in_words(size, kind, currency)
        for (currency, kind), size in sorted(sums.items())
        if size
    ]
