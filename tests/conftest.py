"""What every test can ask for: an empty database with real commits, and the cast."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, connections

from makegood.brands.scope import CURRENT, Scope
from makegood.brands.tables import BRAND_TABLES, DIRECTORY_TABLES
from tests.database import make_database
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
    """Take every row of ours away."""
    tables = [*BRAND_TABLES, *DIRECTORY_TABLES, "procrastinate_jobs", "signin_cache", "api_visits"]
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")


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
