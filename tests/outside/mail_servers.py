"""Mail servers of all kinds: one that works, and ones that lie, close or fall silent."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Post:
    """What an aiosmtpd server took, and what it answers instead of taking."""

    def __init__(self, *, to_recipient: str = "", to_data: str = "", drops: bool = False) -> None:
        self.to_recipient = to_recipient
        self.to_data = to_data
        self.drops = drops
        self.taken: list[Envelope] = []
        self.encrypted: list[bool] = []

    async def handle_RCPT(  # noqa: N802 - the server's own name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.to_recipient:
            return self.to_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the server's own name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.to_data:
            return self.to_data
        self.encrypted.append(session.ssl is not None)
        if self.drops:
            server.transport.abort()
            return "421 never seen"
        self.taken.append(envelope)
        return "250 OK"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def mail_server(
    post: Post, *, port: int | None = None, tls: ssl.SSLContext | None = None
) -> Iterator[int]:
    """A real server on loopback; gives its port."""
    port = port or free_port()
    controller = Controller(post, hostname="127.0.0.1", port=port, tls_context=tls)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


@contextlib.contextmanager
def scripted_server(*answers: bytes | None) -> Iterator[tuple[int, list[bytes]]]:
    """A server that answers so, one answer after the other, to whatever is said.

    The first is its greeting. After None it says nothing more but keeps the line; after the last
    answer it hangs up. Gives its port, and all that it was told, piece by piece.
    """
    heard: list[bytes] = []
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            with contextlib.suppress(OSError):
                line, _address = listening.accept()
                with line:
                    _say(line, answers, heard, over)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield listening.getsockname()[1], heard
        finally:
            over.set()
    thread.join(5)


def _say(
    line: socket.socket,
    answers: tuple[bytes | None, ...],
    heard: list[bytes],
    over: threading.Event,
) -> None:
    line.settimeout(5)
    for place, answer in enumerate(answers):
        if place:
            heard.append(line.recv(65536))
        if answer is None:
            over.wait(5)
            return
        line.sendall(answer)


def self_signed(folder: Path) -> ssl.SSLContext:
    """A server's side of encryption, under a name that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.invalid")])
    now = datetime(2026, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    written = folder / "server.pem"
    written.write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(written)
    return context
