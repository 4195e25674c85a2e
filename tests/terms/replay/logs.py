"""Logs of past tickets: real ones that lie beside the project, and ones that tests write."""

import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from makegood.terms.agreement.read import read_agreement
from makegood.terms.replay.mapping import read_map
from makegood.terms.replay.past import Troubles
from makegood.terms.replay.run import Question, judge_all
from makegood.terms.replay.stream import read_facts
from makegood.terms.replay.table import read_table

TESTS = Path(__file__).resolve().parents[2]
MAPS = TESTS / "replay_maps"
AGREEMENTS = TESTS / "agreements"
LOGS = TESTS.parents[1] / "shared/data/tickets"
INCIDENTS = LOGS / "incident_event_log.csv.zip"
REQUESTS = LOGS / "dev_sample_boston_1500.csv"

without_logs = pytest.mark.skipif(
    not (INCIDENTS.exists() and REQUESTS.exists()), reason="the real logs are not beside us"
)


def incidents():
    """The lines of the real log of incidents."""
    archive = ZipFile(INCIDENTS)
    return io.TextIOWrapper(archive.open(archive.namelist()[0]), "utf-8", newline="")


def map_named(name):
    """A map of `tests/replay_maps`."""
    return read_map(name, (MAPS / name).read_text())


def ours(name):
    """An agreement of `tests/agreements`."""
    folder = AGREEMENTS / name
    return read_agreement({path.name: path.read_text() for path in folder.glob("*.toml")})


def fact(ticket, at, what, value=None):
    """A line of a stream of facts; `at` is on the third of August 2026, or a whole instant."""
    at = at if "T" in at else f"2026-08-03T{at}Z"
    said = {"ticket": ticket, "at": at, "what": what}
    return json.dumps(said | ({} if value is None else {"value": value}))


def heard(lines, agreement):
    """The tickets of a stream of facts, and the findings of what was wrong with it."""
    troubles = Troubles()
    pasts = list(read_facts(lines, agreement, troubles))
    return pasts, troubles


def read(lines, log_map, agreement):
    """The tickets of a table, and what was wrong with it."""
    troubles = Troubles()
    return list(read_table(lines, log_map, agreement, troubles)), troubles


def judged(lines, agreement, **asked):
    """What came of a stream of facts."""
    troubles = Troubles()
    pasts = read_facts(lines, agreement, troubles)
    return list(judge_all(Question(agreement, **asked), pasts, troubles)), troubles
