"""Is this an address of ours, to which a browser may be sent on?"""

from urllib.parse import unquote, urlsplit

from django.urls import Resolver404, resolve


def is_own_page(url: str) -> bool:
    """Whether `url` is a path of this site that leads to a page, however a browser reads it.

    Nothing with a host or a scheme is ours, not even with our own host. Browsers take a backslash
    for a slash and drop tabs and line ends (WHATWG URL, section 4.4), so none of those may occur.
    """
    if not url.startswith("/") or url.startswith("//") or "\\" in url:
        return False
    if any(letter.isspace() or not letter.isprintable() for letter in url):
        return False
    try:
        resolve(unquote(urlsplit(url).path))
    except (Resolver404, ValueError):
        return False
    return True
