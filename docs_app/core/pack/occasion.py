"""What a pack is made for: a version, a draft, or a comparison of two editions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docs_app.core.architecture import Architecture


@dataclass(frozen=True, slots=True)
class Occasion:
    """Of which edition the pack is, and what is known of it beside its content.

    ``words``: ``version 3``, ``draft`` or ``version 7 compared with version 3``. ``day`` is the
    version's, or the day on which the draft is read: waivers are judged by it. ``facts`` stand on
    the cover, as names and values. ``before`` is what the changes are told against, and ``since``
    what that is called (``version 2``); None: nothing came before.
    """

    words: str
    day: date
    content_hash: str
    facts: tuple[tuple[str, str], ...] = ()
    since: str = ""
    before: Architecture | None = None
