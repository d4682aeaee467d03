"""The facts that changed: one row for each change, in words, by the object that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docs_app.core.comparison.objects import object_words
from docs_app.core.comparison.prose import is_text
from docs_app.core.comparison.sides import Sides, owner_of
from docs_app.core.diff import Change, describe
from docs_app.core.diff.naming import KIND_WORDS, name
from docs_app.core.diff.shape import split_subject
from docs_app.core.diff.values import text_words
from docs_app.core.diff.wording import tell
from docs_app.core.index import index_of

LONGEST = 300
"""Characters of a text that a row still shows; a longer one is told by its size."""

_ORDER = tuple(KIND_WORDS)


@dataclass(frozen=True, slots=True)
class Fact:
    """One change as a row.

    ``was`` and ``now`` are what it is about, as it was and is called, empty where it was or is not
    there. ``part`` is ``Port ingests`` on its hop, empty for the object of the group itself.
    ``old`` and ``new`` are the values in words; of what was added there is no old one. ``text``
    says that they are texts, told by their size here and in full in the comparison's prose.
    """

    change: Change
    was: str
    now: str
    part: str
    what: str
    old: str
    new: str
    sentence: str
    text: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """What changed of one object: a hop with its ports and rules, a route with its examples.

    ``was`` and ``now`` are its subjects, empty where it was or is not there. ``word`` is its kind.
    """

    subject: str
    was: str
    now: str
    word: str
    name: str
    facts: tuple[Fact, ...]


Object = tuple[str, tuple[Change, ...]]
"""What changes are of, ``hop:nlb``, and those of it, its ports and its rules."""


def by_object(changes: Sequence[Change]) -> tuple[Object, ...]:
    """Return the changes by object: the architecture's own, zones, hops, and so on."""
    by_owner: dict[str, list[Change]] = {}
    for change in changes:
        by_owner.setdefault(owner_of(change.subject), []).append(change)
    owners = sorted(by_owner, key=lambda owner: _ORDER.index(split_subject(owner)[0]))
    return tuple((owner, tuple(by_owner[owner])) for owner in owners)


def group_of(sides: Sides, owner: str, changes: Sequence[Change]) -> Group:
    """Return what changed of one object in words."""
    word, _, key = split_subject(owner)
    now = sides.now(owner)
    here = sides.after if now else sides.renamed
    return Group(
        owner,
        sides.was(owner),
        now,
        KIND_WORDS[word],
        here.name if word == "architecture" else _name(sides, word, key),
        tuple(_fact(sides, owner, change) for change in changes),
    )


def _name(sides: Sides, word: str, key: str) -> str:
    """Return an object's name, of what is gone as it was; a page's is its title."""
    for value in (sides.after, sides.renamed):
        index = index_of(value)
        if word == "page":
            found = index.pages[key].title if key in index.pages else key
        elif word == "entry":
            found = index.entry_points[key].name if key in index.entry_points else key
        else:
            found = name(word, key, value)
        if found != key:
            return found
    return key


def _fact(sides: Sides, owner: str, change: Change) -> Fact:
    told = tell(change, sides.after, sides.renamed, LONGEST)
    old, new = told.old, told.new
    if change.kind == "removed":
        old = object_words(sides.renamed, change.subject, change.before)
    elif change.kind == "added":
        new = object_words(sides.after, change.subject, change.after)
    elif is_text(change):
        old, new = (_size(str(each)) for each in (change.before, change.after))
    elif told.rewritten:
        old = new
    word, _, key = split_subject(change.subject)
    return Fact(
        change,
        sides.was(change.subject),
        sides.now(change.subject),
        "" if change.subject == owner else f"{KIND_WORDS[word]} {key}",
        "order" if change.kind == "moved" else told.what,
        old,
        new,
        describe(change, sides.after, sides.renamed),
        is_text(change),
    )


def _size(text: str) -> str:
    return text_words(text, long=0) if text else "none"
