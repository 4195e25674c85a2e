"""Which addresses does the API have, beside those of its tables?"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET

from makegood.api.v1.document import document_of
from makegood.api.v1.door import make_api

API = make_api()


@csrf_exempt
@require_GET
def openapi(request: HttpRequest) -> HttpResponse:
    """The description of the API, for anybody."""
    return JsonResponse(document_of(API))


urlpatterns = [path("openapi.json", openapi), path("", API.urls)]
