"""When are the units of a ticket used, and which come back if its work ends early?"""

from dataclasses import dataclass

from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.rates import Work
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
    rule = agreement.consumption.end_after_approval
    if rule.gives_back == "nothing":
        kept = Because(rule.clause, "nothing_back", (("units", int(units)),))
        return Ruling(Credits(0), (kept,))
    work = agreement.rules.work
    assert work, "the reader refuses `unworked` without [work]"
    used = min(units_for(work, worked), units)
    facts = (("units", int(units)), ("minutes", int(worked)), ("used", int(used)))
    return Ruling(Credits(units - used), (Because(rule.clause, "unworked_back", facts),))


def units_for(work: Work, worked: WorkMinutes) -> Credits:
    """How many units so much work costs: a begun one counts whole, `at_least` once it began.

    Source: table [work], docs/terms/consumption.md.
    """
    assert isinstance(work.an_hour, int)
    used = started(worked * work.an_hour, per=60)
    if worked and isinstance(work.at_least, int):
        used = max(used, work.at_least)
    return Credits(used)
