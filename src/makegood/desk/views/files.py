"""Where are the files of this ticket or request?"""

from uuid import UUID

from django.http import Http404
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from makegood.desk.context import staff_of
from makegood.intake.queries import enclosure_seen_by
from makegood.outside.blobs import opened
from makegood.people.models import Member
from makegood.tickets.queries import attachment_seen_by
from makegood.ui.downloads import download
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest


@require_safe
@staff_only
def attachment(request: BrandRequest, by: Member, file_id: UUID, name: str) -> HttpResponseBase:
    """A file of a message. `name` is for the reader's eyes; the id decides."""
    for member in staff_of(request):
        if found := attachment_seen_by(member, file_id):
            blob = opened(found.blob, found.brand_id)
            return download(blob.pieces, size=blob.size, name=found.name)
    raise Http404


@require_safe
@staff_only
def enclosure(request: BrandRequest, by: Member, file_id: UUID, name: str) -> HttpResponseBase:
    """A file of the mail that a request came in."""
    for member in staff_of(request):
        if found := enclosure_seen_by(member, file_id):
            blob = opened(found.blob, found.brand_id)
            return download(blob.pieces, size=blob.size, name=found.name)
    raise Http404
