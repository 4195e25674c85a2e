"""Gives each test run a PostgreSQL database of its own. Loaded before the settings are read.

The cluster lies in the system's temporary folder, one for each checkout, with fsync off: what is
tested is what we do, not the disk. Databases are copied from one that is migrated once for each
state of the migrations, so that a short run starts in a second.
"""

import hashlib
import os
import tempfile
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from makegood.config.embedded import Cluster
from makegood.config.roles import (
    APP_ROLE,
    CLUSTER_ROLE,
    DATABASE_STATEMENTS,
    OWNER_ROLE,
)

ROOT = Path(__file__).resolve().parent.parent
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
HOME = (
    Path(tempfile.gettempdir())
    / f"makegood-tests-{hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]}-{os.geteuid()}"
)
DATABASE = f"test_{os.getpid()}"
CLUSTER = Cluster(HOME / "postgres", {**FAST, "max_connections": "200"})

os.environ["MAKEGOOD_HOME"] = str(HOME / "home" / DATABASE)
os.environ["DATABASE_URL"] = CLUSTER.url(APP_ROLE, DATABASE)
os.environ["MAKEGOOD_OWNER_DATABASE_URL"] = CLUSTER.url(OWNER_ROLE, DATABASE)
os.environ["MAKEGOOD_SCHEME"] = "http"


def _template() -> str:
    digest = hashlib.sha256()
    for path in sorted((ROOT / "src").rglob("migrations/*.py")):
        digest.update(path.read_bytes())
    digest.update((ROOT / "src/makegood/brands/tables.py").read_bytes())
    digest.update((ROOT / "src/makegood/brands/walls.py").read_bytes())
    digest.update((ROOT / "uv.lock").read_bytes())
    return f"template_{digest.hexdigest()[:16]}"


def _copy(template: str, name: str) -> None:
    with psycopg.connect(CLUSTER.url(CLUSTER_ROLE, "postgres"), autocommit=True) as connection:
        database = sql.Identifier(name)
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
                database, sql.Identifier(template), sql.Identifier(OWNER_ROLE)
            )
        )
        for statement in DATABASE_STATEMENTS:
            connection.execute(sql.SQL(statement).format(database=database))


def _is_there(name: str) -> bool:
    with psycopg.connect(CLUSTER.url(CLUSTER_ROLE, "postgres"), autocommit=True) as connection:
        query = "SELECT 1 FROM pg_database WHERE datname = %s"
        return connection.execute(query, [name]).fetchone() is not None


def make_database() -> None:
    """Copy the migrated template, migrating it first if this state of the code has none yet."""
    from django.core.management import call_command
    from django.db import connections

    from makegood.vault.ring import make_ring_file

    template = _template()
    with psycopg.connect(CLUSTER.url(CLUSTER_ROLE, "postgres"), autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(20260801)")  # one worker migrates
        if not _is_there(template):
            CLUSTER.create_database(f"{template}_raw")
            connections["owner"].settings_dict["NAME"] = f"{template}_raw"
            call_command("migrate", database="owner", verbosity=0)
            connections["owner"].close()
            connections["owner"].settings_dict["NAME"] = DATABASE
            rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            raw, done = sql.Identifier(f"{template}_raw"), sql.Identifier(template)
            connection.execute(rename.format(raw, done))
        _copy(template, DATABASE)
    make_ring_file(Path(os.environ["MAKEGOOD_HOME"]) / "key-ring.json")


def pytest_configure(config: pytest.Config) -> None:
    CLUSTER.start()
    config.add_cleanup(_leave)


def _leave() -> None:
    import shutil

    from django.db import connections

    connections.close_all()
    CLUSTER.drop_database(DATABASE)
    shutil.rmtree(os.environ["MAKEGOOD_HOME"], ignore_errors=True)
    CLUSTER.stop()
