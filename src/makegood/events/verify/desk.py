"""Are tags, fields, links, saved replies, merges and calls what the facts say of them?"""

from typing import Final

from makegood.brands.checks import Check, derived, off

MADE: Final = "SELECT (details ->> '{id}')::uuid, {what} FROM events_fact WHERE kind = '{kind}'"
# The first fact of a thing makes it; the last one of any of these kinds says how it stands.
STANDS: Final = """
    SELECT DISTINCT ON (1) (details ->> '{id}')::uuid, {what} FROM events_fact
    WHERE kind IN ({kinds}) ORDER BY 1, turn DESC
"""
SINCE: Final = """
    SELECT (made.details ->> '{id}')::uuid, max(later.{what}) FROM events_fact made
    LEFT JOIN events_fact later
      ON later.kind = '{later}' AND later.details ->> '{id}' = made.details ->> '{id}'
    WHERE made.kind = '{kind}' GROUP BY 1
"""
MARKS: Final = {"id": "mark", "kinds": "'ticket.tagged', 'ticket.untagged'"}
LINKS: Final = {"id": "link", "kinds": "'ticket.linked', 'ticket.unlinked'"}
LINKED: Final = {"id": "link", "kinds": "'ticket.linked'"}
CALLS: Final = {
    "id": "call",
    "kinds": "'call.asked', 'call.arranged', 'call.declined', 'call.done'",
}
ANSWERS: Final = """
    SELECT DISTINCT ON (1) (asked.details ->> 'call')::uuid, {what} FROM events_fact asked
    LEFT JOIN events_fact answer ON answer.kind IN ('call.arranged', 'call.declined')
     AND answer.details ->> 'call' = asked.details ->> 'call'
    WHERE asked.kind = 'call.asked' ORDER BY 1, answer.turn DESC
"""
ARRANGED: Final = """
    SELECT DISTINCT ON (1) (asked.details ->> 'call')::uuid,
           (arranged.details ->> 'arranged_for')::timestamptz FROM events_fact asked
    LEFT JOIN events_fact arranged ON arranged.kind = 'call.arranged'
     AND arranged.details ->> 'call' = asked.details ->> 'call'
    WHERE asked.kind = 'call.asked' ORDER BY 1, arranged.turn DESC
"""
# No fact holds the value; that somebody noted one, it does.
NOTED_BY_NOBODY: Final = """
    SELECT ticket.id, '', code FROM tickets_ticket ticket, jsonb_object_keys(ticket.fields) code
    WHERE NOT EXISTS (
        SELECT FROM events_fact noted
        JOIN tickets_fieldrule field ON field.id = (noted.details ->> 'field')::uuid
        WHERE noted.subject = ticket.id AND noted.kind = 'ticket.field_set' AND field.code = code)
"""


def _made(table: str, column: str, *, id_name: str, kind: str, what: str) -> Check:
    return derived(table, column, MADE.format(id=id_name, what=what, kind=kind))


def _since(table: str, column: str, *, id_name: str, kinds: tuple[str, str], what: str) -> Check:
    made, later = kinds
    return derived(table, column, SINCE.format(id=id_name, kind=made, later=later, what=what))


def _merge(column: str, what: str) -> Check:
    return _made("tickets_merge", column, id_name="merge", kind="ticket.merged", what=what)


def _call(column: str, what: str) -> Check:
    return _made("tickets_call", column, id_name="call", kind="call.asked", what=what)


CHECKS: Final[tuple[Check, ...]] = (
    off("tickets_ticket", "fields", NOTED_BY_NOBODY),
    _since(
        "tickets_tag",
        "retired_at",
        id_name="tag",
        kinds=("tag.made", "tag.retired"),
        what="at",
    ),
    derived("tickets_tickettag", "ticket_id", STANDS.format(what="subject", **MARKS)),
    derived(
        "tickets_tickettag", "tag_id", STANDS.format(what="(details ->> 'tag')::uuid", **MARKS)
    ),
    derived(
        "tickets_tickettag",
        "removed_at",
        STANDS.format(what="CASE kind WHEN 'ticket.untagged' THEN at END", **MARKS),
    ),
    _since(
        "tickets_fieldrule",
        "retired_at",
        id_name="field",
        kinds=("field.defined", "field.retired"),
        what="at",
    ),
    derived("tickets_ticketlink", "ticket_id", STANDS.format(what="subject", **LINKED)),
    derived("tickets_ticketlink", "kind", STANDS.format(what="details ->> 'what'", **LINKED)),
    derived(
        "tickets_ticketlink",
        "target",
        STANDS.format(what="(details ->> 'target')::uuid", **LINKED),
    ),
    derived("tickets_ticketlink", "by_id", STANDS.format(what="by_id", **LINKED)),
    derived("tickets_ticketlink", "at", STANDS.format(what="at", **LINKED)),
    derived(
        "tickets_ticketlink",
        "removed_at",
        STANDS.format(what="CASE kind WHEN 'ticket.unlinked' THEN at END", **LINKS),
    ),
    _since(
        "tickets_savedreply",
        "retired_at",
        id_name="saved_reply",
        kinds=("reply.saved", "reply.retired"),
        what="at",
    ),
    _merge("ticket_id", "subject"),
    _merge("into_id", "(details ->> 'into')::uuid"),
    _merge("state_before", "details ->> 'was'"),
    _merge("by_id", "by_id"),
    _merge("at", "at"),
    derived(
        "tickets_merge",
        "undone_by_id",
        STANDS.format(
            id="merge",
            what="CASE kind WHEN 'ticket.unmerged' THEN by_id END",
            kinds="'ticket.merged', 'ticket.unmerged'",
        ),
    ),
    _since(
        "tickets_merge",
        "undone_at",
        id_name="merge",
        kinds=("ticket.merged", "ticket.unmerged"),
        what="at",
    ),
    _call("ticket_id", "subject"),
    _call("channel", "details ->> 'channel'"),
    _call("asked_by_id", "by_id"),
    _call("asked_at", "at"),
    derived("tickets_call", "state", STANDS.format(what="split_part(kind, '.', 2)", **CALLS)),
    derived("tickets_call", "arranged_for", ARRANGED),
    derived("tickets_call", "answered_by_id", ANSWERS.format(what="answer.by_id")),
    derived("tickets_call", "answered_at", ANSWERS.format(what="answer.at")),
)
