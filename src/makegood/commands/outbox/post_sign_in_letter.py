"""Post a letter that somebody asked for at the sign-in page."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from makegood.brands.models import Brand
from makegood.commands.command import command
from makegood.commands.refused import NotThere
from makegood.commands.steps.may import require_machine
from makegood.outbox.letters.letter import Letter
from makegood.outbox.letters.sign_in import new_password_code, sign_in_code, unknown_account
from makegood.outbox.post import hand_in
from makegood.people.models import Actor, Member, Person

# Nobody reads what comes to these, or a machine answers it (RFC 2142, sections 3 to 5).
OF_MACHINES = re.compile(
    r"(no|do|donot)[._-]?(not[._-]?)?reply.*|mailer[._-]?daemon|bounces?([+=._-].*)?|postmaster"
    r"|hostmaster|webmaster|abuse|root|daemon|news|listserv|majordomo|.*-(request|bounces|owner)"
)


class Purpose(StrEnum):
    SIGN_IN = "sign_in"
    NEW_PASSWORD = "new_password"  # noqa: S105 - a purpose, not a password
    UNKNOWN_ACCOUNT = "unknown_account"
    NOTHING = "nothing"  # too much was sent already: to find that out takes as long as sending


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInLetter:
    """`address` is the person's own; of a stranger it is what he typed, even if no address."""

    purpose: Purpose
    address: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class PostedSignInLetter:
    """`parcel_id` is None if there was nobody to write to."""

    parcel_id: UUID | None


@command
def post_sign_in_letter(
    said: SignInLetter, *, by: Actor, key: str, at: datetime
) -> PostedSignInLetter:
    """Put the letter into the outbox, in the name of the machine's brand.

    A code goes to a person alone, in his language. Who is unknown is told so in the brand's own
    language, unless a machine would get it. Raises NotAllowed for members, NotThere for a code to
    somebody unknown. It is no fact of the brand's: who signs in where is nobody's business.
    """
    require_machine(by)
    brand = Brand.objects.get(id=by.brand_id)
    person = Person.objects.filter(address=said.address, is_active=True).first()
    member = Member.objects.filter(brand=brand, person__address=said.address, left_at=None).first()
    is_support = Brand.objects.filter(support_address__iexact=said.address).exists()
    if said.purpose == Purpose.NOTHING:
        return PostedSignInLetter(None)
    if said.purpose == Purpose.UNKNOWN_ACCOUNT:
        if is_support or not is_for_people(said.address):
            return PostedSignInLetter(None)
        letter = unknown_account(brand, to=said.address)
    elif person is None:
        raise NotThere
    else:
        letter = _code(said, person, brand, recipient_id=member.id if member else None)
    (parcel_id,) = hand_in([(None, letter)], brand_id=brand.id, at=at)
    return PostedSignInLetter(parcel_id)


def is_for_people(address: str) -> bool:
    """Whether a person may read what is sent there: it is an address, and not a machine's."""
    name, _, domain = address.lower().rpartition("@")
    return bool(name and "." in domain) and not OF_MACHINES.fullmatch(name)


def _code(said: SignInLetter, person: Person, brand: Brand, *, recipient_id: UUID | None) -> Letter:
    words = sign_in_code if said.purpose == Purpose.SIGN_IN else new_password_code
    return words(brand, person, recipient_id=recipient_id, code=said.code)
