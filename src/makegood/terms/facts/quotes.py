"""What happens to quotes: from a cost that staff propose to what the customer decides."""

from dataclasses import dataclass
from typing import ClassVar

from makegood.terms.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedCost(Fact):
    """A quote in units, or in minor units of `currency`, from `least` to `most`.

    A quote that `adds_to` another is the difference only. `classes` are those that the ticket
    spans beside its own; `surcharges` and `people` count where time is paid for.
    """

    ticket: str
    quote: str
    least: int
    most: int
    currency: str
    classes: tuple[str, ...]
    surcharges: tuple[str, ...]
    people: int
    adds_to: str | None
    supersedes: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRated(ProposedCost):
    """Staff rated the ticket so high that a second person must agree; the customer sees it then."""

    kind: ClassVar = "quote.rated"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteProposed(ProposedCost):
    """A quote was proposed to the customer, and took the place of one that was open before."""

    kind: ClassVar = "quote.proposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSeconded(Fact):
    """A second person of staff agreed to the quote; from then on the customer decides."""

    kind: ClassVar = "quote.seconded"
    ticket: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedCost(Fact):
    """The quote was approved, and its units moved as the clauses say; money moves later."""

    ticket: str
    quote: str
    most: int
    currency: str
    captured: int
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteApproved(ApprovedCost):
    """The customer approved this quote."""

    kind: ClassVar = "quote.approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteFunded(ApprovedCost):
    """The balance suffices, and with it came the approval that `approver` had asked for before."""

    kind: ClassVar = "quote.funded"
    approver: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FundsAwaited(Fact):
    """The customer wants it approved as soon as the balance suffices; `missing` units then."""

    kind: ClassVar = "quote.funds_awaited"
    ticket: str
    quote: str
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteDeclined(Fact):
    """The customer declined before approving; nothing was taken. What was agreed before stays."""

    kind: ClassVar = "quote.declined"
    ticket: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionReminded(Fact):
    """The customer was reminded that a quote awaits a decision."""

    kind: ClassVar = "quote.reminded"
    ticket: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLapsed(Fact):
    """Nobody decided in time: the quote is no longer open, and nothing was taken."""

    kind: ClassVar = "quote.lapsed"
    ticket: str
    quote: str
