"""How long does what people do take, from the form that is sent to its answer?

A reply of staff, a request by the form with its verdict and its promises, by one customer and by
four at once, and an approval. Only the sending counts; the page with the form is fetched before.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from importlib import import_module
from itertools import count, cycle
from multiprocessing import get_context
from time import perf_counter_ns
from typing import Any
from uuid import UUID

from bench.parts import words
from bench.parts.browser import Browser
from bench.parts.installation import SIZES, Place, full_desk
from bench.parts.people import agent, customer, signed_in
from bench.parts.server import floor, product
from bench.parts.timing import Act, in_turn, kept, timed, told

PORTS = 8621, 8622
AT_ONCE = 4
AT_ONCE_SECONDS = 6
WANTED_AT_ONCE = 70  # requests a second
FORM = "/requests/new/"
APPROVALS = 600
KEYS = count(1)


def main() -> int:
    """Zero if all is as fast as it should be."""
    parser = ArgumentParser(prog="bin/bench commands")
    parser.add_argument("--size", choices=SIZES, default="100k")
    with full_desk(parser.parse_args().size) as place:
        return 0 if _measured(place) else 1


def _measured(place: Place) -> bool:
    cases = import_module("bench.parts.cases")
    at = datetime.now(UTC)  # noqa: TID251 - a benchmark begins as a door does
    approvals = iter(cases.to_approve(place, APPROVALS, at=at))
    host, names = cases.asking_customers()
    with product(PORTS[0]) as web, floor(PORTS[1]) as bare:
        nobody = Browser(PORTS[1], "localhost", "")
        asking = cycle([signed_in(name, host, PORTS[0]) for name in names])
        acts = [
            Act("reply", _replying(agent(place, PORTS[0]), cases.to_answer(place)), None, 12),
            Act("open a ticket by the form", lambda: _asks(next(asking)), None, 20),
            Act("approve", _approving(customer(place, PORTS[0]), approvals)),
        ]
        bottom = Act("floor", lambda: timed(lambda: nobody.get("/", holding="<ul>")), bare)
        in_turn([*acts, bottom], rounds=3)
        told(f"commands at {place.tickets:,} tickets", [*acts, bottom], bottom)
        together = _at_once(host, names)
    assert web.port == PORTS[0]
    reached = together >= WANTED_AT_ONCE
    print(f"  four customers at once: {together} requests/s  >= {WANTED_AT_ONCE}: {reached}")
    kept("requests a second, four at once", together)
    return reached and all(act.p50 <= (act.most_milliseconds or 10**6) * 1000 for act in acts)


def _replying(desk: Browser, tickets: Iterator[UUID]) -> Callable[[], int]:
    def reply() -> int:
        ticket = f"/desk/tickets/{next(tickets)}/"
        page = desk.get(ticket, holding="replies")
        fields = {**desk.form(page, f"{ticket}replies"), "text": words.text(next(KEYS))}
        return timed(lambda: desk.post(f"{ticket}replies", fields))

    return reply


def _approving(account: Browser, tickets: Iterator[Any]) -> Callable[[], int]:
    def approve() -> int:
        number = next(tickets).number
        page = account.get(f"/tickets/{number}/approval", holding='name="content"')
        fields = account.form(page, "content")
        return timed(lambda: account.post(f"/tickets/{number}/approval", fields))

    return approve


def _asks(account: Browser) -> int:
    page = account.get(FORM, holding='name="subject"')
    fields = {**_request(next(KEYS)), **account.form(page, "kept_files")}
    return timed(lambda: account.post(FORM, fields))


def _at_once(host: str, names: Sequence[str]) -> int:
    """Requests a second of four clients that wait for nothing but the answers.

    Each sends what a quarter of the customers ask in turn.
    """
    browsers = [signed_in(name, host, PORTS[0]) for name in names]
    import_module("django.db").connections.close_all()
    context = get_context("fork")
    sent = context.SimpleQueue()
    customers = [
        context.Process(target=lambda place=place: sent.put(_ask_on(browsers, place)))
        for place in range(AT_ONCE)
    ]
    for one in customers:
        one.start()
    for one in customers:
        one.join()
    return sum(sent.get() for _one in customers) // AT_ONCE_SECONDS


def _ask_on(browsers: Sequence[Browser], place: int) -> int:
    """How many requests a quarter of them send; each has its own key, as a page gives it."""
    pages = [(one, one.get(FORM, holding='name="subject"')) for one in browsers[place::AT_ONCE]]
    asking = cycle([(one, one.form(page, "kept_files")) for one, page in pages])
    give_up_at = perf_counter_ns() + AT_ONCE_SECONDS * 10**9
    sent = 0
    while perf_counter_ns() < give_up_at:
        browser, hidden = next(asking)
        number = 10**6 * (place + 1) + sent
        browser.post(FORM, {**_request(number), **hidden, "key": f"{hidden['key'][:20]}-{sent}"})
        sent += 1
    return sent


def _request(number: int) -> dict[str, str]:
    return {
        "purchase": "none",
        "issue_class": "question",
        "subject": words.title(number),
        "text": words.text(number),
        "send": "1",
    }


if __name__ == "__main__":
    sys.exit(main())
