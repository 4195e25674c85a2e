"""Which pages of the sign-in library do we show otherwise than it would?"""

from typing import Any, NoReturn

from allauth.account import views as library
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from makegood.signin.forms import without_placeholders


class PasswordView(library.LoginView):  # type: ignore[misc] # the library has no types
    """The second way in, for those who set a password."""

    def get_form(self, form_class: type[Any] | None = None) -> Any:  # noqa: ANN401 - as above
        """The form, with the field that the library adds in our words."""
        form = without_placeholders(super().get_form(form_class))
        form.fields["login"].label = _("E-mail or user name")
        form.fields["login"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}
        return form


class NewPasswordView(library.CompletePasswordResetView):  # type: ignore[misc] # as above
    """The last step of setting a password."""

    def get_form(self, form_class: type[Any] | None = None) -> Any:  # noqa: ANN401 - as above
        """The form without placeholders."""
        return without_placeholders(super().get_form(form_class))


def not_offered(request: HttpRequest) -> NoReturn:
    """The answer of what is not there: the library wants an address for what we do not offer."""
    raise Http404


ask_for_code = library.request_login_code
enter_code = library.confirm_login_code
use_password = PasswordView.as_view()
ask_to_reset = never_cache(library.password_reset)
enter_reset_code = never_cache(library.confirm_password_reset_code)
set_password = never_cache(NewPasswordView.as_view())
password_is_set = library.password_reset_from_key_done
sign_out = never_cache(library.logout)
account_is_closed = library.account_inactive
