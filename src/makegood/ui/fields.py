"""Which form fields do we need that the framework lacks?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from makegood.intake.file_kinds import (
    HEAD,
    MOST_BYTES,
    MOST_FILES,
    MOST_TOGETHER,
    WhyNot,
    why_not_taken_alone,
    why_too_much,
)
from makegood.ui.file_words import too_large_together, too_many


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
        too_much = why_too_much([file.size for file in cleaned])
        if too_much is WhyNot.TOO_MANY:
            raise _not_taken(too_much)
        for file in cleaned:
            why = why_not_taken_alone(file.size, _head(file))
            if why:
                raise _not_taken(why, file.name)
        if too_much:
            raise _not_taken(too_much)
        return cleaned


def _not_taken(why: WhyNot, name: str = "") -> ValidationError:
    """What the form says; `name` is that of the file, where it is about one."""
    match why:
        case WhyNot.TOO_MANY:
            return ValidationError(too_many(MOST_FILES))
        case WhyNot.TOO_LARGE:
            return ValidationError(
                _("%(name)s is larger than %(most)s. Please attach a smaller file."),
                params={"name": name, "most": filesizeformat(MOST_BYTES)},
            )
        case WhyNot.KIND:
            return ValidationError(
                _("%(name)s is of no kind that we take: text, pictures, documents, archives."),
                params={"name": name},
            )
        case WhyNot.TOGETHER:
            return ValidationError(too_large_together(MOST_TOGETHER))


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
