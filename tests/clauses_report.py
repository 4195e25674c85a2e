"""Which tests bear which clause, and does every clause that is claimed have one?

`python tests/clauses_report.py [FILE]` collects the tests, runs none, and starts no database. FILE
is another list of clauses, to compare the ids with; without it, one beside the checkout is taken if
it is there. The answer is 1 when a claimed clause has no test, or the lists differ.
"""

import sys
from collections.abc import Iterable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # Python puts a script's own folder first, not the project's

from tests.clauses_plugin import bearings, listed_clauses  # noqa: E402

LISTED = Path("docs/clauses.toml")
CLAIMED = Path("tests/clauses-claimed.txt")
BESIDE = Path("../shared/clauses.toml")
COLLECT = ("--collect-only", "-q", "-ptests.clauses_plugin", "-pno:tests.database")

type Borne = dict[str, list[str]]


class Collected:
    """Keeps, clause by clause, the door and the name of each test that bears it."""

    def __init__(self) -> None:
        self.borne: Borne = {}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            for one in bearings(item):
                self.borne.setdefault(one.clause, []).append(f"{one.door:8} {item.nodeid}")


def report(root: Path, other: Path | None) -> int:
    """Print what bears what in the checkout at `root`; 0 if all is as claimed, else 1."""
    collected, said = Collected(), StringIO()
    with redirect_stdout(said):
        ended = pytest.main(
            [*COLLECT, f"--rootdir={root}", str(root / "tests")], plugins=[collected]
        )
    if ended not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
        print(said.getvalue())
        print("The tests cannot be collected: what is wrong stands above.")
        return 1
    listed = listed_clauses(root / LISTED)
    claimed = (root / CLAIMED).read_text().split()
    for line in _table(listed, collected.borne):
        print(line)
    flaws = [*_unproved(claimed, listed, collected.borne), *_differences(listed, other)]
    for flaw in flaws:
        print(flaw)
    return 1 if flaws else 0


def _table(listed: Iterable[str], borne: Borne) -> Iterable[str]:
    for clause in listed:
        yield f"{clause}  {'' if clause in borne else 'no test yet'}".rstrip()
        yield from (f"      {test}" for test in borne.get(clause, []))
    yield f"{len(borne)} of {len(tuple(listed))} clauses have a test."


def _unproved(claimed: Iterable[str], listed: Iterable[str], borne: Borne) -> Iterable[str]:
    for clause in claimed:
        if clause not in listed:
            yield f"{clause} is claimed, but no clause of {LISTED}: take it out of {CLAIMED}."
        elif clause not in borne:
            yield f"{clause} is claimed, but no test bears it: write one, or take back the claim."


def _differences(listed: Iterable[str], other: Path | None) -> Iterable[str]:
    if other is None:
        print("No other list of clauses is there to compare with.")
        return
    wanted = listed_clauses(other)
    for clause in sorted(set(wanted) - set(listed)):
        yield f"{clause} stands in {other}, but not in {LISTED}: say it there in our words."
    for clause in sorted(set(listed) - set(wanted)):
        yield f"{clause} stands in {LISTED}, but not in {other}: one of the two is wrong."


def main(arguments: list[str]) -> int:
    if arguments:
        other: Path | None = Path(arguments[0])
    else:
        other = ROOT / BESIDE if (ROOT / BESIDE).exists() else None
    return report(ROOT, other)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
