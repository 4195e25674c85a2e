"""Adds up what the stories of a run did, whichever process told them.

Where they are long (`bin/soak stories`, which says so by MAKEGOOD_STEPS) this is printed. A command
that went well in no story fails the run, if there was one under each agreement.
"""

import json
import os
from collections import Counter

import pytest

from tests.commands.test_every_command_twice import all_operations
from tests.packs import PACKS
from tests.simulation.own import OUTSIDE

NAMES = sorted(path.parent.name for path in PACKS.glob("*/agreement.toml"))
DONE, REFUSED, AGREEMENT = "done", "refused", "agreement"


def pytest_configure(config: pytest.Config) -> None:
    if "MAKEGOOD_STEPS" in os.environ and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Tally())


class Tally:
    """How often each command was done and refused."""

    def __init__(self) -> None:
        self.counts: dict[str, Counter[str]] = {DONE: Counter(), REFUSED: Counter()}
        self.told: set[str] = set()  # agreements

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        for name, told in report.user_properties if report.when == "call" else ():
            if name in self.counts:
                self.counts[name].update(json.loads(str(told)))
            elif name == AGREEMENT:
                self.told.add(str(told))

    def never_done(self) -> list[str]:
        if not self.told >= set(NAMES):
            return []
        return sorted(all_operations() - OUTSIDE.keys() - self.counts[DONE].keys())

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.never_done():
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.section("done and refused in all stories")
        for operation in sorted(all_operations() - OUTSIDE.keys()):
            done, refused = self.counts[DONE][operation], self.counts[REFUSED][operation]
            terminalreporter.write_line(f"{done:7} {refused:7}  {operation}")
        if self.never_done():
            terminalreporter.write_line(f"never done: {', '.join(self.never_done())}", red=True)
