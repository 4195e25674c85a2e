"""What of the sign-in library do we do our own way?"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from makegood.signin.letters import post_letter
from makegood.signin.own_pages import is_own_page
from makegood.signin.persons import spelling

TOO_OFTEN = _("That was tried too often. Wait a few minutes, then ask for a new code.")
NOT_TOGETHER = _("We know nobody with this name and this password.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # the library has no types
    """Nobody signs up by himself, and letters leave through the outbox."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("This is not the code from our latest mail. Please look once more."),
        "email_password_mismatch": NOT_TOGETHER,
        "username_password_mismatch": NOT_TOGETHER,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: members are added by commands."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Whether a browser may be sent on to `url`: to our own pages alone."""
        return is_own_page(url)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where whoever signed in begins, unless he was on his way to somewhere."""
        return reverse("desk:queue" if request.brand is None else "portal:home")  # type: ignore[attr-defined]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Hand the letter in at the outbox. `email` is what was typed, a user name perhaps."""
        post_letter(self.request, template_prefix, login=email, code=context.get("code", ""))

    def _get_login_attempts_cache_key(
        self,
        request: HttpRequest,
        *,
        email: str = "",
        username: str = "",
        password: str = "",
    ) -> str:
        """Under which key wrong passwords are counted: one for all hosts and all spellings.

        The library counts by host and by lower case, which gives as many fresh tries as there are
        brands and accents. It offers no other hook to change that.
        """
        return spelling(email or username)
