"""Are pages answered yet?"""

from urllib.error import URLError
from urllib.request import ProxyHandler, Request, build_opener

from django.conf import settings

EVERY_INTERFACE = ("0.0.0.0", "::")  # noqa: S104 - compared with, not listened on
ANSWER_WITHIN_SECONDS = 5


def page_answers(host: str, port: int) -> bool:
    """Whether the desk's first page, or where it sends us, comes with status 200."""
    reached = "127.0.0.1" if host in EVERY_INTERFACE else host
    reached = f"[{reached}]" if ":" in reached else reached
    # The variables of a proxy are not for a server on this machine.
    opener = build_opener(ProxyHandler({}))
    request = Request(f"http://{reached}:{port}/", headers={"Host": f"{settings.DESK_HOST}:{port}"})
    try:
        with opener.open(request, timeout=ANSWER_WITHIN_SECONDS) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
