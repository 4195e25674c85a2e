"""The marker `clause` keeps tests honest, and the report says what is proved.

Each test here writes a small project of its own into a temporary folder and runs pytest there.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
pytestmark = pytest.mark.processes

OTHER_LIST = HERE.parent.parent / "shared" / "clauses.toml"

CONFTEST = """
import sys
from types import ModuleType

import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    ROOT_URLCONF="urls",
)
django.setup()
django.db.connection.vendor = "postgresql"

for name in ("makegood.mail.take", "makegood.commands.command"):
    sys.modules[name] = ModuleType(name)
    sys.modules[name].OBSERVERS = []
pytest_plugins = ["tests.clauses_plugin"]
"""
URLS = """
from django.db import connection
from django.http import HttpResponse
from django.urls import path

def served(package, *, asks):
    def view(request):
        if asks:
            connection.cursor().execute("SELECT 1")
        return HttpResponse()

    view.__module__ = f"{package}.views"
    return view

urlpatterns = [
    path("portal", served("makegood.portal", asks=True)),
    path("silent", served("makegood.portal", asks=False)),
    path("api", served("makegood.api.v1", asks=True)),
    path("elsewhere", served("makegood.portals", asks=True)),
]
"""
BEARS = """
import sys

import pytest
from django.db import connection
from django.test import Client

@pytest.mark.clause("{clause}", through="{door}")
def test_it():
    {does}
"""
ASK = 'connection.cursor().execute("SELECT 1")'
TAKE_MAIL = f'[told("a mail") for told in sys.modules["makegood.mail.take"].OBSERVERS]; {ASK}'
RUN = f'[told("verb") for told in sys.modules["makegood.commands.command"].OBSERVERS]; {ASK}'


@pytest.fixture
def project(tmp_path):
    """An empty checkout with the plugin, the report and two clauses, of which T-05 is claimed."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "tests").mkdir()
    for name in ("clauses_plugin.py", "clauses_report.py"):
        shutil.copy(HERE / name, tmp_path / "tests" / name)
    (tmp_path / "docs/clauses.toml").write_text(
        '[[clause]]\nid = "T-04"\n[[clause]]\nid = "T-05"\n'
    )
    (tmp_path / "tests/clauses-claimed.txt").write_text("T-05\n")
    (tmp_path / "tests/conftest.py").write_text(CONFTEST)
    (tmp_path / "urls.py").write_text(URLS)
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = .\n")
    return tmp_path


def bearing(clause="T-05", *, through="page", does="pass"):
    return BEARS.format(clause=clause, door=through, does=does)


def run(project, *command):
    # With CI set pytest says everything twice: where it failed, and in a summary that is not cut.
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    ended = subprocess.run(
        [sys.executable, *command],
        cwd=project,
        env={**environment, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        timeout=240,
    )
    return ended.returncode, ended.stdout + ended.stderr


def run_tests(project, texts, *options, folder="tests"):
    (project / folder).mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (project / folder / f"test_{number}.py").write_text(text)
    return run(project, "-m", "pytest", "-pno:cacheprovider", "-pxdist", "tests", *options)


def test_a_clause_is_proved_by_using_its_door(project):
    proofs = [
        bearing(through="page", does='Client().get("/portal")'),
        bearing(through="api", does='Client().get("/api")'),
        bearing(through="mail", does=TAKE_MAIL),
        bearing(through="command", does=RUN),
    ]

    code, said = run_tests(project, proofs)

    assert code == 0, said
    assert "4 passed" in said


def test_a_clause_is_not_proved_past_its_door(project):
    misses = [
        bearing(through="page", does=ASK),
        bearing(through="page", does='Client().get("/api")'),
        bearing(through="page", does='Client().get("/elsewhere")'),
        bearing(through="page", does='Client().get("/nowhere")'),
        bearing(through="api", does='Client().get("/portal")'),
        bearing(through="mail", does=ASK),
        bearing(through="command", does=TAKE_MAIL),
    ]

    code, said = run_tests(project, misses)

    assert code == 1
    assert said.count("T-05 is said to be proved through a door that this test did not use") == 7
    assert "7 failed" in said


def test_a_clause_is_not_proved_without_postgresql(project):
    misses = [
        bearing(through="page", does='Client().get("/silent")'),
        bearing(through="page", does='connection.vendor = "sqlite"; Client().get("/portal")'),
    ]

    code, said = run_tests(project, misses)

    assert code == 1
    assert said.count("nothing reached PostgreSQL.") == 2
    assert "2 failed" in said


def test_a_wrong_marker_is_an_error_before_any_test_runs(project):
    wrong = [
        bearing("T-99"),
        bearing(through="window"),
        bearing().replace(", through=", ", by="),
        bearing().replace('"T-05", ', ""),
    ]

    code, said = run_tests(project, wrong, "-n1")

    assert code != 0
    assert "test_0.py::test_it: T-99 is no clause of docs/clauses.toml" in said
    assert "test_1.py::test_it: window is no door: say one of page, api, mail, command" in said
    assert 'test_2.py::test_it: write @pytest.mark.clause("T-05"' in said
    assert 'test_3.py::test_it: write @pytest.mark.clause("T-05"' in said
    assert "passed" not in said


def test_the_terms_bear_no_clause(project):
    code, said = run_tests(project, [bearing()], folder="tests/terms")

    assert code != 0
    assert "test it there, and the rule here unmarked" in said


def test_what_was_proved_is_written_down(project):
    proof, miss = bearing(does='Client().get("/portal")'), bearing("T-04")
    bears_nothing = "def test_it():\n    pass\n"

    code, said = run_tests(project, [proof, miss, bears_nothing], "-n1", "--clauses-out=out.txt")

    assert code == 1, said
    assert (project / "out.txt").read_text().splitlines() == [
        "T-04\tpage\tfailed\ttests/test_1.py::test_it",
        "T-05\tpage\tpassed\ttests/test_0.py::test_it",
    ]


def reported(project, *arguments):
    return run(project, "tests/clauses_report.py", *arguments)


def test_the_report_names_door_and_test_of_each_clause(project):
    (project / "tests/test_one.py").write_text(bearing(does="raise AssertionError"))

    code, said = reported(project)

    assert code == 0, said
    assert "T-04  no test yet" in said
    assert "T-05\n      page     tests/test_one.py::test_it" in said
    assert "1 of 2 clauses have a test." in said
    assert "No other list of clauses is there to compare with." in said


def test_the_report_fails_for_a_claim_without_a_test(project):
    code, said = reported(project)

    assert code == 1
    assert "T-05 is claimed, but no test bears it" in said


def test_the_report_fails_for_a_claim_that_is_no_clause(project):
    (project / "tests/test_one.py").write_text(bearing())
    (project / "tests/clauses-claimed.txt").write_text("T-05\nT-50\n")

    code, said = reported(project)

    assert code == 1
    assert "T-50 is claimed, but no clause" in said


def test_the_report_fails_where_two_lists_differ(project):
    (project / "tests/test_one.py").write_text(bearing())
    (project / "other.toml").write_text('[[clause]]\nid = "T-05"\n[[clause]]\nid = "T-06"\n')

    code, said = reported(project, "other.toml")

    assert code == 1
    assert "T-06 stands in other.toml, but not in docs/clauses.toml" in said
    assert "T-04 stands in docs/clauses.toml, but not in other.toml" in said


def test_the_report_fails_when_the_tests_cannot_be_collected(project):
    (project / "tests/test_one.py").write_text("import nowhere")

    code, said = reported(project)

    assert code == 1
    assert "The tests cannot be collected" in said


@pytest.mark.skipif(not OTHER_LIST.exists(), reason="no other list of clauses lies beside us")
def test_our_clauses_are_those_of_the_list_beside_us():
    from tests.clauses_plugin import listed_clauses

    assert sorted(listed_clauses()) == sorted(listed_clauses(OTHER_LIST))
