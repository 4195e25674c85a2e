"""Is a request covered, paid for or refused, and what must be known to say so?"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from makegood.terms.agreement.applies import Known, applies
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import yes_or_no
from makegood.terms.agreement.rules.coverage import Coverage
from makegood.terms.coverage.included import counts_of_quotas
from makegood.terms.coverage.standing import Deciding, Standing, standing
from makegood.terms.coverage.told import AskedOf, asked_of, declared_fact
from makegood.terms.ruling import Because, Ruling


class Covers(StrEnum):
    """What becomes of a request. `needs_staff`: no rule fits, so that somebody decides."""

    COVERED = "covered"
    PAYABLE = "payable"
    REFUSED = "refused"
    NEEDS_FACTS = "needs_facts"
    NEEDS_STAFF = "needs_staff"


@dataclass(frozen=True, slots=True)
class Need:
    """A fact without which nothing can be said, and who tells it."""

    fact: str
    asked_of: AskedOf


@dataclass(frozen=True, slots=True)
class Verdict:
    """`tier` is that of the ticket, if there will be one; `needs` stand in the order of asking."""

    covers: Covers
    tier: str | None = None
    needs: tuple[Need, ...] = ()


# What a rule finds: where it applies by itself, and where staff used it.
BY_RULE = {"covered": "is_covered", "payable": "is_payable", "refused": "is_refused"}
BY_STAFF = {
    "covered": "judged_covered",
    "payable": "judged_payable",
    "refused": "judged_refused",
}


def rule_on_request(
    agreement: Agreement, known: Known, judged: frozenset[str] = frozenset()
) -> Ruling[Verdict]:
    """What the first rule says that applies; facts that can't change it are not waited for.

    `judged` are the rules that somebody of staff used, with evidence; no others of theirs apply.
    It rests on the rule that surely applies, or else on each that may, as all say the same.
    Source: table [[coverage]], docs/terms/coverage.md.
    """
    rules = [rule for rule in agreement.rules.coverage if not rule.judged_by or rule.id in judged]
    stands = standing(agreement.rules, rules, known, lambda rule: _says(agreement, rule))
    if stands.facts:
        return _needs_facts(agreement, stands)
    surely = [rule for rule in stands.rules if rule and applies(rule.when, known)][:1]
    deciding = surely or stands.rules
    looked_at = rules[: rules.index(deciding[0]) + 1] if deciding[0] else rules
    return Ruling(
        _says(agreement, deciding[0]),
        (
            *counts_of_quotas(agreement.rules.quota, looked_at, known),
            *(step for rule in deciding for step in _because(agreement, rule, known)),
        ),
    )


def to_ask(
    agreement: Agreement, known: Known, judged: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """The facts that the form asks of the customer now, in order; those that matter, no others.

    A fact whose own conditions hang on another comes after that is told.
    """
    asked = []
    for need in rule_on_request(agreement, known, judged).outcome.needs:
        declared = declared_fact(agreement.rules, need.fact)
        if need.asked_of == "customer" and (declared is None or applies(declared.when, known)):
            asked.append(need.fact)
    return tuple(asked)


def judgeable(agreement: Agreement, known: Known) -> Iterator[Coverage]:
    """The rules that staff may use: those that can apply, above the first that surely does."""
    for rule in agreement.rules.coverage:
        answer = applies(rule.when, known)
        if rule.judged_by and answer is not False:
            yield rule
        elif answer:
            return


def _says(agreement: Agreement, rule: Deciding) -> Verdict:
    if rule is None:
        return Verdict(Covers.NEEDS_STAFF)
    tier = rule.tier
    if rule.outcome == "covered" and tier is None:
        tier = next((one.id for one in agreement.tiers if not one.paid), None)
    return Verdict(Covers(rule.outcome), tier)


def _because(agreement: Agreement, rule: Deciding, known: Known) -> Iterator[Because]:
    if rule is None:
        yield Because(agreement.tiers[0].clause, "no_rule_decides")
        return
    finding = (BY_STAFF if rule.judged_by else BY_RULE)[rule.outcome]
    told = tuple((fact, yes_or_no(known[fact])) for fact in rule.when if fact in known)
    yield Because(rule.clause, finding, (("rule", rule.id), *told))
    if rule.rests_on:
        yield Because(rule.rests_on, "rests_on_this", (("rule", rule.id),))


def _needs_facts(agreement: Agreement, stands: Standing) -> Ruling[Verdict]:
    needs = tuple(Need(fact, asked_of(agreement.rules, fact)) for fact in stands.facts)
    return Ruling(
        Verdict(Covers.NEEDS_FACTS, needs=needs),
        tuple(
            Because(
                _clause_of(agreement, need.fact, stands),
                "fact_is_needed",
                (("fact", need.fact), ("asked_of", need.asked_of)),
            )
            for need in needs
        ),
    )


def _clause_of(agreement: Agreement, fact: str, stands: Standing) -> str:
    """The clause that asks for a fact: its own, or that of the first rule that hangs on it."""
    declared = declared_fact(agreement.rules, fact)
    if declared is not None:
        return declared.clause
    asking = (rule.clause for rule in stands.rules if rule and fact in rule.when)
    return next(asking, agreement.tiers[0].clause)
