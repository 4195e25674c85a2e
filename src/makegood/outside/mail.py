"""Where does a mail go that leaves the house?"""

from email.message import EmailMessage
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from makegood.outside.answers import Answer
from makegood.outside.mail_folder import MailFolder
from makegood.outside.smtp import Encryption, SmtpServer

USUAL_PORT: Final = 25


class Sender(Protocol):
    """What takes a mail to wherever mail goes."""

    def send(self, message: EmailMessage) -> Answer:
        """Try once. Never inside a transaction."""
        ...


class NoPlaceForMail(ValueError):
    """The setting names no place to which mail can go; the message says what would."""


def sender_for(url: str) -> Sender:
    """What the setting asks for: smtp://[user:password@]host[:port][?starttls=required], or
    folder:///path. A password makes encryption required. Raises NoPlaceForMail.
    """
    parts = urlsplit(url)
    if parts.scheme == "smtp" and parts.hostname:
        return _server(parts)
    if folder := folder_for(url):
        return folder
    raise NoPlaceForMail(
        f"{parts.scheme}: is no place for mail. Write smtp://host:port or folder:///path."
    )


def folder_for(url: str) -> MailFolder | None:
    """The folder that the setting asks for; None if it asks for something else."""
    parts = urlsplit(url)
    return MailFolder(Path(unquote(parts.path))) if parts.scheme == "folder" else None


def _server(parts: SplitResult) -> SmtpServer:
    assert parts.hostname is not None
    wanted = parse_qs(parts.query).get("starttls", [Encryption.IF_OFFERED])[0]
    try:
        encryption = Encryption(wanted)
        port = parts.port or USUAL_PORT
    except ValueError as wrong:
        raise NoPlaceForMail(
            "The address of the mail server ends in a port, and ?starttls= is followed by"
            " if-offered or required."
        ) from wrong
    return SmtpServer(
        host=parts.hostname,
        port=port,
        encryption=Encryption.REQUIRED if parts.username else encryption,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )
