"""Which short number comes next in a brand's series?"""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection

from makegood.brands.ids import new_id

# A counter that is not there begins with what is taken of it.
TAKE: Final = """
INSERT INTO brands_counter (id, brand_id, series, last)
SELECT new.id, %(brand)s, new.series, %(count)s
FROM unnest(%(ids)s::uuid[], %(series)s::text[]) WITH ORDINALITY AS new (id, series, place)
ORDER BY place
ON CONFLICT (brand_id, series) DO UPDATE SET last = brands_counter.last + excluded.last
RETURNING last
"""


def next_numbers(brand_id: UUID, series: str, *, count: int, at: datetime) -> range:
    """The next `count` numbers of the series, taken for good if the command commits.

    The counter's row serialises whoever numbers in the same series of the same brand.
    """
    assert count > 0
    (last,) = _taken(brand_id, [series], count=count, at=at)
    return range(last - count + 1, last + 1)


def next_of_each(brand_id: UUID, *series: str, at: datetime) -> tuple[int, ...]:
    """The next number of each of these series, as `next_numbers` of one. One statement.

    The series stand in the order of their names, so that nobody waits for another in a circle.
    """
    assert list(series) == sorted(set(series))
    return _taken(brand_id, list(series), count=1, at=at)


def _taken(brand_id: UUID, series: list[str], *, count: int, at: datetime) -> tuple[int, ...]:
    """The last of the numbers that were taken of each series."""
    ids = [new_id(at) for _one in series]
    with connection.cursor() as cursor:
        cursor.execute(TAKE, {"brand": brand_id, "count": count, "ids": ids, "series": series})
        return tuple(last for (last,) in cursor.fetchall())
