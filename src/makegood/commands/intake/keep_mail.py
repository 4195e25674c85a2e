"""Store a mail as it arrived, before anybody looks into it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from makegood.brands.compiled import compiled
from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.may import require_machine
from makegood.events.record import record
from makegood.intake.models import RawMail
from makegood.people.models import Actor
from makegood.terms.facts.requests import MailKept
from makegood.vault.mails import seal_mail


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedMail:
    """`name` is what staff see of it: a file's name, or what the gateway calls it."""

    raw: bytes
    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class KeptMail:
    """`fresh` is False for a mail whose very bytes were kept before."""

    mail_id: UUID
    fresh: bool


@command
def keep_mail(said: ArrivedMail, *, by: Actor, key: str, at: datetime) -> KeptMail:
    """Keep the raw mail, sealed under a key of its own. The same bytes are kept once a brand.

    Raises NotAllowed for people: mail comes through a gateway.
    """
    require_machine(by)
    earlier = _same.first(by.brand_id, said.sha256)
    if earlier:
        return KeptMail(earlier.id, fresh=False)
    mail_id = new_id(at)
    sealed, sealed_key = seal_mail(said.raw, mail_id=mail_id)
    RawMail.objects.create(
        id=mail_id,
        brand_id=by.brand_id,
        sha256=said.sha256,
        sealed=sealed,
        sealed_key=sealed_key,
        size=len(said.raw),
        state=RawMail.State.KEPT,
        name=one_line(said.name)[:200],
        arrived_at=at,
    )
    record(MailKept(mail=str(mail_id)), by=by, at=at)
    return KeptMail(mail_id, fresh=True)


@compiled
def _same(brand_id: UUID, sha256: str) -> QuerySet[RawMail]:
    return RawMail.objects.filter(brand=brand_id, sha256=sha256).only("id")
