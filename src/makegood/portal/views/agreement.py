"""What was agreed?"""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from makegood.agreements.models import Version
from makegood.agreements.queries import terms_of
from makegood.people.models import Member
from makegood.portal.context import page_context
from makegood.ui.clauses import clause_words
from makegood.ui.gate import customers_only
from makegood.ui.middleware import BrandRequest


@require_safe
@customers_only
def agreement(request: BrandRequest, by: Member) -> HttpResponse:
    """The words of the agreement clause by clause: in force, or as `?version=` once was."""
    context = page_context(by, at=timezone.now())
    version = _version(by, request.GET["version"]) if "version" in request.GET else context.version
    if version is None:
        raise Http404
    terms = terms_of(version)
    return render(
        request,
        "portal/agreement.html",
        {
            **context.shown(),
            "title": terms.title(get_language() or "en"),
            "version": version,
            "is_in_force": version == context.version,
            "language": terms.spoken(get_language() or "en"),
            "clauses": [clause_words(terms, number) for number in terms.clauses],
        },
    )


def _version(by: Member, typed: str) -> Version | None:
    try:
        return Version.objects.filter(brand=by.brand_id, id=UUID(typed)).first()
    except ValueError:
        return None
