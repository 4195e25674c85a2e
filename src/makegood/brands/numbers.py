"""Which short number comes next in a brand's series?"""

from datetime import datetime
from uuid import UUID

from django.db import connection

from makegood.brands.ids import new_id


def next_of_each(brand_id: UUID, *series: str, at: datetime) -> tuple[int, ...]:
    """The next number of each of these series, as `next_numbers` of one. One statement.

    The series stand in the order of their names, so that nobody waits for another in a circle.
    """
    assert list(series) == sorted(set(series))
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO brands_counter (id, brand_id, series, last)"
            " SELECT new.id, %s, new.series, 1"
            " FROM unnest(%s::uuid[], %s::text[]) WITH ORDINALITY AS new (id, series, place)"
            " ORDER BY place"
            " ON CONFLICT (brand_id, series) DO UPDATE SET last = brands_counter.last + 1"
            " RETURNING last",
            [brand_id, [new_id(at) for _one in series], list(series)],
        )
        return tuple(last for (last,) in cursor.fetchall())


def next_numbers(brand_id: UUID, series: str, *, count: int, at: datetime) -> range:
    """The next `count` numbers of the series, taken for good if the command commits.

    The counter's row serialises whoever numbers in the same series of the same brand.
    """
    assert count > 0
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO brands_counter (id, brand_id, series, last) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (brand_id, series) DO UPDATE SET last = brands_counter.last + %s"
            " RETURNING last",
            [new_id(at), brand_id, series, count, count],
        )
        row = cursor.fetchone()
    assert row is not None
    last: int = row[0]
    return range(last - count + 1, last + 1)
