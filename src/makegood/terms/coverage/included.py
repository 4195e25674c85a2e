"""How much of what is included was used, where a verdict hangs on that?"""

from collections.abc import Iterable, Iterator

from makegood.terms.agreement.applies import Known, applies
from makegood.terms.agreement.rules.coverage import Coverage
from makegood.terms.agreement.rules.rates import Quota
from makegood.terms.rating.quotas import MOST, USED
from makegood.terms.ruling import Because

FINDINGS = {"tickets": "included_tickets_used", "minutes": "included_minutes_used"}


def counts_of_quotas(
    quotas: Iterable[Quota], rules: Iterable[Coverage], known: Known
) -> Iterator[Because]:
    """The count and the limit of each quota that has a say, with its clause, in their order.

    `rules` are those up to the one that decided: a quota has one where a rule asks for it that
    applies, or would if something were left. Source: table [[quota]], docs/terms/quotas.md.
    """
    known_quotas = list(quotas)
    ids = {quota.id for quota in known_quotas}
    asked = {fact for rule in rules if _would_apply(rule, ids, known) for fact in rule.when}
    for quota in known_quotas:
        most = known.get(MOST.format(quota.id), 0)
        if quota.id in asked and most and applies(quota.when, known):
            facts = (("quota", quota.id), ("used", known[USED.format(quota.id)]), ("most", most))
            yield Because(quota.clause, FINDINGS[quota.counts], facts)


def _would_apply(rule: Coverage, ids: set[str], known: Known) -> bool:
    others = {fact: asked for fact, asked in rule.when.items() if fact not in ids}
    return applies(others, known) is not False
