"""Words about products, the documentation and tokens, each by its command's or its own name."""

import hashlib
from datetime import timedelta
from uuid import UUID

from makegood.articles.models import Article
from makegood.brands.scope import reading
from makegood.catalogue.models import Defect, Product, Release
from makegood.people.models import Token
from makegood.people.tokens import SCOPES
from tests.simulation.fill import Fills, lately
from tests.simulation.scene import Scene


def some_product(scene: Scene) -> UUID:
    return scene.one_of(Product)


def some_release(scene: Scene) -> UUID:
    return scene.one_of(Release)


def a_later_product(scene: Scene) -> UUID:
    """Not the first: what people bought stays on sale."""
    with reading(scene.brand_id):
        first = Product.objects.filter(brand=scene.brand_id).order_by("id").first()
    chosen = scene.one_of(Product)
    return chosen if first and chosen != first.id else scene.unknown()


GOODS: dict[str, Fills] = {
    "product_id": some_product,
    "release_id": some_release,
    "defect_id": lambda scene: scene.one_of(Defect),
    "article_id": lambda scene: scene.one_of(Article),
    "token_id": lambda scene: scene.one_of(Token),
    "body": Scene.words,
    "disclaimer": lambda scene: scene.choice("", "", scene.words()),
    "encrypted": lambda scene: scene.choice(True, False),
    "security": lambda scene: scene.choice(True, False),
    "extends_id": lambda scene: scene.choice(None, None, some_product(scene)),
    "found_in_id": lambda scene: scene.choice(None, some_release(scene)),
    "minor": lambda scene: scene.choice(10_00, 250_00, 0, -1),
    "from_on": lambda scene: (scene.at + timedelta(days=scene.random.randint(-9, 9))).date(),
    "from_at": lately,
    "released_at": lately,
    "platform": lambda scene: scene.choice("PrestaShop", "WordPress", scene.words()),
    "version": lambda scene: scene.choice(f"1.{scene.random.randint(0, 99)}", "2.0-beta", "?"),
    "made_for": lambda scene: scene.choice((), (("PrestaShop", ">=1.7 <9"),), (("", "?"),)),
    "notes": Scene.words,
    "scopes": lambda scene: scene.choice(SCOPES, SCOPES[:1], (), ("everything",)),
    "days": lambda scene: scene.choice(1, 30, 0, 5000),
    "prefix": lambda scene: f"{scene.random.getrandbits(40):010x}",
    "secret_sha256": lambda scene: hashlib.sha256(scene.random.randbytes(8)).hexdigest(),
    "catalogue.add_product.code": lambda scene: scene.choice(
        f"goods-{scene.random.randint(1, 99)}", "forms", "No Code"
    ),
    "catalogue.add_product.kind": lambda scene: scene.choice(*Product.Kind.values, "nothing"),
    "catalogue.set_price.currency": lambda scene: scene.choice("GBP", "SEK", "gold"),
    "catalogue.advertise.words": lambda scene: scene.choice(">=1.6 <9", ">=2", "whatever"),
    "catalogue.withdraw_product.product_id": a_later_product,
    "articles.write_article.product_id": lambda scene: scene.choice(None, some_product(scene)),
    "people.add_company.name": lambda scene: f"Company {scene.random.randint(1, 10**6)}",
}
