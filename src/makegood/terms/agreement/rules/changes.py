"""What may the vendor declare later, and what does a new version change for those who bought?"""

from typing import Annotated, Literal

from pydantic import AfterValidator

from makegood.terms.agreement.checks import ClauseNumber, Count, Ids, each_once
from makegood.terms.agreement.rules.rule import Rule


class Declaration(Rule):
    """Something that the vendor may declare with notice; it becomes a fact, never an edit.

    It begins so many days of the date after it is published, and never before. Clocks of `tiers`
    (of all, if none is named) stand still in a suspension.
    """

    what: Literal["suspension", "closure", "holiday", "closing"]
    clause: ClauseNumber
    notice_days: Count = 0
    tiers: Ids | None = None


class Amendment(Rule):
    """What applies to earlier purchases once a new version is in force.

    `keep_until_renewal`: theirs stays until they renew and accept the new one; `better_if_accepted`
    also lets them take a new one at once.
    """

    clause: ClauseNumber
    earlier_purchases: Literal["keep_until_renewal", "better_if_accepted"]
    notice_days: Count = 0


def _each_declared_once(items: tuple[Declaration, ...]) -> tuple[Declaration, ...]:
    each_once(tuple(item.what for item in items), "what")
    return items


type Declarations = Annotated[tuple[Declaration, ...], AfterValidator(_each_declared_once)]
