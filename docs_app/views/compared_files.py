"""A comparison as a file: Markdown to read elsewhere, JSON for programs."""

from __future__ import annotations

import json

from docs_app.core.comparison.data import to_data
from docs_app.core.comparison.markdown import to_markdown
from docs_app.views.compared import Told
from docs_app.views.editions import Side


def as_markdown(told: Told) -> str:
    """Return the comparison as Markdown."""
    return to_markdown(told.comparison, told.pair.before.name, told.pair.after.name)


def as_json(told: Told) -> str:
    """Return the comparison as JSON, with what its sides are."""
    sides = {"before": _side(told.pair.before), "after": _side(told.pair.after)}
    data = {**sides, **to_data(told.comparison)}
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _side(side: Side) -> dict[str, object]:
    version = side.book.version
    return {
        "architecture": side.book.slug,
        "edition": side.word,
        "version": version.number,
        "content_hash": version.content_hash,
    }
