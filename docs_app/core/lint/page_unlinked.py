"""A page that nothing links to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docs_app.core.architecture import Architecture
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.texts import texts
from docs_app.core.pages.references import mark

_ADDRESS = re.compile(r"\]\([^()\s]{0,300}?/docs/([^()\s#?]{1,300}?)/?(?:[#?][^()\s]{0,300})?\)")


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each page to which no other text refers, by reference or by its address.

    Left alone: the first page, where readers begin.
    """
    linked: set[str] = set()
    for subject, text in texts(architecture):
        linked |= _pages_in(text) - {subject.removeprefix("page:")}
    for page in architecture.pages[1:]:
        if page.path not in linked:
            yield Found(f"page:{page.path}", f"No text links to {page.title}.")


def _pages_in(text: str) -> set[str]:
    paths = set(_ADDRESS.findall(text)) if "/docs/" in text else set()
    if "[[page" in text.replace(" ", ""):
        paths |= {each.ref for each in mark(text).references if each.kind == "page"}
    return paths


CHECK = Check(
    "PAGE_UNLINKED",
    "note",
    "A page nobody links to",
    "The page is in the tree and in the search, but no text leads to it. Readers who follow the "
    "text will not come by.",
    "The page `inside-the-task` exists, and no other text has `[[page:inside-the-task]]`.",
    "Refer to it where its subject comes up, or remove it if nobody needs it.",
    find,
)
