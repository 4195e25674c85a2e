"""How do several statements go to the database at once: one way there and back for all of them?"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

type Values = Sequence[Any] | Mapping[str, Any]
type Statement = tuple[str, Values]


@contextmanager
def sent_together(*statements: Statement) -> Iterator[list[CursorWrapper]]:
    """The statements are done in their order, each in full before the next.

    None of them may need what another answers. Gives a cursor for each, with its answer.
    """
    with ExitStack() as stack:
        cursors = [stack.enter_context(connection.cursor()) for _one in statements]
        with connection.wrap_database_errors, connection.connection.pipeline():
            for cursor, (statement, values) in zip(cursors, statements, strict=True):
                cursor.execute(statement, values)
        yield cursors
