"""Which agreement lies in a folder, or comes with the product under a name?"""

from pathlib import Path

from makegood.terms.agreement.check import Checked, check_agreement
from makegood.terms.agreement.flaw import AgreementFlawed, Flaw
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.text import LONGEST

PACKS = Path(__file__).resolve().parent.parent / "packs"


class NotReadable(Exception):
    """What was named can't be read; the text says why, and what to name."""


def agreement_at(named: str | Path) -> Agreement:
    """The agreement of a folder, or of a pack's name. Raises NotReadable and AgreementFlawed."""
    return checked_at(named).agreement


def checked_at(named: str | Path) -> Checked:
    """The same, with the warnings of the lint."""
    folder = folder_of(named)
    files: dict[str, str] = {}
    flaws: tuple[Flaw, ...] = ()
    for path in sorted(folder.glob("*.toml")):
        raw = _bytes(path)
        files[path.name] = raw.decode("utf-8-sig", errors="replace")
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError as wrong:
            line = raw.count(b"\n", 0, wrong.start) + 1
            flaws += (Flaw(path.name, line, "This is not UTF-8.", "Save the file as UTF-8."),)
    try:
        checked = check_agreement(files)
    except AgreementFlawed as flawed:
        raise AgreementFlawed(tuple(sorted(flaws + flawed.flaws))) from None
    if flaws:
        raise AgreementFlawed(flaws)
    return checked


def folder_of(named: str | Path) -> Path:
    """The folder that is named, by its path or as a pack. Raises NotReadable."""
    folder, pack = Path(named), PACKS / str(named)
    if folder.is_dir():
        return folder
    if pack.parent == PACKS and (pack / "agreement.toml").is_file():
        return pack
    names = ", ".join(sorted(each.parent.name for each in PACKS.glob("*/agreement.toml")))
    raise NotReadable(
        f"{named} is no folder. Name the folder that holds agreement.toml, or one of {names}."
    )


def _bytes(path: Path) -> bytes:
    """The file, or enough of a long one to be refused for its length."""
    try:
        with path.open("rb") as file:
            return file.read(4 * LONGEST + 1)
    except OSError as error:
        raise NotReadable(f"{path} can't be read: {error.strerror}.") from error
