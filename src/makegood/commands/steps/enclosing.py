"""Keeping what came with a request."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from makegood.brands.ids import new_id
from makegood.intake.models import Enclosure, Request
from makegood.intake.words import FileLeftOut, NewFile


def enclose(request: Request, files: Iterable[NewFile | FileLeftOut], *, at: datetime) -> None:
    """A row for each file, be it kept or named as left out."""
    Enclosure.objects.bulk_create(
        Enclosure(id=new_id(at), brand_id=request.brand_id, request=request, **asdict(file))
        for file in files
    )
