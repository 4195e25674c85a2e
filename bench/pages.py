"""How fast are the pages that staff look at all day, and how do they grow with the desk?

The queue, a ticket of thirty messages, and the search for a seldom and for a common word; beside
each the floor of the same run.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence

from bench.parts import words
from bench.parts.browser import Browser
from bench.parts.installation import SIZES, Place, full_desk
from bench.parts.people import agent
from bench.parts.server import floor, product
from bench.parts.timing import Act, in_turn, kept, timed, told

PORTS = 8611, 8612
GROWTH = 1.3  # at a hundred thousand tickets, of the time at a thousand


def main() -> int:
    """Zero if every page is as fast as it should be."""
    parser = ArgumentParser(prog="bin/bench pages")
    parser.add_argument("--size", choices=SIZES, action="append", help="one size, or several")
    sizes = parser.parse_args().size or list(SIZES)
    queues: dict[str, int] = {}
    reached = True
    for size in sizes:
        with full_desk(size) as place:
            acts = _measured(place)
        reached &= all(act.p50 <= act.most_milliseconds * 1000 for act in acts)
        queues[size] = acts[0].p50
    return 0 if _grows_little(queues) and reached else 1


def _measured(place: Place) -> Sequence[Act]:
    with product(PORTS[0]) as web, floor(PORTS[1]) as bare:
        desk = agent(place, PORTS[0])
        nobody = Browser(PORTS[1], "localhost", "")
        ticket = f"/desk/tickets/{place.long_ticket}/"
        pages = {
            "queue": ("/desk/", 'class="q"', 15),
            "ticket of 30 messages": (ticket, words.text(1), 20),
            "search, seldom": (f"/desk/search/?q={words.RARE}", f"<mark>{words.RARE}", 30),
            "search, common": (f"/desk/search/?q={words.COMMON}", f"<mark>{words.COMMON}", 60),
        }
        acts = [
            Act(name, _getting(desk, path, holding), web, most)
            for name, (path, holding, most) in pages.items()
        ]
        bottom = Act("floor: one view, one query", _getting(nobody, "/", "<ul>"), bare)
        in_turn([*acts, bottom])
        told(f"pages at {place.tickets:,} tickets", [*acts, bottom], bottom)
    return acts


def _getting(browser: Browser, path: str, holding: str) -> Callable[[], int]:
    return lambda: timed(lambda: browser.get(path, holding=holding))


def _grows_little(queues: dict[str, int]) -> bool:
    if not {"1k", "100k"} <= queues.keys():
        return True
    growth = queues["100k"] / queues["1k"]
    print(f"\nqueue, 100k / 1k: {growth:.2f}  <= {GROWTH}: {'yes' if growth <= GROWTH else 'NO'}")
    kept("queue, growth", growth)
    return growth <= GROWTH


if __name__ == "__main__":
    sys.exit(main())
