"""How does a parcel become a mail? Address and headers come from us, never from a form."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from makegood.brands.models import Brand
from makegood.outbox.models import Parcel
from makegood.outbox.post import unseal


def message_of(parcel: Parcel, brand: Brand) -> EmailMessage:
    """The mail of the parcel: the same bytes of header at each try, its Message-ID above all.

    Raises ValueError if what was sealed can't stand in a header.
    """
    assert parcel.sealed is not None
    words = unseal(bytes(parcel.sealed), parcel.id)
    message = EmailMessage()
    message["From"] = Address(one_line(brand.name), addr_spec=brand.support_address)
    message["To"] = words["to"]
    message["Subject"] = one_line(words["subject"])
    message["Date"] = format_datetime(parcel.at)
    domain = brand.support_address.rpartition("@")[2]
    message["Message-ID"] = f"<{parcel.id.hex}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(words["text"])
    if words["html"]:
        message.add_alternative(words["html"], subtype="html")
    return message


def one_line(text: str) -> str:
    """The text without anything that could begin another header."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
