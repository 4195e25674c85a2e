"""Every column of every brand table but its id and its brand: what it is, or how it is spoilt."""

from tests.records.columns.access import ACCESS
from tests.records.columns.desk import DESK
from tests.records.columns.kept import KEPT
from tests.records.columns.purchases import PURCHASES
from tests.records.columns.searched import SEARCHED
from tests.records.columns.spoilt import Spoilt
from tests.records.columns.tokens import TOKENS
from tests.records.columns.verdicts import VERDICTS
from tests.records.columns.work import WORK

COLUMN: dict[str, str | Spoilt | tuple[Spoilt, ...]] = {
    **KEPT,
    **ACCESS,
    **PURCHASES,
    **TOKENS,
    **VERDICTS,
    **WORK,
    **DESK,
    **SEARCHED,
}
