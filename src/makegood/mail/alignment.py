"""Does one domain speak for another?"""


def ascii_domain(domain: str) -> str:
    """The domain in lower case, in the form that DNS knows (RFC 3490); "" for what is none."""
    name = domain.strip().rstrip(".").lower()
    if len(name) > 253:
        return ""
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def speaks_for(domain: str, other: str) -> bool:
    """Whether `domain` is `other` or stands above it, both in the form of `ascii_domain`.

    Whoever holds a domain rules over all below it, so that this needs no list of the domains under
    which strangers can register; a domain of one label speaks for nobody.
    """
    return "." in domain and (other == domain or other.endswith(f".{domain}"))
