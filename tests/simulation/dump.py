"""What stands in a brand's tables, so that a story can tell what a command changed."""

from functools import cache
from uuid import UUID

from makegood.brands.scope import overseeing
from makegood.brands.tables import BRAND_TABLES

RECEIPTS = "receipts_receipt"  # even a command that is repeated is noted here
JOBS = "procrastinate_jobs"

type Dump = dict[str, int]


def dumped(brand_id: UUID) -> Dump:
    """A digest of the brand's rows in each table, and of its jobs."""
    with overseeing() as cursor:
        cursor.execute(_dumping(), {"brand": brand_id})
        return dict(cursor.fetchall())


def changes(before: Dump, after: Dump) -> set[str]:
    """The tables that are not as they were."""
    return {table for table in before if before[table] != after[table]}


@cache
def _dumping() -> str:
    tables = {table: "brand_id = %(brand)s" for table in BRAND_TABLES}
    tables[JOBS] = "args ->> 'brand' = %(brand)s::text"
    return " UNION ALL ".join(
        f"SELECT '{table}', coalesce(sum(hashtextextended(rows::text, 0)::numeric), 0)"
        f" FROM {table} rows WHERE {ours}"
        for table, ours in tables.items()
    )
