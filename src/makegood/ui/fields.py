"""Which form fields do we need that the framework lacks?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from makegood.intake.file_kinds import (
    HEAD,
    MOST_BYTES,
    MOST_FILES,
    MOST_TOGETHER,
    is_sent_by_people,
)


class SeveralFilesInput(forms.ClearableFileInput):
    """A file input in which several files can be chosen."""

    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    """Files of a message: MOST_FILES at the most, of MOST_BYTES each, MOST_TOGETHER in all.

    Each is of a kind that people send each other. Cleans to a list.
    """

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":  # noqa: ANN401
        files: Sequence[Any] = data if isinstance(data, list | tuple) else [data]
        cleaned = [
            one for one in (super(SeveralFiles, self).clean(f, initial) for f in files) if one
        ]
        if len(cleaned) > MOST_FILES:
            raise ValidationError(
                ngettext(
                    "Please attach at most %(most)s file.",
                    "Please attach at most %(most)s files.",
                    MOST_FILES,
                ),
                params={"most": MOST_FILES},
            )
        for file in cleaned:
            if file.size > MOST_BYTES:
                raise ValidationError(
                    _("%(name)s is larger than %(most)s. Please attach a smaller file."),
                    params={"name": file.name, "most": filesizeformat(MOST_BYTES)},
                )
            if not is_sent_by_people(_head(file)):
                raise ValidationError(
                    _("%(name)s is of no kind that we take: text, pictures, documents, archives."),
                    params={"name": file.name},
                )
        if sum(file.size for file in cleaned) > MOST_TOGETHER:
            raise ValidationError(
                _("The files are larger than %(most)s together. Please send some of them later."),
                params={"most": filesizeformat(MOST_TOGETHER)},
            )
        return cleaned


def _head(file: "UploadedFile[bytes]") -> bytes:
    file.seek(0)
    head: bytes = file.read(HEAD)
    file.seek(0)
    return head


class DayField(forms.DateField):
    """A day on the brand's calendar."""

    def __init__(self, *, label: Any, help_text: Any = "", required: bool = True) -> None:  # noqa: ANN401 - words that wait for a language
        super().__init__(
            label=label,
            help_text=help_text,
            required=required,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        )
