"""Are products, prices, sheets, releases and bugs what the facts say of them?"""

from typing import Final

from makegood.brands.checks import Check, derived

PRODUCT: Final = "catalogue_product"
EDITION: Final = "catalogue_edition"
PRICE: Final = "catalogue_price"
SHEET: Final = "catalogue_advertised"
RELEASE: Final = "catalogue_release"
DEFECT: Final = "catalogue_defect"

SAID: Final = "SELECT (details ->> '{named}')::uuid, {what} FROM events_fact WHERE kind = '{kind}'"
# The place of what was said among all that was said of the same thing.
PLACE: Final = "row_number() OVER (PARTITION BY details ->> '{of}' ORDER BY turn)"
LATER: Final = """
    SELECT (first.details ->> '{named}')::uuid,
           (SELECT {what} FROM events_fact later
            WHERE later.brand_id = first.brand_id AND later.kind = '{kind}'
              AND later.details ->> '{named}' = first.details ->> '{named}')
    FROM events_fact first WHERE first.kind = '{first}'
"""
MADE_FOR: Final = """
    SELECT line.id::uuid, (details ->> 'release')::uuid FROM events_fact,
           jsonb_array_elements_text(details -> 'made_for') AS line (id)
    WHERE kind = 'release.recorded'
"""


def _said(table: str, column: str, what: str, *, named: str, kind: str) -> Check:
    return derived(table, column, SAID.format(named=named, what=what, kind=kind))


def _product(column: str, what: str) -> Check:
    return _said(PRODUCT, column, what, named="product", kind="product.added")


def _edition(column: str, what: str) -> Check:
    return _said(EDITION, column, what, named="edition", kind="edition.added")


def _price(column: str, what: str) -> Check:
    return _said(PRICE, column, what, named="price", kind="price.set")


def _sheet(column: str, what: str) -> Check:
    return _said(SHEET, column, what, named="advertised", kind="platform.advertised")


def _release(column: str, what: str) -> Check:
    return _said(RELEASE, column, what, named="release", kind="release.recorded")


def _defect(column: str, what: str) -> Check:
    return _said(DEFECT, column, what, named="defect", kind="defect.reported")


def _later(table: str, column: str, what: str, *, named: str, first: str, kind: str) -> Check:
    return derived(table, column, LATER.format(named=named, what=what, kind=kind, first=first))


OF_PRODUCT: Final = "(details ->> 'product')::uuid"

CHECKS: Final[tuple[Check, ...]] = (
    _product("kind", "details ->> 'offer'"),
    _product("extends_id", "(details ->> 'extends')::uuid"),
    _product("added_at", "at"),
    _later(
        PRODUCT,
        "withdrawn_at",
        "max(at)",
        named="product",
        first="product.added",
        kind="product.withdrawn",
    ),
    _edition("product_id", OF_PRODUCT),
    _edition("encrypted", "(details ->> 'encrypted')::boolean"),
    _edition("added_at", "at"),
    _price("edition_id", "(details ->> 'edition')::uuid"),
    _price("number", PLACE.format(of="edition")),
    _price("minor", "(details ->> 'minor')::bigint"),
    _price("currency", "details ->> 'currency'"),
    _price("from_on", "(details ->> 'from_on')::date"),
    _sheet("product_id", OF_PRODUCT),
    _sheet("number", PLACE.format(of="product")),
    _sheet("from_at", "(details ->> 'from_at')::timestamptz"),
    _release("product_id", OF_PRODUCT),
    _release("security", "(details ->> 'security')::boolean"),
    _release("released_at", "(details ->> 'released_at')::timestamptz"),
    _later(
        RELEASE,
        "withdrawn_at",
        "max(at)",
        named="release",
        first="release.recorded",
        kind="release.withdrawn",
    ),
    derived("catalogue_madefor", "release_id", MADE_FOR),
    _defect("product_id", OF_PRODUCT),
    _defect("found_in_id", "(details ->> 'found_in')::uuid"),
    _defect("reported_at", "at"),
    _later(
        DEFECT,
        "fixed_in_id",
        "max(details ->> 'release')::uuid",
        named="defect",
        first="defect.reported",
        kind="defect.fixed",
    ),
)
