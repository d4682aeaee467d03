"""A pasted ``curl`` command as a request."""

from __future__ import annotations

from docs_app.core.curl.notes import told
from docs_app.core.curl.reading import Pasted, read_curl

__all__ = ["Pasted", "read_curl", "told"]
