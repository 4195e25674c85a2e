"""What do we remember of what can be bought? Products, their prices, sheets, releases and bugs."""

from makegood.catalogue.models.product import Advertised, Edition, Price, Product
from makegood.catalogue.models.release import Defect, MadeFor, Release

__all__ = ["Advertised", "Defect", "Edition", "MadeFor", "Price", "Product", "Release"]
