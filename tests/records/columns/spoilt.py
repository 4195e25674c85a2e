"""What a column of a table can be, to whoever recomputes it."""

from dataclasses import dataclass

GIVEN = "given"  # said by people or made by chance: nothing else says it again
TRUTH = "truth"  # facts, postings and their transfers: what everything else is computed from
BESIDE_NO_FACT = "beside no fact"  # no fact says it; what it is good for is tested elsewhere
UNUSED = "unused"  # no command writes it yet
LATER = "+ interval '1 second'"
OTHER_MEMBER = "(SELECT id FROM people_member o WHERE o.id <> t.{0} ORDER BY o.id LIMIT 1)"
OTHER_COMPANY = "(SELECT id FROM people_company o WHERE o.id <> t.{0} ORDER BY o.id LIMIT 1)"


@dataclass(frozen=True)
class Spoilt:
    """`to` is what the column of the first row among `where` becomes."""

    to: str
    where: str = "TRUE"


# Letters of which verify knows who was to have them: of the first minute of a membership it can't
# say who was there to be written to.
OF_MEMBERS = "at > (SELECT max(joined_at) FROM people_member) + interval '1 minute'"
