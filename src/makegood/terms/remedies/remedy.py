"""What is owed for a breach?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from makegood.terms.agreement.amounts import written
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.remedies import Destination, RemedyRule
from makegood.terms.promises.promise import Key
from makegood.terms.promises.standing import in_hours
from makegood.terms.remedies.breach import Breach, remedy_rule
from makegood.terms.remedies.caps import Award, left_for
from makegood.terms.remedies.worth import Bases, Kind, Worth, worth
from makegood.terms.ruling import Because, Ruling
from makegood.terms.values import Money


@dataclass(frozen=True, slots=True)
class Remedy:
    """What is owed for the breach of that key: `proposed`, or what staff decide in the range from
    `least` to `most`, where they do.

    Sizes are minor units of the currency, units, or days. As long as it is not `is_final` the delay
    lasts, or can go on, and the proposal can grow.
    """

    rule: str
    clause: str
    key: Key
    kind: Kind
    currency: str
    least: int
    proposed: int
    most: int
    goes_to: Destination
    decided_by_staff: bool
    caps: tuple[str, ...]
    is_final: bool

    def award(self, size: int) -> Award:
        """So much of it, given."""
        return Award(self.key, self.caps, self.kind, self.currency, size)

    def said(self, size: int) -> int | str:
        """So much of it as the facts of a ruling have it."""
        return written(Money(size, self.currency)) if self.currency else size


def owed_in_words(size: int, kind: Kind, currency: str) -> str:
    """So much of a kind, such as "12.50 EUR", "3 units" or "5 days"."""
    return written(Money(size, currency)) if currency else f"{size} {kind}"


def rule_on_remedies(
    agreement: Agreement,
    breaches: Iterable[Breach],
    *,
    bases: Bases,
    until: int,
    decided: Mapping[Key, int],
) -> tuple[Ruling[Remedy | None], ...]:
    """What is owed for each breach of a purchase, in the order in which they happened.

    `decided` are the sizes that were decided so far; the others count as proposed.
    Raises OtherCurrency.
    """
    in_order = sorted(breaches, key=lambda breach: breach.key)
    rulings: list[Ruling[Remedy | None]] = []
    awards: list[Award] = []
    for breach in in_order:
        ruling = rule_on_remedy(agreement, breach, bases=bases, until=until, others=awards)
        rulings.append(ruling)
        remedy = ruling.outcome
        if remedy is not None:
            awards.append(remedy.award(decided.get(remedy.key, remedy.proposed)))
    return tuple(rulings)


def rule_on_remedy(
    agreement: Agreement, breach: Breach, *, bases: Bases, until: int, others: Sequence[Award]
) -> Ruling[Remedy | None]:
    """What is owed for a breach at the second `until`, beside the other awards of the purchase.

    None if nothing is owed, or if something must be known first; the last step says which.
    Raises OtherCurrency. Source: [[remedy]], docs/terms/remedies.md.
    """
    rule = remedy_rule(agreement, breach)
    if isinstance(rule, Because):
        return Ruling(None, (rule,))
    owed = worth(agreement, rule, breach, bases=bases, until=until)
    if owed is None:
        return _base_is_missing(rule)
    after = _beside(rule, breach, owed, others)
    steps = [_says(rule, breach, owed)]
    if after != owed:
        steps.append(Because(rule.clause, _AGAIN[rule.again]))
    wanted = Award(breach.key, rule.caps, after.kind, after.currency, after.most)
    left = left_for(agreement, wanted, clause=rule.clause, bases=bases, others=others)
    if left is None:
        return _base_is_missing(rule)
    remedy = _remedy(rule, breach, after, left.most, until)
    return Ruling(remedy, (*steps, *left.because))


_AGAIN = {
    "difference_to_most": "remedied_up_to_most",
    "once": "remedied_once",
}


_FIXED: dict[Kind, str] = {
    "money": "fixed_money",
    "units": "fixed_units",
    "days": "fixed_days",
}


def _base_is_missing(rule: RemedyRule) -> Ruling[Remedy | None]:
    return Ruling(None, (Because(rule.clause, "base_is_missing"),))


def _beside(rule: RemedyRule, breach: Breach, owed: Worth, others: Sequence[Award]) -> Worth:
    """What a breach is worth after those that were remedied before on the same ticket."""
    before = sum(
        award.size
        for award in others
        if award.ticket == breach.ticket and award.key < breach.key and award.kind == owed.kind
    )
    if rule.again == "each" or not before:
        return owed
    rest = max(0, owed.most - before) if rule.again == "difference_to_most" else 0
    return replace(owed, least=rest, computed=rest, most=rest)


def _says(rule: RemedyRule, breach: Breach, owed: Worth) -> Because:
    """How it was computed."""
    if owed.base is None:
        return Because(rule.clause, _FIXED[owed.kind], (("amount", _written(owed)),))
    if owed.base.minor == 0:
        return Because(rule.clause, "nothing_was_paid")
    facts = (
        ("amount", _written(owed)),
        ("base", written(owed.base)),
        ("late", in_hours(breach.promise.overdue_seconds)),
    )
    return Because(
        rule.clause, "share_of_base" if owed.least == owed.most else "share_by_delay", facts
    )


def _written(owed: Worth) -> int | str:
    return written(Money(owed.computed, owed.currency)) if owed.currency else owed.computed


def _remedy(rule: RemedyRule, breach: Breach, owed: Worth, left: int, until: int) -> Remedy:
    settles_at = breach.promise.settles_at
    return Remedy(
        rule=rule.id,
        clause=rule.clause,
        key=breach.key,
        kind=owed.kind,
        currency=owed.currency,
        least=min(owed.least, left),
        proposed=min(owed.computed, left),
        most=min(owed.most, left),
        goes_to=rule.goes_to,
        decided_by_staff=rule.decided == "by_staff",
        caps=rule.caps,
        is_final=owed.computed == owed.most or (settles_at is not None and settles_at <= until),
    )
