"""What do we remember of a purchase? What was bought and promised, and its windows."""

from makegood.purchases.models.purchase import Purchase, PurchaseSheet
from makegood.purchases.models.window import PurchaseWindow, Renewal

__all__ = ["Purchase", "PurchaseSheet", "PurchaseWindow", "Renewal"]
