"""How is it said that something happened? In one statement, in the transaction that made it so.

What follows from it is stored there, too: what is owed next, and the letters.
"""

import json
from dataclasses import asdict
from datetime import datetime

from makegood.brands.foreseen import foreseen
from makegood.brands.ids import new_id
from makegood.brands.scope import CURRENT, Scope
from makegood.events.owed import about_tickets, reckon_owed, tickets_told_of, touched
from makegood.outbox.letters.write import about_letters, told_of
from makegood.outbox.post import Happened, post
from makegood.people.models import Actor, Member
from makegood.terms.facts.fact import Fact

# The turn is counted here: who changes a subject has locked it, and the unique constraint on
# (brand, subject, turn) refuses whoever has not. Asked for the greatest turn, PostgreSQL looks
# through all facts of a brand that its statistics do not know yet; asked for the last, it takes the
# index.
RECORD = """
INSERT INTO events_fact (id, brand_id, kind, subject, turn, details, by_id, machine, at)
SELECT said.id, %(brand)s, said.kind, said.subject,
       coalesce((SELECT turn FROM events_fact earlier
                 WHERE earlier.brand_id = %(brand)s AND earlier.subject = said.subject
                 ORDER BY turn DESC LIMIT 1), 0)
         + row_number() OVER (PARTITION BY said.subject ORDER BY said.place),
       said.details, %(by)s, %(machine)s, %(at)s
FROM unnest(%(ids)s::uuid[], %(kinds)s::text[], %(subjects)s::uuid[], %(details)s::jsonb[])
     WITH ORDINALITY AS said (id, kind, subject, details, place)
"""


def record(*facts: Fact, by: Actor, at: datetime) -> None:
    """Add the facts to the log, reckon what is owed, and put the letters into the outbox."""
    assert CURRENT.get() is Scope.WRITING, "A fact commits with what made it true."
    happened = [Happened(id=new_id(at), fact=fact) for fact in facts]
    said = {
        "brand": by.brand_id,
        "by": by.id if isinstance(by, Member) else None,
        "machine": "" if isinstance(by, Member) else by.name,
        "at": at,
        "ids": [one.id for one in happened],
        "kinds": [one.fact.kind for one in happened],
        "subjects": [one.fact.subject for one in happened],
        "details": [json.dumps(asdict(one.fact)) for one in happened],
    }
    changed, told = touched(facts), told_of(facts)
    questions = *about_tickets(by.brand_id, changed, told), *about_letters(by.brand_id, told)
    with foreseen(*questions, after=(RECORD, said)):
        tickets = tickets_told_of(by.brand_id, changed | told)
        reckon_owed(by.brand_id, facts, tickets)
        post(happened, tickets, by=by, at=at)
