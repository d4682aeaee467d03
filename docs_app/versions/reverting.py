"""Going back: to what a version said, or to what one of its changes replaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from docs_app.core.architecture import Architecture
from docs_app.core.diff import DoesNotFitError, describe, undo
from docs_app.core.diff.naming import thing
from docs_app.core.diff.renames import find_renames
from docs_app.models import Architecture as ArchitectureRow
from docs_app.store import NoSuchArchitecture, Published, load_published
from docs_app.versions.drafting import Saved, drafted, write
from docs_app.versions.history import history
from docs_app.versions.past import Made, made, renames
from docs_app.versions.people import EDIT, Person, demand
from docs_app.versions.publishing import find_locked, told
from docs_app.versions.refusal import Overtaken, Refused
from docs_app.versions.reviews import saves_of

SAME = "Nothing would change: it says that already."
NO_VERSION = "There is no version {} any more."
NO_CHANGE = "Version {} made no such change."
FIRST = "The first version has no version before it, to which its changes could be undone."
ELSE = "It is not what you saw any more."


@dataclass(frozen=True, slots=True)
class Back:
    """To what to go back: a version, or what was before one change of it, by ``Change.key``."""

    number: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Reverting:
    """What going back would make of what is there now: the draft, which may say what is published.

    ``change`` is the sentence of the change that is undone; empty: it is a whole version to go
    back to. ``seen`` is what a page sends back as what its reader saw. ``gathers``: it goes into
    the draft; ``differs``: that says something already that is not published.
    """

    slug: str
    back: Back
    change: str
    published: Published
    before: Architecture
    after: Architecture
    seen: str
    gathers: bool
    differs: bool

    @property
    def title(self) -> str:
        """Return what is done, in words for the history."""
        if not self.back.key:
            return f"Back to version {self.back.number}"
        return f"Undone, from version {self.back.number}: {self.change}"


def reverting(slug: str, back: Back) -> Reverting:
    """Return what going back to a version, or undoing one change of it, would make.

    Refused: it cannot be done, and the ``reasons`` say why. NoSuchArchitecture: no row has this
    slug, or nothing is published of it.
    """
    row = ArchitectureRow.objects.filter(slug=slug).first()
    if row is None:
        raise NoSuchArchitecture(slug)
    return _reverting(row, back)


@transaction.atomic
def revert(slug: str, user: User, back: Back, message: str, seen: str) -> Saved:
    """Go back to a version, or undo one change of it: as a new version, or into the draft.

    ``message`` says why; the history has it behind what was done. Refused: it cannot be done, or
    what it makes is refused as any save is. Overtaken: what is there is not what was ``seen``.
    PermissionDenied: the user may not change everything. NoSuchArchitecture: as above.
    """
    for permission in EDIT:
        demand(user, permission)
    row = find_locked(slug)
    if row is None:
        raise NoSuchArchitecture(slug)
    if drafted(row)[1] != seen:
        raise Overtaken(*_meanwhile(row, seen))
    planned = _reverting(row, back)
    if planned.after == planned.before:
        raise Refused(reasons=(SAME,))
    why = message.strip()
    return write(planned.after, user, planned.title + (f". {why}" if why else ""))


def _reverting(row: ArchitectureRow, back: Back) -> Reverting:
    published = load_published(row.slug)
    if published is None:
        raise NoSuchArchitecture(row.slug)
    now, digest = drafted(row)
    change, after = _undone(published, now, back) if back.key else ("", _then(row.slug, back))
    return Reverting(
        row.slug,
        back,
        change,
        published,
        now,
        after,
        digest,
        row.review_required,
        digest != published.version.content_hash,
    )


def _then(slug: str, back: Back) -> Architecture:
    return _made(slug, back).after.architecture


def _made(slug: str, back: Back) -> Made:
    found = made(slug, back.number)
    if found is None:
        raise Refused(reasons=(NO_VERSION.format(back.number),))
    return found


def _undone(published: Published, now: Architecture, back: Back) -> tuple[str, Architecture]:
    """Return the change in words, and what is there now without it."""
    found = _made(now.slug, back)
    if found.before is None:
        raise Refused(reasons=(FIRST,))
    before, after = found.before.architecture, found.after.architecture
    change = {each.key: each for each in found.changes}.get(back.key)
    if change is None:
        raise Refused(reasons=(NO_CHANGE.format(back.number),))
    later = renames(now.slug, back.number, published.version.number)
    since = [later[each] for each in sorted(later)]
    since.append(find_renames(published.architecture, now))
    try:
        undone = undo(before, after, back.key, now, since)
    except DoesNotFitError as error:
        raise Refused(reasons=(f"{thing(change.subject, after)}: {error.why}.",)) from None
    return describe(change, after, before), undone


def _meanwhile(row: ArchitectureRow, seen: str) -> Iterator[str]:
    """Yield who did what since the content of a hash was there, the oldest first."""
    versions, later = history(row.slug), []
    for version in versions:
        if version.content_hash == seen:
            break
        later.append(version)
    saves = saves_of(row)
    hashes = [save.content_hash for save in saves]
    if seen in hashes:
        later, saves = [], saves[len(hashes) - hashes[::-1].index(seen) :]
    elif len(later) == len(versions):
        later = []
    for version in reversed(later):
        who = Person(None, version.author)
        yield f"{who} published version {version.number}: {version.message}"
    for save in saves:
        yield f"{save.author} changed the draft: {told(list(save.sentences))}"
    if not later and not saves:
        yield ELSE
