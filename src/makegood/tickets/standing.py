"""Where in the queue does a ticket stand?"""

from typing import Final

from makegood.brands.foreseen import Question, answer, question
from makegood.tickets.models import OUR_MOVE, Ticket

COUNTED: Final = 1_000  # further back than so many, no number is told

# The order of `queue`, in stretches of its index: a lower tier's, what is owed before, and among
# what nobody owes the longest queued. What is not owed has no place among what is.
AHEAD: Final = """
SELECT count(*) FROM (
    SELECT FROM tickets_ticket
    WHERE brand_id = %(brand)s AND state = ANY (%(our_move)s) AND tier_rank < %(rank)s
    UNION ALL
    SELECT FROM tickets_ticket
    WHERE brand_id = %(brand)s AND state = ANY (%(our_move)s) AND tier_rank = %(rank)s
      AND owed_at IS NOT NULL
      AND (%(owed)s::timestamptz IS NULL
           OR (owed_at, queued_at, id) <= (%(owed)s::timestamptz, %(queued)s, %(ticket)s))
    UNION ALL
    SELECT FROM tickets_ticket
    WHERE brand_id = %(brand)s AND state = ANY (%(our_move)s) AND tier_rank = %(rank)s
      AND owed_at IS NULL AND %(owed)s::timestamptz IS NULL
      AND (queued_at, id) <= (%(queued)s, %(ticket)s)
    LIMIT %(counted)s + 1) ahead
"""


def place_in_queue(ticket: Ticket) -> int | None:
    """How many tickets of the same brand stand before this one, and itself; None if none waits.

    Whatever stands behind the first thousand (COUNTED) has the place after it. One query.
    """
    if ticket.state not in OUR_MOVE:
        return None
    ((place,),) = answer(about_place(ticket))
    return int(place)


def about_place(ticket: Ticket) -> Question:
    """What `place_in_queue` asks where the ticket waits, to foresee it."""
    return question(
        AHEAD,
        {
            "brand": ticket.brand_id,
            "our_move": [*OUR_MOVE],
            "rank": ticket.tier_rank,
            "owed": ticket.owed_at,
            "queued": ticket.queued_at,
            "ticket": ticket.id,
            "counted": COUNTED,
        },
    )
