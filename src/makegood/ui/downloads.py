"""How is somebody's file handed out? As a download that no browser runs."""

from collections.abc import Iterable

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header


def download(pieces: Iterable[bytes], *, size: int, name: str) -> StreamingHttpResponse:
    """The file of `size` bytes, to be saved under its name: never shown, never sniffed, in a
    sandbox.
    """
    response = StreamingHttpResponse(pieces, content_type="application/octet-stream")
    response["Content-Length"] = str(size)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
