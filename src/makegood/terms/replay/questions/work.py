"""What can cases ask about the cost of work, ceilings, quotas and unused units?"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.amount import number_of, same_kind
from makegood.terms.rating.ceiling import rule_on_ceiling, rule_on_supplement
from makegood.terms.rating.job import Approved, Job, Stretch
from makegood.terms.rating.periods import Holder
from makegood.terms.rating.quotas import Use, left_at, rule_on_use
from makegood.terms.rating.unspent import Bought, rule_on_unspent
from makegood.terms.rating.work import rule_on_work
from makegood.terms.replay.question import (
    Answer,
    Question,
    Row,
    Unreadable,
    in_words,
    instant_of,
    known_of,
    money_of,
    number,
    trail,
)
from makegood.terms.replay.questions.rating import amount_of, amounts_of
from makegood.terms.values import Money

_USE = re.compile(r"(?P<at>[^x]+?)(?: x (?P<amount>[1-9][0-9]{0,5}))?")
_SOME_DAY = datetime(2026, 1, 5, 12, tzinfo=UTC)


def _cost(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    ruling = rule_on_work(agreement, _job(agreement, row))
    cost = ruling.outcome
    lines = tuple(f"{line.what} {in_words(agreement, line.amount)}" for line in cost.lines)
    return {
        "lines": lines,
        "charged": cost.charged,
        "cut": cost.cut,
        "released": cost.released,
        **trail(ruling),
    }


def _ceiling(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    ruling = rule_on_ceiling(agreement, _job(agreement, row))
    used = ruling.outcome
    return {"reach": used.reach.value, "percent": used.percent, **trail(ruling)}


def _supplement(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    confirmed, needed = amounts_of(row, "confirmed", "needed")
    if not agreement.sells:
        raise Unreadable("such cases only where a tier is paid")
    ruling = rule_on_supplement(agreement, confirmed=confirmed, needed=needed)
    return {"more": ruling.outcome, **trail(ruling)}


def _unspent(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    paid, single = money_of(row, "paid"), money_of(row, "single")
    if not agreement.rules.packs or paid.currency != single.currency:
        raise Unreadable("sums of one currency, where there are [packs]")
    counts = {name: number(row, name, least=0) for name in ("units", "used", "held")}
    if counts["units"] < max(1, counts["used"] + counts["held"]):
        raise Unreadable("no more used and held than `units`")
    none = Money(0, paid.currency)
    bought = Bought(**counts, paid=paid, returned=0, refunded=none)
    ruling = rule_on_unspent(agreement, bought=bought, single=single)
    return {"refund": ruling.outcome, **trail(ruling)}


def _quota(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    since = instant_of(agreement, row, "since")
    holder = Holder(windows={"": (since,)}, seats=((since, _seats(row)),))
    use = _use(agreement, row, row["use"])
    earlier = [_use(agreement, row, words) for words in row["earlier"].split(", ") if words]
    ruling = rule_on_use(agreement, holder=holder, earlier=earlier, use=use)
    left = left_at(agreement, holder=holder, uses=(*earlier, use), purchase="", at=use.at)
    return {
        "drawn": tuple(f"{quota} {amount}" for quota, amount in ruling.outcome.parts),
        "uncovered": ruling.outcome.uncovered,
        "left": tuple(f"{quota} {sum(lot.amount for lot in lots)}" for quota, lots in left.items()),
        **trail(ruling),
    }


_TRAIL = ("finding", "clauses")
WORK = {
    "cost": Question(
        ("minutes", "ceiling"),
        ("lines", "charged", "cut", "released", *_TRAIL),
        _cost,
        may_have=("begins", "surcharges"),
        takes_facts=True,
    ),
    "ceiling": Question(
        ("minutes", "ceiling"),
        ("reach", "percent", *_TRAIL),
        _ceiling,
        may_have=("begins", "surcharges"),
        takes_facts=True,
    ),
    "supplement": Question(("confirmed", "needed"), ("more", *_TRAIL), _supplement),
    "unspent": Question(("units", "paid", "used", "held", "single"), ("refund", *_TRAIL), _unspent),
    "quota": Question(
        ("since", "earlier", "use", "counts"),
        ("drawn", "uncovered", "left", *_TRAIL),
        _quota,
        may_have=("seats",),
        takes_facts=True,
    ),
}


def _job(agreement: Agreement, row: Row) -> Job:
    """So many minutes on end, confirmed as they begin; at any time if the row does not say."""
    work, ceiling = agreement.rules.work, amount_of(row, "ceiling")
    if not work or not same_kind(work.an_hour, ceiling) or number_of(ceiling) < 1:
        raise Unreadable("a ceiling of the kind that [work] has")
    begins = instant_of(agreement, row, "begins") if row.get("begins") else _SOME_DAY
    ends = begins + timedelta(minutes=number(row, "minutes", least=0))
    surcharges = frozenset(filter(None, row.get("surcharges", "").split(", ")))
    return Job(
        known=known_of(agreement, row),
        stretches=(Stretch(begins, ends),),
        approved=(Approved(at=begins, ceiling=ceiling, surcharges=surcharges),),
    )


def _seats(row: Row) -> int:
    return number(row, "seats", least=0) if row.get("seats") else 1


def _use(agreement: Agreement, row: Row, words: str) -> Use:
    """A time, and how much was used then if it is more than one: "2026-08-03 09:00 x 30"."""
    said = _USE.fullmatch(words)
    if said is None or row["counts"] not in ("tickets", "minutes"):
        raise Unreadable("times such as 2026-08-03 09:00 x 30, and `counts` tickets or minutes")
    return Use(
        id=words,
        at=instant_of(agreement, {"use": said["at"]}, "use"),
        counts="tickets" if row["counts"] == "tickets" else "minutes",
        amount=int(said["amount"] or 1),
        purchase="",
        known=known_of(agreement, row),
    )
