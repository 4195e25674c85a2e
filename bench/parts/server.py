"""How does the product run while it is measured? As `makegood serve` runs it, in its own processes.

Beside it stands the floor: a bare view of the same framework with one query, in the same server
with as many processes and threads.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Final

READY_WITHIN_SECONDS: Final = 60
END_WITHIN_SECONDS: Final = 20
TICK: Final = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Running:
    """A server, where it listens, and the first of its processes."""

    port: int
    pid: int

    def processes(self) -> list[int]:
        """It and all that it started."""
        found = [self.pid]
        for pid in found:
            for task in Path(f"/proc/{pid}/task").glob("*/children"):
                found += [int(child) for child in task.read_text().split()]
        return found

    def cpu_milliseconds(self) -> int:
        """What all of its processes have used by now."""
        ticks = 0
        for pid in self.processes():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks * 1000 // TICK


def memory_kib(processes: Sequence[int]) -> int:
    """The proportional share of memory of these processes."""
    rollups = (Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in processes)
    lines = (line.split() for rollup in rollups for line in rollup.splitlines())
    return sum(int(words[1]) for words in lines if words[0] == "Pss:")


@contextmanager
def product(port: int, *, parts: str = "web") -> Iterator[Running]:
    """`makegood web`, or with "serve" the worker beside it."""
    command = [sys.executable, "-m", "makegood", parts, "--port", str(port)]
    with _running(command, port, "/signin/login/") as running:
        yield running


@contextmanager
def floor(port: int) -> Iterator[Running]:
    """The bare view."""
    with _running([sys.executable, "-m", "bench.parts.floor", str(port)], port, "/") as running:
        yield running


@contextmanager
def _running(command: Sequence[str], port: int, path: str) -> Iterator[Running]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own words
    try:
        _await(process, port, path)
        yield Running(port, process.pid)
    finally:
        process.terminate()
        process.wait(END_WITHIN_SECONDS)


def _await(process: "subprocess.Popen[bytes]", port: int, path: str) -> None:
    give_up_at = time.monotonic() + READY_WITHIN_SECONDS
    while process.poll() is None and time.monotonic() < give_up_at:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", path, headers={"Host": f"localhost:{port}"})
            if connection.getresponse().status < 500:
                return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"bench: nobody answers at port {port}")
