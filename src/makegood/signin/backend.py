"""Who is it that signs in, or is signed in already?"""

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from makegood.brands.compiled import compiled
from makegood.people.models import Person


class Backend(AuthenticationBackend):  # type: ignore[misc] # the library has no types
    """As allauth's; whoever is signed in is looked up faster, since every request does so."""

    def get_user(self, user_id: UUID) -> Person | None:
        """The person, unless that one may not sign in any more."""
        found = _persons.first(user_id)
        return found if found and self.user_can_authenticate(found) else None


@compiled
def _persons(person_id: UUID) -> QuerySet[Person]:
    return Person.objects.filter(id=person_id)
