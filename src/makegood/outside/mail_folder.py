"""How is mail kept in a folder, where there is no mail server, and read again?"""

import os
import secrets
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from re import sub

from makegood.outside.answers import Answer, Sent


@dataclass(frozen=True, slots=True)
class MailFolder:
    """A folder with a file for each mail, readable by us alone."""

    path: Path

    def send(self, message: EmailMessage) -> Answer:
        """Write the mail; trying it again writes the same file again."""
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = sub(r"[^A-Za-z0-9-]", "", str(message["Message-ID"]).partition("@")[0])
        partial = self.path / f".{name}.{secrets.token_hex(4)}"
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(message.as_bytes(policy=policy.SMTP))
        partial.rename(self.path / f"{name}.eml")
        return Sent()

    def newest(self, most: int, *, sender: str | None = None) -> list[EmailMessage]:
        """The latest mails, the newest first; those of one `sender` if one is given."""
        files = self.path.glob("*.eml") if self.path.is_dir() else []
        newest: list[EmailMessage] = []
        for file in sorted(files, key=_written, reverse=True):
            mail = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(
                file.read_bytes()
            )
            if sender is None or _is_from(mail, sender):
                newest.append(mail)
            if len(newest) == most:
                break
        return newest


def _written(file: Path) -> tuple[int, str]:
    return file.stat().st_mtime_ns, file.name


def _is_from(mail: EmailMessage, sender: str) -> bool:
    return any(address.addr_spec == sender for address in mail["From"].addresses)
