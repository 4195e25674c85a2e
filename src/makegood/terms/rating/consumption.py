"""When are the units of a ticket used, and which come back if its work ends early?"""

from dataclasses import dataclass

from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.amount import Amount, in_fact, like, number_of, same_kind
from makegood.terms.rating.meter import work_of
from makegood.terms.rating.work import cost_of
from makegood.terms.ruling import Because, Ruling
from makegood.terms.values import Credits, WorkMinutes


@dataclass(frozen=True, slots=True)
class Consumption:
    """What happens to a ticket's units: `held` are set aside, `captured` are used."""

    held: Credits
    captured: Credits


@dataclass(frozen=True, slots=True)
class Settled:
    """What becomes of what was approved: `charged` is used or billed, `released` comes back."""

    charged: Amount
    released: Amount


def on_shortage(agreement: Agreement, *, units: Credits, available: Credits) -> Ruling[Credits]:
    """How many units are missing for an approval; it is possible when none are.

    Source: table [consumption.balance], docs/terms/consumption.md.
    """
    assert units > 0
    assert available >= 0
    rule = agreement.consumption.balance or agreement.consumption.approval
    missing = max(0, units - available)
    facts = (("units", int(units)), ("available", int(available)), ("missing", missing))
    finding = "units_are_missing" if missing else "balance_suffices"
    return Ruling(Credits(missing), (Because(rule.clause, finding, facts),))


def on_approval(agreement: Agreement, *, units: Credits) -> Ruling[Consumption]:
    """What an approval of `units` does to them. Held and captured add up to `units`.

    Source: table [consumption.approval], docs/terms/consumption.md.
    """
    assert units > 0, "only what costs something is approved"
    rule = agreement.consumption.approval
    facts = (("units", int(units)),)
    if rule.takes == "all":
        taken = Consumption(held=Credits(0), captured=units)
        return Ruling(taken, (Because(rule.clause, "taken_on_approval", facts),))
    kept = Consumption(held=units, captured=Credits(0))
    return Ruling(kept, (Because(rule.clause, "held_on_approval", facts),))


def on_end_after_approval(
    agreement: Agreement, *, units: Credits, worked: WorkMinutes
) -> Ruling[Credits]:
    """How many of the approved `units` come back when the work is cancelled or fails.

    Never more than `units`. `worked` is the time that counts, and costs what [work] makes of it.
    Source: table [consumption.end_after_approval], docs/terms/consumption.md.
    """
    assert units > 0
    assert worked >= 0
    rule = agreement.consumption.end_after_approval
    if rule.gives_back == "nothing":
        kept = Because(rule.clause, "nothing_back", (("units", int(units)),))
        return Ruling(Credits(0), (kept,))
    cost = cost_of(work_of(agreement), worked * 60)
    assert isinstance(cost, int), "where work is paid in money, no units are approved"
    used = min(cost, units)
    facts = (("units", int(units)), ("minutes", int(worked)), ("used", int(used)))
    return Ruling(Credits(units - used), (Because(rule.clause, "unworked_back", facts),))


def on_settlement(agreement: Agreement, *, approved: Amount, cost: Amount) -> Ruling[Settled]:
    """What is charged of what was `approved` when the work is settled; the rest is released.

    `cost` is what the work comes to (docs/terms/work.md); it plays no part where an approval takes
    all. Charged and released add up to `approved`. Source: table [consumption.settlement],
    docs/terms/consumption.md.
    """
    assert same_kind(approved, cost)
    assert number_of(cost) >= 0
    rule = agreement.consumption.settlement
    if agreement.consumption.approval.takes == "all":
        clause, finding, charged = agreement.consumption.approval.clause, "all_was_taken", approved
    else:
        charged = like(approved, min(number_of(cost), number_of(approved)))
        clause = rule.clause if rule else agreement.consumption.end_after_approval.clause
        finding = "billed" if rule and rule.charges == "invoice" else "used_for_work"
    return _settled(clause, finding, approved=approved, charged=charged)


def on_early_end(agreement: Agreement, *, approved: Amount, cost: Amount) -> Ruling[Settled]:
    """What is charged of what was `approved` when the work ends before it is solved.

    `cost` is what the work came to (docs/terms/work.md), and plays no part where nothing comes
    back. Charged and released add up to `approved`.
    Source: table [consumption.end_after_approval], docs/terms/consumption.md.
    """
    assert same_kind(approved, cost)
    assert number_of(cost) >= 0
    consumption = agreement.consumption
    rule = consumption.end_after_approval
    if rule.gives_back == "nothing" and isinstance(approved, int):
        nothing = Because(rule.clause, "nothing_back", (("units", approved),))
        return Ruling(Settled(approved, 0), (nothing,))
    if rule.gives_back == "nothing" or consumption.approval.takes == "all":
        finding, charged = "kept_at_the_end", approved
    else:
        charged = like(approved, min(number_of(cost), number_of(approved)))
        settlement = consumption.settlement
        finding = "billed" if settlement and settlement.charges == "invoice" else "used_for_work"
    return _settled(rule.clause, finding, approved=approved, charged=charged)


def is_charged_while_worked(agreement: Agreement) -> bool:
    """Whether each piece of work is settled at once, and not the whole when it is solved.

    Source: table [consumption.settlement], docs/terms/consumption.md.
    """
    consumption = agreement.rules.consumption  # an agreement that sells nothing has none
    rule = consumption.settlement if consumption else None
    return rule is not None and rule.at == "work"


def on_defect(agreement: Agreement, *, approved: Amount, charged: Amount) -> Ruling[Settled]:
    """What stays charged when the cause proves to be the vendor's own defect.

    `charged` is what was charged so far of what was `approved`. Nothing, unless the agreement
    says otherwise: then that much. Source: table [consumption.defect], docs/terms/consumption.md.
    """
    assert same_kind(approved, charged)
    assert 0 <= number_of(charged) <= number_of(approved)
    rule = agreement.consumption.defect
    stays = rule is not None and rule.charges == "as_agreed"
    kept = charged if stays else like(approved, 0)
    released = like(approved, number_of(approved) - number_of(kept))
    clause = rule.clause if rule else agreement.consumption.approval.clause
    finding = "defect_is_charged_as_agreed" if stays else "defect_costs_nothing"
    facts = (("charged", in_fact(kept)), ("released", in_fact(released)))
    return Ruling(Settled(kept, released), (Because(clause, finding, facts),))


def _settled(clause: str, finding: str, *, approved: Amount, charged: Amount) -> Ruling[Settled]:
    released = like(approved, number_of(approved) - number_of(charged))
    facts = (
        ("approved", in_fact(approved)),
        ("charged", in_fact(charged)),
        ("released", in_fact(released)),
    )
    return Ruling(Settled(charged, released), (Because(clause, finding, facts),))
