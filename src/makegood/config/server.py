"""How are PostgreSQL's programs run, to build a cluster in a folder, to serve it, to end it?"""

import hashlib
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import psycopg

from makegood.config.account import Account, programs_for
from makegood.config.roles import CLUSTER_ROLE, TEMPLATE_STATEMENTS

PORT = 5432
LONGEST_SOCKET_PATH = 107
READY_WITHIN_SECONDS = 60
BUILD = (
    *("--username", CLUSTER_ROLE, "--auth", "trust", "--encoding", "UTF8"),
    *("--locale", "C.UTF-8", "--locale-provider", "builtin"),
    *("--builtin-locale", "PG_UNICODE_FAST", "--no-instructions"),
)


class ClusterFailed(Exception):
    """The server could not be set up, started or stopped; the message says what it said."""


def server_url(home: Path, role: str, database: str) -> str:
    """The address of one database as one role; known before the server runs."""
    folder = quote(str(_socket_folder(home)), safe="")
    return f"postgresql://{quote(role)}@/{quote(database)}?host={folder}&port={PORT}"


class Server:
    """The server of the cluster in `home`. Whoever calls it sees to it that nobody else does."""

    def __init__(self, home: Path, account: Account, settings: Mapping[str, str]) -> None:
        self._home = home
        self._data = home / "data"
        self._log = home / "postgresql.log"
        self._socket = _socket_folder(home)
        self._account = account
        self._programs = programs_for(account)
        self._settings = {
            "listen_addresses": "",
            "port": str(PORT),
            "timezone": "UTC",
            "log_timezone": "UTC",
            **settings,
        }

    def run(self) -> None:
        """On return the server answers, whatever was or was not there before."""
        if not self._data.exists():
            self._build()
        self._own(self._socket)
        give_up_at = time.monotonic() + READY_WITHIN_SECONDS
        launched = None
        try:
            while not self._answers():
                launched = self._launched(launched)
                if time.monotonic() > give_up_at:
                    raise ClusterFailed(f"PostgreSQL did not start:\n{self._last_words()}")
                time.sleep(0.02)
        except BaseException:
            if launched is not None:
                launched.send_signal(signal.SIGINT)
            raise

    def end(self) -> None:
        """Ends the server and every connection to it; all that was committed is on disk."""
        if self._postmaster_lives():
            self._call(self._data, "pg_ctl", "stop", "--wait", "--mode", "fast")
        if self._socket.parent != self._home and self._socket.exists():
            self._socket.rmdir()

    def _answers(self) -> bool:
        try:
            url = server_url(self._home, CLUSTER_ROLE, "postgres")
            psycopg.connect(url, connect_timeout=10).close()
        except psycopg.OperationalError:
            return False
        return True

    def _build(self) -> None:
        """Builds the cluster beside its place: there is a whole one there, or none."""
        unfinished = self._home / "data.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        self._own(unfinished)
        durable = ("--no-sync",) if self._settings.get("fsync") == "off" else ()
        self._call(unfinished, "initdb", *BUILD, *durable)
        self._call(
            unfinished,
            *("postgres", "--single", "-j", "-c", "exit_on_error=on", "template1"),
            words="".join(f"{statement};\n\n" for statement in TEMPLATE_STATEMENTS),
        )
        unfinished.rename(self._data)

    def _own(self, folder: Path) -> None:
        """Makes the folder, closed to all but the server's account; refuses anybody else's."""
        folder.mkdir(mode=0o700, exist_ok=True)
        if self._account.switches and folder.lstat().st_uid == os.geteuid():
            os.chown(folder, self._account.user, self._account.group, follow_symlinks=False)
        if folder.is_symlink() or folder.stat().st_uid != self._account.user:
            raise ClusterFailed(f"{folder} belongs to another account: it cannot be trusted.")

    def _launched(self, launched: subprocess.Popen[str] | None) -> subprocess.Popen[str] | None:
        """The server that we wait for: ours, a new one of ours, or none where another one runs."""
        if launched is not None and launched.poll() is None:
            return launched
        # Killed alone, a server leaves processes that hold its memory until they notice.
        if launched is not None and "is still in use" not in self._last_words():
            raise ClusterFailed(f"PostgreSQL did not start:\n{self._last_words()}")
        return None if self._postmaster_lives() else self._launch()

    def _launch(self) -> subprocess.Popen[str]:
        with (
            self._account.seeing(self._data, self._socket) as (data, socket),
            self._log.open("ab") as log,
        ):
            options = {**self._settings, "unix_socket_directories": socket.path}
            server = self._account.launch(
                [
                    self._programs / "postgres",
                    *(f"--{name}={value}" for name, value in options.items()),
                ],
                data,
                socket,
                said=log.fileno(),
            )
        # A process that died unnoticed by its parent still counts as alive: somebody notices.
        threading.Thread(target=server.wait, daemon=True).start()
        return server

    def _postmaster_lives(self) -> bool:
        """Whether a server of this folder runs; if not, no note of one is left behind.

        After a restart of the machine the process number in the note may be another program's,
        and PostgreSQL would then refuse to start.
        """
        note = self._data / "postmaster.pid"
        if not note.exists():
            return False
        if not Path("/proc/self").exists():
            return True
        command = Path("/proc", note.read_text().partition("\n")[0], "cmdline")
        program = command.read_bytes().partition(b"\0")[0] if command.exists() else b""
        if program.endswith(b"/postgres"):
            return True
        note.unlink(missing_ok=True)
        return False

    def _last_words(self) -> str:
        return self._log.read_text(errors="replace")[-2000:]

    def _call(self, data: Path, program: str, *options: str, words: str = "") -> None:
        with self._account.seeing(data) as (seen,):
            process = self._account.launch(
                [self._programs / program, *options], seen, said=subprocess.PIPE
            )
            try:
                said, _ = process.communicate(words)
            except BaseException:
                process.kill()
                raise
        if process.returncode != 0:
            raise ClusterFailed(f"{program}: {said}")


def _socket_folder(home: Path) -> Path:
    """Beside the data, unless that path is longer than a socket's may be."""
    folder = home / "run"
    if len(os.fsencode(folder / f".s.PGSQL.{PORT}.lock")) <= LONGEST_SOCKET_PATH:
        return folder
    name = hashlib.sha256(os.fsencode(home)).hexdigest()[:16]
    return Path(f"/tmp/makegood-{os.geteuid()}-{name}")  # noqa: S108 - closed, and its owner checked
