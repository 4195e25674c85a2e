"""Is every string that people read in the catalogue, and translated in every language?"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "makegood"


def main() -> int:
    catalogues = sorted(PACKAGE.glob("locale/*/LC_MESSAGES/django.po"))
    faults = [fault for path in catalogues for fault in _faults(path)]
    if not catalogues:
        faults = ["There is no catalogue in any language."]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def _faults(path: Path) -> list[str]:
    language = path.parts[-3]
    catalogue = polib.pofile(str(path))
    wanted = _strings(_extracted(language))
    known = _strings(catalogue)
    return [
        *(f"{language}: not in the catalogue: {text}" for _, text in sorted(wanted - known)),
        *(f"{language}: in the catalogue alone: {text}" for _, text in sorted(known - wanted)),
        *(f"{language}: not translated: {e.msgid}" for e in catalogue.untranslated_entries()),
        *(f"{language}: marked as fuzzy: {entry.msgid}" for entry in catalogue.fuzzy_entries()),
    ]


def _extracted(language: str) -> polib.POFile:
    """What the source says now, found in a copy so that the catalogue itself stays as it is."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "makegood"
        shutil.copytree(PACKAGE, copy)
        subprocess.run(
            [sys.executable, "-m", "django", "makemessages", "--locale", language, "--no-obsolete"],
            cwd=copy,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return polib.pofile(str(copy / "locale" / language / "LC_MESSAGES" / "django.po"))


def _strings(catalogue: polib.POFile) -> set[tuple[str, str]]:
    return {(entry.msgctxt or "", entry.msgid) for entry in catalogue if not entry.obsolete}


if __name__ == "__main__":
    sys.exit(main())
