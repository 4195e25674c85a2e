"""Has the source changed since it was last looked at?"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
NOT_SOURCE = frozenset({"__pycache__"})


class SourceWatch:
    """Remembers the newest change of any file of the package, and how many files there are."""

    def __init__(self) -> None:
        self._seen = _state()

    def has_changed(self) -> bool:
        """Whether something changed since the last question, which it thereby answers."""
        before, self._seen = self._seen, _state()
        return self._seen != before


def _state() -> tuple[int, int]:
    newest = count = 0
    for folder, folders, names in PACKAGE.walk():
        folders[:] = [name for name in folders if name not in NOT_SOURCE]
        for name in names:
            count += 1
            newest = max(newest, _changed_at(folder / name))
    return newest, count


def _changed_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0  # an editor replaced it this instant
