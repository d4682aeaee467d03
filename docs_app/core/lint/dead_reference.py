"""A reference in a text that resolves to nothing, or stands where no fact can."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture
from docs_app.core.index import index_of
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.texts import texts
from docs_app.core.pages import check
from docs_app.core.pages.extension import BLOCK_KINDS
from docs_app.core.pages.fact import FactError
from docs_app.core.pages.facts import Look, resolve
from docs_app.core.pages.references import mark
from docs_app.core.wellformed import limits

_MAY_MISPLACE = re.compile(r"\]\(|\]:|<")
"""What a link's address, an image's or an HTML tag needs, in which a reference would be lost."""


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield what is wrong with each text's references, in the order of the text.

    References in code are left alone. Only a text in which something may be wrong is parsed as
    Markdown, which costs milliseconds; the others are looked through in microseconds.
    """
    look = Look(architecture, index_of(architecture), Addresses(architecture.slug))
    for subject, text in texts(architecture):
        if not _is_plainly_right(look, text):
            for problem in check(architecture, text):
                where = f"Line {problem.line}, {problem.reference}: " if problem.reference else ""
                yield Found(subject, f"{where}{problem.message}")


def _is_plainly_right(look: Look, text: str) -> bool:
    """Say whether the text has only references that resolve, and nothing that could lose one."""
    if len(text) > limits.BODY:
        return False
    if "[[" not in text:
        return True
    return not _MAY_MISPLACE.search(text) and all(
        _resolves(look, each.kind, each.ref) for each in mark(text).references
    )


def _resolves(look: Look, kind: str, ref: str) -> bool:
    if kind in BLOCK_KINDS:
        return False
    try:
        resolve(look, kind, ref)
    except FactError:
        return False
    return True


CHECK = Check(
    "DEAD_REFERENCE",
    "error",
    "A dead reference",
    "A text refers to something that is not in the architecture, or in a place where no fact can "
    "be shown. Readers see a gap where a number or a name should be.",
    "A page says `[[port:nlb/ingest]]`, and the port is called `ingests`.",
    "Write the name of what is meant, or write what stands there by hand.",
    find,
)
