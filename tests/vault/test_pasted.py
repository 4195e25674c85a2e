"""A password in a text is spotted, in seven languages; what is none is let through."""

import time

import pytest

from makegood.vault.pasted import looks_secret, sifted

SECRETS = (
    "password: hunter2",
    "Password = hunter2",
    "PASSWORD:hunter2",
    'password is: "hunter2"',
    "pwd=hunter2",
    "my pw: hunter2",
    "DB_PASSWORD=hunter2",
    '"password": "hunter2",',
    "$db['pass'] => hunter2",
    "Das Passwort: geheim1",
    "Kennwort: geheim1",
    "contraseña: secreto1",
    "mot de passe : secret1",
    "MDP: secret1",
    "wachtwoord: geheim1",
    "parola d'ordine: segreto1",
    "пароль: дождик",
    "Пароль = дождик",
    "api_key=abcdef123456",
    "ftp://nora:hunter2@ftp.example.com/www",
    "postgresql://nora:hunter2@db.example.com:5432/shop",
    "-----BEGIN OPENSSH PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----",
    "PuTTY-User-Key-File-3: ssh-ed25519",
)
HARMLESS = (
    "I forgot my password.",
    "The password field is empty",
    "Das Passwort wird nicht angenommen",
    "Please bypass: it",
    "https://example.com:8080/a@b",
    "See http://example.com/shop?pass",
    "mailto:nora@example.com",
    "compass: north by east",
    "-----BEGIN CERTIFICATE-----",
    "Ich habe das Kennwort vergessen, wie geht es weiter?",
    "",
)


@pytest.mark.parametrize("text", SECRETS)
def test_a_password_is_spotted(text):
    assert looks_secret(f"Hello,\n{text}\nThank you.")


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_none_is_let_through(text):
    assert not looks_secret(f"Hello,\n{text}\nThank you.")


def test_the_lines_of_a_secret_are_told_from_the_rest():
    key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nAQAB\n-----END RSA PRIVATE KEY-----"

    parts = sifted(f"The import fails.\nPassword: hunter2\n{key}\nThank you.")

    assert parts.secret == f"Password: hunter2\n{key}"
    assert parts.rest == "The import fails.\nThank you."


@pytest.mark.parametrize("text", ["a", "a.", "a+a://", "pw:", "x_", "password ", "-----BEGIN A"])
def test_no_text_takes_long_to_search(text):
    started = time.process_time()

    sifted(text * (50_000 // len(text)))

    assert time.process_time() - started < 2
