"""Does the command line find its subcommands, and load no more than each one needs?"""

import subprocess
import sys
from importlib.util import find_spec

import pytest

from makegood.__main__ import SUBCOMMANDS, Needs, Subcommand

LOADED = """
import sys
from makegood.__main__ import main
sys.argv = ["makegood", *sys.argv[1:]]
try:
    main()
finally:
    print({"django", "psycopg", "granian"} & sys.modules.keys())
"""

each_subcommand = pytest.mark.parametrize("name", SUBCOMMANDS)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True)


def modules(subcommand: Subcommand) -> set[str]:
    return {subcommand.module, subcommand.run_by or subcommand.module}


@each_subcommand
def test_the_modules_of_each_subcommand_are_there(name: str):
    assert all(find_spec(module) is not None for module in modules(SUBCOMMANDS[name]))


@each_subcommand
def test_each_subcommand_explains_itself(name: str):
    said = run("-m", "makegood", name, "--help")
    assert said.returncode == 0, said.stderr
    assert said.stdout.startswith(f"usage: makegood {name}")


def test_help_names_every_subcommand_and_loads_nothing_for_it():
    said = run("-c", LOADED, "--help")
    assert said.stdout.endswith("set()\n")
    for name, subcommand in SUBCOMMANDS.items():
        assert f"    {name}" in said.stdout
        assert subcommand.help in " ".join(said.stdout.split())


@pytest.mark.parametrize(
    "name", [name for name, row in SUBCOMMANDS.items() if row.needs is Needs.NOTHING]
)
def test_what_needs_nothing_loads_neither_django_nor_a_database(name: str):
    said = run("-c", LOADED, name, "--help")
    assert said.returncode == 0, said.stderr
    assert said.stdout.endswith("set()\n")


def test_an_unknown_subcommand_is_refused_with_those_that_are_known():
    said = run("-m", "makegood", "sevre")
    assert said.returncode == 2
    assert "serve" in said.stderr


def test_a_part_of_a_demo_that_never_was_is_refused_in_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("MAKEGOOD_HOME", str(tmp_path))
    said = run("-m", "makegood", "mail", "take", "--demo", "-")
    assert said.returncode == 75  # sysexits.h: the mail server keeps the mail, and tries again
    assert said.stderr == (
        f"makegood: There is no demo in {tmp_path}/demo yet: `makegood demo` makes one.\n"
    )


def test_a_data_folder_that_cannot_be_made_is_said_in_one_sentence(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("MAKEGOOD_HOME", str(tmp_path / "file" / "home"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    said = run("-m", "makegood", "verify")
    assert said.returncode == 1
    assert said.stderr.startswith(f"makegood: {tmp_path}/file/home cannot be made: ")
    assert said.stderr.count("\n") == 1
