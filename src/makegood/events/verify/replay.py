"""Are tickets, quotes and work where their facts, told anew under their agreements, lead?"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Final
from uuid import UUID

from django.db.backends.utils import CursorWrapper

from makegood.agreements.models import Version
from makegood.agreements.queries import terms_of
from makegood.brands.checks import Check, Finding, compared
from makegood.events.verify.log import GAPS
from makegood.events.verify.quotes import NOTHING_KEPT, KeptQuote, quote_row
from makegood.events.verify.work import entry_rows, settlement_rows
from makegood.terms.agreement.model import Agreement
from makegood.tickets.models import NO_TIER
from makegood.tickets.owed import Since, owed_at
from makegood.tickets.replay import Happened, TicketSoFar, replayed

FACTS: Final = """
    SELECT subject, kind, details, by_id, at FROM events_fact
    WHERE subject IN (SELECT subject FROM events_fact WHERE kind = 'ticket.created')
      AND subject NOT IN ({gaps})
    ORDER BY subject, turn
"""
VERSIONS: Final = """
    SELECT created.subject, (submitted.details ->> 'agreement_version')::uuid, 
           coalesce((split_off.details ->> 'opened_at')::timestamptz, submitted.at),
           purchase.cleared_at
    FROM events_fact created
    JOIN events_fact submitted
      ON submitted.subject = (created.details ->> 'request')::uuid
     AND submitted.kind = 'request.submitted'
    LEFT JOIN events_fact split_off
      ON split_off.subject = created.subject AND split_off.kind = 'ticket.split_off'
    LEFT JOIN purchases_purchase purchase
      ON purchase.id = (created.details ->> 'purchase')::uuid
    WHERE created.kind = 'ticket.created'
"""
# What no fact holds, or what is told only as long as the agreement is there.
TICKETS: Final = "SELECT id, tier_rank, owed_at FROM tickets_ticket"
QUOTES: Final = "SELECT id, reason, because, remind_at, lapses_at FROM tickets_quote"


@dataclass(frozen=True, slots=True)
class KeptTicket:
    """What of a ticket is believed where its agreement is gone."""

    tier_rank: int | None
    owed_at: datetime | None


NO_ROW: Final = KeptTicket(None, None)


def states(cursor: CursorWrapper) -> Iterator[Finding]:
    """What tickets, quotes and work should be, and are not; the log is told once for all.

    Of a ticket: its state, turn, place in the queue, assignee and rank. Of a quote: its price,
    ruling, content, decision and deadlines. Of work: its times, and what it came to.
    """
    ruled = _ruled(cursor)
    cursor.execute(TICKETS)
    rows = {row[0]: KeptTicket(*row[1:]) for row in cursor.fetchall()}
    cursor.execute(QUOTES)
    kept = {row[0]: KeptQuote(*row[1:]) for row in cursor.fetchall()}
    tickets: dict[UUID, dict[str, object]] = {}
    quotes: dict[UUID, dict[str, object]] = {}
    entries: dict[UUID, dict[str, object]] = {}
    settlements: dict[UUID, dict[str, object]] = {}
    for ticket_id, so_far in _told(cursor):
        agreement, since = ruled.get(ticket_id, (None, None))
        tickets[ticket_id] = _facts_of_ticket(so_far)
        if agreement and since:
            tickets[ticket_id] |= _terms_of_ticket(so_far, agreement, since)
        else:
            tickets[ticket_id] |= asdict(rows.get(ticket_id, NO_ROW))
        for quote_id, quote in so_far.quotes.items():
            quotes[quote_id] = quote_row(quote, agreement, kept.get(quote_id, NOTHING_KEPT))
        entries |= entry_rows(so_far)
        settlements |= settlement_rows(so_far, agreement)
    yield from compared("tickets_ticket", tickets, cursor)
    yield from compared("tickets_quote", quotes, cursor)
    yield from compared("tickets_timeentry", entries, cursor)
    yield from compared("tickets_settlement", settlements, cursor)


CHECKS: Final[tuple[Check, ...]] = (states,)


def _told(cursor: CursorWrapper) -> Iterator[tuple[UUID, TicketSoFar]]:
    cursor.execute(FACTS.format(gaps=GAPS))
    for ticket_id, rows in groupby(cursor.fetchall(), key=itemgetter(0)):
        facts = [
            Happened(kind, json.loads(details), by_id, at) for _, kind, details, by_id, at in rows
        ]
        yield ticket_id, replayed(ticket_id, facts)


def _ruled(cursor: CursorWrapper) -> dict[UUID, tuple[Agreement, Since]]:
    """Under what each ticket stands, by the ticket's id, unless its version is gone."""
    cursor.execute(VERSIONS)
    found = cursor.fetchall()
    versions = Version.objects.using("owner").in_bulk({version_id for _, version_id, *_ in found})
    return {
        ticket_id: (terms_of(versions[version_id]), Since(opened_at=opened, cleared_at=cleared))
        for ticket_id, version_id, opened, cleared in found
        if version_id in versions
    }


def _facts_of_ticket(so_far: TicketSoFar) -> dict[str, object]:
    return {
        "tier": so_far.tier,
        "priority": so_far.priority,
        "department": so_far.department,
        "snoozed_until": so_far.snoozed_until,
        "merged_into_id": so_far.merged_into,
        "told": so_far.told,
        "unfounded": so_far.unfounded,
        "state": so_far.state,
        "state_since": so_far.state_since,
        "queued_at": so_far.queued_at,
        "turn": so_far.turn,
        "assignee_id": so_far.assignee,
    }


def _terms_of_ticket(so_far: TicketSoFar, agreement: Agreement, since: Since) -> dict[str, object]:
    rank = agreement.tier(so_far.tier).rank if so_far.tier else NO_TIER
    return {"tier_rank": rank, "owed_at": owed_at(so_far, agreement, since)}
