"""Where does a browser find the product? A server of this process, at a free port."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import QuietWSGIRequestHandler

from makegood.brands.models import Brand
from makegood.config.wsgi import application


@dataclass(frozen=True, slots=True)
class Site:
    """The product while it is served; each brand has its host, and the desk has another."""

    port: int

    def portal(self, brand: Brand, path: str = "/") -> str:
        return f"http://{brand.host}:{self.port}{path}"

    def desk(self, path: str = "/desk/") -> str:
        return f"http://localhost:{self.port}{path}"


@contextmanager
def served() -> Iterator[Site]:
    """Serves the product on the database of this test run, a thread for each request."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
    server.set_app(application)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Site(port=server.server_port)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
