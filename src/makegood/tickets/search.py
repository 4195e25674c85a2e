"""Which tickets have what somebody looks for, and where on them does it stand?

Ids and ranks come from the one look-up in the database, which knows itself what who asks may see.
What is shown of them is read by the same query sets as everywhere.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from makegood.brands.sought import Sought, without_common
from makegood.people.models import Member
from makegood.tickets.found import Hit, shown
from makegood.tickets.places import START, Place

FILTERS: Final = frozenset({"state", "tier", "department", "company_id"})
LARGEST_NUMBER: Final = 2_147_483_647

_NUMBER = re.compile(r"(?:(?P<prefix>[A-Za-z]{1,6})-)?#?(?P<number>[0-9]{1,10})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of hits. `near` says that nothing has the words, and these titles resemble them."""

    hits: Sequence[Hit]
    next: Place | None = None
    near: bool = False


type Filters = Mapping[str, Sequence[str]]


def find_tickets(
    askers: Sequence[Member],
    what: Sought,
    *,
    filters: Filters,
    after: Place | None = None,
    most: int,
) -> Found:
    """The tickets that each of these members may see and that have all that is looked for.

    By rank, then the newest first. `filters` gives the values that are let through, by the names
    in FILTERS; an empty one lets all through. Where nothing is found from the start, titles that
    resemble what was typed are given instead.
    """
    chosen = {name: list(values) for name, values in filters.items() if values}
    assert chosen.keys() <= FILTERS, chosen
    languages = {code for asker in askers for code in asker.brand.languages}
    wanted = without_common(what.wanted, languages)
    places = _places(askers, wanted, what, chosen, after or START, most + 1)
    if not places and after is None and wanted:
        near = _near(askers, " ".join(wanted), chosen, most)
        return Found(hits=shown(askers, near, wanted), near=bool(near))
    page = places[:most]
    return Found(hits=shown(askers, page, wanted), next=page[-1] if len(places) > most else None)


def _places(
    askers: Sequence[Member],
    wanted: Sequence[str],
    what: Sought,
    filters: Filters,
    after: Place,
    most: int,
) -> list[Place]:
    """Those behind `after`, in their order."""
    asking, number = _asked(askers, what)
    return _ranked(
        "SELECT rank, id FROM tickets_search("
        " %s::uuid[], %s::text[], %s::text[], %s, %s, %s, %s, %s)"
        " ORDER BY rank DESC, id DESC LIMIT %s",
        [
            [asker.id for asker in asking],
            list(wanted),
            list(what.unwanted),
            number,
            json.dumps(filters),
            after.rank,
            after.ticket_id,
            most,
            most,
        ],
    )


def _near(askers: Sequence[Member], typed: str, filters: Filters, most: int) -> list[Place]:
    """Those whose titles resemble it, the likest first."""
    return _ranked(
        "SELECT rank, id FROM tickets_search_near(%s::uuid[], %s, %s, %s)"
        " ORDER BY rank DESC, id DESC LIMIT %s",
        [[asker.id for asker in askers], typed, json.dumps(filters), most, most],
    )


def _ranked(query: str, params: Sequence[Any]) -> list[Place]:
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        return [Place(rank=rank, ticket_id=ticket_id) for rank, ticket_id in cursor.fetchall()]


def _asked(askers: Sequence[Member], what: Sought) -> tuple[Sequence[Member], int | None]:
    """Who asks, and the ticket's number if that alone was typed.

    A number with a brand's letters is looked for in that brand alone.
    """
    numbered = _NUMBER.fullmatch(what.wanted[0]) if len(what.wanted) == 1 else None
    if numbered is None or int(numbered["number"]) > LARGEST_NUMBER:
        return askers, None
    prefix = (numbered["prefix"] or "").upper()
    named = [asker for asker in askers if prefix in ("", asker.brand.prefix.upper())]
    return (named, int(numbered["number"])) if named else (askers, None)
