"""Are the words under which tickets are found those that stand on them?"""

from typing import Final

from makegood.brands.checks import Check, derived

SEARCHED: Final = "tickets_searchedtext"
SAID: Final = """
    SELECT id, {of_ticket} FROM tickets_ticket ticket
    UNION ALL
    SELECT message.id, {of_message}
    FROM tickets_message message JOIN tickets_ticket ticket ON ticket.id = message.ticket_id
"""

CHECKS: Final[tuple[Check, ...]] = tuple(
    derived(SEARCHED, column, SAID.format(of_ticket=of_ticket, of_message=of_message))
    for column, of_ticket, of_message in (
        ("ticket_id", "ticket.id", "ticket.id"),
        ("company_id", "ticket.company_id", "ticket.company_id"),
        ("internal", "FALSE", "message.internal"),
        ("title", "ticket.title", "''"),
        ("title_words", "words_of(ticket.title)", "NULL::tsvector"),
        (
            "words",
            "words_of(ticket.title || E'\\n' || ticket.text)",
            "words_of(message.text)",
        ),
    )
)
