"""What can a customer ask for, and what can he do?"""

from django.urls import path

from makegood.portal.views import (
    access,
    agreement,
    articles,
    asking,
    conversation,
    credits,
    decisions,
    files,
    home,
    products,
    search,
    sent_mail,
    tickets,
    tokens,
    verdicts,
)

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("tickets/", tickets.ticket_list, name="tickets"),
    path("tickets/<int:number>/", tickets.ticket, name="ticket"),
    path("requests/new/", asking.new_request, name="new_request"),
    path("tickets/<int:number>/answers", verdicts.answers, name="answers"),
    path("tickets/<int:number>/objection", verdicts.objection, name="objection"),
    path("tickets/<int:number>/approval", decisions.approval, name="approval"),
    path("tickets/<int:number>/declination", decisions.declination, name="declination"),
    path("tickets/<int:number>/standing-approval", decisions.standing, name="standing"),
    path("tickets/<int:number>/replies", conversation.reply, name="reply"),
    path("tickets/<int:number>/cancellation", conversation.cancellation, name="cancellation"),
    path("tickets/<int:number>/closure", conversation.closure, name="closure"),
    path("tickets/<int:number>/access/<uuid:access_id>/", access.access, name="access"),
    path("tickets/<int:number>/access/<uuid:access_id>/moved", access.moved, name="access_moved"),
    path(
        "tickets/<int:number>/access/<uuid:access_id>/erasure",
        access.erasure,
        name="access_erasure",
    ),
    path("attachments/<uuid:file_id>/<str:name>", files.attachment, name="attachment"),
    path("enclosures/<uuid:file_id>/<str:name>", files.enclosure, name="enclosure"),
    path("search/", search.search, name="search"),
    path("credits/", credits.statement, name="credits"),
    path("credits/statement.csv", credits.statement_csv, name="statement"),
    path("agreement/", agreement.agreement, name="agreement"),
    path("products/", products.products, name="products"),
    path("products/<int:number>/", products.product, name="product"),
    path("sheets/<slug:code>/", products.sheet, name="sheet"),
    path("documentation/", articles.articles, name="articles"),
    path("documentation/<int:number>/", articles.article, name="article"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/new", tokens.new_token, name="new_token"),
    path("tokens/<uuid:token_id>/revocation", tokens.revocation, name="revocation"),
    path("sent-mail/", sent_mail.sent_mail, name="sent_mail"),
]
