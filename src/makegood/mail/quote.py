"""Where does what somebody wrote end, and the mail that it answers begin?

No word of any language is looked for, only shapes: lines behind `>`, the line with a date or an
address that leads them in, and the block of header lines that some programs put above the mail they
answer. In doubt a line counts as written: it is worse to hide words than to show too many.
"""

# The marks that look like others are meant: programs put either there.
# ruff: noqa: RUF001

import re
from itertools import takewhile

_DATE = re.compile(r"\d{1,2}[:.h]\d{2}|\b(?:19|20)\d{2}\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_LABEL = re.compile(r"\s{0,8}(\*?)[^\W\d_][\w /’'-]{0,24}?\s?(?:\*?\s?[:：]\*?)\s+\S")
_BRACKETED_ADDRESS = re.compile(r"[<\[(](?:mailto:)?[^\s<>@]{1,64}@[^\s<>@]{1,255}[>\])]")
_RULE = re.compile(r"\s*[-_—–]{5}[-_—–]*[^-_—–]{0,60}[-_—–]*\s*")
_LONGEST_RULE = 200
_LONGEST_BLOCK = 8
_LONGEST_LEAD_IN = 4
_LONGEST_SIGNATURE = 12


def split_reply(text: str) -> tuple[str, str]:
    """What is new in `text`, and the tail that it quotes, in linear time; every line that is not
    blank is in one of the two, in its order. Where somebody wrote below or between quoted lines,
    and where nothing stands above them, all is new."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cut = _start_of_header_block(lines, _start_of_quoted_tail(lines))
    while cut and (not lines[cut - 1].strip() or _is_rule(lines[cut - 1])):
        cut -= 1
    if not cut:
        return text.strip("\r\n"), ""
    return "\n".join(lines[:cut]).strip("\n"), "\n".join(lines[cut:]).strip("\n")


def _start_of_quoted_tail(lines: list[str]) -> int:
    """The first line of a tail of nothing but quoted and blank lines, with its lead-in and with a
    signature below it; else the number of lines."""
    below = _start_of_signature(lines)
    start = below
    for number in range(below - 1, -1, -1):
        if _is_quoted(lines[number]):
            start = number
        elif lines[number].strip():
            break
    if start == below or any(_is_quoted(line) for line in lines[:start]):
        return len(lines)
    return _start_of_lead_in(lines, start)


def _start_of_signature(lines: list[str]) -> int:
    """The line of two hyphens that programs put above a signature; else the number of lines."""
    first = max(0, len(lines) - _LONGEST_SIGNATURE)
    marks = (number for number in range(len(lines) - 1, first - 1, -1) if _is_mark(lines[number]))
    return next(marks, len(lines))


def _is_mark(line: str) -> bool:
    return line.rstrip() == "--"


def _start_of_lead_in(lines: list[str], quote: int) -> int:
    """A lead-in ends in a colon, names a date or an address, and is one to four lines long."""
    last = quote - 1
    while last >= 0 and not lines[last].strip():
        last -= 1
    if last < 0 or not lines[last].rstrip().endswith((":", "：")):
        return quote
    start = quote
    for number in range(last, max(-1, last - _LONGEST_LEAD_IN), -1):
        if not lines[number].strip():
            break
        if _DATE.search(lines[number]) or "@" in lines[number]:
            start = number
    return start


def _start_of_header_block(lines: list[str], end: int) -> int:
    """The first line of a block of header lines above `end`; else `end`.

    That is three labelled lines or more, one of them with a date, which no person would write so:
    below a rule, with labels between stars, or headed by a name with an address in brackets.
    Without one of these it may be what somebody filled in: `Name: ..., Date: ..., Mail: ...`.
    """
    labels = [_LABEL.match(line) for line in lines[:end]]
    dates = [bool(label and _DATE.search(label.string)) for label in labels]
    for number in range(end - 2):
        if not all(labels[number : number + 3]) or not _is_head(labels[number], lines, number):
            continue
        run = takewhile(bool, labels[number : number + _LONGEST_BLOCK])
        if any(dates[number : number + sum(1 for _ in run)]):
            return number
    return end


def _is_head(label: re.Match[str] | None, lines: list[str], number: int) -> bool:
    if label and (label[1] or _BRACKETED_ADDRESS.search(label.string)):
        return True
    return _is_below_rule(lines, number)


def _is_below_rule(lines: list[str], start: int) -> bool:
    above = next((line for line in reversed(lines[max(0, start - 3) : start]) if line.strip()), "")
    return _is_rule(above)


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def _is_rule(line: str) -> bool:
    return len(line) <= _LONGEST_RULE and _RULE.fullmatch(line) is not None
