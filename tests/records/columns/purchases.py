"""What can be bought, what is written of it, and who bought it."""

from tests.records.columns.spoilt import GIVEN, LATER, OTHER_COMPANY, OTHER_MEMBER, Spoilt

OTHER = "(SELECT id FROM {0} o WHERE o.id <> t.{1} ORDER BY o.id LIMIT 1)"
OTHER_PRODUCT = OTHER.format("catalogue_product", "product_id")
OTHER_RELEASE = "(SELECT id FROM catalogue_release o WHERE o.id IS DISTINCT FROM t.{0} LIMIT 1)"

# What nothing is told of yet, so that nothing there is in the way.
BARE_PRODUCT = (
    "(SELECT id FROM catalogue_product o WHERE NOT EXISTS"
    " (SELECT FROM catalogue_edition WHERE product_id = o.id) LIMIT 1)"
)
BARE_EDITION = (
    "(SELECT id FROM catalogue_edition o WHERE NOT EXISTS"
    " (SELECT FROM catalogue_price WHERE edition_id = o.id) LIMIT 1)"
)
UNREVISED = (
    "(SELECT id FROM articles_article o WHERE NOT EXISTS"
    " (SELECT FROM articles_revision WHERE article_id = o.id AND number = 2) LIMIT 1)"
)
OF_ANOTHER_PRODUCT = (
    "(SELECT o.id FROM purchases_purchase o JOIN purchases_purchase its ON its.id = t.purchase_id"
    " WHERE o.product_id <> its.product_id LIMIT 1)"
)

PURCHASES: dict[str, str | Spoilt | tuple[Spoilt, ...]] = {
    "catalogue_product.code": GIVEN,
    "catalogue_product.kind": Spoilt("'service'", "kind = 'product'"),
    "catalogue_product.name": GIVEN,
    "catalogue_product.extends_id": Spoilt(
        "(SELECT id FROM catalogue_product o WHERE o.id <> t.extends_id LIMIT 1)",
        "extends_id IS NOT NULL",
    ),
    "catalogue_product.disclaimer": GIVEN,
    "catalogue_product.added_at": Spoilt(f"added_at {LATER}"),
    "catalogue_product.withdrawn_at": (
        Spoilt("NULL", "withdrawn_at IS NOT NULL"),
        Spoilt("added_at", "withdrawn_at IS NULL"),
    ),
    "catalogue_edition.product_id": Spoilt(BARE_PRODUCT),
    "catalogue_edition.name": GIVEN,
    "catalogue_edition.encrypted": Spoilt("NOT encrypted"),
    "catalogue_edition.added_at": Spoilt(f"added_at {LATER}"),
    "catalogue_price.edition_id": Spoilt(BARE_EDITION),
    "catalogue_price.number": Spoilt("number + 1"),
    "catalogue_price.minor": Spoilt("minor + 1"),
    "catalogue_price.currency": Spoilt("'USD'"),
    "catalogue_price.from_on": Spoilt("from_on + 1"),
    "catalogue_advertised.product_id": Spoilt(BARE_PRODUCT),
    "catalogue_advertised.number": Spoilt("number + 1"),
    "catalogue_advertised.platform": GIVEN,
    "catalogue_advertised.words": GIVEN,
    "catalogue_advertised.from_at": Spoilt(f"from_at {LATER}"),
    "catalogue_release.product_id": Spoilt(OTHER_PRODUCT),
    "catalogue_release.version": GIVEN,
    "catalogue_release.notes": GIVEN,
    "catalogue_release.security": Spoilt("NOT security"),
    "catalogue_release.released_at": Spoilt(f"released_at {LATER}"),
    "catalogue_release.withdrawn_at": Spoilt(f"withdrawn_at {LATER}", "withdrawn_at IS NOT NULL"),
    "catalogue_release.withdrawn_why": GIVEN,
    "catalogue_madefor.release_id": Spoilt(OTHER.format("catalogue_release", "release_id")),
    "catalogue_madefor.platform": GIVEN,
    "catalogue_madefor.words": GIVEN,
    "catalogue_defect.number": GIVEN,
    "catalogue_defect.product_id": Spoilt(OTHER_PRODUCT),
    "catalogue_defect.title": GIVEN,
    "catalogue_defect.text": GIVEN,
    "catalogue_defect.found_in_id": (
        Spoilt("NULL", "found_in_id IS NOT NULL"),
        Spoilt(OTHER_RELEASE.format("found_in_id"), "found_in_id IS NULL"),
    ),
    "catalogue_defect.fixed_in_id": (
        Spoilt("NULL", "fixed_in_id IS NOT NULL"),
        Spoilt(OTHER_RELEASE.format("fixed_in_id"), "fixed_in_id IS NULL"),
    ),
    "catalogue_defect.reported_at": Spoilt(f"reported_at {LATER}"),
    "articles_article.number": GIVEN,
    "articles_article.product_id": Spoilt("NULL", "product_id IS NOT NULL"),
    "articles_article.language": GIVEN,
    "articles_article.written_at": Spoilt(f"written_at {LATER}"),
    "articles_revision.article_id": Spoilt(UNREVISED, "number = 2"),
    "articles_revision.number": Spoilt("number + 10"),
    "articles_revision.title": GIVEN,
    "articles_revision.body": GIVEN,
    "articles_revision.by_id": Spoilt(OTHER_MEMBER.format("by_id")),
    "articles_revision.at": Spoilt(f"at {LATER}"),
    "articles_publication.article_id": Spoilt(OTHER.format("articles_article", "article_id")),
    "articles_publication.began_at": Spoilt(f"began_at {LATER}"),
    "articles_publication.ended_at": (
        Spoilt("NULL", "ended_at IS NOT NULL"),
        Spoilt("began_at", "ended_at IS NULL"),
    ),
    "purchases_purchase.number": GIVEN,
    "purchases_purchase.company_id": Spoilt(OTHER_COMPANY.format("company_id")),
    "purchases_purchase.product_id": Spoilt(OTHER_PRODUCT),
    "purchases_purchase.edition_id": Spoilt(OTHER.format("catalogue_edition", "edition_id")),
    "purchases_purchase.release_id": Spoilt("NULL", "release_id IS NOT NULL"),
    "purchases_purchase.seats": Spoilt("seats + 1"),
    "purchases_purchase.plan": Spoilt("'another'"),
    "purchases_purchase.paid_minor": Spoilt("paid_minor - 1"),
    "purchases_purchase.currency": Spoilt("'USD'"),
    "purchases_purchase.list_minor": (
        Spoilt("NULL", "list_minor IS NOT NULL"),
        Spoilt("list_minor + 1", "list_minor IS NOT NULL"),
    ),
    "purchases_purchase.reference": GIVEN,
    "purchases_purchase.agreement_version_id": Spoilt(
        "(SELECT id FROM agreements_version o WHERE o.id <> t.agreement_version_id LIMIT 1)"
    ),
    "purchases_purchase.accepted_at": Spoilt(f"accepted_at {LATER}"),
    "purchases_purchase.accepted_by": Spoilt("'staff'", "accepted_by <> 'staff'"),
    "purchases_purchase.bought_at": Spoilt("bought_at - interval '1 second'"),
    "purchases_purchase.cleared_at": (
        Spoilt("NULL", "cleared_at IS NOT NULL"),
        Spoilt("bought_at", "cleared_at IS NULL"),
    ),
    "purchases_purchase.ended_at": Spoilt(f"ended_at {LATER}", "ended_at IS NOT NULL"),
    "purchases_purchase.ended_why": Spoilt("'chargeback'", "ended_why = 'refund'"),
    "purchases_purchasesheet.purchase_id": Spoilt(OF_ANOTHER_PRODUCT),
    "purchases_purchasesheet.advertised_id": Spoilt(
        OTHER.format("catalogue_advertised", "advertised_id")
    ),
    "purchases_purchasewindow.purchase_id": Spoilt(
        OTHER.format("purchases_purchase", "purchase_id")
    ),
    "purchases_purchasewindow.window": Spoilt("'another'"),
    "purchases_purchasewindow.number": Spoilt("number + 1"),
    "purchases_purchasewindow.begins_at": Spoilt("begins_at - interval '1 second'"),
    "purchases_purchasewindow.ends_at": (
        Spoilt(f"ends_at {LATER}", "number = 1"),
        Spoilt(f"ends_at {LATER}", "number = 2"),
    ),
    "purchases_purchasewindow.anchor_on": Spoilt("anchor_on + 1"),
    "purchases_purchasewindow.months": Spoilt("months + 1", "months IS NOT NULL"),
    "purchases_renewal.purchase_id": Spoilt(OTHER.format("purchases_purchase", "purchase_id")),
    "purchases_renewal.window": Spoilt("'another'"),
    "purchases_renewal.paid_at": Spoilt(f"paid_at {LATER}"),
    "purchases_renewal.paid_minor": Spoilt("paid_minor + 1"),
    "purchases_renewal.currency": Spoilt("'USD'"),
    "purchases_renewal.list_minor": Spoilt("list_minor + 1"),
    "purchases_renewal.gap_seconds": Spoilt("gap_seconds + 1"),
    "purchases_renewal.because": Spoilt("'[]'"),
    "purchases_renewal.reference": GIVEN,
}
