"""Whether an exported file still tells the truth: its seal, held against the history."""

from __future__ import annotations

from dataclasses import dataclass

from docs_app.core.addresses import DRAFT
from docs_app.core.diff import describe, diff
from docs_app.core.sealing import Seal
from docs_app.seals import ALTERED, FOREIGN, UNSEALED, judge
from docs_app.store import Published, VersionInfo, load_edition, load_published, load_version
from docs_app.store import versions_saying as saying

CURRENT, PAST, DRAFTED, UNKNOWN = "current", "past", "drafted", "unknown"

STATES = (CURRENT, PAST, DRAFTED, ALTERED, FOREIGN, UNSEALED, UNKNOWN)
"""Readers see the same now; it was true; it was never published; its bytes were changed; another
site's seal; no seal; a seal of ours for a version that is not in the history."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a file.

    ``seal`` is to be believed but in the states ``altered`` and ``foreign``. ``slug`` is what the
    architecture is called today; ``version`` the one that the file shows, or that its draft became;
    ``now`` the one that readers see. ``changes`` are sentences: what changed between the two.
    """

    state: str
    seal: Seal | None = None
    slug: str = ""
    version: VersionInfo | None = None
    now: VersionInfo | None = None
    changes: tuple[str, ...] = ()

    @property
    def was_draft(self) -> bool:
        """Say whether the file shows a draft, or claims to."""
        return self.seal is not None and self.seal.source.version is None


def check_export(data: bytes) -> Checked:
    """Return what a file is worth today, whatever the file is. At most seven queries."""
    verdict = judge(data)
    seal = verdict.seal
    if verdict.kind in (ALTERED, FOREIGN, UNSEALED) or seal is None:
        return Checked(verdict.kind, seal)
    found = _published_as(seal)
    if found is None:
        now = load_published(seal.source.architecture)
        state = DRAFTED if seal.source.version is None else UNKNOWN
        return Checked(state, seal, seal.source.architecture, now=now.version if now else None)
    slug, version = found
    now = load_published(slug)
    if now is None or now.version.content_hash == version.content_hash:
        return Checked(CURRENT, seal, slug, version, now.version if now else None)
    return Checked(PAST, seal, slug, version, now.version, _changes(slug, version, now))


def is_draft_now(checked: Checked) -> bool:
    """Say whether the draft that a file shows is the draft as it is now. For who may see drafts."""
    draft = load_edition(checked.slug, DRAFT)
    seal = checked.seal
    return (
        draft is not None
        and seal is not None
        and draft.version.content_hash == seal.source.content_hash
    )


def _published_as(seal: Seal) -> tuple[str, VersionInfo] | None:
    """Return the version with the content of the seal: the one it names, if that one has it."""
    source, found = seal.source, saying(seal.source.content_hash)
    named = [each for each in found if each[1].number == source.version]
    same = [each for each in named if each[0] == source.architecture]
    candidates = same or named or ([] if source.version is not None else found)
    return next(iter(candidates), None)


def _changes(slug: str, version: VersionInfo, now: Published) -> tuple[str, ...]:
    then = load_version(slug, version.number)
    if then is None:
        return ()
    before, after = then.architecture, now.architecture
    return tuple(describe(change, after, before) for change in diff(before, after))
