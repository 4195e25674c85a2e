"""Who is meant by what somebody typed to sign in, and which spellings count as the same?"""

import unicodedata

from makegood.people.models import Person


def person_signing_in(login: str) -> Person | None:
    """The active person with this mail address or user name, or None. Case does not matter."""
    active = Person.objects.filter(is_active=True)
    if "@" in login:
        return active.filter(address=login.lower()).first()
    return active.filter(user_name=login.casefold()).first()


def spelling(login: str) -> str:
    """What all spellings of a login have in common, under which tries of it are counted.

    Case, width, accents and whatever follows a plus sign in an address make no difference, so that
    nobody gets fresh tries by writing the same thing otherwise. It is no identity: two persons may
    share it.
    """
    plain = unicodedata.normalize("NFKD", login.strip().casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    name, at_sign, domain = bare.rpartition("@")
    return f"{name.partition('+')[0]}@{domain}" if at_sign else domain
