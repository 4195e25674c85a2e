"""The addresses that the shells link to, without doors behind them: only the look is tested."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def door(name, **addresses):
    places = [path(address, nothing, name=place) for place, address in addresses.items()]
    return include((places, name))


urlpatterns = [
    path("", include("makegood.ui.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("signin/login/", nothing, name="account_login"),
    path("signin/logout/", nothing, name="account_logout"),
    path(
        "",
        door(
            "portal",
            home="",
            tickets="tickets/",
            products="products/",
            credits="credits/",
            articles="documentation/",
            agreement="terms/",
            tokens="tokens/",
        ),
    ),
    path("owner/", door("owner", products="products/", tokens="tokens/")),
    path(
        "desk/",
        door(
            "desk",
            queue="",
            mine="mine/",
            to_judge="to-judge/",
            waiting="waiting/",
            requests="requests/",
            mail="mail/",
            companies="companies/",
            search="search/",
        ),
    ),
]
