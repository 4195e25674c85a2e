"""Does everything fit together that is about paying?"""

from collections.abc import Iterator

from makegood.terms.agreement.lines import Path
from makegood.terms.agreement.lint.finding import Finding, error, warning
from makegood.terms.agreement.rules.rates import HourlyRate, RangeRate, RateOnRequest, UsualRate
from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.agreement.walk import sums
from makegood.terms.values import Money

ONLY_WHERE_PAID = (
    "packs",
    "work",
    "surcharge",
    "ceiling",
    "unspent",
    "consumption",
    "decision",
)


def lint_paying(rules: Rules) -> Iterator[Finding]:
    """What a paid tier lacks, and which rules about paying contradict each other."""
    if any(tier.paid for tier in rules.tier):
        yield from _paid_tier_lacks(rules)
        yield from _units_and_money(rules)
    else:
        yield from _nothing_is_paid(rules)
    yield from _work_is_missing(rules)
    yield from _given_back(rules)
    yield from _currencies(rules)
    yield from _quotas(rules)
    yield from _ranges(rules)


def _paid_tier_lacks(rules: Rules) -> Iterator[Finding]:
    path = ("tier", next(number for number, tier in enumerate(rules.tier) if tier.paid))
    if rules.consumption is None:
        yield error(
            path,
            "It is paid for, but nothing says when.",
            "Add [consumption.approval] and [consumption.end_after_approval].",
        )
    if rules.decision is None:
        yield error(
            path, "It is paid for, but nothing says who decides.", "Add [decision] with its roles."
        )
    if rules.ceiling is None:
        for number, rate in enumerate(rules.rate):
            if isinstance(rate, HourlyRate):
                yield error(
                    ("rate", number),
                    "Work by the hour is approved up to a ceiling, and there is none.",
                    "Add [ceiling].",
                )


def _pays_money(rules: Rules) -> bool:
    settlement = rules.consumption.settlement if rules.consumption else None
    return settlement is not None and settlement.charges == "invoice"


def _units_and_money(rules: Rules) -> Iterator[Finding]:
    """An agreement charges units or sends invoices, and counts in what it charges."""
    money = _pays_money(rules)
    for path, amount in _amounts(rules):
        if isinstance(amount, Money) != money:
            yield error(
                path,
                "Tickets are paid by invoice, but this counts units."
                if money
                else "Tickets are paid in units, but this is money.",
                'Write money such as "50 USD", or charge units.'
                if money
                else "Write units such as 2, or charge by invoice.",
            )
    if money and rules.packs:
        yield warning(
            ("packs",), "Units are sold, but tickets are paid by invoice.", "Take [packs] away."
        )
    if not money and rules.packs is None:
        yield warning(
            ("tier",), "Tickets are paid in units, but nobody can buy any.", "Add [packs]."
        )


def _amounts(rules: Rules) -> Iterator[tuple[Path, int | Money]]:
    """Every amount that a ticket may cost."""
    if rules.work:
        yield ("work", "an_hour"), rules.work.an_hour
    for number, rate in enumerate(rules.rate):
        path = ("rate", number)
        match rate:
            case UsualRate():
                yield (*path, "usual"), rate.usual
            case RangeRate():
                yield (*path, "least"), rate.least
            case RateOnRequest(second_person_above=above) if above is not None:
                yield (*path, "second_person_above"), above
            case _:
                pass


def _nothing_is_paid(rules: Rules) -> Iterator[Finding]:
    for table in ONLY_WHERE_PAID:
        if getattr(rules, table):
            yield warning(
                (table,), "No tier is paid for, so this has no use.", "Take it away, or let one be."
            )


def _work_is_missing(rules: Rules) -> Iterator[Finding]:
    """Work by the hour, what work left, and what is added to it, all need the price of an hour."""
    if rules.work is not None:
        return
    needing: list[Path] = [
        ("rate", number) for number, rate in enumerate(rules.rate) if isinstance(rate, HourlyRate)
    ]
    needing += [("surcharge", number) for number in range(len(rules.surcharge))]
    consumption = rules.consumption
    if consumption and consumption.end_after_approval.gives_back == "unworked":
        needing.append(("consumption", "end_after_approval", "gives_back"))
    for path in needing:
        yield error(path, "Nothing says what an hour of work costs.", "Add [work].")


def _given_back(rules: Rules) -> Iterator[Finding]:
    consumption = rules.consumption
    if (
        consumption
        and consumption.approval.takes == "all"
        and consumption.end_after_approval.gives_back == "unworked"
    ):
        yield error(
            ("consumption", "end_after_approval", "gives_back"),
            "The approval uses all units, so that none are left to give back.",
            'Write gives_back = "nothing", or let the approval take "nothing_yet".',
        )


def _currencies(rules: Rules) -> Iterator[Finding]:
    first: Money | None = None
    for path, money in sums(rules):
        first = first or money
        if money.currency != first.currency:
            yield error(
                path,
                f"This is in {money.currency}, but the first sum is in {first.currency}.",
                "Write all in one currency: nothing is ever converted.",
            )


def _quotas(rules: Rules) -> Iterator[Finding]:
    for number, quota in enumerate(rules.quota):
        if quota.every == "window" and not rules.window:
            yield error(
                ("quota", number, "every"),
                "It counts anew with each window, but there is none.",
                "Add a [[window]], or write a month, quarter or year.",
            )


def _ranges(rules: Rules) -> Iterator[Finding]:
    for number, rate in enumerate(rules.rate):
        if isinstance(rate, RangeRate) and rate.least == rate.most:
            yield warning(
                ("rate", number),
                f"It is always {rate.least}: a range without use.",
                'Write price = "as_usual".',
            )
