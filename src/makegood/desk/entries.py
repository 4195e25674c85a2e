"""How is what was said and what happened on a ticket written, one after the other?

A message is written once, and what happened does not change: an entry follows from what it shows,
the language and the hours of who reads. It is kept for the next look at the ticket.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

from makegood.tickets.models import Message
from makegood.ui.timeline import Entry

KEPT: Final = 4_096  # entries
LONGEST_KEPT: Final = 4_000  # letters: a longer message is written anew each time


@dataclass(frozen=True, slots=True)
class File:
    """A file of a message."""

    id: UUID
    name: str
    size: int  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All that an entry shows: of an event its icon and its sentence, else a message."""

    at: datetime
    icon: str = ""
    said: str = ""
    author: str = ""
    by_staff: bool = False
    internal: bool = False
    text: str = ""
    files: tuple[File, ...] = ()


def written(entries: Sequence[Entry]) -> list[SafeString]:
    """Each entry as HTML, for who reads now."""
    language, hours = get_language() or "", get_current_timezone_name()
    shown = (_message(entry.message) if entry.message else _event(entry) for entry in entries)
    return [
        (_kept if len(one.text) <= LONGEST_KEPT else _rendered)(one, language, hours)
        for one in shown
    ]


def _event(entry: Entry) -> Shown:
    return Shown(at=entry.at, icon=entry.icon, said=entry.said)


def _message(message: Message) -> Shown:
    return Shown(
        at=message.at,
        author=message.author.name,
        by_staff=message.author.is_staff,
        internal=message.internal,
        text=message.text,
        files=tuple(File(one.id, one.name, one.size) for one in message.attachments.all()),
    )


def _rendered(shown: Shown, _language: str, _hours: str) -> SafeString:
    return SafeString(render_to_string("desk/entry.html", {"entry": shown}))


_kept = lru_cache(maxsize=KEPT)(_rendered)
