"""Where is the full desk, and how is it made where there is none?

Everything lies in `var/bench`: one PostgreSQL for all sizes, and a database for each. What was made
is used again, after newer migrations if there are some; making it is announced.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Final

import psycopg

from makegood.config.embedded import Cluster
from makegood.config.roles import APP_ROLE, CLUSTER_ROLE, OWNER_ROLE

ROOT: Final = Path(__file__).resolve().parents[2]
HOME: Final = ROOT / "var" / "bench"
# As the peers were measured; all else is PostgreSQL's own default, with every commit on disk.
SETTINGS: Final = {
    "shared_buffers": "1GB",
    "effective_cache_size": "8GB",
    "work_mem": "16MB",
    "max_wal_size": "4GB",
}
SIZES: Final = {"1k": 1_000, "10k": 10_000, "100k": 100_000}


@dataclass(frozen=True, slots=True)
class Place:
    """A full desk: how to reach it, and who and what is there to be asked about."""

    database: str
    app_url: str
    owner_url: str
    root_url: str
    agent: str  # the user names
    customer: str
    host: str
    long_ticket: str  # its id
    tickets: int


@contextmanager
def full_desk(size: str) -> Iterator[Place]:
    """The desk of that size, its PostgreSQL running, and Django set up on it."""
    HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"bench_{size}_{_digest()}"
    note = HOME / f"{name}.json"
    with Cluster(HOME / "postgres", SETTINGS) as cluster:
        os.environ["MAKEGOOD_HOME"] = str(HOME)
        os.environ["DATABASE_URL"] = cluster.url(APP_ROLE, name)
        os.environ["MAKEGOOD_OWNER_DATABASE_URL"] = cluster.url(OWNER_ROLE, name)
        os.environ["MAKEGOOD_SCHEME"] = "http"
        os.environ["DJANGO_SETTINGS_MODULE"] = "makegood.config.settings"
        import_module("django").setup()
        for database in import_module("django.conf").settings.DATABASES.values():
            database["NAME"] = name  # Django keeps what it read for the desk before this one
        if note.exists():
            import_module("makegood.cli.database").prepare()
        else:
            note.write_text(json.dumps(asdict(_made(cluster, name, SIZES[size]))))
        yield Place(**json.loads(note.read_text()))
        import_module("django.db").connections.close_all()


def _digest() -> str:
    """Of what makes a desk's rows."""
    digest = hashlib.sha256()
    for name in ("desk", "copies", "words"):
        digest.update((ROOT / f"bench/parts/{name}.py").read_bytes())
    return digest.hexdigest()[:8]


def _made(cluster: Cluster, name: str, tickets: int) -> Place:
    begun = perf_counter()
    print(f"making a desk of {tickets:,} tickets", file=sys.stderr)
    cluster.drop_database(name)
    cluster.create_database(name)
    import_module("makegood.cli.database").prepare()
    with psycopg.connect(cluster.url(CLUSTER_ROLE, name), autocommit=True) as root:
        at = datetime.now(UTC)  # noqa: TID251 - a benchmark begins as a door does
        filled = import_module("bench.parts.filled").fill(root, tickets, at=at)
    print(f"made in {perf_counter() - begun:.0f} s", file=sys.stderr)
    return Place(
        database=name,
        app_url=cluster.url(APP_ROLE, name),
        owner_url=cluster.url(OWNER_ROLE, name),
        root_url=cluster.url(CLUSTER_ROLE, name),
        tickets=tickets,
        **filled,
    )
