"""Whether the local site can be served where HOST and PORT say: asked before anything is started.

`python -m routing_site.address` ends with one sentence when it cannot; with `--names` it prints
the names by which this machine may be asked for the site, for ALLOWED_HOSTS.
"""

import os
import socket
import sys

from django.core.exceptions import ImproperlyConfigured

from routing_site import environment as env

EVERY_ADDRESS = {"0.0.0.0", "::", "[::]"}  # noqa: S104 - compared with, not listened on


def main(arguments: list[str]) -> str | None:
    """Return the sentence that says why not, or None; print the names when asked to."""
    host = env.text("HOST", "127.0.0.1")
    if arguments == ["--names"]:
        sys.stdout.write(",".join(names(host)))
        return None
    try:
        port = env.number("PORT", 8000, 1, 65535)
    except ImproperlyConfigured as error:
        return str(error)
    return why_not(host, port)


def why_not(host: str, port: int) -> str | None:
    """Say why nothing can listen there; None when something can."""
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, address = found[0]
        with socket.socket(family, kind, protocol) as listener:
            # As gunicorn does: a port that a moment ago was ours is free.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen()
    except socket.gaierror:
        return f"HOST={host} is not an address of this machine."
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        return f"Cannot serve on {host}:{port} ({reason}); choose another with PORT=... or HOST=..."
    return None


def names(host: str) -> list[str]:
    """The hosts a browser may ask for: this machine's own, when the site is open to its network."""
    known = ["localhost", "127.0.0.1", "[::1]"]
    if host in EVERY_ADDRESS:
        own = socket.gethostname()
        try:
            known += [own, *socket.gethostbyname_ex(own)[2]]
        except OSError:
            known.append(own)
    else:
        known.append(host)
    return list(dict.fromkeys(known))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
