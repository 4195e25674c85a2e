"""Which data and which database does this process work on?"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

from makegood.config.embedded import PRODUCT_DATABASE, Cluster
from makegood.config.roles import APP_ROLE, OWNER_ROLE

CHECKOUT = Path(__file__).resolve().parents[3]
CLUSTER_FOLDER = "postgres"
DEMO_LOCK = "demo.lock"  # held while the demo is served; says at which port


class InstallationFailed(Exception):
    """The data folder cannot be used as asked; the message says why and what can be done."""


@contextmanager
def installation() -> Iterator[None]:
    """Inside, settings find the data folder, and the database that they find answers.

    That is the database of DATABASE_URL, else the embedded one of the data folder.
    """
    home = _home()
    _make(home)
    os.environ["MAKEGOOD_HOME"] = str(home)
    if "DATABASE_URL" in os.environ:
        yield
        return
    with _embedded(home):
        yield


@contextmanager
def demo_installation(port: int, *, fresh: bool) -> Iterator[None]:
    """Like `installation`, on the demo's own data, never on those of DATABASE_URL.

    A fresh one begins with nothing. Raises InstallationFailed where a demo runs on the data, or
    where the folder holds something else.
    """
    home = _home() / "demo"
    _make(home)
    if any(home.iterdir()) and not (home / DEMO_LOCK).exists():
        raise InstallationFailed(
            f"{home} holds something that is not a demo's: set MAKEGOOD_HOME to another folder."
        )
    with (home / DEMO_LOCK).open("a+") as lock:
        _take(lock, home)
        if fresh:
            _empty(home)
        lock.truncate(0)
        lock.write(str(port))
        lock.flush()
        with _demo(home, str(port)):
            yield


@contextmanager
def joined_demo() -> Iterator[None]:
    """The demo's installation, beside the demo that serves it, or after it.

    Raises InstallationFailed where there never was a demo.
    """
    home = _home() / "demo"
    if not (home / DEMO_LOCK).exists():
        raise InstallationFailed(f"There is no demo in {home} yet: `makegood demo` makes one.")
    _make(home)
    with _demo(home, (home / DEMO_LOCK).read_text()):
        yield


def _home() -> Path:
    """MAKEGOOD_HOME, else `var` of the checkout that we run from, else the user's data folder."""
    named = os.environ.get("MAKEGOOD_HOME")
    if named:
        return Path(named).absolute()
    if (CHECKOUT / "pyproject.toml").exists() and (CHECKOUT / "src" / "makegood").exists():
        return CHECKOUT / "var"
    return Path.home() / ".local" / "share" / "makegood"


def _make(home: Path) -> None:
    """Makes the data folder, for us and nobody else, unless it is there."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as failed:
        why = failed.strerror
        raise InstallationFailed(f"{home} cannot be made: {why}. Set MAKEGOOD_HOME.") from None
    if not os.access(home, os.W_OK):
        raise InstallationFailed(
            f"{home} belongs to another account. Run Makegood as that account,"
            " or set MAKEGOOD_HOME to a folder of your own."
        )


@contextmanager
def _demo(home: Path, port: str) -> Iterator[None]:
    os.environ["MAKEGOOD_HOME"] = str(home)
    os.environ["MAKEGOOD_DEMO"] = "1"
    os.environ["MAKEGOOD_PORT"] = port
    with _embedded(home):
        yield


@contextmanager
def _embedded(home: Path) -> Iterator[None]:
    cluster = Cluster(home / CLUSTER_FOLDER)
    with cluster, cluster.watched():
        cluster.create_database(PRODUCT_DATABASE)
        os.environ["DATABASE_URL"] = cluster.url(APP_ROLE, PRODUCT_DATABASE)
        os.environ["MAKEGOOD_OWNER_DATABASE_URL"] = cluster.url(OWNER_ROLE, PRODUCT_DATABASE)
        yield


def _take(lock: TextIOWrapper, home: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise InstallationFailed(f"A demo runs on the data in {home} already.") from None


def _empty(home: Path) -> None:
    """Deletes the demo's data, but for the lock that we hold."""
    Cluster(home / CLUSTER_FOLDER).delete()
    for path in home.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != DEMO_LOCK:
            path.unlink()
