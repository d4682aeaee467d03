"""A pasted ``curl`` command as a request."""

from __future__ import annotations

from docs_app.core.curl.reading import Pasted, parse_curl, read_curl

__all__ = ["Pasted", "parse_curl", "read_curl"]
