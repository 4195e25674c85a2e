"""What do our records say of a purchase, as facts that agreements ask for?

This is what a verdict is built on. What the purchase does not say is absent: then the agreement
asks for it, or does without.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from makegood.catalogue.models import Advertised as Line
from makegood.catalogue.queries import sheet_at
from makegood.purchases.models import Purchase
from makegood.purchases.queries import sheet_of, stretches_of
from makegood.purchases.stretches import state_of
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.compatibility.range import Range, read_range
from makegood.terms.compatibility.version import BadVersion, Version, read_version
from makegood.terms.coverage.told import IN_WORDS
from makegood.terms.downloads.platform import Advertised, Platform, rule_on_platform
from makegood.terms.ruling import Ruling

NOTHING: Final = Range("", ())  # the sheet does not name the platform


def known_of(
    purchase: Purchase, agreement: Agreement, *, at: datetime, told: Mapping[str, Value]
) -> dict[str, Value]:
    """The facts by their ids, as of that moment: what is bought or renewed later changes nothing.

    `told` is what was told of the request; the version of the platform is asked of it. Each
    window of the agreement is "active", "ended" or "none".
    """
    known = own_facts(purchase, at=at)
    is_paid = purchase.cleared_at is not None and purchase.cleared_at <= at
    stretches = stretches_of(purchase) if is_paid else {}
    for rule in agreement.rules.window:
        known[rule.id] = str(state_of(stretches.get(rule.id, ()), at))
    platform = platform_ruling(purchase, agreement, at=at, told=told)
    if platform is not None and platform.outcome is not Platform.NEEDS_FACTS:
        known["platform"] = str(platform.outcome)
    return known


def own_facts(purchase: Purchase, *, at: datetime) -> dict[str, Value]:
    """What is so of the purchase whatever was agreed: what it is, and whether it is owned."""
    known: dict[str, Value] = {
        "offer": purchase.product.kind,
        "owned": purchase.is_owned(at),
        "encrypted": purchase.edition.encrypted,
    }
    if purchase.plan:
        known["plan"] = purchase.plan
    return known


def platform_ruling(
    purchase: Purchase, agreement: Agreement, *, at: datetime, told: Mapping[str, Value]
) -> Ruling[Platform] | None:
    """Whether what the customer runs was advertised, with the evidence.

    None where the agreement does not ask, or no sheet ever named a platform. Words that are no
    version say nothing. A version that does not say of which platform it is counts if it is among
    those of any.
    """
    if agreement.rules.compatibility is None:
        return None
    named = _advertised(sheet_of(purchase), sheet_at(purchase.product, at))
    words = str(told.get(IN_WORDS, ""))
    meant = {name: its for name, its in named.items() if _begins_with(words, name)} or named
    rulings = [
        rule_on_platform(agreement, runs=_version(words, name), advertised=its)
        for name, its in meant.items()
    ]
    fitting = (one for one in rulings if one.outcome is Platform.COMPATIBLE)
    return next(fitting, rulings[0] if rulings else None)


def _advertised(then: Iterable[Line], today: Iterable[Line]) -> dict[str, Advertised]:
    """By the platform's name what the sheet said of it on the day of the purchase, and says now."""
    before = {line.platform: read_range(line.words) for line in then}
    after = {line.platform: read_range(line.words) for line in today}
    return {
        name: Advertised(before.get(name, NOTHING), after.get(name, NOTHING))
        for name in sorted({*before, *after})
    }


def _begins_with(words: str, platform: str) -> bool:
    return words.strip().casefold().startswith(platform.casefold())


def _version(words: str, platform: str) -> Version | None:
    """The version that the words name, with the platform's name before it or without."""
    words = words.strip()
    if _begins_with(words, platform):
        words = words[len(platform) :]
    try:
        return read_version(words)
    except BadVersion:
        return None
