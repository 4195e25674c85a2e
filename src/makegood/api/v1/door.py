"""How do the tables become an API that answers and describes itself?"""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from makegood.api import problems
from makegood.api.problems import Problem, Stopped, of_refusal, of_status
from makegood.api.v1.acts import ACTS
from makegood.api.v1.bearer import Bearer
from makegood.api.v1.bodies import StrictParser
from makegood.api.v1.document import answers_of, described
from makegood.api.v1.reading import lister_of, page_model, reader_of
from makegood.api.v1.reads import READS
from makegood.api.v1.route import Act, Many, One
from makegood.api.v1.transfer import mount_files
from makegood.api.v1.writing import actor_of, answer_model
from makegood.commands.refused import Refused


def make_api() -> NinjaAPI:
    """The API with all routes of the tables."""
    api = NinjaAPI(
        title="Makegood",
        version="1",
        description="The support desk for programs. docs/handbook/api.md says how to use it.",
        openapi_url=None,
        docs_url=None,
        parser=StrictParser(),
        urls_namespace="api",
    )
    for route in (*READS, *ACTS):
        _mount(api, route)
    mount_files(api)
    _answer_problems(api)
    return api


def _mount(api: NinjaAPI, route: Act | One | Many) -> None:
    if isinstance(route, Act):
        view, out = actor_of(route), answer_model(route)
    elif isinstance(route, One):
        view, out = reader_of(route), route.out
    else:
        view, out = lister_of(route), page_model(route)
    api.api_operation(
        ["POST" if isinstance(route, Act) else "GET"],
        route.path,
        auth=Bearer(route.scope),
        response=answers_of(route, out),
        operation_id=view.__name__,
        summary=view.__name__.replace("_", " ").capitalize(),
        openapi_extra=described(route),
    )(view)


def _answer_problems(api: NinjaAPI) -> None:
    def stopped(request: HttpRequest, stopped: Any) -> HttpResponse:  # noqa: ANN401 - as the library types it
        return problems.answer(request, stopped.problem)

    def refused(request: HttpRequest, refused: Any) -> HttpResponse:  # noqa: ANN401
        return problems.answer(request, of_refusal(refused))

    def missing(request: HttpRequest, missing: Any) -> HttpResponse:  # noqa: ANN401
        return problems.answer(request, of_status(404))

    def too_large(request: HttpRequest, too_large: Any) -> HttpResponse:  # noqa: ANN401
        return problems.answer(request, of_status(413))

    def unfit(request: HttpRequest, unfit: Any) -> HttpResponse:  # noqa: ANN401
        return problems.answer(request, _unfit(unfit))

    def by_status(request: HttpRequest, error: Any) -> HttpResponse:  # noqa: ANN401
        cause = error.__cause__
        known = cause.problem if isinstance(cause, Stopped) else of_status(error.status_code)
        return problems.answer(request, known)

    api.add_exception_handler(Stopped, stopped)
    api.add_exception_handler(Refused, refused)
    api.add_exception_handler(Http404, missing)
    api.add_exception_handler(RequestDataTooBig, too_large)
    api.add_exception_handler(ValidationError, unfit)
    api.add_exception_handler(HttpError, by_status)


def _unfit(error: ValidationError) -> Problem:
    """What does not fit the schema, each with the place where it stands."""
    found = [
        {"pointer": "/".join(str(part) for part in one["loc"]), "detail": one["msg"]}
        for one in error.errors
    ]
    in_body = any(one["loc"][0] == "body" for one in error.errors)
    return Problem(
        status=422,
        code="body_is_malformed" if in_body else "parameters_are_malformed",
        detail=_("Something does not fit: `errors` says where, and what would."),
        more={"errors": found},
    )
