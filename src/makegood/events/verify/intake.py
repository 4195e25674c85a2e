"""Are mails and requests what the facts say of them?"""

from typing import Final

from makegood.brands.checks import Check, derived

MAIL: Final = "intake_rawmail"
REQUEST: Final = "intake_request"

ARRIVED: Final = "SELECT subject, at FROM events_fact WHERE kind = 'mail.kept'"
# A mail that was set aside is held if it could be read, and what was read is kept with it.
MAIL_STATES: Final = """
    SELECT kept.subject, CASE
        WHEN EXISTS (SELECT FROM taken WHERE taken.mail = kept.subject) THEN 'taken'
        WHEN 'mail.dismissed' = ANY (fate.kinds) THEN 'dismissed'
        WHEN 'mail.set_aside' = ANY (fate.kinds) AND mail.sealed_words IS NULL THEN 'unreadable'
        WHEN 'mail.set_aside' = ANY (fate.kinds) THEN 'held'
        ELSE 'kept' END
    FROM events_fact kept
    LEFT JOIN intake_rawmail mail ON mail.id = kept.subject
    LEFT JOIN (SELECT subject, array_agg(kind) AS kinds FROM events_fact
               WHERE kind IN ('mail.dismissed', 'mail.set_aside') GROUP BY subject) fate
      ON fate.subject = kept.subject
    WHERE kept.kind = 'mail.kept'
"""
REASONS: Final = """
    SELECT kept.subject, coalesce(aside.reason, '') FROM events_fact kept
    LEFT JOIN (SELECT DISTINCT ON (subject) subject, details ->> 'reason' AS reason
               FROM events_fact WHERE kind = 'mail.set_aside' ORDER BY subject, turn DESC) aside
      ON aside.subject = kept.subject
    WHERE kept.kind = 'mail.kept'
"""
SUBMITTED: Final = "SELECT subject, {what} FROM events_fact WHERE kind = 'request.submitted'"
REQUEST_STATES: Final = """
    SELECT submitted.subject,
           CASE WHEN split.subject IS NULL THEN 'submitted' ELSE 'split' END
    FROM events_fact submitted
    LEFT JOIN events_fact split
      ON split.subject = submitted.subject AND split.kind = 'request.split'
    WHERE submitted.kind = 'request.submitted'
"""
COMPANY_OF_REQUESTER: Final = """
    SELECT submitted.subject, (joined.details ->> 'company')::uuid
    FROM events_fact submitted
    JOIN intake_request request ON request.id = submitted.subject
    LEFT JOIN events_fact joined
      ON joined.subject = request.requester_id AND joined.kind = 'member.added'
    WHERE submitted.kind = 'request.submitted'
"""
TAKEN: Final = """
    WITH taken AS MATERIALIZED (
        SELECT (details ->> 'mail')::uuid AS mail FROM events_fact
        WHERE kind = 'request.submitted')
"""

CHECKS: Final[tuple[Check, ...]] = (
    derived(MAIL, "arrived_at", ARRIVED),
    derived(MAIL, "state", TAKEN + MAIL_STATES),
    derived(MAIL, "reason", REASONS),
    derived(REQUEST, "at", SUBMITTED.format(what="at")),
    derived(REQUEST, "channel", SUBMITTED.format(what="details ->> 'channel'")),
    derived(REQUEST, "raw_mail_id", SUBMITTED.format(what="(details ->> 'mail')::uuid")),
    derived(REQUEST, "follows", SUBMITTED.format(what="(details ->> 'follows')::uuid")),
    derived(
        REQUEST,
        "agreement_version_id",
        SUBMITTED.format(what="(details ->> 'agreement_version')::uuid"),
    ),
    derived(REQUEST, "state", REQUEST_STATES),
    derived(
        REQUEST,
        "company_id",
        COMPANY_OF_REQUESTER,
        among="EXISTS (SELECT FROM events_fact WHERE subject = kept.id)",
    ),
)
