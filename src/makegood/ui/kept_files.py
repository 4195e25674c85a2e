"""Where do the files stay that came with a form which has to be corrected?

They lie in the blob store by then. The form takes their names along, signed, so that nobody names
a file that another one handed in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Final
from uuid import UUID

from django.core.signing import BadSignature, Signer

from makegood.intake.words import NewEnclosure

NAME: Final = "kept_files"


def as_token(files: Iterable[NewEnclosure], *, member_id: UUID) -> str:
    """What the form takes along; "" without any files."""
    said = [asdict(file) for file in files]
    return _signer(member_id).sign_object(said) if said else ""


def kept_in(token: str, *, member_id: UUID) -> Sequence[NewEnclosure]:
    """The files that the form took along; none if this member's form did not say so."""
    try:
        said = _signer(member_id).unsign_object(token) if token else []
    except BadSignature:
        return ()
    return tuple(NewEnclosure(**file) for file in said)


def _signer(member_id: UUID) -> Signer:
    return Signer(salt=f"{NAME}:{member_id}")
