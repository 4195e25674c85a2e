"""Which promise was broken, and which remedy does the agreement have for that?"""

from dataclasses import dataclass

from makegood.terms.agreement.applies import Known, applies, unknown
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.agreement.rules.remedies import RemedyRule
from makegood.terms.promises.promise import Key, Promise, State
from makegood.terms.ruling import Because


@dataclass(frozen=True, slots=True)
class Breach:
    """A broken promise of a ticket, and what is known of the ticket now."""

    ticket: str
    promise: Promise
    known: Known

    @property
    def at(self) -> int:
        """The last second in which the promise could have been kept."""
        assert self.promise.state == State.BROKEN
        assert self.promise.due_at is not None
        return self.promise.due_at

    @property
    def key(self) -> Key:
        """What tells it from others; they are dealt with in this order."""
        return self.promise.key_on(self.ticket)

    @property
    def facts(self) -> dict[str, Value]:
        """What is known, with the labels that were in force when the promise ran out."""
        return {**self.known, **dict(self.promise.labels)}


def remedy_rule(agreement: Agreement, breach: Breach) -> RemedyRule | Because:
    """The first remedy that applies, or why there is none, at least as long as nothing more is
    known. Only a guarantee has remedies.
    """
    promise = breach.promise
    if promise.strength != "guarantee":
        strength = (("strength", str(promise.strength)),)
        return Because(promise.clause, "no_remedy_hangs_on_it", strength)
    facts = breach.facts
    for rule in agreement.rules.remedy:
        if promise.rule not in rule.promises:
            continue
        does = applies(rule.when, facts)
        if does is None:
            asked = ", ".join(unknown(rule.when, facts))
            return Because(rule.clause, "remedy_needs_facts", (("asked", asked),))
        if does:
            return rule
    return Because(promise.clause, "no_remedy_agreed")
