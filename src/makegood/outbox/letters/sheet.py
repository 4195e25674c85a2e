"""What does a letter say, before it is laid out as text and as a page?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the agreement, and where they stand."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Link:
    """The one place that the letter leads to. It only ever shows: nothing is decided by a link."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All words of a letter, in the order in which they are read.

    `subject` stands in the mail's header, everything else in it. `about` names the ticket, `sums`
    are labels with amounts, `notes` are read after the link, and `why` says why one gets this.
    """

    subject: str
    heading: str
    about: str = ""
    greeting: str
    paragraphs: tuple[str, ...]
    sums: tuple[tuple[str, str], ...] = ()
    reasons_heading: str = ""
    reasons: tuple[str, ...] = ()
    quotes: tuple[Quoted, ...] = ()
    link: Link | None = None
    notes: tuple[str, ...] = ()
    why: str


def as_text(sheet: Sheet, *, signature: str) -> str:
    """The sheet as plain text, ending in the signature."""
    title = "\n".join(filter(None, (sheet.heading, sheet.about)))
    sums = "\n".join(f"{label}: {amount}" for label, amount in sheet.sums)
    quotes = [f"\u201c{quoted.words}\u201d\n{quoted.source}" for quoted in sheet.quotes]
    parts = [
        title,
        sheet.greeting,
        *sheet.paragraphs,
        sums,
        "\n".join((sheet.reasons_heading, *sheet.reasons)) if sheet.reasons else "",
        *quotes,
        f"{sheet.link.label}:\n{sheet.link.url}" if sheet.link else "",
        *sheet.notes,
        f"-- \n{sheet.why}\n{signature}",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"
