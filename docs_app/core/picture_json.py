"""A picture as data: what a program that draws for itself would want."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from docs_app.core.diagram import Diagram

SCHEMA = 1


def to_json(diagram: Diagram, stamp: Mapping[str, str] | None = None) -> str:
    """Return the diagram as JSON, field by field, under a schema number; with a line end.

    ``stamp`` says what it is of. Characters outside ASCII stay as they are, but for lone
    surrogates, which no encoding could carry.
    """
    data = {"schema": SCHEMA, "stamp": dict(stamp or {}), **asdict(diagram)}
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "replace").decode() + "\n"
