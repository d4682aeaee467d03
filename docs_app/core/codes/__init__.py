"""Every code that a step or an outcome can carry, explained.

To add one: a row in the module of its subject, and a line in ``tests/core/test_codes.py``.
"""

from __future__ import annotations

from collections.abc import Mapping

from docs_app.core.codes import authorizer, balancing, entry, gateway, task, walk
from docs_app.core.codes.code import Code

CODES: Mapping[str, Code] = {
    each.code: each
    for module in (entry, gateway, authorizer, balancing, task, walk)
    for each in module.ROWS
}

__all__ = ["CODES", "Code"]
