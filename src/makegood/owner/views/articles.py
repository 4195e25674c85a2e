"""What is documented, and who reads it?"""

import secrets
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from makegood.articles.queries import Shown, articles_of, shown
from makegood.catalogue.queries import products_of
from makegood.commands.articles.publish_article import Publishing, publish_article
from makegood.commands.articles.revise_article import NewWords, revise_article
from makegood.commands.articles.unpublish_article import Unpublishing, unpublish_article
from makegood.commands.articles.write_article import NewArticle, write_article
from makegood.commands.refused import Refused
from makegood.owner.article_forms import WordsForm, article_form
from makegood.owner.who import staff_of
from makegood.people.models import Member
from makegood.ui.acts import say_what_came_of
from makegood.ui.gate import staff_only
from makegood.ui.middleware import READS, BrandRequest, asking, reading_of
from makegood.ui.refusals import refusal
from makegood.ui.stamps import key_of


@require_safe
@staff_only
def articles(request: BrandRequest, by: Member) -> HttpResponse:
    """The articles of each brand of who asks, published or not."""
    rows = [
        (member.brand, [shown(article) for article in articles_of(member)])
        for member in request.members.values()
    ]
    return render(request, "owner/articles.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def new_article(request: BrandRequest, by: Member, slug: str) -> HttpResponseBase:
    """Begin an article."""
    with reading_of(request):
        member = staff_of(request, slug)
        form = article_form(products_of(member), request.POST or None)
        if request.method in READS or not form.is_valid():
            return _page(request, form)
    typed = form.cleaned_data
    said = NewArticle(
        product_id=UUID(typed["product"]) if typed["product"] else None,
        language=typed["language"],
        title=typed["title"],
        body=typed["body"],
    )
    try:
        made = write_article(said, by=member, key=key_of(request, slug), at=timezone.now())
    except Refused as refused:
        form.add_error(None, refusal(refused))
        with asking(request):
            return _page(request, form)
    messages.success(request, _("The article is kept. Customers read it once it is published."))
    return redirect("owner:article", made.article_id)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def article(request: BrandRequest, by: Member, article_id: UUID) -> HttpResponseBase:
    """One article; and give it other words."""
    with reading_of(request):
        member, found = _article(request, article_id)
        words = {"title": found.revision.title, "body": found.revision.body}
        form = WordsForm(request.POST or None, initial=words)
        if request.method in READS or not form.is_valid():
            return _page(request, form, found)
    said = NewWords(article_id=article_id, **form.cleaned_data)
    try:
        revise_article(said, by=member, key=key_of(request, article_id), at=timezone.now())
    except Refused as refused:
        form.add_error(None, refusal(refused))
        with asking(request):
            return _page(request, form, found)
    messages.success(request, _("The words are changed."))
    return redirect("owner:article", article_id)


@require_POST
@staff_only
def publication(request: BrandRequest, by: Member, article_id: UUID) -> HttpResponseBase:
    """Let customers read it."""
    with asking(request):
        member, _found = _article(request, article_id)
    said = Publishing(article_id=article_id)
    key, at = key_of(request, article_id), timezone.now()
    say_what_came_of(
        request,
        lambda: publish_article(said, by=member, key=key, at=at),
        done=_("Customers can read it now."),
    )
    return redirect("owner:article", article_id)


@require_POST
@staff_only
def end_of_publication(request: BrandRequest, by: Member, article_id: UUID) -> HttpResponseBase:
    """Take it back from customers."""
    with asking(request):
        member, _found = _article(request, article_id)
    said = Unpublishing(article_id=article_id)
    key, at = key_of(request, article_id), timezone.now()
    say_what_came_of(
        request,
        lambda: unpublish_article(said, by=member, key=key, at=at),
        done=_("Only staff can read it now."),
    )
    return redirect("owner:article", article_id)


def _article(request: BrandRequest, article_id: UUID) -> tuple[Member, Shown]:
    """The article, and who asks in its brand. Raises Http404."""
    for member in request.members.values():
        found = articles_of(member).filter(id=article_id).first()
        if found is not None:
            return member, shown(found)
    raise Http404


def _page(request: BrandRequest, form: Form, found: Shown | None = None) -> HttpResponse:
    context = {"form": form, "shown": found, "key": secrets.token_urlsafe(16)}
    return render(request, "owner/article.html", context, status=400 if form.errors else 200)
