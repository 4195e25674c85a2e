"""Do the parts of a running installation come back when they die, and end together?"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from makegood.cli.processes import LEASH, PartFailed, Parts, Work, heed_leash, program
from tests.config.watching import eventually, runs

SLEEPS = "import signal; signal.pause()"
DIES = "raise SystemExit(3)"
HEEDS = f"from makegood.cli.processes import heed_leash; heed_leash(); {SLEEPS}"
NOTES = 'import os, sys; open(sys.argv[-1], "a").write(f"{os.getpid()}\\n")\n'
STARTS_ANOTHER = f"""
import subprocess, sys
subprocess.Popen([sys.executable, "-c", "import os, sys; print(os.getpid(), flush=True);"
    "sys.stdout.close(); import signal; signal.pause()"], stdout=open(sys.argv[1], "w"))
{SLEEPS}
"""
DOES_NOT_END = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {SLEEPS}"
SERVES = """
import sys, signal
from makegood.cli.processes import Parts, program
parts = Parts({"part": program([sys.executable, "-c", sys.argv[1], sys.argv[2]])})
parts.look_after(0.0)
signal.pause()
"""


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """What leaving the parts does to signals ends with the test."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def python(code: str, *arguments: str | Path) -> Work:
    """A program that notes its process number in the file named by the last argument, if any."""
    return program([sys.executable, "-c", NOTES * bool(arguments) + code, *map(str, arguments)])


def noted(path: Path) -> list[int]:
    return [int(line) for line in path.read_text().split()] if path.exists() else []


def test_parts_run_side_by_side_and_end_together(tmp_path: Path):
    files = {"web": tmp_path / "web", "worker": tmp_path / "worker"}
    with Parts({name: python(SLEEPS, path) for name, path in files.items()}) as parts:
        parts.look_after(0.0)
        assert eventually(lambda: all(noted(path) for path in files.values()))
        started = [noted(path)[0] for path in files.values()]
        assert all(runs(process) for process in started)
    assert not any(runs(process) for process in started)


def test_a_part_that_died_starts_again_after_a_pause(tmp_path: Path):
    note = tmp_path / "note"
    with Parts({"web": python(SLEEPS, note)}) as parts:
        parts.look_after(0.0)
        assert eventually(lambda: len(noted(note)) == 1)
        os.kill(noted(note)[0], signal.SIGKILL)
        assert eventually(lambda: not runs(noted(note)[0]))
        parts.look_after(10.0)
        parts.look_after(10.9)
        assert len(noted(note)) == 1
        parts.look_after(11.0)
        assert eventually(lambda: len(noted(note)) == 2)
        assert runs(noted(note)[1])


def test_a_part_that_keeps_dying_is_given_up(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    note = tmp_path / "note"

    def died(times: int) -> bool:
        return len(noted(note)) == times and not runs(noted(note)[-1])

    with Parts({"web": python(DIES, note)}) as parts:
        for count, at in enumerate((0.0, 1.0, 3.0, 7.0, 15.0), start=1):
            parts.look_after(at)
            assert eventually(lambda count=count: died(count))
            parts.look_after(at)
        parts.look_after(31.0)
        assert eventually(lambda: died(6))
        with pytest.raises(PartFailed, match=r"^web died 6 times in a row\.$"):
            parts.look_after(31.0)
    said = capfd.readouterr().err.splitlines()
    assert said == [
        f"makegood: web died (exit code 3) and starts again in {pause} s."
        for pause in (1, 2, 4, 8, 16)
    ]


def test_a_part_that_was_steady_for_a_minute_starts_with_a_clean_slate(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
):
    note = tmp_path / "note"
    with Parts({"web": python(SLEEPS, note)}) as parts:
        for count, at in enumerate((0.0, 100.0, 200.0), start=1):
            parts.look_after(at)
            assert eventually(lambda count=count: len(noted(note)) == count)
            os.kill(noted(note)[-1], signal.SIGKILL)
            assert eventually(lambda: not runs(noted(note)[-1]))
            parts.look_after(at + 61.0)
    assert capfd.readouterr().err.count("starts again in 1 s.") == 3


def test_what_a_part_started_ends_with_it(tmp_path: Path):
    grandchild = tmp_path / "grandchild"
    starts = program([sys.executable, "-c", STARTS_ANOTHER, str(grandchild)])
    with Parts({"web": starts}) as parts:
        parts.look_after(0.0)
        assert eventually(lambda: len(noted(grandchild)) == 1)
    assert eventually(lambda: not runs(noted(grandchild)[0]))


def test_a_part_that_does_not_end_when_asked_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("makegood.cli.processes.END_WITHIN_SECONDS", 0.1)
    note = tmp_path / "note"
    with Parts({"web": python(DOES_NOT_END, note)}) as parts:
        parts.look_after(0.0)
        assert eventually(lambda: len(noted(note)) == 1)
        parts.end()
    assert not runs(noted(note)[0])


def test_after_an_end_the_parts_start_anew_at_once(tmp_path: Path):
    note = tmp_path / "note"
    with Parts({"web": python(SLEEPS, note)}) as parts:
        parts.look_after(0.0)
        assert eventually(lambda: len(noted(note)) == 1)
        parts.end()
        assert not runs(noted(note)[0])
        parts.look_after(0.0)
        assert eventually(lambda: len(noted(note)) == 2)


def test_parts_end_when_what_started_them_is_killed(tmp_path: Path):
    note = tmp_path / "note"
    starter = subprocess.Popen([sys.executable, "-c", SERVES, NOTES + HEEDS, str(note)])
    assert eventually(lambda: len(noted(note)) == 1)
    starter.kill()
    starter.wait()
    assert eventually(lambda: not runs(noted(note)[0]))


def test_a_process_that_nobody_holds_runs_on(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(LEASH, raising=False)
    heed_leash()
