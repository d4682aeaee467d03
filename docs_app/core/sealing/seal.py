"""What a seal says: which architecture, in which state, as of when, and what of it is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import parse_qsl, quote

SHOWS = 200
"""Characters of what is shown; a traced address may be ten times as long."""

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Source:
    """An architecture in one state. ``version`` None: it was a draft."""

    architecture: str
    version: int | None
    content_hash: str

    @property
    def words(self) -> str:
        """Return ``version 3`` or ``draft``."""
        return DRAFT if self.version is None else f"version {self.version}"


@dataclass(frozen=True, slots=True)
class Seal:
    """What a file is of. ``before``: it compares the source with this one.

    ``format`` is a key of :data:`docs_app.core.sealing.places.FORMATS`; ``shows`` is in words.
    """

    source: Source
    date: date
    shows: str
    format: str
    before: Source | None = None


def shortened(seal: Seal) -> Seal:
    """Return the seal with words that fit on its line and that every encoding can carry."""
    words = " ".join(seal.shows.encode("utf-8", "replace").decode().split())
    return replace(seal, shows=words if len(words) <= SHOWS else words[: SHOWS - 1] + "…")


def facts(seal: Seal) -> str:
    """Return the seal as names and values of a query: ASCII without a space or two hyphens."""
    pairs = [
        *_source(seal.source, ""),
        ("date", seal.date.isoformat()),
        ("format", seal.format),
        ("shows", seal.shows),
    ]
    if seal.before is not None:
        pairs += _source(seal.before, "before_")
    # Two hyphens would end a comment of XML.
    return "&".join(
        f"{name}={quote(value, safe='').replace('--', '-%2D')}" for name, value in pairs
    )


def _source(source: Source, prefix: str) -> list[tuple[str, str]]:
    version = DRAFT if source.version is None else str(source.version)
    return [
        (f"{prefix}architecture", source.architecture),
        (f"{prefix}version", version),
        (f"{prefix}content_hash", source.content_hash),
    ]


def seal_of(text: str) -> Seal | None:
    """Return the seal that :func:`facts` wrote so; None: it wrote no such text."""
    found = dict(parse_qsl(text, keep_blank_values=True))
    try:
        seal = Seal(
            _source_of(found, ""),
            date.fromisoformat(found["date"]),
            found["shows"],
            found["format"],
            _source_of(found, "before_") if "before_version" in found else None,
        )
    except (KeyError, ValueError):
        return None
    return seal if facts(seal) == text else None


def _source_of(found: dict[str, str], prefix: str) -> Source:
    version = found[f"{prefix}version"]
    return Source(
        found[f"{prefix}architecture"],
        None if version == DRAFT else int(version),
        found[f"{prefix}content_hash"],
    )
