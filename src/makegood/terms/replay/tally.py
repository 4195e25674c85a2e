"""How many promises of a log were kept and broken, and what would be owed?"""

from collections import Counter
from dataclasses import dataclass, field

from makegood.terms.promises.promise import Promise
from makegood.terms.remedies.remedy import Remedy
from makegood.terms.remedies.worth import Kind
from makegood.terms.replay.run import Judged
from makegood.terms.ruling import Ruling

NO_PRIORITY = "-"


@dataclass(slots=True)
class Line:
    """The promises of one rule and priority: how many stand how, and the longest delay."""

    states: Counter[str] = field(default_factory=Counter)
    longest_seconds: int = 0


@dataclass(slots=True)
class Tally:
    """Sums over a log. `owed` and `awards` are by remedy, kind, and currency of money."""

    tickets: int = 0
    lines: dict[tuple[str, str], Line] = field(default_factory=dict)
    owed: Counter[tuple[str, Kind, str]] = field(default_factory=Counter)
    awards: Counter[tuple[str, Kind, str]] = field(default_factory=Counter)
    lessened: Counter[str] = field(default_factory=Counter)  # awards, by what took from them
    nothing_owed: Counter[str] = field(default_factory=Counter)  # breaches, by why

    def add(self, judged: Judged) -> None:
        """Count a ticket."""
        self.tickets += 1
        for promise in judged.promises:
            line = self.lines.setdefault((named(promise), _priority_of(promise)), Line())
            line.states[promise.state.value] += 1
            line.longest_seconds = max(line.longest_seconds, promise.overdue_seconds)
        for _promise, ruling in judged.owed:
            remedy = ruling.outcome
            if remedy is None:
                self.nothing_owed[ruling.findings[-1]] += 1
                continue
            place = remedy.rule, remedy.kind, remedy.currency
            self.owed[place] += remedy.proposed
            self.awards[place] += 1
            if _is_lessened(ruling, remedy):
                self.lessened.update(ruling.findings[1:])

    @property
    def states(self) -> Counter[str]:
        """How many promises stand how, over all rules."""
        return sum((line.states for line in self.lines.values()), Counter())


def named(promise: Promise) -> str:
    """The rule, and whom its step calls."""
    return f"{promise.rule}/{promise.calls}" if promise.calls else promise.rule


def _is_lessened(ruling: Ruling[Remedy | None], remedy: Remedy) -> bool:
    """Whether less is owed than was computed at first."""
    computed = dict(ruling.because[0].facts).get("amount")
    return computed is not None and computed != remedy.said(remedy.proposed)


def _priority_of(promise: Promise) -> str:
    """The priority that was in force, if tickets have one."""
    return str(dict(promise.labels).get("priority", NO_PRIORITY))
