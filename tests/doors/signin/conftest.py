"""What all tests of signing in have in common."""

import pytest


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    """Passwords are hashed quickly here: that the real way takes long is not what is tested."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
