"""How does PostgreSQL run inside an installation, for as long as somebody uses it?

A cluster lives in one folder. Whoever uses it holds a shared lock for life; whoever comes first
starts the server, and the last to leave ends it. The locks die with their processes, so that a
user who crashes leaves no false count behind.
"""

import fcntl
import os
import shutil
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
from psycopg.errors import DuplicateDatabase
from psycopg.sql import SQL, Identifier

from makegood.config.account import account_for
from makegood.config.roles import CLUSTER_ROLE, DATABASE_STATEMENTS, OWNER_ROLE
from makegood.config.server import ClusterFailed, Server, server_url

PRODUCT_DATABASE = "makegood"
WATCH_EVERY_SECONDS = 2


class Cluster:
    """One embedded PostgreSQL under `home`, reached over a socket in a folder of its own.

    `settings` are PostgreSQL's own, and count for whoever starts the server. Anybody who reaches
    the socket is trusted: its folder is closed to all but the account that the server runs as.
    """

    def __init__(self, home: Path, settings: Mapping[str, str] | None = None) -> None:
        self.home = home.absolute()
        self._settings = settings or {}
        self._use: tuple[Server, TextIOWrapper] | None = None

    def start(self) -> Self:
        """Counts us as a user; on return the server answers. Raises ClusterFailed."""
        assert self._use is None, "This cluster is in use by us already."
        self.home.mkdir(parents=True, exist_ok=True)
        data = self.home / "data"
        if os.geteuid() != 0 and data.exists() and not os.access(data, os.W_OK):
            raise ClusterFailed(
                f"{data} belongs to another account. Run Makegood as that account,"
                " or set MAKEGOOD_HOME to a folder of your own."
            )
        server = Server(self.home, account_for(data), self._settings)
        user_lock = (self.home / "users.lock").open("w")
        fcntl.flock(user_lock, fcntl.LOCK_SH)
        self._use = server, user_lock
        try:
            self.mend()
        except BaseException:
            self.stop()
            raise
        return self

    def mend(self) -> None:
        """Starts the server again if it died under us; does nothing to one that answers."""
        assert self._use is not None, "Only a user of the cluster mends it."
        with self._alone():
            self._use[0].run()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Inside, a server that dies is started again within seconds."""
        leaving = threading.Event()
        watcher = threading.Thread(target=self._watch, args=[leaving], daemon=True)
        watcher.start()
        try:
            yield
        finally:
            leaving.set()
            watcher.join()

    def stop(self) -> None:
        """Counts us out; the last user takes the server along."""
        assert self._use is not None, "Only a user of the cluster leaves it."
        server, user_lock = self._use
        self._use = None
        with self._alone(), user_lock:
            if _is_last(user_lock):
                server.end()

    def delete(self) -> None:
        """Deletes the cluster and all that is in it. Raises ClusterFailed while it is in use."""
        if not self.home.exists():
            return
        with self._alone(), (self.home / "users.lock").open("w") as user_lock:
            if not _is_last(user_lock):
                raise ClusterFailed(f"{self.home} is in use: end what uses it first.")
            Server(self.home, account_for(self.home / "data"), self._settings).end()
            shutil.rmtree(self.home)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def url(self, role: str, database: str) -> str:
        """The address of one database as one role; known before the server runs."""
        return server_url(self.home, role, database)

    def create_database(self, name: str) -> None:
        """Makes the database, with the rights of our roles in it, unless it is there already."""
        database = Identifier(name)
        with self._maintenance() as connection:
            try:
                connection.execute(
                    SQL("CREATE DATABASE {} OWNER {}").format(database, Identifier(OWNER_ROLE))
                )
            except DuplicateDatabase:
                return
            for statement in DATABASE_STATEMENTS:
                connection.execute(SQL(statement).format(database=database))

    def drop_database(self, name: str) -> None:
        """Drops the database if it is there, and cuts off whoever is connected to it."""
        with self._maintenance() as connection:
            connection.execute(
                SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name))
            )

    def _watch(self, leaving: threading.Event) -> None:
        while not leaving.wait(WATCH_EVERY_SECONDS):
            try:
                self.mend()
            except ClusterFailed as failed:
                print(failed, file=sys.stderr)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else starts or ends the server meanwhile."""
        with (self.home / "start.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    @contextmanager
    def _maintenance(self) -> Iterator[psycopg.Connection]:
        url = self.url(CLUSTER_ROLE, "postgres")
        with psycopg.connect(url, autocommit=True) as connection:
            yield connection


def _is_last(user_lock: TextIOWrapper) -> bool:
    try:
        fcntl.flock(user_lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
