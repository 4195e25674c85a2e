"""What does a program see of what was agreed?"""

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language
from ninja import Schema

from makegood.agreements.models import Version
from makegood.agreements.queries import terms_of
from makegood.api.v1.route import Path
from makegood.people.models import Member
from makegood.ui.clauses import clause_words


class VersionOut(Schema):
    """A version of an agreement. It is never edited once it is published."""

    id: UUID
    name: str
    number: int
    in_force_from: date
    published_at: datetime


class ClauseOut(Schema):
    """A clause in the language of the request, or else in the one that governs."""

    number: str
    heading: str
    words: str
    language: str


class AgreementOut(Schema):
    """The words of a version, clause by clause."""

    title: str
    version: VersionOut
    clauses: list[ClauseOut]


def versions(by: Member, path: Path, chosen: Schema) -> QuerySet[Version]:
    """List the versions of the brand's agreements, the newest first."""
    return Version.objects.filter(brand=by.brand_id).defer("files", "holidays")


def show_version(by: Member, one: Version) -> VersionOut:
    """The version, which is public among those who belong to the brand."""
    return VersionOut.model_validate(one)


def agreement(by: Member, path: Path) -> AgreementOut | None:
    """Show what a version says."""
    one = Version.objects.filter(brand=by.brand_id, id=path["version_id"]).first()
    if one is None:
        return None
    terms = terms_of(one)
    clauses = [clause_words(terms, number) for number in terms.clauses]
    return AgreementOut(
        title=terms.title(get_language() or "en"),
        version=show_version(by, one),
        clauses=[
            ClauseOut(
                number=clause.number,
                heading=clause.heading,
                words=clause.words,
                language=clause.language,
            )
            for clause in clauses
        ],
    )
