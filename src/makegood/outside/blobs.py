"""Where do files lie? Sealed, under names of our own, in one folder for each brand."""

import hashlib
import os
import re
import secrets
from pathlib import Path
from uuid import UUID

from django.conf import settings

from makegood.vault.ring import ring

NAME = re.compile(r"[0-9a-f]{64}")


def put(content: bytes, brand_id: UUID) -> str:
    """Keep the content; gives the name under which it is found: its own digest.

    The same content is kept once a brand, so that handing it in again changes nothing.
    """
    name = hashlib.sha256(content).hexdigest()
    path = _path(name, brand_id)
    if path.exists():
        return name
    for folder in reversed(path.parents[:3]):  # the store, the brand, the first letters
        folder.mkdir(mode=0o700, exist_ok=True)
    partial = path.with_name(f"{name}.{secrets.token_hex(8)}.partial")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(ring().seal(content, about=_about(name, brand_id)))
        file.flush()
        os.fsync(file.fileno())
    partial.rename(path)
    return name


def content_of(name: str, brand_id: UUID) -> bytes:
    """What was put. Raises FileNotFoundError, and InvalidTag for a file that was changed."""
    return ring().open(_path(name, brand_id).read_bytes(), about=_about(name, brand_id))


def _path(name: str, brand_id: UUID) -> Path:
    assert NAME.fullmatch(name), "A name is one that `put` gave."
    return Path(settings.BLOB_FOLDER) / str(brand_id) / name[:2] / name


def _about(name: str, brand_id: UUID) -> str:
    return f"blob {brand_id} {name}"
