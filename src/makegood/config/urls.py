"""Which address leads to which door?"""

from django.urls import include, path

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("signin/", include("makegood.signin.urls")),
    path("desk/", include("makegood.desk.urls")),
    path("api/v1/", include("makegood.api.v1.urls")),
    path("owner/", include("makegood.owner.urls")),
    path("", include("makegood.ui.urls")),
    path("", include("makegood.portal.urls")),
]
