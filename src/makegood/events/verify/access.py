"""Is what we keep of access details what the facts say, and nothing of what was to be erased?"""

from typing import Final

from makegood.brands.checks import ROW, Check, derived, off
from makegood.tickets.models import ENDED

ACCESS: Final = "vault_access"
LOOK: Final = "vault_accesslook"

ASKED: Final = """
    SELECT (details ->> 'access')::uuid, {what} FROM events_fact WHERE kind = 'access.asked'
"""
# The last of what happened to it counts: what was given may be given anew.
LAST: Final = """
    SELECT (asked.details ->> 'access')::uuid, {{what}}
    FROM events_fact asked
    LEFT JOIN (SELECT DISTINCT ON (details ->> 'access') details, by_id, at
               FROM events_fact WHERE kind = '{kind}'
               ORDER BY details ->> 'access', turn DESC) one
      ON one.details ->> 'access' = asked.details ->> 'access'
    WHERE asked.kind = 'access.asked'
"""
GIVEN: Final = LAST.format(kind="access.given")
ERASED: Final = LAST.format(kind="access.erased")
OPENED: Final = """
    SELECT (details ->> 'look')::uuid, {what} FROM events_fact WHERE kind = 'access.opened'
"""
CLAUSES: Final = """
    SELECT access.id, fact.details ->> 'clause', access.because #>> '{-1,clause}'
    FROM events_fact fact
    JOIN vault_access access ON access.id = (fact.details ->> 'access')::uuid
    WHERE fact.kind = 'access.asked'
      AND fact.details ->> 'clause' IS DISTINCT FROM access.because #>> '{-1,clause}'
"""
CONFIRMATIONS: Final = f"""
    SELECT access.id, told.value, access.confirmed FROM vault_access access
    JOIN ({GIVEN.format(what="coalesce((one.details ->> 'backup_is_confirmed')::boolean, FALSE)")})
        AS told (id, value) ON told.id = access.id
    WHERE told.value <> (access.confirmed <> '')
"""  # noqa: S608 - made of our own words alone
# That nothing is kept of what was erased, the table itself sees to.
KEPT_TOO_LONG: Final = f"""
    SELECT access.id, NULL, 'a row with sealed bytes' FROM vault_access access
    JOIN tickets_ticket ticket ON ticket.id = access.ticket
    WHERE access.sealed IS NOT NULL
      AND ticket.state IN ({", ".join(f"'{state}'" for state in ENDED)})
"""  # noqa: S608 - made of our own words alone

CHECKS: Final[tuple[Check, ...]] = (
    derived(ACCESS, "ticket", ASKED.format(what="subject")),
    derived(ACCESS, "kind", ASKED.format(what="details ->> 'what'")),
    derived(ACCESS, "asked_by_id", ASKED.format(what="by_id")),
    derived(ACCESS, "asked_at", ASKED.format(what="at")),
    off(ACCESS, "because", CLAUSES),
    derived(ACCESS, "given_by_id", GIVEN.format(what="one.by_id")),
    derived(ACCESS, "given_at", GIVEN.format(what="one.at")),
    off(ACCESS, "confirmed", CONFIRMATIONS),
    off(ACCESS, ROW, KEPT_TOO_LONG),
    derived(ACCESS, "erased_by_id", ERASED.format(what="one.by_id")),
    derived(ACCESS, "erased_at", ERASED.format(what="one.at")),
    derived(LOOK, "access_id", OPENED.format(what="(details ->> 'access')::uuid")),
    derived(LOOK, "by_id", OPENED.format(what="by_id")),
    derived(LOOK, "at", OPENED.format(what="at")),
)
