"""How does a letter become a mail that reads the same as text and as a page?"""

from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from makegood.brands.models import Brand
from makegood.outbox.letters.letter import Letter
from makegood.outbox.letters.sheet import Sheet, as_text


def laid_out(
    sheet: Sheet, *, code: str, brand: Brand, to: str, recipient_id: UUID | None
) -> Letter:
    """The letter in the language that is active."""
    signature = _("%(brand)s support") % {"brand": brand.name}
    page = {
        "sheet": sheet,
        "brand": brand,
        "signature": signature,
        "language": get_language() or brand.languages[0],
    }
    return Letter(
        code=code,
        to=to,
        recipient_id=recipient_id,
        subject=sheet.subject,
        text=as_text(sheet, signature=signature),
        html=render_to_string("outbox/letter.html", page),
    )


def page_url(brand: Brand, path: str) -> str:
    """The address of a page of the brand's portal, as its customers reach it."""
    assert path.startswith("/")
    assert not urlsplit(path).netloc
    port = f":{settings.BASE_PORT}" if settings.BASE_PORT else ""
    return f"{settings.BASE_SCHEME}://{brand.host}{port}{path}"
