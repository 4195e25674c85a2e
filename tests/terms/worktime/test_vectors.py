"""What other business-time libraries expect of themselves, where the collected vectors lie near.

Not of us, and so left out: days of working time, backward reckoning, hours that differ on a day.
Where libraries disagree (`dialect`), ours is said in docs/terms/worktime.md.
"""

import json
from datetime import datetime
from pathlib import Path

import pytest

from makegood.terms.worktime.reckon import add_seconds, elapsed_seconds, is_open, next_opening
from makegood.terms.worktime.zone import Zone, instant
from tests.terms.worktime.calendars import at, calendar

VECTORS = Path(__file__).resolve().parents[4] / "shared/data/worktime_vectors.json"
ASKED = ("add", "between", "is_open", "next_open", "resolve_local")


def ours(vector):
    plain = not {"overrides", "breaks"} & set(vector["schedule"]) and "dialect" not in vector
    return plain and vector["op"] in ASKED and vector.get("amount_s", 0) >= 0


def vectors():
    if not VECTORS.exists():
        return []
    return [vector for vector in json.loads(VECTORS.read_text())["vectors"] if ours(vector)]


def zone(schedule):
    return {"UTC": "UTC+00:00", "Etc/UTC": "UTC+00:00"}.get(schedule["tz"], schedule["tz"])


def week(schedule):
    return {
        day: " ".join("-".join(window) for window in windows)
        for day, windows in schedule["week"].items()
    }


@pytest.mark.skipif(not VECTORS.exists(), reason="the collected vectors are not at hand")
@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: vector["id"])
def test_a_vector_comes_out_as_its_library_says(vector):
    schedule = vector["schedule"]
    if vector["op"] == "resolve_local":
        local = datetime.fromisoformat(vector["local"])
        assert instant(Zone(zone(schedule)).second_of(local)) == at(vector["expect"])
        return
    hours = calendar(zone(schedule), *schedule.get("holidays", ()), **week(schedule))
    match vector["op"]:
        case "add":
            reached = add_seconds(hours, at(vector["start"]), vector["amount_s"])
            expected = at(vector["expect"])
            if vector.get("equivalent_ok"):
                assert elapsed_seconds(hours, reached, expected) == 0
                assert elapsed_seconds(hours, expected, reached) == 0
            else:
                assert reached == expected
        case "between":
            spent = elapsed_seconds(hours, at(vector["start"]), at(vector["end"]))
            assert spent == vector["expect"]
        case "is_open":
            assert is_open(hours, at(vector["at"])) is vector["expect"]
        case "next_open":
            assert next_opening(hours, at(vector["at"])) == at(vector["expect"])
