"""What a host name and an absolute URL look like."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from docs_app.core.wellformed import limits
from docs_app.core.wellformed.report import Report

_LABEL = r"\w(?:[\w-]{0,61}\w)?"
_HOST = re.compile(rf"(?=.{{1,{limits.HOST}}}\Z){_LABEL}(?:\.{_LABEL})*\.?")
"""Labels of at most 63 letters, digits and hyphens of any script (RFC 1035, RFC 5890)."""


def check_host(report: Report, place: str, host: str) -> None:
    """Add a problem where the text is no host name: no scheme, port or path belongs to it."""
    if not _HOST.fullmatch(host):
        report.add(
            place,
            "host",
            f"{host!r} is not a host name.",
            "Write the name alone, such as api.example.org: no scheme, port or path.",
        )


def check_url(report: Report, place: str, url: str) -> None:
    """Add a problem where the text is no absolute http or https address."""
    report.line(place, "url", url, limits.URL, needed=True)
    try:
        parts = urlsplit(url)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in url
        fits = fits and (parts.port is None or parts.port > 0)
    except ValueError:
        fits = False
    if url.strip() and not fits:
        report.add(
            place,
            "url",
            f"{url!r} is not a whole address.",
            "Write it with scheme and host, such as https://api.example.org/bags.",
        )
