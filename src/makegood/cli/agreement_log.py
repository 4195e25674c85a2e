"""Where is the log of past tickets, and how does it tell what happened?"""

import gzip
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TextIO
from zipfile import BadZipFile, ZipFile

from makegood.cli.agreement_files import NotReadable
from makegood.terms.agreement.model import Agreement
from makegood.terms.replay.mapping import Map, read_map
from makegood.terms.replay.past import Past, Troubles
from makegood.terms.replay.rows import ColumnsMissing
from makegood.terms.replay.stream import read_facts
from makegood.terms.replay.table import read_table

STANDARD_INPUT = "-"
TABLES = (".csv", ".csv.zip", ".csv.gz")
LONGEST_LINE = 1_000_000  # characters; the rest is taken for a line of its own
UNREADABLE = (OSError, EOFError, BadZipFile, zlib.error)


def map_of(log: str, path: Path | None) -> Map | None:
    """The map of a table; none for facts. Raises NotReadable and AgreementFlawed."""
    if path is None:
        if log.endswith(TABLES):
            raise NotReadable("a table needs a map: say which with --map.")
        return None
    try:
        return read_map(str(path), path.read_text(encoding="utf-8"))
    except OSError as wrong:
        raise NotReadable(f"{path} can't be read: {wrong.strerror}.") from None
    except UnicodeDecodeError:
        raise NotReadable(f"{path} is not UTF-8.") from None


def lines_of(log: str, stack: ExitStack) -> Iterator[str]:
    """The lines of a log, of a .zip those of its first file. Raises NotReadable, also later."""
    try:
        file = _text(sys.stdin.buffer) if log == STANDARD_INPUT else _opened(Path(log), stack)
    except (*UNREADABLE, IndexError) as wrong:
        raise NotReadable(f"{log} can't be read: {wrong}.") from None
    return _lines(log, file)


def _opened(path: Path, stack: ExitStack) -> TextIO:
    if path.suffix == ".zip":
        archive = stack.enter_context(ZipFile(path))
        return _text(stack.enter_context(archive.open(archive.namelist()[0])))
    if path.suffix == ".gz":
        return stack.enter_context(
            gzip.open(path, "rt", encoding="utf-8-sig", errors="replace", newline="")
        )
    return _text(stack.enter_context(path.open("rb")))


def _text(file: IO[bytes]) -> TextIO:
    return TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")


def _lines(log: str, file: TextIO) -> Iterator[str]:
    try:
        while line := file.readline(LONGEST_LINE):
            yield line
    except UNREADABLE as wrong:
        raise NotReadable(f"{log} can't be read to its end: {wrong}.") from None


def pasts_of(
    lines: Iterable[str], log_map: Map | None, agreement: Agreement, troubles: Troubles
) -> Iterator[Past]:
    """The tickets of a log as the agreement understands them. Raises NotReadable."""
    if log_map is None:
        yield from read_facts(lines, agreement, troubles)
        return
    try:
        yield from read_table(lines, log_map, agreement, troubles)
    except ColumnsMissing as missing:
        raise NotReadable(f"the table lacks the columns {missing}; correct the map.") from None
