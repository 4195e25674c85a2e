"""Does a test that bears a clause really use its door, and PostgreSQL?

`@pytest.mark.clause("T-05", through="page")` says that a test proves clause T-05 through a page. It
fails when, while it was called, no page of ours was asked for or no statement reached PostgreSQL.
`--clauses-out FILE` writes which clauses were proved or missed, one test a line.
"""

import importlib
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from django.core.handlers.base import BaseHandler
from django.db.backends.utils import CursorWrapper

LISTED = Path(__file__).parent.parent / "docs" / "clauses.toml"
PURE = "tests/terms/"  # what is proved there is arithmetic: nobody's ticket went through it

# The pages of sign-in are its library's own: they are served by the door `signin`.
PAGES = ("makegood.portal", "makegood.desk", "makegood.owner", "makegood.signin", "allauth")
VIEWS = {"page": PAGES, "api": ("makegood.api",)}
OBSERVED = {"mail": "makegood.mail.take", "command": "makegood.commands.command"}
DOORS = (*VIEWS, *OBSERVED)


@dataclass(frozen=True, slots=True)
class Bearing:
    """A test bears this clause, and says through which door."""

    clause: str
    door: str


@dataclass(slots=True)
class Seen:
    """What happened while a test was called."""

    statements: int = 0
    doors: set[str] = field(default_factory=set)


@cache
def listed_clauses(path: Path = LISTED) -> tuple[str, ...]:
    """The ids that a list of clauses holds, in its order."""
    return tuple(clause["id"] for clause in tomllib.loads(path.read_text())["clause"])


def bearings(item: pytest.Item) -> list[Bearing]:
    """What the test bears, of the markers that are in order."""
    return [
        Bearing(mark.args[0], mark.kwargs["through"])
        for mark in item.iter_markers("clause")
        if not _flaw(item, mark)
    ]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--clauses-out", metavar="FILE", help="write which clauses were proved")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("clauses_out") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Protocol(Path(config.getoption("clauses_out"))))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Iterator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    items = [found for found in report.result if isinstance(found, pytest.Item)]
    flaws = {
        f"{item.nodeid}: {flaw}"
        for item in items
        for mark in item.iter_markers("clause")
        if (flaw := _flaw(item, mark))
    }
    if flaws:
        report.outcome, report.result = "failed", []
        report.longrepr = "\n".join(sorted(flaws))
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None, object, object]:
    borne = bearings(item)
    if not borne:
        return (yield)
    item.user_properties += [("clause", f"{one.clause}\t{one.door}") for one in borne]
    with _watched({one.door for one in borne}) as seen:
        outcome = yield
    for one in borne:
        if one.door not in seen.doors:
            pytest.fail(
                f"{one.clause} is said to be proved through a door that this test did not use:"
                f" use the door ({one.door}), or name the one that was used.",
                pytrace=False,
            )
    if not seen.statements:
        pytest.fail(
            "A clause is proved on real records, but nothing reached PostgreSQL.", pytrace=False
        )
    return outcome


class Protocol:
    """Writes which clauses the tests of a run proved, whichever process ran them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call":
            self.lines += [
                f"{text}\t{report.outcome}\t{report.nodeid}\n"
                for name, text in report.user_properties
                if name == "clause"
            ]

    def pytest_sessionfinish(self) -> None:
        self.path.write_text("".join(sorted(self.lines)))


def _flaw(item: pytest.Item, mark: pytest.Mark) -> str:
    """What is wrong with a marker, and what would be right; nothing if it is in order."""
    if item.nodeid.startswith(PURE):
        return "a clause is proved through a door: test it there, and the rule here unmarked."
    if len(mark.args) != 1 or set(mark.kwargs) != {"through"}:
        return 'write @pytest.mark.clause("T-05", through="page").'
    if mark.args[0] not in listed_clauses():
        return f"{mark.args[0]} is no clause of docs/clauses.toml: take an id from there."
    if mark.kwargs["through"] not in DOORS:
        return f"{mark.kwargs['through']} is no door: say one of {', '.join(DOORS)}."
    return ""


@contextmanager
def _watched(doors: set[str]) -> Iterator[Seen]:
    """Count the statements and note the doors used, in all threads of this process."""
    seen = Seen()
    run, resolve = CursorWrapper._execute_with_wrappers, BaseHandler.resolve_request

    def counted(cursor, sql, params, many, executor):
        answer = run(cursor, sql, params, many, executor)
        seen.statements += cursor.db.vendor == "postgresql"
        return answer

    def noted(handler, request):
        match = resolve(handler, request)
        seen.doors |= _served_by(match.func.__module__)
        return match

    with ExitStack() as watching:
        patch = watching.enter_context(pytest.MonkeyPatch.context())
        patch.setattr(CursorWrapper, "_execute_with_wrappers", counted)
        patch.setattr(BaseHandler, "resolve_request", noted)
        for door in doors & set(OBSERVED):
            watching.enter_context(_observed(door, seen))
        yield seen


def _served_by(module: str) -> set[str]:
    return {
        door
        for door, packages in VIEWS.items()
        if any(module == package or module.startswith(f"{package}.") for package in packages)
    }


@contextmanager
def _observed(door: str, seen: Seen) -> Iterator[None]:
    observers = importlib.import_module(OBSERVED[door]).OBSERVERS

    def noted(*_told: object) -> None:
        seen.doors.add(door)

    observers.append(noted)
    try:
        yield
    finally:
        observers.remove(noted)
