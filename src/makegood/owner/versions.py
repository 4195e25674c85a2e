"""What is found in the files of a version before it is published, and what would change?"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from makegood.agreements.holidays import as_kept
from makegood.agreements.models import Version
from makegood.terms.agreement.check import check_agreement
from makegood.terms.agreement.difference import difference
from makegood.terms.agreement.flaw import AgreementFlawed, Flaw
from makegood.terms.agreement.parts import read_parts
from makegood.wording.difference import say_changes


@dataclass(frozen=True, slots=True)
class Looked:
    """What the lint says of the files, and how they differ from the version before.

    `seal` stands for exactly these files; it is empty where they cannot be published.
    """

    flaws: tuple[Flaw, ...]
    changes: tuple[str, ...]
    seal: str


def look_at(files: Mapping[str, str], before: Version | None, *, language: str) -> Looked:
    """The findings, and the differences in the reader's language."""
    try:
        checked = check_agreement(files)
    except AgreementFlawed as flawed:
        return Looked(flawed.flaws, (), seal="")
    changes: tuple[str, ...] = ()
    if before is not None:
        old = read_parts(before.files, as_kept(before.holidays))
        changes = tuple(say_changes(difference(old, checked.parts), language))
    return Looked(checked.warnings, changes, _seal(files))


def _seal(files: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()
