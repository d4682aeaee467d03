"""A decorator for what is worked out of an architecture once, and kept with the value."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from docs_app.core.architecture import Architecture
from docs_app.core.index import kept

Answer = TypeVar("Answer")


def once(work_out: Callable[[Architecture], Answer]) -> Callable[[Architecture], Answer]:
    """Let a function of an architecture run once for each value."""
    name = f"{work_out.__module__}.{work_out.__qualname__}"

    @wraps(work_out)
    def answer(architecture: Architecture) -> Answer:
        return kept(architecture, name, work_out)

    return answer
