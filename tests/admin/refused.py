"""What holds of every refusal."""

from __future__ import annotations

from typing import Any

from docs_app.store import load_draft
from tests.admin.desk import Answer, published
from tests.core.builders import storage


def assert_refused(answer: Answer, typed: dict[str, Any]) -> None:
    """Hold an answer to be the same form again, with all that was typed, and nothing written."""
    assert answer.status == 200
    assert {name: answer.data[name] for name in typed} == typed
    assert load_draft("storage") == storage()
    assert published() == [(1, "first")]
