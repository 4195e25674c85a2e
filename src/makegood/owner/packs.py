"""Which agreements can a brand start from?"""

import json
import re
from datetime import date
from functools import cache
from typing import Final

from django.conf import settings

from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.read import read_agreement

RULES: Final = "agreement.toml"
FIXED: Final = '"UTC'

type Files = tuple[tuple[str, str], ...]  # file name and text


@cache
def packs() -> dict[str, Files]:
    """The agreements that come with this version, by the name of their folder."""
    folders = sorted(folder for folder in (settings.PACKAGE / "packs").iterdir() if folder.is_dir())
    return {
        folder.name: tuple((path.name, path.read_text()) for path in sorted(folder.glob("*.toml")))
        for folder in folders
    }


def title_of(name: str, language: str) -> str:
    """What the pack calls itself, in its first language where it does not speak the one asked."""
    return _without_holidays(name).title(language)


@cache
def _without_holidays(name: str) -> Agreement:
    # No title hangs on them, and their library takes most of a second to load.
    return read_agreement(dict(packs()[name]), holidays=lambda *_: frozenset())


def made_out(files: Files, *, brand: str, in_force_from: date, zone: str) -> Files:
    """The pack made out for a brand: its name, its zone, and the day on which it begins."""
    told = {"brand": _quoted(brand), "in_force_from": str(in_force_from), "zone": _quoted(zone)}
    return tuple((name, _told(text, told) if name == RULES else text) for name, text in files)


def begun_on(rules: str, day: date) -> str:
    """The rules, in force from that day on."""
    return _told(rules, {"in_force_from": str(day)})


def _told(text: str, told: dict[str, str]) -> str:
    """The text, in which the first line of each key says what is told.

    Hours at a fixed offset from UTC keep it: that is what such an agreement says of them.
    """
    for key, value in told.items():
        line = re.search(rf"^{key} *=.*$", text, flags=re.MULTILINE)
        if line and FIXED not in line[0]:
            text = f"{text[: line.start()]}{key} = {value}{text[line.end() :]}"
    return text


def _quoted(value: str) -> str:
    """A basic string of TOML, which escapes as JSON does (TOML 1.0, section String)."""
    return json.dumps(value, ensure_ascii=False)
