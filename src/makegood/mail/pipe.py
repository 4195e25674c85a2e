"""How does a mail get in from a file, or from the mail server's pipe?"""

import json
import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.utils import timezone

from makegood.brands.models import Brand
from makegood.mail.parse import ParsedMail, parse
from makegood.mail.take import Arrival, Outcome, take_mail

# Exit codes of sysexits.h: a mail server that pipes to us tries again after 75.
NO_INPUT = 66
NO_BRAND = 67
TRY_AGAIN = 75
SAID = {
    "request": "became request {number}",
    "answered": "became no request; its sender is told the rule, and staff see it ({reason})",
    "silent": "became no request; its sender was told the rule within the day ({reason})",
    "held": "waits for staff, unanswered ({reason})",
    "unreadable": "can't be read; it is kept and waits for staff ({reason})",
    "known": "came before and was dealt with ({reason})",
}


def run(args: Namespace) -> int:
    """Takes in every file that can be taken; gives the exit code of the worst."""
    return max(_take(file, args) for file in args.files)


def _take(file: str, args: Namespace) -> int:
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as unreadable:
        sys.stderr.write(f"makegood: {unreadable}\n")
        return NO_INPUT
    name = "standard input" if file == "-" else _shown(Path(file).name)
    try:
        brand = _brand(args.brand, raw)
        if brand is None:
            sys.stderr.write(
                f"makegood: {file}: no brand has an address that this mail is written to."
                " Name one with --brand.\n"
            )
            return NO_BRAND
        arrival = Arrival(raw=raw, name=name, vouched=args.vouch or settings.DEMO)
        outcome = take_mail(arrival, brand=brand, at=timezone.now())
    except (DatabaseError, InterfaceError, OSError) as trouble:  # their server keeps it meanwhile
        sys.stderr.write(f"makegood: {file}: it can't be taken in now: {trouble}\n")
        return TRY_AGAIN
    _print(args, name, outcome)
    return 0


def _shown(name: str) -> str:
    """The file's name as it can be printed and kept, whatever its bytes are."""
    return name.encode(errors="replace").decode()


def _brand(slug: str | None, raw: bytes) -> Brand | None:
    if slug is not None:
        return Brand.objects.filter(slug=slug).first()
    parsed = parse(raw)
    written_to = parsed.recipients if isinstance(parsed, ParsedMail) else ()
    addressed = Brand.objects.filter(support_address__in=[one.lower() for one in written_to])
    found = addressed.order_by("slug").first()
    if found is None and (settings.DEMO or Brand.objects.count() == 1):
        return Brand.objects.order_by("created_at", "id").first()
    return found


def _print(args: Namespace, name: str, outcome: Outcome) -> None:
    if args.json:
        print(json.dumps({"mail": name, **asdict(outcome)}, default=str))
        return
    said = SAID[outcome.became].format(number=outcome.number, reason=outcome.reason)
    print(f"{name}: {said}")
