"""What does somebody read who asked for a way in?"""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from makegood.brands.models import Brand
from makegood.outbox.letters.layout import laid_out
from makegood.outbox.letters.letter import Letter
from makegood.outbox.letters.sheet import Sheet
from makegood.people.models import Person


def sign_in_code(brand: Brand, person: Person, *, recipient_id: UUID | None, code: str) -> Letter:
    """The code with which the person signs in, in the browser that asked for it.

    It has no link: the page for the code is open there, at the brand's host or at the desk's.
    """
    with override(person.language):
        sheet = Sheet(
            subject=_("Your code for %(brand)s") % {"brand": brand.name},
            heading=_("Your code to sign in"),
            greeting=_("Hello,"),
            paragraphs=(_("with this code you sign in to %(brand)s.") % {"brand": brand.name},),
            sums=((_("Code"), code),),
            notes=(
                _("It is good for 10 minutes, once, and only in the browser that asked for it."),
                _(
                    "We never ask for it by phone or mail. If you did not want to sign in, you need"
                    " not do anything: without this code nobody comes in."
                ),
            ),
            why=_why(),
        )
        return _to(person, sheet, "sign_in_code", brand=brand, recipient_id=recipient_id)


def new_password_code(
    brand: Brand, person: Person, *, recipient_id: UUID | None, code: str
) -> Letter:
    """The code with which the person sets a password, and the user name, which he may have lost."""
    with override(person.language):
        sheet = Sheet(
            subject=_("A new password for %(brand)s") % {"brand": brand.name},
            heading=_("Your code for a new password"),
            greeting=_("Hello,"),
            paragraphs=(_("with this code you set a new password."),),
            sums=((_("Code"), code), (_("Your user name"), person.user_name)),
            notes=(
                _("The code is good for 10 minutes, and only in the browser that asked for it."),
                _("If you did not ask for it, your password stays as it is."),
            ),
            why=_why(),
        )
        return _to(person, sheet, "new_password_code", brand=brand, recipient_id=recipient_id)


def unknown_account(brand: Brand, *, to: str) -> Letter:
    """That nobody signs in with this address, in fixed words: a stranger typed it, perhaps."""
    with override(brand.languages[0]):
        sheet = Sheet(
            subject=_("No account at %(brand)s with this address") % {"brand": brand.name},
            heading=_("We know no account with this address"),
            greeting=_("Hello,"),
            paragraphs=(
                _("somebody wanted to sign in to %(brand)s with this mail address.")
                % {"brand": brand.name},
                _(
                    "If it was you, try the address with which you bought. If it was not you, you"
                    " need not do anything, and will not hear of it again today."
                ),
            ),
            why=_why(),
        )
        return laid_out(sheet, code="unknown_account", brand=brand, to=to, recipient_id=None)


def _why() -> str:
    return _("You receive this because somebody asked for a way in, and named you.")


def _to(
    person: Person, sheet: Sheet, code: str, *, brand: Brand, recipient_id: UUID | None
) -> Letter:
    return laid_out(sheet, code=code, brand=brand, to=person.address, recipient_id=recipient_id)
