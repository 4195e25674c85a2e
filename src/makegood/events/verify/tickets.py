"""Are tickets, quotes and messages what the facts say of them?"""

from typing import Final

from makegood.brands.checks import Check, derived

TICKET: Final = "tickets_ticket"
MESSAGE: Final = "tickets_message"

CREATED: Final = "SELECT subject, {what} FROM events_fact WHERE kind = 'ticket.created'"
OF_REQUEST: Final = """
    SELECT created.subject, request.{column} FROM events_fact created
    LEFT JOIN intake_request request ON request.id = (created.details ->> 'request')::uuid
    WHERE created.kind = 'ticket.created'
"""
# What was made of a message is open since that, and asked for by whoever wrote it.
OR_OF_MESSAGE: Final = """
    SELECT created.subject, coalesce((split_off.details ->> '{told}')::{type}, request.{column})
    FROM events_fact created
    LEFT JOIN events_fact split_off
      ON split_off.subject = created.subject AND split_off.kind = 'ticket.split_off'
    LEFT JOIN intake_request request ON request.id = (created.details ->> 'request')::uuid
    WHERE created.kind = 'ticket.created'
"""
SAID: Final = """
    SELECT (said.details ->> 'message')::uuid, {what} FROM events_fact said
    LEFT JOIN tickets_message original
      ON original.id = (said.details ->> 'original')::uuid
    WHERE said.kind IN ('ticket.replied', 'ticket.noted', 'ticket.relabelled', 'ticket.taken_up',
                        'message.came')
"""
PLACE: Final = "row_number() OVER (PARTITION BY said.subject ORDER BY said.turn)"
# A message that came from elsewhere keeps its author and its moment.
AUTHOR: Final = "coalesce(original.author_id, said.by_id)"
MOMENT: Final = "coalesce(original.at, said.at)"

# The tables whose rows are numbered, by the series that counts them.
SERIES: Final = {
    "ticket": "tickets_ticket",
    "request": "intake_request",
    "purchase": "purchases_purchase",
    "article": "articles_article",
    "defect": "catalogue_defect",
}
NUMBERED: Final = """
    SELECT counter.id, coalesce(given.last, 0) FROM brands_counter counter
    LEFT JOIN (SELECT brand_id, '{series}' AS series, max(number) AS last FROM {table}
               GROUP BY brand_id) given
      ON given.brand_id = counter.brand_id AND given.series = counter.series
    WHERE counter.series = '{series}'
"""

CHECKS: Final[tuple[Check, ...]] = (
    derived(TICKET, "request_id", CREATED.format(what="(details ->> 'request')::uuid")),
    derived(TICKET, "purchase_id", CREATED.format(what="(details ->> 'purchase')::uuid")),
    derived(TICKET, "issue_class", CREATED.format(what="details ->> 'issue_class'")),
    derived(TICKET, "company_id", OF_REQUEST.format(column="company_id")),
    derived(
        TICKET,
        "requester_id",
        OR_OF_MESSAGE.format(told="requester", type="uuid", column="requester_id"),
    ),
    derived(TICKET, "agreement_version_id", OF_REQUEST.format(column="agreement_version_id")),
    derived(
        TICKET,
        "opened_at",
        OR_OF_MESSAGE.format(told="opened_at", type="timestamptz", column="at"),
    ),
    derived(MESSAGE, "ticket_id", SAID.format(what="said.subject")),
    derived(MESSAGE, "author_id", SAID.format(what=AUTHOR)),
    derived(MESSAGE, "internal", SAID.format(what="said.kind = 'ticket.noted'")),
    derived(MESSAGE, "at", SAID.format(what=MOMENT)),
    derived(MESSAGE, "position", SAID.format(what=PLACE)),
    *(
        derived(
            "brands_counter",
            "last",
            NUMBERED.format(series=series, table=table),
            among=f"kept.series = '{series}'",
        )
        for series, table in SERIES.items()
    ),
)
