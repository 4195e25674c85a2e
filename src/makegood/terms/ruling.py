"""What was decided, and which clauses and facts does it rest on?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Because:
    """One step of the reasoning. Data, not prose: `wording` puts it into the reader's language."""

    clause: str  # the clause as printed, such as "3a"
    finding: str  # what the clause made of the facts, such as "needs_reason"
    facts: tuple[tuple[str, int | str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling[Outcome]:
    """The outcome of a decision with every step that led to it, in the order they were taken."""

    outcome: Outcome
    because: tuple[Because, ...]

    @property
    def cites(self) -> list[str]:
        """The clauses that the decision rests on, one for each step."""
        return [step.clause for step in self.because]

    @property
    def findings(self) -> list[str]:
        """What each step found."""
        return [step.finding for step in self.because]
