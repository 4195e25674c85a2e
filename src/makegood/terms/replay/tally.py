"""How many promises of a log were kept and broken, and what would be owed?"""

from collections import Counter
from dataclasses import dataclass, field

from makegood.terms.promises.promise import Promise, State
from makegood.terms.replay.run import PRIORITY, Judged

ALL = "-"  # where a ticket has no priority


@dataclass(slots=True)
class Line:
    """The promises of one rule and priority: how many stand how, and the longest delay."""

    states: Counter[str] = field(default_factory=Counter)
    longest_seconds: int = 0

    @property
    def made(self) -> int:
        """All of them."""
        return self.states.total()


@dataclass(slots=True)
class Tally:
    """Sums over a log. `owed` is by remedy and currency, or by remedy and kind of units."""

    tickets: int = 0
    lines: dict[tuple[str, str], Line] = field(default_factory=dict)
    owed: Counter[tuple[str, str]] = field(default_factory=Counter)
    awards: Counter[str] = field(default_factory=Counter)
    cut: int = 0  # awards of which a cap took something
    unknown: Counter[str] = field(default_factory=Counter)  # breaches without a remedy, and why

    def add(self, judged: Judged) -> None:
        """Count a ticket."""
        self.tickets += 1
        for promise in judged.promises:
            line = self.lines.setdefault((named(promise), priority_of(promise)), Line())
            line.states[promise.state.value] += 1
            line.longest_seconds = max(line.longest_seconds, promise.overdue_seconds)
        for ruling in judged.remedies:
            remedy = ruling.outcome
            if remedy is None:
                self.unknown[ruling.findings[-1]] += 1
                continue
            self.awards[remedy.rule] += 1
            self.owed[remedy.rule, remedy.currency or remedy.kind] += remedy.proposed
            self.cut += remedy.most < remedy.proposed or len(ruling.because) > 1

    @property
    def states(self) -> Counter[str]:
        """How many promises stand how, over all rules."""
        return sum((line.states for line in self.lines.values()), Counter())


def named(promise: Promise) -> str:
    """The rule, and whom its step calls."""
    return f"{promise.rule}/{promise.calls}" if promise.calls else promise.rule


def priority_of(promise: Promise) -> str:
    """The priority that was in force, if tickets have one."""
    return str(dict(promise.labels).get(PRIORITY, ALL))


def is_open(state: str) -> bool:
    """Whether nothing is decided yet."""
    return state in (State.RUNNING, State.PAUSED)
