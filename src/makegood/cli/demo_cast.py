"""Who is in the demo, and what did they write? All people, companies and brands are invented."""

from collections.abc import Mapping
from dataclasses import dataclass, field

PASSWORD = "makegood-demo"  # noqa: S105 - of demo accounts, which exist on loopback alone


@dataclass(frozen=True, slots=True)
class DemoBrand:
    """`pack` is the agreement it works by, `units` what its customers' companies bought of it."""

    slug: str
    name: str
    prefix: str
    colour: str
    pack: str
    units: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """`company` is empty for staff, who belong to every brand of the demo."""

    user_name: str
    name: str
    roles: tuple[str, ...]
    company: str = ""
    language: str = "en"

    @property
    def address(self) -> str:
        return f"{self.user_name}@example.com"


@dataclass(frozen=True, slots=True)
class DemoTicket:
    """A mail and the tickets made of it: title, tier, class, units and reason of each."""

    by: str
    days_ago: int
    subject: str
    text: str
    parts: tuple[tuple[str, str, str, int, str], ...]


BRANDS = (
    DemoBrand(
        "quillbit",
        "Quillbit",
        "QB",
        "#413b9f",
        "tickets",
        {"Rösterei Linde": 10, "Foto Lumen": 1},
    ),
    DemoBrand("fennick", "Fennick Software", "FS", "#1f4e8c", "hourly"),
    DemoBrand("quayside", "Quayside Listings", "QL", "#0b5f70", "credits", {"Rösterei Linde": 7}),
    DemoBrand("oxbow", "Oxbow Modules", "OM", "#8f2f66", "guarantee"),
    DemoBrand("larchmont", "Larchmont Add-ons", "LA", "#8a4b16", "aftersales"),
)
STAFF = (
    DemoPerson("olga", "Olga Brandt", ("owner", "agent")),
    DemoPerson("tomas", "Tomás Reis", ("agent",)),
)
CUSTOMERS = (
    DemoPerson("nora", "Nora Ellmann", ("approver", "requester"), "Rösterei Linde"),
    DemoPerson("paul", "Paul Linde", ("requester",), "Rösterei Linde"),
    DemoPerson("jonas", "Jonas Weber", ("approver", "requester"), "Foto Lumen", "de"),
)
COMPANIES = ("Rösterei Linde", "Foto Lumen")
CLOSED = DemoTicket(
    "nora",
    24,
    "nora: member import",
    "The member import skips every row with two e-mail addresses. We need them all.",
    (("Member import skips rows with two addresses", "premium", "fault", 1, ""),),
)
IN_WORK = DemoTicket(
    "nora",
    5,
    "nora: gallery cache",
    "Where is the gallery cache stored on a cluster? And may we move it?",
    (("Move the gallery cache to the shared disk", "premium", "setup", 1, ""),),
)
AWAITING = DemoTicket(
    "nora",
    1,
    "nora: forms stop sending since 6.2",
    "Since yesterday's update no form sends its e-mail any more. Visitors see a thank-you, but"
    " nothing arrives, and nothing is in the log.\n\nBy the way: what would a licence for a second"
    " domain cost?",
    (
        (
            "Form submissions stop after the update to 6.2",
            "premium",
            "fault",
            2,
            "There are two pieces of work: repairing the mail queue, and moving your three"
            " notifications to the new format.",
        ),
        ("Licence for a second domain", "basic", "question", 0, ""),
    ),
)
GERMAN = DemoTicket(
    "jonas",
    2,
    "jonas: Suche findet keine Umlaute",
    "Die Suche findet keine Produkte mit Umlauten im Namen, zum Beispiel »Möbelöl«.",
    (("Suche findet keine Produkte mit Umlauten", "premium", "fault", 1, ""),),
)
UNSPLIT = DemoTicket(
    "paul",
    0,
    "paul: captcha and export",
    "Two things: on forms with several steps the captcha appears twice, and the export of the"
    " answers stops after 500 rows.",
    (),
)
