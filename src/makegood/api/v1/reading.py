"""How does something to read become an operation of the API?"""

import inspect
from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Schema
from pydantic import create_model

from makegood.api.problems import Stopped, of_status, stop
from makegood.api.v1.bearer import ApiRequest
from makegood.api.v1.cursors import Paging, page_of
from makegood.api.v1.etags import told
from makegood.api.v1.places import parameter, places_of
from makegood.api.v1.route import Many, One


def reader_of(one: One) -> Callable[..., HttpResponse]:
    """The view that shows one thing."""

    def show(request: HttpRequest, path: Schema | None = None) -> HttpResponse:
        asked = cast(ApiRequest, request)
        _refuse_unknown(asked, known=())
        found = one.find(asked.member, path.model_dump() if path else {})
        if found is None:
            raise Stopped(of_status(404))
        return told(request, found)

    return _named(show, one.find, inspect.Signature(places_of(one.path, one.find.__name__)))


def lister_of(many: Many) -> Callable[..., HttpResponse]:
    """The view that shows a page of many things."""
    page_type = page_model(many)

    def show(request: HttpRequest, query: Any, path: Schema | None = None) -> HttpResponse:  # noqa: ANN401
        asked = cast(ApiRequest, request)
        _refuse_unknown(asked, known=type(query).model_fields)
        rows = many.find(asked.member, path.model_dump() if path else {}, query)
        page, following = page_of(rows, query, order=many.order)
        items = [many.show(asked.member, row) for row in page]
        return told(request, page_type(items=items, next=following))

    name = many.find.__name__
    chosen = create_model(f"{name}_query", __base__=(many.filters, Paging))
    parameters = [*places_of(many.path, name), parameter("query", Query[chosen])]
    return _named(show, many.find, inspect.Signature(parameters))


def page_model(many: Many) -> type[Schema]:
    """A page of a list: `next` is the cursor of the one after it, null on the last."""
    fields: dict[str, Any] = {"items": (list[many.out], ...), "next": (str | None, ...)}  # type: ignore[name-defined]
    made: type[Schema] = create_model(
        f"{many.out.__name__}Page", __base__=Schema, __doc__=page_model.__doc__, **fields
    )
    return made


def _refuse_unknown(request: HttpRequest, *, known: Any) -> None:  # noqa: ANN401 - names, in any collection
    """A filter that is misspelled would show what was to be left out."""
    if unknown := sorted(set(request.GET) - set(known)):
        raise stop(
            422,
            "parameters_are_malformed",
            _("This address knows no such parameter."),
            more={
                "errors": [{"pointer": f"query/{name}", "detail": "unknown"} for name in unknown]
            },
        )


def _named(
    view: Callable[..., HttpResponse], find: Callable[..., object], signature: inspect.Signature
) -> Callable[..., HttpResponse]:
    view.__name__ = find.__name__
    view.__doc__ = find.__doc__
    view.__signature__ = signature  # type: ignore[attr-defined]
    return view
