"""Where can a reader go from every page, and where is he now?"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Entry:
    """A place that every page of a door links to."""

    url_name: str
    label: str | Promise
    icon: str
    around: str = ""  # where else pages of it lie, below the door's first entry


@dataclass(frozen=True)
class Link:
    """An entry as one page shows it."""

    url: str
    label: str | Promise
    icon: str
    count: int  # of what waits there; 0 says nothing
    current: str  # the value of aria-current: "page", "true" for a page below, or ""


PORTAL = (
    Entry("portal:home", _("My account"), "person"),
    Entry("portal:tickets", _("Tickets"), "chat"),
    Entry("portal:products", _("My products"), "page"),
    Entry("portal:credits", _("Credits"), "chart"),
    Entry("portal:articles", _("Documentation"), "book"),
)
DESK = (
    Entry("desk:queue", _("Owed next"), "queue"),
    Entry("desk:mine", _("Mine"), "person"),
    Entry("desk:to_judge", _("To judge"), "agreement"),
    Entry("desk:waiting", _("Waiting for customers"), "pause"),
    Entry("desk:search", _("Search"), "search"),
    Entry("desk:requests", _("Requests"), "mail"),
    Entry("desk:mail", _("Mail on hold"), "warning"),
    Entry("desk:companies", _("Customers"), "customers", around="purchases/"),
    Entry("owner:products", _("Products"), "page"),
)
DOORS = {"portal": PORTAL, "desk": DESK}


def links(
    entries: Iterable[Entry], *, path: str, counts: Mapping[str, int], hidden: Collection[str] = ()
) -> list[Link]:
    """The entries in their order, without the hidden; `counts` says by url name what waits where.

    The page belongs to the entry whose address starts its own, and to the longest of several. The
    address "/" starts every one, so that it stands for itself alone.
    """
    entries = [entry for entry in entries if entry.url_name not in hidden]
    urls = {entry.url_name: reverse(entry.url_name) for entry in entries}
    here = _here(entries, urls, path)
    return [
        Link(
            url=urls[entry.url_name],
            label=entry.label,
            icon=entry.icon,
            count=counts.get(entry.url_name, 0),
            current=_current(urls[entry.url_name], here, path),
        )
        for entry in entries
    ]


def _here(entries: Sequence[Entry], urls: Mapping[str, str], path: str) -> str:
    first = urls[entries[0].url_name]
    lies = {url: url for url in urls.values()}
    lies |= {first + entry.around: urls[entry.url_name] for entry in entries if entry.around}
    begins = [each for each in lies if path == each or (each != "/" and path.startswith(each))]
    return lies.get(max(begins, key=len, default=""), "")


def _current(url: str, here: str, path: str) -> str:
    if url != here:
        return ""
    return "page" if path == url else "true"
