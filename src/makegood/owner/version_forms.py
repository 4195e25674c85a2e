"""What does an owner type who publishes another version of an agreement?"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from makegood.owner.packs import RULES, begun_on
from makegood.terms.agreement.parts import CASES
from makegood.ui.fields import DayField, SeveralFiles

LONGEST: Final = 200_000  # letters of a file
# A field bears the name of its file, so that what is posted says which files there are.
FILE: Final = re.compile(r"agreement\.toml|cases\.toml|clauses\.[a-z]{2}\.toml")


class VersionForm(forms.Form):
    """The files of an agreement, as text, and from which day on it is in force."""

    in_force_from = DayField(
        label=gettext_lazy("In force from"),
        help_text=gettext_lazy(
            "It is written into agreement.toml. Who bought before keeps the version that was"
            " accepted, as its rules say."
        ),
    )
    uploads = SeveralFiles(
        label=gettext_lazy("Files from your computer"),
        help_text=gettext_lazy("Each takes the place of the text of its name."),
        required=False,
    )

    def __init__(
        self,
        texts: Mapping[str, str],
        *,
        today: date,
        data: QueryDict | None = None,
        files: "MultiValueDict[str, UploadedFile[bytes]] | None" = None,
        day: date | None = None,
    ) -> None:
        """Fields for `texts`; unsent with them and `day` in it. `today` is the brand's."""
        super().__init__(data, files, initial={"in_force_from": day})
        self.today = today
        names = {*texts, *filter(FILE.fullmatch, data or ())}
        for name in sorted(names, key=lambda name: (name == CASES, name)):
            self.fields[name] = forms.CharField(
                label=name,
                initial=texts.get(name, ""),
                max_length=LONGEST,
                strip=False,
                required=False,
                widget=forms.Textarea(attrs={"rows": 14, "class": "mono", "spellcheck": "false"}),
            )

    def clean_in_force_from(self) -> date:
        """A day to come: what was agreed for days gone by stays agreed."""
        day: date = self.cleaned_data["in_force_from"]
        if day < self.today:
            raise forms.ValidationError(_("Choose today or a day to come."))
        return day

    def clean_uploads(self) -> dict[str, str]:
        """The text of each file, by its name."""
        return {str(file.name): _text(file) for file in self.cleaned_data["uploads"]}

    def texts(self) -> dict[str, str]:
        """The files as they are to be published; one without a letter is none."""
        typed = {
            name: said.replace("\r\n", "\n")
            for name, said in self.cleaned_data.items()
            if FILE.fullmatch(name)
        }
        files = {**typed, **self.cleaned_data["uploads"]}
        if RULES in files:
            files[RULES] = begun_on(files[RULES], self.cleaned_data["in_force_from"])
        return {name: text for name, text in files.items() if text.strip()}


def _text(file: "UploadedFile[bytes]") -> str:
    file.seek(0)
    try:
        text: str = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise forms.ValidationError(
            _("%(name)s is not UTF-8. Save the file as UTF-8."), params={"name": file.name}
        ) from wrong
    return text
