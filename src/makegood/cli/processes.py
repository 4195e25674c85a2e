"""How do several processes run as one: each started again when it dies, all ended together?"""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from multiprocessing.context import ForkProcess
from types import TracebackType
from typing import Final, NoReturn, Self

from setproctitle import setproctitle

type Work = Callable[[], int]  # gives the exit code

FORK: Final = multiprocessing.get_context("fork")
LEASH = "MAKEGOOD_LEASH"
STEADY_AFTER_SECONDS = 60
MAY_DIE_IN_A_ROW = 5
LOOK_EVERY_SECONDS = 0.02
END_WITHIN_SECONDS = 15  # the worker takes up to 10 for the job in hand


INTERRUPTED = 130


class PartFailed(Exception):
    """A part died again and again: the message names it."""


def heed_leash() -> None:
    """Ends this process when the one that started it is gone, however that came about.

    The other one holds the end of a pipe, and the number of ours is in our environment. Without
    that variable nobody holds us.
    """
    descriptor = os.environ.pop(LEASH, None)
    if descriptor is not None:
        threading.Thread(target=_end_with, args=[int(descriptor)], daemon=True).start()


def _end_with(leash: int) -> None:
    os.read(leash, 1)
    os.kill(os.getpid(), signal.SIGTERM)


def program(command: Sequence[str]) -> Work:
    """A part that is a program of its own; it heeds its leash itself."""

    def work() -> NoReturn:
        os.execv(command[0], [*command])  # noqa: S606 - our own command

    return work


class Parts:
    """Works by name, each kept running in a process of its own until we leave.

    A process begins with what is loaded by then, which lies in memory once. Moments are monotonic
    seconds.
    """

    def __init__(self, works: Mapping[str, Work]) -> None:
        self._leash, self._held_end = os.pipe()
        self._parts = [_Part(name, self._on_leash(work)) for name, work in works.items()]

    def __enter__(self) -> Self:
        return self

    def _on_leash(self, work: Work) -> Work:
        def held() -> int:
            os.close(self._held_end)  # nobody holds it but us
            os.set_inheritable(self._leash, True)
            os.environ[LEASH] = str(self._leash)
            return work()

        return held

    def look_after(self, at: float) -> None:
        """Starts what does not run; what died is given a pause first, longer each time.

        Raises PartFailed when starting it does not help.
        """
        for part in self._parts:
            part.look_after(at)

    def end(self) -> None:
        """Ends all parts; the next look after them starts them anew."""
        for part in self._parts:
            part.ask_to_end()
        give_up_at = time.monotonic() + END_WITHIN_SECONDS
        for part in self._parts:
            part.end(max(0.0, give_up_at - time.monotonic()))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # A second Ctrl-C must not leave half of them behind.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        self.end()
        os.close(self._held_end)
        os.close(self._leash)


class _Part:
    """One work; its process leads a group of its own, so that what it started ends with it."""

    def __init__(self, name: str, work: Work) -> None:
        self._name = name
        self._work = work
        self._process: ForkProcess | None = None
        self._started_at = 0.0
        self._not_before = 0.0
        self._deaths_in_a_row = 0

    def look_after(self, at: float) -> None:
        if self._process is not None and (code := self._process.exitcode) is not None:
            self._mourn(code, at)
        if self._process is None and at >= self._not_before:
            self._start(at)

    def ask_to_end(self) -> None:
        if self._process is not None:
            self._process.terminate()

    def end(self, within_seconds: float) -> None:
        """Waits for the end; what is left of the group then is killed."""
        if self._process is None:
            return
        # Where a program took the process over, waiting for it with `join` would never give up.
        give_up_at = time.monotonic() + within_seconds
        while self._process.exitcode is None and time.monotonic() < give_up_at:
            time.sleep(LOOK_EVERY_SECONDS)
        if self._process.exitcode is None:
            print(f"makegood: {self._name} does not end, and is killed.", file=sys.stderr)
        assert self._process.pid is not None, "A part has been started."
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.join()
        self._process = None

    def _start(self, at: float) -> None:
        self._process = FORK.Process(target=_run, args=[self._name, self._work])
        self._process.start()
        self._started_at = at

    def _mourn(self, code: int, at: float) -> None:
        self.end(0.0)
        steady = at - self._started_at > STEADY_AFTER_SECONDS
        self._deaths_in_a_row = 1 if steady else self._deaths_in_a_row + 1
        if self._deaths_in_a_row > MAY_DIE_IN_A_ROW:
            raise PartFailed(f"{self._name} died {self._deaths_in_a_row} times in a row.")
        pause_seconds = 2 ** (self._deaths_in_a_row - 1)
        self._not_before = at + pause_seconds
        print(
            f"makegood: {self._name} died (exit code {code}) and starts again"
            f" in {pause_seconds} s.",
            file=sys.stderr,
        )


def _run(name: str, work: Work) -> NoReturn:
    """In the part's own process."""
    os.setsid()
    setproctitle(f"makegood {name}")
    try:
        code = work()
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)
