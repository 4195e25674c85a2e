"""Which secret signs this installation's sessions? One made at the first start and kept."""

import os
import secrets
from pathlib import Path


def kept_secret_key(path: Path) -> str:
    """The secret in the file at `path`, made at the first call, readable by its owner alone."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process was quicker
            return path.read_text()
        with os.fdopen(opened, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text()
