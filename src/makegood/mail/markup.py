"""What would somebody read who sees this HTML as plain text?

The answer is only ever shown as text, so nothing has to be sanitised here. It is made in one pass
over tokens, in linear time whatever comes: a tree of the HTML (html5ever, by way of nh3) takes
quadratic time for deep nesting and for runs of `&`, and `html.parser` for unfinished comments and
tags, so that one mail of a megabyte could hold a worker for minutes.
"""

import html
import re

from makegood.mail.charsets import without_controls

# Every alternative ends at the next `<` at the latest, or matches whatever follows: none is begun
# twice over the same characters. The last but one takes what only looks like a tag.
_TOKEN = re.compile(
    r"""<!--.*?(?:-->|\Z)
    |<(?P<hidden>script|style|title|template)\b[^<>]*+>.*?(?:</(?P=hidden)\b[^<>]*+>?|\Z)
    |<(?P<closing>/?)(?P<tag>[a-z][a-z0-9:-]{0,40})
     (?P<attributes>(?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+)>
    |<[/!?a-z][^<>]*+>?
    |(?P<text><+(?=<)|<[^<]*+|[^<]++)""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""(?<![\w-])(href|alt)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"']+))""", re.IGNORECASE
)
_NUMBER_OUT_OF_RANGE = re.compile(r"&#(?:[0-9]{8,}|x[0-9a-f]{7,});?", re.IGNORECASE)
_UNSEEN = re.compile("[\u00ad\u200b\ufeff]")
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")
_BLANK_LINES = re.compile(r"\n(?:[> ]*\n){2,}")
_BLOCK = re.compile(
    r"address|article|aside|body|center|d[dlt]|div|fieldset|figcaption|figure|footer|form|header"
    r"|hr|html|main|nav|ol|option|section|table|t(?:body|foot|head|r)|ul|(?P<spaced>h[1-6]|p|pre)"
)
_DEEPEST_QUOTE = 9


def text_of(source: str) -> str:
    """The HTML as lines of text: blocks on lines of their own, `- ` before list items, `> ` before
    what a `blockquote` holds, the address of a link behind its words."""
    page = _Page()
    for token in _TOKEN.finditer(source):
        if token["text"]:
            page.write(_characters(token["text"]))
        elif token["tag"]:
            attributes = _attributes(token["attributes"])
            page.tag(token["tag"].lower(), is_closing=bool(token["closing"]), given=attributes)
    return page.text()


def _characters(source: str) -> str:
    named = html.unescape(_NUMBER_OUT_OF_RANGE.sub("\ufffd", source))
    return _UNSEEN.sub("", without_controls(named))


def _attributes(source: str) -> dict[str, str]:
    found = _ATTRIBUTE.finditer(source)
    return {one[1].lower(): _characters(one[2] or one[3] or one[4] or "") for one in found}


class _Page:
    """The lines written so far, and where the pen is."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.quotes = 0
        self.preformatted = False
        self.link = ""
        self.link_starts = 0

    def tag(self, name: str, *, is_closing: bool, given: dict[str, str]) -> None:
        """Moves the pen as a tag asks for; an unknown one changes nothing."""
        if block := _BLOCK.fullmatch(name):
            self._end_line()
            self.preformatted = not is_closing if name == "pre" else self.preformatted
            if block["spaced"] and self.lines:
                self._new_line()
        elif name == "blockquote":
            self._end_line()
            self.quotes = max(0, self.quotes - 1) if is_closing else self.quotes + 1
        elif name == "a":
            self._end_link()
            self.link, self.link_starts = given.get("href", ""), len(self.line)
        elif not is_closing:
            self._mark(name, given)

    def write(self, text: str) -> None:
        """Running text: white space is one space, except where it is preformatted."""
        if not self.preformatted:
            self.line.append(_SPACES.sub(" ", text))
            return
        first, *others = text.replace("\r\n", "\n").split("\n")
        self.line.append(first)
        for other in others:
            self._new_line()
            self.line.append(other)

    def text(self) -> str:
        self._end_line()
        return _BLANK_LINES.sub("\n\n", "\n".join(self.lines)).strip("\n")

    def _mark(self, name: str, given: dict[str, str]) -> None:
        match name:
            case "br":
                self._new_line()
            case "li":
                self._end_line()
                self.line.append("- ")
            case "td" | "th":
                self.line.append(" ")
            case "img" if given.get("alt"):
                self.line.append(f"[{given['alt']}]")

    def _end_link(self) -> None:
        words = "".join(self.line[self.link_starts :]).strip()
        address = self.link.removeprefix("mailto:")
        if self.link.startswith(("https://", "http://", "mailto:")) and address not in words:
            self.line.append(f" <{address}>" if words else "")
        self.link = ""

    def _end_line(self) -> None:
        if "".join(self.line).strip():
            self._new_line()
        self.line = []

    def _new_line(self) -> None:
        text = "".join(self.line)
        written = text.rstrip() if self.preformatted else _SPACES.sub(" ", text).strip()
        self.lines.append(("> " * min(self.quotes, _DEEPEST_QUOTE) + written).rstrip())
        self.line = []
        self.link_starts = 0
