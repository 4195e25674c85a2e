"""Is each letter that follows from a fact in the outbox?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.backends.utils import CursorWrapper

from makegood.agreements.models import Version
from makegood.agreements.queries import terms_of
from makegood.brands.checks import ROW, Check, Finding, off
from makegood.outbox.letters.register import OF_TICKETS
from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.approver import may_approve

PARCEL: Final = "outbox_parcel"
# Somebody who joined, changed or left so shortly before or after may or may not have been written
# to: two commands may have run side by side.
AT_THE_SAME_TIME: Final = timedelta(minutes=1)

OF_NOTHING: Final = """
    SELECT parcel.id, NULL, 'a row' FROM outbox_parcel parcel
    WHERE parcel.fact IS NOT NULL
      AND NOT EXISTS (SELECT FROM events_fact WHERE id = parcel.fact)
"""
UNLIKE_THEIR_FACT: Final = """
    SELECT parcel.id, fact.{column}, parcel.{kept} FROM outbox_parcel parcel
    JOIN events_fact fact ON fact.id = parcel.fact
    WHERE fact.{column} IS DISTINCT FROM parcel.{kept}
"""
SETTLED_UNLIKE_THEIR_STATE: Final = """
    SELECT id, CASE WHEN settled_at IS NULL THEN 'waiting or sending' ELSE 'sent or failed' END,
           state
    FROM outbox_parcel WHERE (settled_at IS NOT NULL) <> (state IN ('sent', 'failed'))
"""
REFUSALS_UNSAID: Final = """
    SELECT fact.id, 'mail_refused', NULL FROM events_fact fact
    WHERE fact.kind = 'mail.answered' AND NOT EXISTS (
        SELECT FROM outbox_parcel WHERE fact = fact.id AND letter = 'mail_refused')
"""
# What a customer wrote is no news to customers, nor is a verdict that says nothing new; a ticket
# without a tier is told of with its verdict.
TOLD: Final = """
    SELECT fact.id, fact.kind, fact.at, fact.by_id, ticket.company_id, ticket.requester_id,
           ticket.agreement_version_id
    FROM events_fact fact
    JOIN tickets_ticket ticket ON ticket.id = (fact.details ->> 'ticket')::uuid
    WHERE fact.kind = ANY (%s)
      AND NOT (fact.kind = 'ticket.replied' AND NOT (fact.details ->> 'by_staff')::boolean)
      AND NOT (fact.kind = 'verdict.given' AND NOT (fact.details ->> 'news')::boolean)
      AND NOT (fact.kind = 'ticket.created' AND fact.details ->> 'tier' = '')
    ORDER BY fact.id
"""
MEMBERS: Final = """
    SELECT joined.subject, (joined.details ->> 'company')::uuid, joined.at, gone.at, roles.at,
           roles.roles
    FROM events_fact joined
    JOIN (SELECT DISTINCT ON (subject) subject, at,
                 ARRAY(SELECT jsonb_array_elements_text(details -> 'roles')) AS roles
          FROM events_fact WHERE kind IN ('member.added', 'member.roles_changed')
          ORDER BY subject, turn DESC) roles ON roles.subject = joined.subject
    LEFT JOIN events_fact gone ON gone.subject = joined.subject AND gone.kind = 'member.left'
    WHERE joined.kind = 'member.added' AND joined.details ->> 'company' IS NOT NULL
"""
SENT: Final = "SELECT fact, letter, recipient_id FROM outbox_parcel WHERE fact IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Reader:
    """A customer's member, as the facts have it."""

    id: UUID
    joined_at: datetime
    left_at: datetime | None
    roles_since: datetime
    roles: frozenset[str]

    def was_there(self, at: datetime) -> bool:
        """For certain, and with these roles."""
        before, after = at - AT_THE_SAME_TIME, at + AT_THE_SAME_TIME
        stayed = self.left_at is None or self.left_at > after
        return stayed and max(self.joined_at, self.roles_since) < before


def letters_unsent(cursor: CursorWrapper) -> Iterator[Finding]:
    """Requester and deciders of the company are told of each fact, but not of their own doing."""
    readers = _readers(cursor)
    cursor.execute(SENT)
    sent = set(cursor.fetchall())
    versions = Version.objects.using("owner").order_by("id")
    agreements = {version.id: terms_of(version) for version in versions}
    cursor.execute(TOLD, [list(OF_TICKETS)])
    for fact_id, kind, at, by_id, company_id, requester_id, version_id in cursor.fetchall():
        letter = OF_TICKETS[kind].code
        for reader in readers.get(company_id, ()):
            wanted = reader.id == requester_id or _decides(reader, agreements.get(version_id))
            told = reader.id != by_id and wanted and reader.was_there(at)
            if told and (fact_id, letter, reader.id) not in sent:
                yield Finding(PARCEL, str(fact_id), ROW, f"{letter} to {reader.id}", "")


CHECKS: Final[tuple[Check, ...]] = (
    off(PARCEL, ROW, OF_NOTHING),
    off(PARCEL, ROW, REFUSALS_UNSAID),
    letters_unsent,
    off(PARCEL, "about", UNLIKE_THEIR_FACT.format(column="subject", kept="about")),
    off(PARCEL, "at", UNLIKE_THEIR_FACT.format(column="at", kept="at")),
    off(PARCEL, "state", SETTLED_UNLIKE_THEIR_STATE),
)


def _readers(cursor: CursorWrapper) -> dict[UUID, list[Reader]]:
    """The members of each company, by its id."""
    readers: dict[UUID, list[Reader]] = {}
    cursor.execute(MEMBERS)
    for member_id, company_id, joined_at, left_at, roles_since, roles in cursor.fetchall():
        reader = Reader(member_id, joined_at, left_at, roles_since, frozenset(roles))
        readers.setdefault(company_id, []).append(reader)
    return readers


def _decides(reader: Reader, agreement: Agreement | None) -> bool:
    return agreement is not None and may_approve(agreement, roles=reader.roles).outcome
