"""Offer the one-time link with which the first owner sets up the first brand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from makegood.brands.models import Brand, SetupLink
from makegood.commands.command import command
from makegood.commands.refused import Refused
from makegood.commands.steps.may import require_machine
from makegood.people.models import Actor

GOOD_FOR: Final = timedelta(hours=72)


class AlreadySetUp(Refused):
    """There is a brand: its owners add whoever is missing."""

    code = "already_set_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSetupLink:
    """The link's secret stays with whoever made it; only its SHA-256, in hex, is told."""

    token_sha256: str


@dataclass(frozen=True, slots=True)
class OfferedSetupLink:
    expires_at: datetime


@command
def offer_setup_link(said: NewSetupLink, *, by: Actor, key: str, at: datetime) -> OfferedSetupLink:
    """Keep the link, good for 72 hours and once. `by` is a machine of the brand to be.

    The link's id is that brand's. Links offered before stay good, each until its own end, or until
    one of them was used. Raises NotAllowed, and AlreadySetUp.
    """
    machine = require_machine(by)
    if Brand.objects.exists():
        raise AlreadySetUp
    link = SetupLink.objects.create(
        id=machine.brand_id, token_sha256=said.token_sha256, expires_at=at + GOOD_FOR
    )
    return OfferedSetupLink(link.expires_at)
