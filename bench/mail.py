"""How many mails a second are kept, and how many are read and become requests?

Kept is what a mail server waits for. Each mail is another one, in one process, one after the other.
"""

import hashlib
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from importlib import import_module
from itertools import count
from time import perf_counter_ns, time_ns

from bench.parts import words
from bench.parts.installation import SIZES, full_desk
from bench.parts.timing import kept

ROUNDS = 3
SECONDS = 3
WANTED = {"kept": 100, "read, and a request": 66}  # mails a second


def main() -> int:
    """Zero if both are as many as they should be."""
    parser = ArgumentParser(prog="bin/bench mail")
    parser.add_argument("--size", choices=SIZES, default="100k")
    with full_desk(parser.parse_args().size) as place:
        customer = import_module("bench.parts.cases").member_named(place.customer)
        acts, mails = _acts(customer), _mails(customer)
        rates: dict[str, list[int]] = {name: [] for name in acts}
        for _round in range(ROUNDS):
            for name, act in acts.items():
                rates[name].append(_rate(act, mails))
    best = {name: sorted(found)[ROUNDS // 2] for name, found in rates.items()}
    for name, rate in best.items():
        reached = "yes" if rate >= WANTED[name] else "NO"
        print(f"{name:<20} {rate:>5} mails/s  >= {WANTED[name]}: {reached}")
    kept("mails a second", best)
    return 0 if all(best[name] >= WANTED[name] for name in best) else 1


def _acts(customer: "object") -> dict[str, Callable[[bytes], object]]:
    keep = import_module("makegood.commands.intake.keep_mail")
    take = import_module("makegood.mail.take")
    machine = import_module("makegood.people.models").Machine
    gateway = machine("mail", brand_id=customer.brand_id)  # type: ignore[attr-defined]
    at = datetime.now(UTC)  # noqa: TID251 - a benchmark begins as a door does

    def kept_alone(raw: bytes) -> object:
        sha256 = hashlib.sha256(raw).hexdigest()
        said = keep.ArrivedMail(raw=raw, sha256=sha256, name="bench.eml")
        return keep.keep_mail(said, by=gateway, key=sha256, at=at)

    def taken(raw: bytes) -> object:
        arrival = take.Arrival(raw=raw, name="bench.eml", vouched=True)
        outcome = take.take_mail(arrival, brand=customer.brand, at=at)  # type: ignore[attr-defined]
        assert outcome.became == "request", outcome
        return outcome

    return {"kept": kept_alone, "read, and a request": taken}


def _rate(act: Callable[[bytes], object], mails: Iterator[bytes]) -> int:
    """How many a second. Each mail is written before the clock runs."""
    done = spent = 0
    while spent < SECONDS * 10**9:
        raw = next(mails)
        begun = perf_counter_ns()
        act(raw)
        spent += perf_counter_ns() - begun
        done += 1
    return done * 10**9 // spent


def _mails(customer: "object") -> Iterator[bytes]:
    """One after the other, each another one, whenever this runs."""
    for number in count(time_ns()):
        yield _mail(customer, number)


def _mail(customer: "object", number: int) -> bytes:
    person = customer.person  # type: ignore[attr-defined]
    message = EmailMessage()
    message["From"] = person.address
    message["To"] = customer.brand.support_address  # type: ignore[attr-defined]
    message["Subject"] = f"{person.user_name}: {words.title(number)}"
    message["Message-ID"] = f"<{number}@example.com>"
    message.set_content(words.text(number))
    return message.as_bytes()


if __name__ == "__main__":
    sys.exit(main())
