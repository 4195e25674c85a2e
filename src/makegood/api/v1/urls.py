"""Which addresses does the API have, beside those of its tables?"""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET

from makegood.api.problems import title
from makegood.api.v1.document import document_of, meaning
from makegood.api.v1.door import make_api

API = make_api()


@csrf_exempt
@require_GET
def openapi(request: HttpRequest) -> HttpResponse:
    """The description of the API, for anybody."""
    return JsonResponse(document_of(API))


@csrf_exempt
@require_GET
def problem(request: HttpRequest, code: str) -> HttpResponse:
    """What a problem's `type` leads to: what its code means, for anybody."""
    means = meaning(code)
    if means is None:
        raise Http404
    return JsonResponse({"code": code, "title": title(code), "means": means})


urlpatterns = [
    path("openapi.json", openapi),
    path("problems/<slug:code>", problem),
    path("", API.urls),
]
