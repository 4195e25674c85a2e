"""Does a text hold a password that belongs into the vault? Looked for line by line."""

import re
from dataclasses import dataclass
from typing import Final

# What a password is called, in the seven languages of our pages; for "clave", "sleutel" and other
# words that mean more than that, too much that is harmless would be stopped.
CALLED: Final = (
    "password|passwd|passphrase|passcode|pass|pwd|pw"
    "|passwort|kennwort"
    "|contraseña|contrasena"
    "|mot de passe|mdp"
    "|wachtwoord"
    "|parola d'ordine|parola d'accesso"
    "|пароль"
    "|api[ _-]?key|secret[ _-]?key|access[ _-]?key"
)
# Every repetition has an end, so that no text takes longer to search than its length is worth.
SPACE: Final = r"[ \t]{0,5}"
NAMED: Final = re.compile(
    rf"(?<!\w)(?:\w{{1,30}}_)?(?:{CALLED})[\"']?\]?{SPACE}(?:is{SPACE})?(?::=|=>|[:=]){SPACE}"
    r"[\"']?[^\s\"']{3}",
    re.IGNORECASE,
)
IN_AN_ADDRESS: Final = re.compile(
    r"(?<![a-z0-9])[a-z][a-z0-9+.-]{1,20}://[^\s/:@]{1,100}:[^\s/@]{1,200}@", re.IGNORECASE
)
KEY_BEGINS: Final = re.compile(r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY|^PuTTY-User-Key-File-")
KEY_ENDS: Final = re.compile(r"-----END [A-Z ]{0,40}PRIVATE KEY|^Private-MAC:")


@dataclass(frozen=True, slots=True)
class Sifted:
    """A text in two: the lines that look like a secret, and the rest of it."""

    secret: str
    rest: str


def sifted(text: str) -> Sifted:
    """Lines in which a password, an address with one, or a private key stands, and the others.

    A guess in both directions: whoever wrote the text has the last word.
    """
    secret: list[str] = []
    rest: list[str] = []
    in_key = False
    for line in text.splitlines():
        in_key = in_key or bool(KEY_BEGINS.search(line))
        found = in_key or NAMED.search(line) or IN_AN_ADDRESS.search(line)
        (secret if found else rest).append(line)
        in_key = in_key and not KEY_ENDS.search(line)
    return Sifted("\n".join(secret), "\n".join(rest).strip("\n"))


def looks_secret(text: str) -> bool:
    """Whether a password seems to stand in the text."""
    return bool(sifted(text).secret)
