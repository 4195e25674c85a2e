"""Say that nothing is needed of a mail that waited for staff."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.steps.mails import lock_mail
from makegood.commands.steps.may import require_staff
from makegood.events.record import record
from makegood.intake.models import RawMail
from makegood.people.models import Actor
from makegood.terms.facts.requests import MailDismissed


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    mail_id: UUID


@dataclass(frozen=True, slots=True)
class Dismissed:
    mail_id: UUID


@command
def dismiss_mail(said: Dismissal, *, by: Actor, key: str, at: datetime) -> Dismissed:
    """Take it off the list; its bytes stay kept.

    Raises NotAllowed for customers and machines, NotThere, MailIsSettled.
    """
    require_staff(by)
    mail = lock_mail(said.mail_id, by=by)
    mail.state = RawMail.State.DISMISSED
    mail.save(update_fields=["state"])
    record(MailDismissed(mail=str(mail.id)), by=by, at=at)
    return Dismissed(mail.id)
