"""What is documented?"""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from makegood.articles.queries import article_numbered, articles_of, shown, with_word
from makegood.people.models import Member
from makegood.portal.context import page_context
from makegood.ui.gate import customers_only
from makegood.ui.middleware import BrandRequest

PER_PAGE = 50
LONGEST_WORD = 100


@require_safe
@customers_only
def articles(request: BrandRequest, by: Member) -> HttpResponse:
    """What is published, or what of it holds the word that is looked for."""
    word = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_WORD]
    found = with_word(articles_of(by), word) if word else articles_of(by)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        **page_context(by, at=timezone.now()).shown(),
        "page": page,
        "rows": [shown(article) for article in page.object_list],
        "word": word,
    }
    return render(request, "portal/articles.html", context)


@require_safe
@customers_only
def article(request: BrandRequest, by: Member, number: int) -> HttpResponse:
    """One article, in the words that stand now."""
    found = article_numbered(by, number)
    if found is None:
        raise Http404
    context = {**page_context(by, at=timezone.now()).shown(), "shown": shown(found)}
    return render(request, "portal/article.html", context)
