"""How long and how large things may be. The database's columns are as wide as this."""

from __future__ import annotations

SLUG = 100
NAME = 200
LINE = 500
HOST = 253
"""RFC 1035, section 2.3.4: 255 octets on the wire are 253 characters."""

PATH = 500
URL = 2000
WORD = 100
"""An environment, a stage, a matcher, the name of a scope."""

SUBJECT = 550
"""What a finding or a change is about: ``page:`` and a path, or a part and its owner."""

BODY = 200_000
"""Characters of a page or of prose; readers' pages show a longer text as it was typed."""

INTEGER = 2**31 - 1
BYTES = 2**53 - 1
"""Whole numbers beyond this do not survive JSON in a browser."""

RESERVED_SLUGS = frozenset(
    (
        "accounts",
        "admin",
        "api",
        "check-export",
        "healthz",
        "lint",
        "media",
        "search",
        "static",
        "versions",
    )
)
"""First segments of the site's own addresses, which no architecture can have."""
