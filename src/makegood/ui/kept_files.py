"""Where do the files stay that came with a form which has to be corrected?

They lie in the blob store by then. The form takes their names along for a day, signed, so that
nobody names a file that another one handed in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Final
from uuid import UUID

from django import forms
from django.core import signing

from makegood.intake.file_kinds import why_too_much
from makegood.intake.words import NewFile

NAME: Final = "kept_files"
GOOD_FOR: Final = timedelta(days=1)


class KeepsFiles(forms.Form):
    """A form whose files stay where something else in it has to be corrected.

    `kept` are all that came with it; `staying` are those that stay if it has to be corrected, and
    `token` goes along with their names.
    """

    kept: tuple[NewFile, ...] = ()
    staying: tuple[NewFile, ...] = ()
    token = ""

    def keep(self, arrived: Iterable[NewFile], *, member_id: UUID) -> None:
        """Add what came now, which lies in the store, to what the form took along."""
        self.kept = taken_along(self.data, arrived, member_id=member_id)
        self.staying = that_fit(self.kept)
        self.token = as_token(self.staying, member_id=member_id)


def taken_along(
    typed: Mapping[str, str], arrived: Iterable[NewFile], *, member_id: UUID
) -> tuple[NewFile, ...]:
    """The files that a form took along, and those that came now."""
    return (*kept_in(typed.get(NAME, ""), member_id=member_id), *arrived)


def that_fit(files: Iterable[NewFile]) -> tuple[NewFile, ...]:
    """As many of them as one message takes, those that came first before the others."""
    fit: list[NewFile] = []
    for file in files:
        if why_too_much([one.size for one in (*fit, file)]) is None:
            fit.append(file)
    return tuple(fit)


def as_token(files: Iterable[NewFile], *, member_id: UUID) -> str:
    """What the form takes along; "" without any files."""
    said = [asdict(file) for file in files]
    return signing.dumps(said, salt=_salt(member_id)) if said else ""


def kept_in(token: str, *, member_id: UUID) -> Sequence[NewFile]:
    """The files that the form took along; none if no form of this member's did within a day."""
    try:
        said = signing.loads(token, salt=_salt(member_id), max_age=GOOD_FOR) if token else []
    except signing.BadSignature:
        return ()
    return tuple(NewFile(**file) for file in said)


def _salt(member_id: UUID) -> str:
    return f"{NAME}:{member_id}"
