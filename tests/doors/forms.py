"""The forms of a page, as a browser would read and send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

TYPED = (
    *("text", "textarea", "search", "email", "number", "password", "tel", "url"),
    *("date", "time", "datetime-local"),
)
NOT_SENT = ("submit", "button", "reset", "image")


@dataclass
class Field:
    name: str
    kind: str
    value: str = ""

    @property
    def is_typed(self) -> bool:
        """Whether somebody writes in it, instead of choosing or being given it."""
        return self.kind in TYPED


@dataclass
class PageForm:
    """A form that posts to `action`."""

    action: str
    fields: list[Field] = field(default_factory=list)

    def filled(self, words: str, *, typed_only: bool = True) -> dict[str, str]:
        """What is sent with these words in each field that is typed in, or in every one."""
        return {
            one.name: words if one.is_typed or not typed_only else one.value for one in self.fields
        }

    @property
    def typed(self) -> list[Field]:
        return [one for one in self.fields if one.is_typed]


class _Reader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.forms: list[PageForm] = []
        self.by_id: dict[str, PageForm] = {}
        self.apart: list[tuple[str, Field]] = []  # fields that name their form
        self.form: PageForm | None = None
        self.select: Field | None = None
        self.area: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form" and said.get("method", "").lower() == "post":
            self.form = PageForm(said.get("action") or self.path)
            self.forms.append(self.form)
            self.by_id[said.get("id", "")] = self.form
        elif tag == "option" and self.select and ("selected" in said or not self.select.value):
            self.select.value = said.get("value", "")
        elif tag in ("input", "textarea", "select") and said.get("name"):
            self._found(tag, said)

    def _found(self, tag: str, said: dict[str, str]) -> None:
        kind = said.get("type", "text") if tag == "input" else tag
        if kind in NOT_SENT:
            return
        found = Field(said["name"], kind, said.get("value", ""))
        if "form" in said:
            self.apart.append((said["form"], found))
        elif self.form:
            self.form.fields.append(found)
        self.select = found if tag == "select" else None
        self.area = found if tag == "textarea" else None

    def handle_data(self, data: str) -> None:
        if self.area:
            self.area.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag in ("select", "textarea"):
            self.select = self.area = None


def forms_of(html: str, path: str) -> list[PageForm]:
    """The forms that post, with their fields, also those that stand elsewhere on the page."""
    reader = _Reader(path)
    reader.feed(html)
    for form_id, found in reader.apart:
        if form_id in reader.by_id:
            reader.by_id[form_id].fields.append(found)
    return reader.forms
