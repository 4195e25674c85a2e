"""How much memory does `makegood serve` take once it is warm?

Pages, worker and what looks after them: the shares of all processes, the database apart.
"""

import sys
from argparse import ArgumentParser
from itertools import cycle, islice

from bench.parts import words
from bench.parts.installation import SIZES, full_desk
from bench.parts.people import agent
from bench.parts.server import memory_kib, product
from bench.parts.timing import kept

PORT = 8631
LOOKS = 200  # at each page
CONNECTIONS = 10  # so that each of the processes that serve pages gets some
MOST_MIB = 250


def main() -> int:
    """Zero if they are small enough."""
    parser = ArgumentParser(prog="bin/bench memory")
    parser.add_argument("--size", choices=SIZES, default="1k")
    with full_desk(parser.parse_args().size) as place, product(PORT, parts="serve") as both:
        desks = cycle([agent(place, PORT) for _each in range(CONNECTIONS)])
        for desk in islice(desks, LOOKS):
            desk.get("/desk/", holding='class="q"')
            desk.get(f"/desk/tickets/{place.long_ticket}/", holding=words.text(1))
            desk.get(f"/desk/search/?q={words.COMMON}", holding="<mark>")
        mib = memory_kib(both.processes()) // 1024
    reached = mib <= MOST_MIB
    print(f"all processes  {mib} MiB  <= {MOST_MIB}: {'yes' if reached else 'NO'}")
    kept("memory, MiB", mib)
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
