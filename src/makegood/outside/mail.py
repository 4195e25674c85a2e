"""How does a mail leave the house? By SMTP, or into a folder."""

import os
import re
import secrets
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, unquote, urlsplit

SECONDS = 20  # to wait for a mail server's answer


@dataclass(frozen=True, slots=True)
class Sent:
    """The other side has taken it."""


@dataclass(frozen=True, slots=True)
class TryLater:
    """Nobody took it now; `why` is a code for staff, without anybody's words."""

    why: str


@dataclass(frozen=True, slots=True)
class NeverTaken:
    """The other side will not take it, however often it is tried."""

    why: str


type Answer = Sent | TryLater | NeverTaken


class Sender(Protocol):
    """What takes a mail to wherever mail goes."""

    def send(self, message: EmailMessage) -> Answer: ...


class Smtp:
    """Hands mail to one server. Asked to be `required`, encryption that fails sends nothing."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.host, self.port = parts.hostname or "localhost", parts.port or 25
        self.user = unquote(parts.username or "")
        self.password = unquote(parts.password or "")
        self.starttls = parse_qs(parts.query).get("starttls", ["if-offered"])[0]

    def send(self, message: EmailMessage) -> Answer:
        try:
            with smtplib.SMTP(self.host, self.port, timeout=SECONDS) as server:
                self._secure(server)
                if self.user:
                    server.login(self.user, self.password)
                server.send_message(message)
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _words in refused.recipients.values()]
            return _of_code(max(codes, default=550))
        except smtplib.SMTPResponseException as answered:
            return _of_code(answered.smtp_code)
        except (smtplib.SMTPException, OSError) as trouble:
            return TryLater(type(trouble).__name__)
        return Sent()

    def _secure(self, server: smtplib.SMTP) -> None:
        server.ehlo()
        offered = server.has_extn("starttls")
        if offered and self.starttls != "never":
            server.starttls(context=ssl.create_default_context())
        elif self.starttls == "required":
            raise smtplib.SMTPNotSupportedError("STARTTLS is not offered")


class Folder:
    """Writes mail into a folder, a file each: where there is no mail server, as in the demo."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def send(self, message: EmailMessage) -> Answer:
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = re.sub(r"[^A-Za-z0-9-]", "", str(message["Message-ID"]).partition("@")[0])
        partial = self.path / f".{name}.{secrets.token_hex(4)}"
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(message.as_bytes(policy=SMTP))
        partial.rename(self.path / f"{name}.eml")
        return Sent()


def sender_for(url: str) -> Sender:
    """What settings ask for: smtp://user:password@host:port?starttls=required, or folder:///path.

    Raises ValueError for another address.
    """
    scheme = urlsplit(url).scheme
    if scheme == "smtp":
        return Smtp(url)
    if scheme == "folder":
        return Folder(Path(unquote(urlsplit(url).path)))
    raise ValueError(f"{url!r} is no place for mail: write smtp://host:port or folder:///path.")


def _of_code(code: int) -> Answer:
    why = f"smtp-{code}"
    return NeverTaken(why) if 500 <= code < 600 else TryLater(why)
