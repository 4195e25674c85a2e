"""Who asks? The member of the token that is shown, as far as its scopes go."""

from typing import Final, cast

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from makegood.api.problems import Problem, Stopped, of_status
from makegood.people.models import Member, Token
from makegood.people.tokens import token_shown
from makegood.ui.middleware import BrandRequest, reading_of

EVERY_TOKEN: Final = ""  # in place of a scope: whatever the token was made for
CHALLENGE: Final = 'Bearer realm="makegood"'


class ApiRequest(BrandRequest):
    """A request of which it is known who asks."""

    member: Member
    token: Token


class Bearer(HttpBearer):
    """A token of the brand whose host is asked, good for `scope`."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Member:
        """The member. Raises Stopped with 404 on the desk's host, with 401, and with 403."""
        asked = cast(ApiRequest, request)
        if asked.brand is None:
            raise Stopped(of_status(404))
        kind, _space, text = request.headers.get("Authorization", "").partition(" ")
        with reading_of(asked):
            shown = text.strip() if kind.lower() == "bearer" else ""
            token = token_shown(asked.brand.id, shown, at=timezone.now())
        if token is None:
            raise Stopped(_no_token(shown=bool(shown)))
        asked.token, asked.member = token, token.member
        if self.scope != EVERY_TOKEN and self.scope not in token.scopes:
            raise Stopped(_no_scope(self.scope))
        return token.member

    def authenticate(self, request: HttpRequest, token: str) -> Member:
        """Not asked: the whole of the header is looked at above."""
        raise NotImplementedError


def _no_token(*, shown: bool) -> Problem:
    missing = of_status(401)
    return Problem(
        status=401,
        code="token_is_not_good" if shown else missing.code,
        detail=(
            _("This token is not good here: it is unknown, expired or revoked.")
            if shown
            else missing.detail
        ),
        headers={"WWW-Authenticate": CHALLENGE},
    )


def _no_scope(scope: str) -> Problem:
    return Problem(
        status=403,
        code="scope_is_missing",
        detail=_("This token was not made for that: it lacks the scope %(scope)s.")
        % {"scope": scope},
        more={"scope": scope},
    )
