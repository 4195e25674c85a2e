"""What does a web server call?"""

import gc
import os
import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

CHARSET: Final = re.compile(r";\s*charset\s*=\s*\"?([^;\"\s]+)\"?", re.IGNORECASE)

REFUSED: Final = "utf-7"

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "makegood.config.settings")
_django = get_wsgi_application()
_all_pages = get_resolver().url_patterns  # and with them all that they import

# What is loaded by now stays: the collector need not look through it every few requests, nor look
# for circles as often as in a program that makes fewer objects.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Django, which fails before any middleware on "charsets" that make no text of bytes.

    Python knows some, such as `hex`; they are passed on as one that our middleware refuses.
    """
    said = environ.get("CONTENT_TYPE", "")
    charset = CHARSET.search(said)
    if charset and not _makes_text(charset[1]):
        environ["CONTENT_TYPE"] = CHARSET.sub(f"; charset={REFUSED}", said)
    return _django(environ, start_response)


def _makes_text(charset: str) -> bool:
    try:
        b"a".decode(charset)
    except (LookupError, ValueError):
        return False
    return True
