"""What was asked by the form in the demo's brands, and how it went on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from makegood.terms.agreement.rules.conditions import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoProposal:
    """From `least` to `most`, in units or in minor units of `currency`; agreed to a day later if
    `approved`, and then worked on for so many minutes.
    """

    least: int
    most: int
    currency: str = ""
    reason: str = ""
    approved: bool = False
    minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoRequest:
    """A request by the form, `hours_ago`; `about` is the code of what was bought."""

    by: str
    hours_ago: int
    issue_class: str
    subject: str
    text: str
    about: str = ""
    told: Mapping[str, Value] | None = None
    symptoms: tuple[str, ...] = ()
    replied: str = ""
    proposal: DemoProposal | None = None


UNMODIFIED: Final[Mapping[str, Value]] = {
    "modified": False,
    "applied_to_another": False,
    "repair_at": "nowhere",
}

BY_THE_HOUR: Final = (
    DemoRequest(
        by="nora",
        hours_ago=75,
        issue_class="web_server_change",
        about="invoices",
        subject="Another PHP version on our invoice server",
        text="We need PHP 8.4 on the server that runs our invoices. Please change it at night.",
        proposal=DemoProposal(least=0, most=150_00, currency="USD", approved=True, minutes=50),
    ),
    DemoRequest(
        by="nora",
        hours_ago=30,
        issue_class="customisation",
        about="invoices",
        subject="Print the delivery address below the total",
        text="On paper our drivers look for the delivery address at the end, not at the top.",
        proposal=DemoProposal(
            least=200_00,
            most=200_00,
            currency="USD",
            reason="A template of your own, tested with your last ten invoices.",
        ),
    ),
    DemoRequest(
        by="jonas",
        hours_ago=20,
        issue_class="fault",
        about="invoices",
        subject="Summe rundet auf volle Euro",
        text="Seit Freitag steht unter jeder Rechnung ein voller Betrag, ohne Cent.",
        told=UNMODIFIED,
        replied="Danke, das sehen wir bei uns auch. Wir suchen die Stelle.",
    ),
    DemoRequest(
        by="paul",
        hours_ago=4,
        issue_class="use",
        about="invoices",
        subject="How do I cancel an invoice?",
        text="I sent an invoice to the wrong customer. How do I take it back?",
        told={"modified": False, "applied_to_another": False},
    ),
)
BY_CREDITS: Final = (
    DemoRequest(
        by="nora",
        hours_ago=100,
        issue_class="design",
        about="classifieds",
        subject="Adverts side by side on tablets",
        text="On a tablet each advert takes the whole width. We would like two in a row.",
        told={"matter": "customisation", "done_by": "us"},
        proposal=DemoProposal(least=1, most=3, approved=True, minutes=65),
    ),
    DemoRequest(
        by="nora",
        hours_ago=26,
        issue_class="installation",
        about="classifieds",
        subject="Nightly import of dealer feeds stops with error 500",
        text="Since Sunday the import stops after about 400 of 1,900 adverts. The log says:\nPHP"
        " Fatal error: Allowed memory size of 134217728 bytes exhausted in FeedReader.php on line"
        " 212\nI expected all adverts, as before the move to the new server.",
        told={"matter": "configuration"},
        proposal=DemoProposal(
            least=2,
            most=2,
            reason="The feeds are read in portions afterwards, and the limit of memory is raised.",
        ),
    ),
    DemoRequest(
        by="jonas",
        hours_ago=8,
        issue_class="design",
        about="classifieds",
        subject="Logo fehlt auf dem Handy",
        text="Auf dem Handy bleibt oben links eine leere Fläche, am Rechner ist das Logo da.",
        told={"matter": "problem"},
    ),
    DemoRequest(
        by="paul",
        hours_ago=3,
        issue_class="account",
        subject="A licence for a second domain",
        text="What would a licence for a second domain cost us?",
        told={"matter": "sales"},
        replied="A second domain is 199 dollars, once. Shall we send an offer?",
    ),
)
UNDER_GUARANTEE: Final = (
    DemoRequest(
        by="nora",
        hours_ago=50,
        issue_class="fault",
        about="checkout",
        subject="Search index misses products with umlauts",
        text="Nobody finds »Möbelöl«, whichever way it is typed.",
        symptoms=("needs_configuration",),
        replied="Please set the language of the index to German, and build it once more.",
    ),
    DemoRequest(
        by="nora",
        hours_ago=26,
        issue_class="fault",
        about="checkout",
        subject="Most carts end in error 500 since this morning",
        text="About two of three carts end in an error page. We lose orders by the minute.",
        symptoms=("most_requests_fail",),
    ),
    DemoRequest(
        by="jonas",
        hours_ago=21,
        issue_class="fault",
        about="checkout",
        subject="Für Norwegen wird kein Versand angeboten",
        text="Im Schritt »Versand« bleibt die Liste leer, wenn die Anschrift in Norwegen liegt.",
        symptoms=("part_unavailable",),
    ),
)
AFTER_SALES: Final = (
    DemoRequest(
        by="nora",
        hours_ago=120,
        issue_class="anomaly",
        about="stock",
        subject="Stock turns negative on partial refunds",
        text="After a refund of one of three pieces the stock falls by two.",
        told={"clashing_development": False, "platform": "1.7"},
        replied="We can see it here as well, and look for the cause.",
    ),
    DemoRequest(
        by="jonas",
        hours_ago=28,
        issue_class="use",
        about="stock",
        subject="Bestand für zwei Lager",
        text="Wie trenne ich den Bestand unseres zweiten Lagers vom ersten?",
        told={"clashing_development": False, "platform": "1.7"},
    ),
    DemoRequest(
        by="paul",
        hours_ago=6,
        issue_class="development",
        about="stock",
        subject="A report for our accountant",
        text="Could you build a report of all movements for our accountant?",
        told={"clashing_development": False, "platform": "1.7"},
    ),
)
ASKED: Final[Mapping[str, Sequence[DemoRequest]]] = {
    "hourly": BY_THE_HOUR,
    "credits": BY_CREDITS,
    "guarantee": UNDER_GUARANTEE,
    "aftersales": AFTER_SALES,
}
