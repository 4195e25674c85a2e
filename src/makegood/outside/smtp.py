"""How is a mail handed to a mail server?"""

import re
import smtplib
import ssl
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum
from typing import Final

from makegood.outside.answers import Answer, PutOff, Refused, Sent, Unreached

ANSWERS_WITHIN_SECONDS: Final = 30  # for each answer of the server
CLOSING: Final = 421  # RFC 5321, section 3.8: it ends the connection, whatever it was told
ENHANCED = re.compile(rb"[245]\.\d{1,3}\.\d{1,3}")  # RFC 3463


class Encryption(StrEnum):
    """`IF_OFFERED` keeps out who only listens; `REQUIRED` proves who the server is, too."""

    IF_OFFERED = "if-offered"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpServer:
    """The one server that takes our mail. A password is only told to one that proved who it is."""

    host: str
    port: int
    encryption: Encryption
    user: str = ""
    password: str = ""
    answers_within_seconds: int = ANSWERS_WITHIN_SECONDS

    def send(self, message: EmailMessage) -> Answer:
        """Hand the mail over, each under a connection of its own."""
        with ExitStack() as line:
            try:
                server = line.enter_context(closing(self._connected()))
                self._greet(server)
            except smtplib.SMTPResponseException as answered:
                return Unreached(_code(answered.smtp_code, answered.smtp_error))
            except (smtplib.SMTPException, OSError) as trouble:
                return Unreached(type(trouble).__name__)
            return _handed_over(server, message)

    def _connected(self) -> smtplib.SMTP:
        return smtplib.SMTP(self.host, self.port, timeout=self.answers_within_seconds)

    def _greet(self, server: smtplib.SMTP) -> None:
        """What goes before a mail. Raises SMTPException and OSError.

        Encryption that was offered and failed ends it: nothing is sent in the clear then.
        """
        server.ehlo_or_helo_if_needed()
        if server.has_extn("starttls"):
            server.starttls(context=self._trust())
            server.ehlo()
        elif self.encryption == Encryption.REQUIRED:
            raise smtplib.SMTPNotSupportedError
        if self.user:
            server.login(self.user, self.password)

    def _trust(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        if self.encryption == Encryption.IF_OFFERED:
            # Encrypted to somebody is better than in the clear to everybody (RFC 7435).
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context


def _handed_over(server: smtplib.SMTP, message: EmailMessage) -> Answer:
    try:
        server.send_message(message)
    except smtplib.SMTPRecipientsRefused as refused:
        code, words = next(iter(refused.recipients.values()))
        return _answer(code, words)
    except smtplib.SMTPResponseException as answered:
        return _answer(answered.smtp_code, answered.smtp_error)
    except smtplib.SMTPNotSupportedError:
        return Refused("SMTPUTF8")
    except (smtplib.SMTPException, OSError) as trouble:
        return PutOff(type(trouble).__name__)
    # It is taken: how the server says goodbye changes nothing.
    with suppress(smtplib.SMTPException, OSError):
        server.quit()
    return Sent()


def _answer(code: int, words: bytes | str) -> Answer:
    why = _code(code, words)
    if code == CLOSING:
        return Unreached(why)
    return Refused(why) if 500 <= code < 600 else PutOff(why)


def _code(code: int, words: bytes | str) -> str:
    """The server's code, and the finer one if it gave it: the rest of its words may name people."""
    said = words if isinstance(words, bytes) else words.encode(errors="replace")
    finer = ENHANCED.match(said.lstrip())
    return f"{code} {finer[0].decode()}" if finer else str(code)
