"""How do files come in, and go out?"""

import inspect
from collections.abc import Callable
from typing import Final, cast

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import File, NinjaAPI, Schema
from ninja.files import UploadedFile

from makegood.api.problems import Stopped, of_status, stop
from makegood.api.v1.bearer import ApiRequest, Bearer
from makegood.api.v1.document import OF_ALL, Problem
from makegood.api.v1.files import name_of
from makegood.api.v1.places import places_of
from makegood.intake.queries import enclosure_seen_by
from makegood.outside.blobs import opened
from makegood.outside.uploads import kept_attachments
from makegood.tickets.queries import attachment_seen_by
from makegood.ui.downloads import download
from makegood.ui.fields import SeveralFiles

HAND_IN: Final = "/files"
FETCH: Final = "/files/{uuid:file_id}"
BYTES: Final = {
    "description": "The file's bytes, whatever its type is said to be.",
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}


class HandedIn(Schema):
    """A file that lies in the store. `file` is its name where a command takes files, for a day."""

    file: str
    name: str
    content_type: str
    size: int


def mount_files(api: NinjaAPI) -> None:
    """Let the API take files and hand them out."""
    api.api_operation(
        ["POST"],
        HAND_IN,
        auth=Bearer("tickets:write"),
        response={200: HandedIn, **dict.fromkeys((*OF_ALL, 413), Problem)},
        operation_id="hand_in_file",
        summary="Hand in file",
        openapi_extra={"x-scope": "tickets:write", "tags": ["files"]},
    )(hand_in_file)
    api.api_operation(
        ["GET"],
        FETCH,
        auth=Bearer("tickets:read"),
        response=dict.fromkeys(OF_ALL, Problem),
        operation_id="fetch_file",
        summary="Fetch file",
        openapi_extra={"x-scope": "tickets:read", "tags": ["files"], "responses": {200: BYTES}},
    )(_with_its_place(fetch_file))


def hand_in_file(request: HttpRequest, file: File[UploadedFile]) -> HttpResponse:
    """Send a file before the reply or the request that it belongs to.

    Of the kinds and the size that pages take. To send it again changes nothing.
    """
    member = cast(ApiRequest, request).member
    try:
        files = SeveralFiles().clean(request.FILES.getlist("file"))
    except ValidationError as wrong:
        raise stop(422, "file_is_not_taken", " ".join(wrong.messages)) from wrong
    if len(files) > 1:
        raise Stopped(of_status(400))
    (kept,) = kept_attachments(files, brand_id=member.brand_id)
    told = HandedIn(
        file=name_of(kept, by=member),
        name=kept.name,
        content_type=kept.content_type,
        size=kept.size,
    )
    return HttpResponse(told.model_dump_json(), content_type="application/json")


def fetch_file(request: HttpRequest, path: Schema) -> HttpResponseBase:
    """The bytes of a file of a message or a request that the token's member may read."""
    member = cast(ApiRequest, request).member
    file_id = path.model_dump()["file_id"]
    found = attachment_seen_by(member, file_id) or enclosure_seen_by(member, file_id)
    if found is None:
        raise Stopped(of_status(404))
    blob = opened(found.blob, found.brand_id)
    return download(blob.pieces, size=blob.size, name=found.name)


def _with_its_place(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    view.__signature__ = inspect.Signature(places_of(FETCH, view.__name__))  # type: ignore[attr-defined]
    return view
