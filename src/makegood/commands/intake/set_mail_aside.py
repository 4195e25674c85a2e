"""Leave a mail for staff to look at."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.mails import MailIsSettled
from makegood.commands.steps.mails import lock_mail
from makegood.commands.steps.may import require_machine
from makegood.events.record import record
from makegood.intake.models import RawMail
from makegood.people.models import Actor
from makegood.terms.facts.requests import MailSetAside


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """`reason` is the code of what kept it from being read."""

    mail_id: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class SetAside:
    reason: str


@command
def set_mail_aside(said: Unreadable, *, by: Actor, key: str, at: datetime) -> SetAside:
    """Show the mail to staff as unreadable; nothing of it is lost.

    Raises NotAllowed for people, NotThere, and MailIsSettled if something became of it before, or
    it was read and waits for staff.
    """
    require_machine(by)
    mail = lock_mail(said.mail_id, by=by)
    if mail.state == RawMail.State.HELD:
        raise MailIsSettled(state=mail.state)
    mail.state, mail.reason = RawMail.State.UNREADABLE, said.reason
    mail.save(update_fields=["state", "reason"])
    record(MailSetAside(mail=str(mail.id), reason=said.reason), by=by, at=at)
    return SetAside(said.reason)
