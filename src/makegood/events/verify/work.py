"""What should time entries and settlements be, going by their facts and the agreement?"""

from dataclasses import asdict
from uuid import UUID

from makegood.events.verify.kept import as_kept
from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.amount import amount_of, like, number_of
from makegood.terms.rating.consumption import Settled, on_defect, on_early_end, on_settlement
from makegood.terms.ruling import Ruling
from makegood.tickets.bill import Reckoned, line_kept, reckoned
from makegood.tickets.replay import SettledSoFar, TicketSoFar


def entry_rows(so_far: TicketSoFar) -> dict[UUID, dict[str, object]]:
    """The columns of the ticket's time entries but their words, by the entry's id."""
    return {
        entry_id: {
            "ticket_id": entry.ticket,
            "worker_id": entry.worker,
            "begins_at": entry.begins_at,
            "ends_at": entry.ends_at,
            "by_timer": entry.by_timer,
            "stopped": entry.stopped,
            "struck_at": entry.struck_at,
            "struck_by_id": entry.struck_by,
        }
        for entry_id, entry in so_far.entries.items()
    }


def settlement_rows(
    so_far: TicketSoFar, agreement: Agreement | None
) -> dict[UUID, dict[str, object]]:
    """The columns of the ticket's settlements, by the settlement's id.

    What they come to is reckoned anew from the times; without its agreement nothing can be.
    """
    return {
        settlement_id: _facts_of(so_far, settled)
        | (_terms_of(settled, agreement) if agreement else {"lines": [], "because": []})
        for settlement_id, settled in so_far.settled.items()
    }


def _facts_of(so_far: TicketSoFar, settled: SettledSoFar) -> dict[str, object]:
    told = ("seconds", "charged", "released", "cut", "currency")
    return {name: settled.details[name] for name in told} | {
        "ticket_id": so_far.id,
        "number": settled.number,
        "quote_id": UUID(settled.details["quote"]),
        "by_id": settled.by_id,
        "at": settled.at,
    }


def _terms_of(settled: SettledSoFar, agreement: Agreement) -> dict[str, object]:
    most = sum(quote.cost.most for quote in settled.quotes)
    approved = amount_of(most, settled.details["currency"])
    work = reckoned(agreement, settled.job, approved=approved, before=settled.before)
    told: dict[str, object] = {
        "seconds": work.seconds,
        "cut": work.cut,
        "lines": as_kept([line_kept(line) for line in work.lines]),
    }
    if settled.details["reason"] == "defect":  # what was used by then, the book alone knows
        defect = on_defect(agreement, approved=approved, charged=like(approved, 0))
        return told | {"because": _because(work, defect)}
    rule = on_settlement if settled.details["reason"] == "solved" else on_early_end
    ruling = rule(agreement, approved=approved, cost=work.cost)
    return told | {
        "charged": number_of(ruling.outcome.charged),
        "released": number_of(ruling.outcome.released),
        "because": _because(work, ruling),
    }


def _because(work: Reckoned, ruling: Ruling[Settled]) -> object:
    return as_kept([asdict(step) for step in (*work.because, *ruling.because)])
