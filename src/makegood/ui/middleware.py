"""Whose host is this, who asks, and within which brands does the page read?"""

import codecs
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import activate

from makegood.brands.foreseen import Question
from makegood.brands.models import Brand
from makegood.brands.queries import brand_with_host
from makegood.brands.scope import reading, reading_as_staff
from makegood.intake.file_kinds import MOST_BYTES, MOST_FILES
from makegood.people.models import Member
from makegood.people.queries import about_member, about_memberships, member_of, memberships

type Answerer = Callable[[HttpRequest], HttpResponseBase]

READS = {"GET", "HEAD"}
LARGEST_BODY = MOST_FILES * MOST_BYTES + settings.DATA_UPLOAD_MAX_MEMORY_SIZE
# Sign-in is a library's: it writes its own tables while answering, and reads none of a brand's.
OUTSIDE_OF_SCOPES = ("/signin/", "/static/")


class BrandRequest(HttpRequest):
    """A request as the doors see it."""

    brand: Brand | None  # None on the desk's host
    member: Member | None  # who asks, in the brand of this host
    members: dict[UUID, Member]  # who asks, in each brand that the desk shows
    theme: str  # "light", "dark", or "" for the system's


def sound_requests(get_response: Answerer) -> Answerer:
    """Refuses what no browser sends, before anybody reads it: the answer is 400.

    A body larger than the largest form of ours; a charset of its own, since pages are UTF-8 and
    some that Python knows are no charsets or make letters that cannot be kept. Cookies with a NUL,
    which cannot be looked up, are left out.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or ""
        if length.isdecimal() and int(length) > LARGEST_BODY:
            raise RequestDataTooBig("The body is larger than any form of ours.")
        if request.encoding is not None and codecs.lookup(request.encoding).name != "utf-8":
            raise BadRequest("Pages are UTF-8, and so is what they send.")
        request.COOKIES = {
            name: value for name, value in request.COOKIES.items() if "\0" not in value
        }
        return get_response(request)

    return answer


def brand_of_host(get_response: Answerer) -> Answerer:
    """Finds the brand by the host name. A host that nobody has gets the answer 404."""

    def answer(request: BrandRequest) -> HttpResponseBase:
        host = request.get_host().partition(":")[0].lower().removesuffix(".")
        theme = request.COOKIES.get("theme", "")
        request.theme = theme if theme in {"light", "dark"} else ""
        request.brand = None
        request.member = None
        request.members = {}
        if host not in {settings.DESK_HOST, "127.0.0.1"}:
            request.brand = brand_with_host(host)
            if request.brand is None:
                raise Http404
        return get_response(request)

    return answer  # type: ignore[return-value]


def reading_scope(get_response: Answerer) -> Answerer:
    """Puts GET and HEAD inside a READ ONLY transaction, up to the rendered answer.

    A POST opens its own: it reads, commands, reads.
    """

    def answer(request: BrandRequest) -> HttpResponseBase:
        if request.method not in READS or request.path.startswith(OUTSIDE_OF_SCOPES):
            return get_response(request)
        with asking(request):
            return get_response(request)

    return answer  # type: ignore[return-value]


@contextmanager
def asking(request: BrandRequest, *also: Question) -> Iterator[None]:
    """The reading scope of this request, in which it is known who asks. What will be asked `also`
    is foreseen.

    On a brand's host the scope is that brand; on the desk's it is every brand in which the person
    is staff. Strangers see directory tables alone, and stay None. Who asks is looked up once a
    request; a command looks itself whether that still holds.
    """
    person_id = request.user.pk  # asked outside of the scope: these are sign-in's own tables
    if request.brand is not None:
        unknown = person_id if request.member is None else None
        of_him = [about_member(request.brand.id, person_id=unknown)] if unknown else []
        with reading(request.brand.id, foreseeing=[*of_him, *also]):
            if unknown:
                request.member = member_of(request.brand.id, person_id=unknown)
            yield
    elif person_id is not None:
        of_him = [] if request.members else [about_memberships(person_id)]
        with reading_as_staff(person_id, foreseeing=[*of_him, *also]):
            request.members = request.members or memberships(person_id)
            request.member = next(iter(request.members.values()), None)
            yield
    else:
        with reading():
            yield


@contextmanager
def as_reader(request: BrandRequest) -> Iterator[None]:
    """Times in the brand's zone, words in the member's language unless another was chosen here."""
    brand = request.brand or (request.member.brand if request.member else None)
    zone = ZoneInfo(brand.time_zone) if brand else UTC
    chosen = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
    if request.member is not None and not chosen:
        activate(request.member.person.language)
    with timezone.override(zone):
        yield


@contextmanager
def reading_of(request: BrandRequest) -> Iterator[None]:
    """The reading scope of this request: the one that a GET stands in, or one opened now."""
    if request.method in READS:
        yield
    else:
        with asking(request):
            yield
