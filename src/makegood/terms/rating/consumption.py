"""When are the units of a ticket used, and which come back if its work ends early?"""

from dataclasses import dataclass
from typing import assert_never

from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules import NothingBack, UnworkedBack
from makegood.terms.ruling import Because, Ruling
from makegood.terms.values import Credits, WorkMinutes, started


@dataclass(frozen=True, slots=True)
class Consumption:
    """What happens to a ticket's units: `held` are set aside, `captured` are used."""

    held: Credits
    captured: Credits


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

    Never more than `units`; a begun portion of work counts whole, in the vendor's favour.
    Source: table [consumption.end_after_approval], docs/terms/consumption.md.
    """
    assert units > 0
    assert worked >= 0
    match agreement.consumption.end_after_approval:
        case NothingBack() as rule:
            facts = (("units", int(units)),)
            return Ruling(Credits(0), (Because(rule.clause, "nothing_back", facts),))
        case UnworkedBack() as rule:
            return _unworked(rule, units=units, worked=worked)
        case other:
            assert_never(other)


def _unworked(rule: UnworkedBack, *, units: Credits, worked: WorkMinutes) -> Ruling[Credits]:
    used = started(worked, per=rule.minutes_a_unit)
    if worked:
        used = max(used, rule.at_least)
    used = min(used, units)
    facts = (("units", int(units)), ("minutes", int(worked)), ("used", used))
    return Ruling(Credits(units - used), (Because(rule.clause, "unworked_back", facts),))
