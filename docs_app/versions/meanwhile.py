"""What others did to a draft since somebody looked at it, in sentences."""

from __future__ import annotations

from docs_app.models import Architecture as ArchitectureRow
from docs_app.models import Review
from docs_app.models.review import DISCARDED, WITHDRAWN
from docs_app.versions.history import history
from docs_app.versions.obstacles import NOT_REQUIRED
from docs_app.versions.people import Person
from docs_app.versions.publishing import told
from docs_app.versions.refusal import Overtaken, Refused
from docs_app.versions.reviews import SaveInfo
from docs_app.versions.state import DraftState, state_of

GONE = "The draft is not what you saw: somebody discarded it, or published it and went on."
NOT_ASKED = "Nobody has asked for a review of this draft."

_ENDED = {DISCARDED: "discarded the draft", WITHDRAWN: "withdrew the review"}


def as_seen(row: ArchitectureRow, seen_hash: str) -> DraftState:
    """Return how the draft of a locked row stands. Overtaken: it is not what was seen.

    Nor is it where it was published meanwhile, though it says the same as then. Refused: no review
    is required here.
    """
    if not row.review_required:
        raise Refused(reasons=(NOT_REQUIRED,))
    now = state_of(row)
    if now.draft_hash != seen_hash:
        raise Overtaken(*_since(now, seen_hash))
    if not now.differs:
        raise Overtaken(_published(now, seen_hash))
    return now


def review_is_gone(slug: str) -> Overtaken:
    """Return, to be raised, how the last review ended, for whoever thought that one was open."""
    return Overtaken(_ended(slug) or NOT_ASKED)


def _since(now: DraftState, seen_hash: str) -> tuple[str, ...]:
    hashes = [save.content_hash for save in now.saves]
    if seen_hash in hashes:
        later = now.saves[len(hashes) - hashes[::-1].index(seen_hash) :]
        return tuple(map(_saved, later)) or (GONE,)
    went = _published(now, seen_hash) or _ended(now.slug) or GONE
    return (went, *map(_saved, now.saves))


def _saved(save: SaveInfo) -> str:
    return f"{save.author} changed the draft: {told(list(save.sentences))}"


def _published(now: DraftState, seen_hash: str) -> str:
    """Return who published what was seen; empty: nobody did."""
    for version in history(now.slug):
        if version.content_hash == seen_hash:
            return f"{Person(None, version.author)} published it as version {version.number}."
    return ""


def _ended(slug: str) -> str:
    last = Review.objects.filter(architecture__slug=slug).exclude(closed_at=None).last()
    if last is None:
        return ""
    who = Person(None, last.closed_by_name)
    did = _ENDED.get(last.outcome) or "published the draft"
    return f"{who} {did}."
