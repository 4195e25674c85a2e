"""Where does a server of ours listen?"""

import argparse
import socket
import sys

USUAL_PORT = 8000


def add_address_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on (this machine alone)"
    )
    parser.add_argument("--port", type=int, default=USUAL_PORT, help=f"the port ({USUAL_PORT})")


def refuse_taken_port(host: str, port: int) -> None:
    """Ends the program when somebody else listens there: both would seem to work, in turns."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            sys.exit(
                f"makegood: cannot listen on {host}:{port}: {error.strerror}."
                " Choose another with --port."
            )
