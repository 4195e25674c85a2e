"""How long does something take? In rounds, in turn with everything else, and what is told of it.

Whatever else the machine does meets all that is measured in a round alike. The median of the
rounds' medians counts; the whole run is kept as JSON in `var/bench`.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter_ns
from typing import Final

from bench.parts.installation import HOME
from bench.parts.server import Running

ROUNDS: Final = 5
ROUND_SECONDS: Final = 2
WARM_UP: Final = 15


@dataclass(slots=True)
class Act:
    """Something that is done again and again.

    `do` does it once and gives the nanoseconds that count. `most` is by when it should be done.
    """

    name: str
    do: Callable[[], int]
    server: Running | None = None
    most_milliseconds: int = 0
    rounds: list[list[int]] = field(default_factory=list)
    cpu: list[int] = field(default_factory=list)  # microseconds each, by round

    @property
    def p50(self) -> int:
        """Microseconds."""
        return int(median(median(one) for one in self.rounds)) // 1000

    @property
    def p95(self) -> int:
        """Microseconds."""
        return int(median(sorted(one)[len(one) * 95 // 100] for one in self.rounds)) // 1000

    @property
    def times(self) -> int:
        return sum(len(one) for one in self.rounds)


def timed(work: Callable[[], object]) -> int:
    """How long it takes, in nanoseconds."""
    begun = perf_counter_ns()
    work()
    return perf_counter_ns() - begun


def in_turn(acts: Sequence[Act], *, rounds: int = ROUNDS) -> None:
    """Does all of them, round by round."""
    for act in acts:
        for _each in range(WARM_UP):
            act.do()
    for _round in range(rounds):
        for act in acts:
            _one_round(act)


def _one_round(act: Act) -> None:
    before = act.server.cpu_milliseconds() if act.server else 0
    taken: list[int] = []
    give_up_at = perf_counter_ns() + ROUND_SECONDS * 10**9
    while perf_counter_ns() < give_up_at or not taken:
        taken.append(act.do())
    act.rounds.append(taken)
    if act.server:
        act.cpu.append((act.server.cpu_milliseconds() - before) * 1000 // len(taken))


def told(title: str, acts: Sequence[Act], floor: Act | None = None) -> None:
    """The table of what was measured; kept, too."""
    print(f"\n{title}")
    print(f"  {'':<34} {'p50 ms':>8} {'p95 ms':>8} {'CPU ms':>7} {'n':>6} {'floors':>7}  target")
    for act in acts:
        floors = f"{act.p50 / floor.p50:7.1f}" if floor else ""
        cpu = f"{median(act.cpu) / 1000:7.1f}" if act.cpu else ""
        print(
            f"  {act.name:<34} {act.p50 / 1000:8.2f} {act.p95 / 1000:8.2f} {cpu:>7}"
            f" {act.times:>6} {floors:>7}  {_reached(act)}"
        )
    kept(title, [{**_numbers(act)} for act in acts])


def kept(title: str, figures: object) -> None:
    """Adds the figures to the run's file."""
    with (HOME / "figures.jsonl").open("a") as file:
        file.write(json.dumps({"title": title, "figures": figures}) + "\n")


def _numbers(act: Act) -> dict[str, object]:
    numbers = {"name": act.name, "p50_us": act.p50, "p95_us": act.p95, "n": act.times}
    return {**numbers, "cpu_us": act.cpu, "most_ms": act.most_milliseconds}


def _reached(act: Act) -> str:
    if not act.most_milliseconds:
        return ""
    reached = act.p50 <= act.most_milliseconds * 1000
    return f"<= {act.most_milliseconds}: {'yes' if reached else 'NO'}"
