"""Under which name is a file kept that came with a mail?"""

import mimetypes
import re

from makegood.mail import limits
from makegood.mail.words import one_line

# The table that ships with Python alone: the machine's own would name one file in two ways.
_EXTENSIONS = mimetypes.MimeTypes(filenames=())
_EXTENSIONS.add_type("image/jpg", ".jpg")
_EXTENSIONS.add_type("message/delivery-status", ".txt")
_EXTENSIONS.add_type("text/rfc822-headers", ".txt")
_FORBIDDEN_SOMEWHERE = re.compile(r'[<>:"|?*]')
_EXTENSION = re.compile(r"\.\w{1,20}\Z")


def safe_name(given: str, content_type: str, number: int) -> str:
    """A name to show and to download by, never to store by: no folder, no character that a file
    system refuses or that hides another, no dot at either end, at most FILE_NAME_CHARACTERS. A
    part without a usable name is called after its place and type."""
    last = re.split(r"[/\\]", given[-limits.FIELD_BYTES :])[-1]
    plain = _FORBIDDEN_SOMEWHERE.sub("_", one_line(last, limits.FIELD_BYTES)).strip(". ")
    if not plain.strip("_"):
        return f"attachment-{number}{_EXTENSIONS.guess_extension(content_type) or ''}"
    if len(plain) <= limits.FILE_NAME_CHARACTERS:
        return plain
    extension = _EXTENSION.search(plain)
    ending = extension[0] if extension else ""
    return plain[: limits.FILE_NAME_CHARACTERS - len(ending)].rstrip(". ") + ending
