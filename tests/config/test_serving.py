"""Does a whole installation start, serve through the death of any part, and leave nothing?"""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

import pytest

from makegood.cli.web import PROCESSES
from tests.config.watching import eventually, runs

READY_WITHIN_SECONDS = 120  # a machine that is busy with other tests


class Serving:
    """`makegood demo` in a process of its own, on a port that was free."""

    def __init__(self, home: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.said: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "makegood", "demo", "--port", str(self.port)],
            env={**os.environ, "MAKEGOOD_HOME": str(home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def answers(self) -> bool:
        opener = build_opener(ProxyHandler({}))
        try:
            with opener.open(f"http://localhost:{self.port}/", timeout=10) as answer:
                return answer.status == 200
        except (URLError, OSError):
            return False

    def end(self, by: signal.Signals) -> int:
        self.process.send_signal(by)
        code = self.process.wait(60)
        self._listener.join()
        return code

    def _listen(self) -> None:
        assert self.process.stdout is not None
        self.said.extend(line.rstrip("\n") for line in self.process.stdout)


def processes_below(parent: int) -> dict[int, str]:
    """The processes that one started, and those that they did, each with its command."""
    parents, commands = {}, {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                after_name = (folder / "stat").read_text().rpartition(")")[2].split()
                command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except (FileNotFoundError, ProcessLookupError):
                continue
            parents[int(folder.name)] = int(after_name[1])
            commands[int(folder.name)] = command
    below = {parent}
    while more := {child for child, its in parents.items() if its in below} - below:
        below |= more
    return {process: commands[process] for process in below - {parent}}


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    serving = Serving(tmp_path)
    yield serving
    if serving.process.poll() is None:
        serving.end(signal.SIGTERM)


@pytest.mark.processes
def test_a_demo_outlives_its_parts_and_leaves_no_process(serving: Serving, tmp_path: Path):
    ready = f"Ready: http://localhost:{serving.port}"
    assert eventually(lambda: ready in serving.said, READY_WITHIN_SECONDS), serving.said
    assert serving.answers()
    below = processes_below(serving.process.pid)
    assert sum("makegood web worker" in command for command in below.values()) == PROCESSES
    for part in ("makegood web worker", "makegood worker", "makegood web", "bin/postgres"):
        now = processes_below(serving.process.pid)
        below |= now
        (victim, *_) = sorted(process for process, command in now.items() if part in command)
        os.kill(victim, signal.SIGKILL)
        assert eventually(lambda victim=victim: not runs(victim))
        assert eventually(serving.answers)
    below |= processes_below(serving.process.pid)
    assert serving.end(signal.SIGINT) == 0
    assert [command for process, command in below.items() if runs(process)] == []
    assert not (tmp_path / "demo" / "postgres" / "data" / "postmaster.pid").exists()
