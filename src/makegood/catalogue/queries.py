"""What is sold, what did it cost on a day, and what did its sheet say at a moment?"""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet

from makegood.brands.models import Brand
from makegood.catalogue.models import Advertised, Edition, MadeFor, Price, Product, Release
from makegood.people.models import Actor
from makegood.terms.compatibility.version import read_version


def products_of(actor: Actor) -> QuerySet[Product]:
    """The brand's products by name, with what each extends."""
    return Product.objects.visible_to(actor).select_related("extends").order_by("name", "id")


def product_with_code(brand_id: UUID, code: str) -> Product | None:
    """The product of that code, which stands in the address of its sheet."""
    found = Product.objects.filter(brand=brand_id, code=code)
    return found.select_related("extends", "brand").first()


def editions_of(product: Product) -> QuerySet[Edition]:
    """In which forms it is sold, the first one first, with every price, the newest first."""
    newest_first = Price.objects.order_by("-from_on", "-number")
    its = Edition.objects.filter(brand=product.brand_id, product=product)
    return its.prefetch_related(Prefetch("prices", newest_first)).order_by("added_at", "id")


def editions_on_sale(actor: Actor) -> QuerySet[Edition]:
    """Every form in which something can be bought now, by the product's name."""
    products = Product.objects.visible_to(actor).on_sale()
    found = Edition.objects.filter(brand=actor.brand_id, product__in=products)
    return found.select_related("product").order_by("product__name", "added_at", "id")


def price_on(edition: Edition, currency: str, on: date) -> Price | None:
    """The list price in force on that day where the brand is, or None if there was none."""
    prices = Price.objects.filter(brand=edition.brand_id, edition=edition, currency=currency)
    return prices.filter(from_on__lte=on).order_by("-from_on", "-number").first()


def last_price_above_nothing(edition: Edition, currency: str, on: date) -> Price | None:
    """As `price_on`, but of what is given away by now the last price that was one."""
    prices = Price.objects.filter(brand=edition.brand_id, edition=edition, currency=currency)
    positive = prices.filter(from_on__lte=on, minor__gt=0)
    return positive.order_by("-from_on", "-number").first()


def prices_today(edition: Edition, on: date) -> list[Price]:
    """The list price in each currency, of an edition whose prices were fetched newest first."""
    found: dict[str, Price] = {}
    for price in edition.prices.all():
        if price.from_on <= on:
            found.setdefault(price.currency, price)
    return sorted(found.values(), key=lambda price: price.currency)


def sheet_at(product: Product, at: datetime) -> list[Advertised]:
    """What the product's sheet said at that moment: a line for each platform that it named."""
    lines = Advertised.objects.filter(brand=product.brand_id, product=product, from_at__lte=at)
    newest: dict[str, Advertised] = {}
    for line in lines.order_by("-from_at", "-number"):
        newest.setdefault(line.platform, line)
    return sorted((line for line in newest.values() if line.words), key=lambda it: it.platform)


def releases_recorded(product: Product) -> list[Release]:
    """The releases, the highest version first: also those that are yet to come or withdrawn."""
    its = Release.objects.filter(brand=product.brand_id, product=product)
    ranges = Prefetch("made_for", MadeFor.objects.order_by("platform"))
    return sorted(
        its.prefetch_related(ranges),
        key=lambda release: (read_version(release.version), release.released_at),
        reverse=True,
    )


def releases_out(product: Product, at: datetime) -> list[Release]:
    """As `releases_recorded`, but for those that were not out yet at that moment."""
    return [release for release in releases_recorded(product) if release.released_at <= at]


def newest_release(product: Product, at: datetime) -> Release | None:
    """The highest version that was out at that moment and not withdrawn by then."""
    return next(
        (
            release
            for release in releases_out(product, at)
            if release.withdrawn_at is None or release.withdrawn_at > at
        ),
        None,
    )


def day_at(brand: Brand, at: datetime) -> date:
    """The day that it is where the brand is."""
    return at.astimezone(ZoneInfo(brand.time_zone)).date()
