"""Which short number comes next in a brand's series?"""

from datetime import datetime
from uuid import UUID

from django.db import connection

from makegood.brands.ids import new_id


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
