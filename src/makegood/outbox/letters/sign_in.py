"""What does somebody read who asked for a way in?"""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from makegood.brands.models import Brand
from makegood.outbox.letters.letter import Letter
from makegood.people.models import Person


def sign_in_code(brand: Brand, person: Person, *, recipient_id: UUID | None, code: str) -> Letter:
    """The code with which the person signs in, in the browser that asked for it."""
    with override(person.language):
        return Letter(
            code="sign_in_code",
            to=person.address,
            recipient_id=recipient_id,
            subject=_("Your code for %(brand)s") % {"brand": brand.name},
            text=_(
                "Your code for %(brand)s:\n\n    %(code)s\n\n"
                "It is good for 10 minutes, once, and only in the browser that asked for it.\n"
                "We never ask for it by phone or mail. If you did not want to sign in, you need\n"
                "not do anything: without this code nobody comes in.\n"
            )
            % {"brand": brand.name, "code": code},
        )


def new_password_code(
    brand: Brand, person: Person, *, recipient_id: UUID | None, code: str
) -> Letter:
    """The code with which the person sets a password, and the user name, which he may have lost."""
    with override(person.language):
        return Letter(
            code="new_password_code",
            to=person.address,
            recipient_id=recipient_id,
            subject=_("A new password for %(brand)s") % {"brand": brand.name},
            text=_(
                "With this code you set a new password for %(brand)s:\n\n    %(code)s\n\n"
                "Your user name is %(user_name)s.\n\n"
                "The code is good for 10 minutes, and only in the browser that asked for it.\n"
                "If you did not ask for it, your password stays as it is.\n"
            )
            % {"brand": brand.name, "code": code, "user_name": person.user_name},
        )


def unknown_account(brand: Brand, *, to: str) -> Letter:
    """That nobody signs in with this address, in fixed words: a stranger typed it, perhaps."""
    with override(brand.languages[0]):
        return Letter(
            code="unknown_account",
            to=to,
            recipient_id=None,
            subject=_("No account at %(brand)s with this address") % {"brand": brand.name},
            text=_(
                "Somebody wanted to sign in to %(brand)s with this mail address. We know no\n"
                "account with it. If it was you, try the address with which you bought. If it was\n"
                "not you, you need not do anything, and will not hear of it again today.\n"
            )
            % {"brand": brand.name},
        )
