"""How is a file called that came with a mail?"""

import mimetypes

from makegood.intake.file_names import safe_name

# The table that ships with Python alone: the machine's own would name one file in two ways.
_EXTENSIONS = mimetypes.MimeTypes(filenames=())
_EXTENSIONS.add_type("image/jpg", ".jpg")
_EXTENSIONS.add_type("message/delivery-status", ".txt")
_EXTENSIONS.add_type("text/rfc822-headers", ".txt")


def name_of(given: str, content_type: str, number: int) -> str:
    """A name to show and to download by. A part without a usable one is called after its place
    and type."""
    extension = _EXTENSIONS.guess_extension(content_type) or ""
    return safe_name(given, otherwise=f"attachment-{number}{extension}")
