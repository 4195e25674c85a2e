"""Does something in processes of their own, with connections of their own."""

import multiprocessing
import os
import warnings
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from typing import Any

from django.db import connection, connections

FORK = multiprocessing.get_context("fork")
PATIENCE = 60  # seconds, after which a process that neither ends nor dies fails the test
DIED = 9


def race(*works: Callable[[], Any]) -> list[Any]:
    """Do each in a process of its own, all let go at one barrier; what each answered or raised."""
    barrier = FORK.Barrier(len(works))
    ears = []
    processes = []
    for work in works:
        ear, mouth = FORK.Pipe(duplex=False)
        ears.append(ear)
        processes.append(FORK.Process(target=_run, args=(work, barrier, mouth)))
    _start(processes)
    heard = [ear.recv() if ear.poll(PATIENCE) else TimeoutError("no answer") for ear in ears]
    for process in processes:
        process.join(PATIENCE)
        assert process.exitcode == 0
    return heard


def dies_at(point: int, work: Callable[[], Any]) -> bool:
    """Do `work` in a process that dies at its `point`th fault point; whether it got there.

    A fault point lies before each statement, before each commit, and after it.
    """
    process = FORK.Process(target=_run_until, args=(point, work))
    _start([process])
    process.join(PATIENCE)
    assert process.exitcode in (0, DIED), process.exitcode
    return process.exitcode == DIED


def _start(processes: Sequence[multiprocessing.process.BaseProcess]) -> None:
    """Without an open connection, which two processes would both believe to be theirs."""
    connections.close_all()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # other threads hold nothing of ours
        for process in processes:
            process.start()


def _run(work: Callable[[], Any], barrier: Barrier, mouth: Connection) -> None:
    connection.ensure_connection()
    barrier.wait(PATIENCE)
    try:
        mouth.send(work())
    except Exception as raised:
        mouth.send(type(raised))
    connections.close_all()


def _run_until(point: int, work: Callable[[], Any]) -> None:
    passed = 0

    def pass_point() -> None:
        nonlocal passed
        passed += 1
        if passed == point:
            os._exit(DIED)

    def before_each(execute: Any, statement: Any, params: Any, many: Any, context: Any) -> Any:
        pass_point()
        return execute(statement, params, many, context)

    commit = connection._commit

    def around() -> None:
        pass_point()
        commit()
        pass_point()

    connection._commit = around
    with connection.execute_wrapper(before_each):
        work()
    connections.close_all()
