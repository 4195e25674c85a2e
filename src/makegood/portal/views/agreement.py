"""What was agreed?"""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from makegood.people.models import Member
from makegood.portal.context import page_context
from makegood.ui.gate import customers_only
from makegood.ui.middleware import BrandRequest


@require_safe
@customers_only
def agreement(request: BrandRequest, by: Member) -> HttpResponse:
    """The words of the agreement in force, clause by clause."""
    context = page_context(by, at=timezone.now())
    if context.agreement is None:
        raise Http404
    terms = context.agreement
    language = get_language() or "en"
    spoken = terms.spoken(language)
    clauses = [
        {
            "number": number,
            "heading": terms.clause_heading(number, language),
            "words": terms.clause_words(number, language),
            "language": spoken,
        }
        for number in terms.clauses
    ]
    return render(
        request,
        "portal/agreement.html",
        {
            **context.shown(),
            "title": terms.title(language),
            "language": language,
            "clauses": clauses,
        },
    )
