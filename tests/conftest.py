"""What every test can ask for: an empty database with real commits, and the cast."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import psycopg
import pytest
from django.db import connection, connections

from makegood.brands.scope import CURRENT, Scope
from makegood.brands.tables import BRAND_TABLES, DIRECTORY_TABLES
from makegood.config.roles import CLUSTER_ROLE
from tests.database import CLUSTER, DATABASE, make_database
from tests.world import World

pytest_plugins = ["tests.clauses_plugin"]

WRITES = ("INSERT", "UPDATE", "DELETE", "TRUNCATE", "MERGE")
OURS = {*BRAND_TABLES, "brands_brand", "brands_setuplink", "people_person"}


@pytest.fixture(scope="session")
def database(django_db_blocker: Any) -> Iterator[None]:
    """A migrated database, in which tests commit for real."""
    with django_db_blocker.unblock():
        make_database()
        yield


@pytest.fixture
def empty(database: None) -> Iterator[None]:
    """The database without a row of ours; and nobody but a command may write one."""
    truncate()
    with connection.execute_wrapper(refuse_writes_outside_of_commands):
        yield
    for used in connections.all():
        used.close()


def truncate() -> None:
    """Take every row of ours away.

    Only where there are any: TRUNCATE makes new files for each table and index, full or not.
    """
    with psycopg.connect(CLUSTER.url(CLUSTER_ROLE, DATABASE), autocommit=True) as superuser:
        # No trigger and no reference is asked, so that the order does not matter.
        superuser.execute("SET session_replication_role = replica")
        superuser.execute(_emptying())


@cache
def _emptying() -> str:
    """A statement that empties our tables, and whatever refers to them."""
    named = [*BRAND_TABLES, *DIRECTORY_TABLES, "procrastinate_jobs", "signin_cache", "api_visits"]
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            """
            WITH RECURSIVE emptied AS (
                SELECT unnest(%s::regclass[])::oid AS id
                UNION
                SELECT conrelid FROM pg_constraint JOIN emptied ON confrelid = emptied.id
            )
            SELECT id::regclass::text FROM emptied
            """,
            [named],
        )
        tables = [name for (name,) in cursor]
    deletes = (
        f"IF EXISTS (SELECT FROM {table}) THEN DELETE FROM {table}; END IF;" for table in tables
    )
    return f"DO $$ BEGIN {' '.join(deletes)} END $$"


def refuse_writes_outside_of_commands(
    execute: Any, statement: Any, params: Any, many: Any, context: Any
) -> Any:
    """Fails whatever writes to one of our tables outside of a command's scope."""
    words = str(statement).split()
    if words and words[0].upper() in WRITES and CURRENT.get() is not Scope.WRITING:
        table = next((word.strip('"') for word in words[1:4] if word.strip('"') in OURS), None)
        signs_in = table == "people_person" and words[0].upper() == "UPDATE"
        assert table is None or signs_in, f"{table} is written outside of a command: {statement}"
    return execute(statement, params, many, context)


@pytest.fixture
def world(empty: None) -> World:
    """The cast: a brand with its agreement, staff, and customers. See tests/world.py."""
    return World()
