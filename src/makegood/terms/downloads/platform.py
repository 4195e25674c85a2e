"""Is service given for the version of the platform that the customer runs?"""

from dataclasses import dataclass
from enum import StrEnum

from makegood.terms.agreement.model import Agreement
from makegood.terms.compatibility.range import Range, is_in
from makegood.terms.compatibility.version import Version
from makegood.terms.ruling import Because, Ruling


class Platform(StrEnum):
    """What the platform is; a version that is not told yet has to be asked for."""

    COMPATIBLE = "compatible"
    INCOMPATIBLE = "incompatible"
    NEEDS_FACTS = "needs_facts"


@dataclass(frozen=True, slots=True)
class Advertised:
    """The versions that the product sheet named on the day of the purchase, and names today."""

    at_purchase: Range
    today: Range


def rule_on_platform(
    agreement: Agreement, *, runs: Version | None, advertised: Advertised
) -> Ruling[Platform]:
    """Whether the version that the customer runs is among those advertised.

    `runs` is None while nobody told it. Which sheet counts is the agreement's rule: a later change
    of the sheet changes nothing where that of the purchase does. Source: table [compatibility],
    docs/terms/downloads.md.
    """
    rule = agreement.rules.compatibility
    assert rule, "only agreements that speak of compatibility are asked"
    counts = advertised.at_purchase if rule.as_advertised == "at_purchase" else advertised.today
    if runs is None:
        unknown = Because(rule.clause, "platform_is_not_told", (("advertised", str(counts)),))
        return Ruling(Platform.NEEDS_FACTS, (unknown,))
    facts = (("runs", str(runs)), ("advertised", str(counts)))
    if is_in(runs, counts):
        return Ruling(
            Platform.COMPATIBLE, (Because(rule.clause, "platform_was_advertised", facts),)
        )
    return Ruling(
        Platform.INCOMPATIBLE, (Because(rule.clause, "platform_was_not_advertised", facts),)
    )
