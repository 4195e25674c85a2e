"""How does a letter look? The same words as text and as HTML, with one way on."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from makegood.brands.models import Brand


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`facts` are pairs of label and value; `button` leads to `link`."""

    heading: str
    paragraphs: Sequence[str]
    facts: Sequence[tuple[str, str]] = ()
    button: str
    link: str

    def as_text(self, brand: Brand) -> str:
        """The letter for those who read plain text."""
        facts = [f"{label}: {value}" for label, value in self.facts]
        blocks = [self.heading, *self.paragraphs, "\n".join(facts), f"{self.button}:\n{self.link}"]
        return "\n\n".join([*filter(None, blocks), self.foot(brand)]) + "\n"

    def as_html(self, brand: Brand, language: str) -> str:
        """The letter for those who read HTML; what people wrote is escaped."""
        shown = {"page": self, "brand": brand, "language": language, "foot": self.foot(brand)}
        return render_to_string("outbox/letter.html", shown)

    def foot(self, brand: Brand) -> str:
        """Where answers go: not here."""
        return _(
            "Please answer on that page, where everything of this ticket stands together. An answer"
            " to this mail does not reach the ticket. %(brand)s"
        ) % {"brand": brand.name}
