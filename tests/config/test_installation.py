"""Which data does a process get: those of the installation, or the demo's own?"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from makegood.config.installation import (
    InstallationFailed,
    demo_installation,
    installation,
    joined_demo,
)

VARIABLES = (
    "DATABASE_URL",
    "MAKEGOOD_OWNER_DATABASE_URL",
    "MAKEGOOD_HOME",
    "MAKEGOOD_DEMO",
    "MAKEGOOD_PORT",
)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A data folder that the environment names, and an environment that is as before after it."""
    before = {name: os.environ.pop(name, None) for name in VARIABLES}
    os.environ["MAKEGOOD_HOME"] = str(tmp_path / "home")
    yield tmp_path / "home"
    for name, value in before.items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value


def who_am_i(variable: str) -> tuple[str, str]:
    with psycopg.connect(os.environ[variable]) as connection:
        row = connection.execute("SELECT current_user, current_database()").fetchone()
    assert row is not None
    return row


def test_without_a_database_of_its_own_an_installation_brings_one(home: Path):
    with installation():
        assert os.environ["MAKEGOOD_HOME"] == str(home)
        assert "MAKEGOOD_DEMO" not in os.environ
        assert who_am_i("DATABASE_URL") == ("makegood", "makegood")
        assert who_am_i("MAKEGOOD_OWNER_DATABASE_URL") == ("makegood_owner", "makegood")
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_a_database_that_is_named_is_used_and_none_is_started(home: Path):
    os.environ["DATABASE_URL"] = "postgresql://makegood@database.example/makegood"
    with installation():
        assert os.environ["DATABASE_URL"] == "postgresql://makegood@database.example/makegood"
    assert list(home.iterdir()) == []


def test_the_demo_never_works_on_a_database_that_is_named(home: Path):
    os.environ["DATABASE_URL"] = "postgresql://makegood@database.example/makegood"
    with demo_installation(8123, fresh=False):
        assert os.environ["MAKEGOOD_HOME"] == str(home / "demo")
        assert os.environ["MAKEGOOD_DEMO"] == "1"
        assert os.environ["MAKEGOOD_PORT"] == "8123"
        assert who_am_i("DATABASE_URL") == ("makegood", "makegood")


def test_one_demo_at_a_time_serves_the_data_and_others_may_join_it(home: Path):
    with pytest.raises(InstallationFailed, match="There is no demo"), joined_demo():
        pass
    with demo_installation(8123, fresh=False):
        os.environ["MAKEGOOD_HOME"] = str(home)
        second = demo_installation(8124, fresh=True)
        with pytest.raises(InstallationFailed, match="A demo runs on the data"), second:
            pass
        with joined_demo():
            assert os.environ["MAKEGOOD_PORT"] == "8123"
            assert os.environ["MAKEGOOD_HOME"] == str(home / "demo")


def test_a_demo_keeps_its_data_until_a_fresh_one_is_asked_for(home: Path):
    def demo_with_table(*, fresh: bool) -> list[str]:
        os.environ["MAKEGOOD_HOME"] = str(home)
        with demo_installation(8123, fresh=fresh):
            (home / "demo" / "blobs").mkdir(exist_ok=True)
            (home / "demo" / "blobs" / "one").touch()
            with psycopg.connect(os.environ["MAKEGOOD_OWNER_DATABASE_URL"]) as connection:
                ours = "SELECT tablename FROM pg_tables WHERE tableowner = current_user"
                found = [name for (name,) in connection.execute(ours)]
                connection.execute("CREATE TABLE IF NOT EXISTS thing ()")
            return found

    assert demo_with_table(fresh=False) == []
    assert demo_with_table(fresh=False) == ["thing"]
    (home / "demo" / "left").touch()
    assert demo_with_table(fresh=True) == []
    assert not (home / "demo" / "left").exists()


def test_a_folder_that_is_no_demos_is_never_emptied(home: Path):
    theirs = home / "demo" / "theirs"
    theirs.parent.mkdir(parents=True)
    theirs.touch()
    demo = demo_installation(8123, fresh=True)
    with pytest.raises(InstallationFailed, match="something that is not a demo's"), demo:
        pass
    assert theirs.exists()
