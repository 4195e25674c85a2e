"""Which characters do these bytes stand for, when the charset named may be wrong or unknown?

Only charsets on our list are looked up: Python would also load transforms (`rot13`), formats that
run in quadratic time (`idna`), and ones that warn or raise by design (`unicode_escape`).
"""

import codecs
import re

_KNOWN = re.compile(
    r"""ascii|utf-8|utf-8-sig|utf-7|utf-16|utf-16-[bl]e|utf-32|utf-32-[bl]e
    |iso8859-\d+|cp\d{3,5}|koi8-[rut]|kz1048|ptcp154|mac-\w+|tis-620|viscii
    |gb2312|gbk|gb18030|hz|big5|big5hkscs|euc_\w+|shift_jis\w*|johab|iso2022_\w+""",
    re.VERBOSE,
)

# What senders write, and what their bytes turn out to be. Browsers read the narrow names as
# their wider Windows relatives, since that is what people's programs put in.
_MEANT = {
    "ascii": "utf-8",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "iso2022_jp": "iso2022_jp_ext",
}
_ALIASES = {
    "ks_c_5601-1987": "cp949",
    "ansi_x3.110-1983": "cp1252",
    "x-mac-roman": "mac-roman",
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
    "x-euc-jp": "euc_jp",
    "unicode-1-1-utf-7": "utf-7",
    "iso-8859-8-i": "iso8859-8",
    "utf8mb4": "utf-8",
}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:()+-]{0,39}")
_BROKEN = "\ufffd"
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def decode(data: bytes, charset: str = "") -> str:
    """The characters of `data`: by the charset named if it is known and fits, else by UTF-8, else
    as near as can be. Control characters other than tab and line ends are gone, and no lone
    surrogate is left, so that a database takes it."""
    return without_controls(_characters(data, codec_name(charset)))


def without_controls(text: str) -> str:
    """The text without control characters other than tab and line ends, and without surrogates."""
    return _UNWANTED.sub("", text)


def codec_name(charset: str) -> str:
    """What Python calls this charset, or "" where it is not one that we read."""
    name = charset.strip().strip("'\"").split("*", 1)[0].lower()
    if not _NAME.fullmatch(name):
        return ""
    try:
        found = codecs.lookup(_ALIASES.get(name, name)).name
    except LookupError:
        return ""
    return _MEANT.get(found, found) if _KNOWN.fullmatch(found) else ""


def _characters(data: bytes, codec: str) -> str:
    # Scripts call UTF-8 "iso-8859-1"; what reads as UTF-8 by chance is hardly ever anything else.
    first = "utf-8" if codec in ("", "cp1252") else codec
    for candidate in (first, codec or "utf-8", "utf-8"):
        try:
            return data.decode(candidate)
        except UnicodeError:
            continue
    if codec not in ("", "utf-8"):
        return data.decode(codec, errors="replace")
    patched = data.decode("utf-8", errors="replace")
    broken = patched.count(_BROKEN)
    others = sum(not character.isascii() for character in patched) - broken
    return patched if others > broken else data.decode("cp1252", errors="replace")
