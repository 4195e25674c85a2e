"""Where are the files of my tickets and requests?"""

from uuid import UUID

from django.http import Http404
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from makegood.intake.queries import enclosure_seen_by
from makegood.outside.blobs import opened
from makegood.people.models import Member
from makegood.tickets.queries import attachment_seen_by
from makegood.ui.downloads import download
from makegood.ui.gate import customers_only
from makegood.ui.middleware import BrandRequest


@require_safe
@customers_only
def attachment(request: BrandRequest, by: Member, file_id: UUID, name: str) -> HttpResponseBase:
    """A file of a message. `name` is for the reader's eyes; the id decides."""
    found = attachment_seen_by(by, file_id)
    if found is None:
        raise Http404
    blob = opened(found.blob, by.brand_id)
    return download(blob.pieces, size=blob.size, name=found.name)


@require_safe
@customers_only
def enclosure(request: BrandRequest, by: Member, file_id: UUID, name: str) -> HttpResponseBase:
    """A file of the mail that a request came in."""
    found = enclosure_seen_by(by, file_id)
    if found is None:
        raise Http404
    blob = opened(found.blob, by.brand_id)
    return download(blob.pieces, size=blob.size, name=found.name)
