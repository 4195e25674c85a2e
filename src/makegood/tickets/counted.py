"""How much waits where, for those who are staff of these brands?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from makegood.brands.foreseen import Question, answer, question
from makegood.intake.models import Request
from makegood.intake.queries import FOR_STAFF
from makegood.people.models import Actor
from makegood.tickets.models import OUR_MOVE

COUNTED: Final = 1_000  # what is more than so many is a thousand

# Each count reads an index, and no more of it than is counted.
WAITING: Final = """
SELECT brand,
    (SELECT count(*) FROM (
        SELECT FROM tickets_ticket WHERE brand_id = brand AND state = ANY (%(our_move)s)
        LIMIT %(most)s) some_tickets),
    (SELECT count(*) FROM (
        SELECT FROM intake_request WHERE brand_id = brand AND state = %(submitted)s
        LIMIT %(most)s) some_requests),
    (SELECT count(*) FROM (
        SELECT FROM intake_rawmail WHERE brand_id = brand AND state = ANY (%(for_staff)s)
        LIMIT %(most)s) some_mails)
FROM unnest(%(brands)s::uuid[]) AS asked (brand)
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many of each, up to a thousand."""

    tickets: int
    requests: int
    mails: int


def waiting_in(actors: Sequence[Actor]) -> dict[UUID, Waiting]:
    """What is our move in each of these brands: tickets, requests to split, mails on hold."""
    counted = answer(about_waiting(actors))
    return {brand_id: Waiting(*counts) for brand_id, *counts in counted}


def about_waiting(actors: Sequence[Actor]) -> Question:
    """What `waiting_in` asks, to foresee it."""
    return question(
        WAITING,
        {
            "brands": [actor.brand_id for actor in actors],
            "our_move": [*OUR_MOVE],
            "submitted": Request.State.SUBMITTED,
            "for_staff": [*FOR_STAFF],
            "most": COUNTED,
        },
    )
