"""How does a parcel become a mail? Address and headers come from us, never from a form."""

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final

from makegood.brands.models import Brand
from makegood.outbox.models import Parcel
from makegood.outbox.post import unseal

LONGEST_SUBJECT: Final = 250  # characters
LONGEST_QUOTED: Final = 70  # characters, quotes and escapes included, of a line of 78


def message_of(parcel: Parcel, brand: Brand) -> EmailMessage:
    """The mail of the parcel, with the same header at each try, its Message-ID above all.

    Nothing here asks for answers by mail: what is said on a ticket is said in the account. Raises
    ValueError if the parcel's address is none to which mail can be sent, and cryptography's
    InvalidTag if its words were changed.
    """
    assert parcel.sealed is not None
    words = unseal(bytes(parcel.sealed), parcel.id)
    message = EmailMessage()
    message["From"] = Address(name_in_header(brand.name), addr_spec=brand.support_address)
    message["To"] = _recipient(words["to"])
    message["Subject"] = one_line(words["subject"])[:LONGEST_SUBJECT].rstrip()
    message["Date"] = format_datetime(parcel.at)
    message["Message-ID"] = f"<{parcel.id}@{brand.support_address.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834, section 5
    message["X-Auto-Response-Suppress"] = "All"  # what other mail programs heed instead
    message.set_content(words["text"], cte="quoted-printable")
    if words["html"]:
        message.add_alternative(words["html"], subtype="html", cte="quoted-printable")
    return message


def one_line(text: str) -> str:
    """The text as it can stand in a header: nothing in it begins another one.

    What looks like an encoded word is broken by an invisible space, or it would be decoded.
    Source: RFC 2047, section 2.
    """
    shown = "".join(mark if mark.isprintable() else " " for mark in text)
    return " ".join(shown.split()).replace("=?", "=\N{ZERO WIDTH SPACE}?")


def name_in_header(name: str) -> str:
    """The name on one line; of a long one in ASCII, as much as a single line holds in quotes.

    The standard library can't fold a quoted name: it loses marks of it, and then the address.
    """
    line = one_line(name)
    while line.isascii() and len(_quoted(line)) > LONGEST_QUOTED:
        line = line[:-1].rstrip()
    return line


def _quoted(name: str) -> str:
    return str(Address(name, username="x")).removesuffix(" <x>")


def _recipient(address: str) -> Address:
    """One address, its domain in the form that every mail server knows (RFC 5890)."""
    name, _at, domain = address.rpartition("@")
    try:
        return Address(addr_spec=f"{name}@{domain.encode('idna').decode()}")
    except MessageError as wrong:
        raise ValueError("This is no single address to which mail can go.") from wrong
