"""Which letter does sign-in send, in whose name, and how often?"""

import secrets
from typing import Final
from uuid import UUID

from allauth.core import ratelimit
from django.utils import timezone

from makegood.brands.models import Brand
from makegood.brands.scope import reading_as_staff
from makegood.commands.outbox.post_sign_in_letter import (
    Purpose,
    SignInLetter,
    post_sign_in_letter,
)
from makegood.people.models import Machine, Person
from makegood.people.queries import memberships
from makegood.signin.persons import person_signing_in, spelling
from makegood.ui.middleware import BrandRequest

PURPOSES: Final = {
    "account/email/login_code": Purpose.SIGN_IN,
    "account/email/password_reset_code": Purpose.NEW_PASSWORD,
    "account/email/unknown_account": Purpose.UNKNOWN_ACCOUNT,
}


def post_letter(request: BrandRequest, template_prefix: str, *, login: str, code: str) -> None:
    """Put the letter that the library names `template_prefix` into the outbox.

    It goes to the address that we know of the person, never to what was typed, unless nobody is
    known: then the typed address is told so, within the limits of the settings. Both ways ask and
    write the same, so that neither the answer nor its time tells who is known; even where nothing
    may be sent the command is run.
    """
    person = person_signing_in(login)
    brand_id = _writing_brand(request, person)
    if brand_id is None:
        return
    may_be_sent = _is_within_limits(request, person, brand_id, login)
    post_sign_in_letter(
        SignInLetter(
            purpose=PURPOSES[template_prefix] if may_be_sent else Purpose.NOTHING,
            address=person.address if person else login,
            code=code,
        ),
        by=Machine("sign-in", brand_id=brand_id),
        key=secrets.token_urlsafe(),
        at=timezone.now(),
    )


def _writing_brand(request: BrandRequest, person: Person | None) -> UUID | None:
    """The brand of this host; at the desk the first in which the person is staff, or the oldest."""
    if request.brand is not None:
        return request.brand.id
    if person is not None:
        with reading_as_staff(person.id):
            found = memberships(person.id)
        if found:
            return min(found.values(), key=lambda member: (member.joined_at, member.id)).brand_id
    oldest = Brand.objects.order_by("created_at", "id").first()
    return oldest.id if oldest else None


def _is_within_limits(
    request: BrandRequest, person: Person | None, brand_id: UUID, login: str
) -> bool:
    """Counts the letter. Strangers are told once a day, and a brand tells but so many of them."""
    whom = "person" if person else "stranger"
    by_address: bool = ratelimit.consume(request, action=f"letter_to_{whom}", key=spelling(login))
    by_brand: bool = ratelimit.consume(request, action=f"letters_to_{whom}s", key=str(brand_id))
    return by_address and by_brand
