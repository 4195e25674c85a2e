"""Are tokens what the facts say of them?"""

from typing import Final

from makegood.brands.checks import Check, derived

TABLE: Final = "people_token"
ISSUED: Final = "SELECT subject, {what} FROM events_fact WHERE kind = 'token.issued'"
MEMBER: Final = "(details ->> 'member')::uuid"
SCOPES: Final = "ARRAY(SELECT jsonb_array_elements_text(details -> 'scopes'))::varchar[]"
EXPIRES: Final = "at + make_interval(hours => 24 * (details ->> 'days')::int)"
SINCE: Final = """
    SELECT issued.subject, (SELECT {what} FROM events_fact later
                            WHERE later.brand_id = issued.brand_id
                              AND later.subject = issued.subject AND later.kind = '{kind}')
    FROM events_fact issued WHERE issued.kind = 'token.issued'
"""

CHECKS: Final[tuple[Check, ...]] = (
    derived(TABLE, "member_id", ISSUED.format(what=MEMBER)),
    derived(TABLE, "scopes", ISSUED.format(what=SCOPES)),
    derived(TABLE, "issued_at", ISSUED.format(what="at")),
    derived(TABLE, "expires_at", ISSUED.format(what=EXPIRES)),
    derived(
        TABLE,
        "last_used_on",
        SINCE.format(what="max((at AT TIME ZONE 'UTC')::date)", kind="token.used"),
    ),
    derived(TABLE, "revoked_at", SINCE.format(what="max(at)", kind="token.revoked")),
)
