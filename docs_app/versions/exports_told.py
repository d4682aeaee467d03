"""What is known of an exported file, in words: the same on the page and in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.sealing import Seal
from docs_app.seals import ALTERED, FOREIGN, UNSEALED
from docs_app.store import VersionInfo
from docs_app.versions.exports import CURRENT, DRAFTED, PAST, UNKNOWN, Checked

CLAIMS = "What it claims to be cannot be relied on"

HEADLINES = {
    CURRENT: "current",
    DRAFTED: "a draft that was never published as it was",
    ALTERED: "altered",
    FOREIGN: "not ours",
    UNSEALED: "not ours",
    UNKNOWN: "ours, and of a version that is not in the history",
}


def headline(checked: Checked) -> str:
    """Return the answer in a few words: ``current``, ``true at version 3``, ``altered``."""
    if checked.state == PAST and checked.version is not None:
        return f"true at version {checked.version.number}"
    return HEADLINES[checked.state]


def sentences(checked: Checked) -> tuple[str, ...]:
    """Return what else is to be said, most important first; the changes stand apart."""
    return tuple(_SENTENCES[checked.state](checked))


def _current(checked: Checked) -> Iterator[str]:
    yield from _ours(checked)
    version, now = checked.version, checked.now
    if version and now and now.number != version.number:
        yield f"Version {now.number} is what readers see now, and says the same."
    else:
        yield "It is what readers see now."


def _past(checked: Checked) -> Iterator[str]:
    yield from _ours(checked)
    number = len(checked.changes)
    if checked.now is not None:
        since = "1 change" if number == 1 else f"{number} changes"
        yield f"Readers see version {checked.now.number} now: {since} since."


def _drafted(checked: Checked) -> Iterator[str]:
    yield from _ours(checked)
    yield "No version says the same: the draft was changed before it was published, or dropped."


def _altered(checked: Checked) -> Iterator[str]:
    yield "Its bytes are not those that were exported."
    yield "An editor or a mail program may have changed them. Export it again from the site."
    if checked.seal is not None:
        yield f"{CLAIMS}: {_what(checked.seal)}."


def _foreign(checked: Checked) -> Iterator[str]:
    yield "It is whole, and sealed with a key that this site has not: another's, or one given up."
    if checked.seal is not None:
        yield f"{CLAIMS}: {_what(checked.seal)}."


def _unsealed(_checked: Checked) -> Iterator[str]:
    yield "There is no seal in it: it was not exported from a site like this one."
    yield "Or a program that converts or shrinks pictures has left the seal out."


def _unknown(checked: Checked) -> Iterator[str]:
    yield from _ours(checked)
    yield "This site has no such version: perhaps its database was restored from an older backup."


def _ours(checked: Checked) -> Iterator[str]:
    if checked.seal is None:
        return
    yield f"It shows {_what(checked.seal)}, and not a byte of it was changed."
    if checked.was_draft and checked.version is not None:
        yield f"That draft became {_published(checked.version)}."


def _published(version: VersionInfo) -> str:
    by = f" by {version.author}" if version.author else ""
    return f"version {version.number}, published on {version.at.date().isoformat()}{by}"


def _what(seal: Seal) -> str:
    """Return what a file is of: ``route Bags API of storage, version 3 of 2026-11-22``."""
    of = f"{seal.source.architecture}, {seal.source.words} of {seal.date.isoformat()}"
    if seal.before is None:
        return f"{seal.shows} of {of}"
    other = "" if seal.before.architecture == seal.source.architecture else seal.before.architecture
    before = " of ".join(part for part in (seal.before.words, other) if part)
    return f"{seal.shows} of {of}, compared with {before}"


_SENTENCES = {
    CURRENT: _current,
    PAST: _past,
    DRAFTED: _drafted,
    ALTERED: _altered,
    FOREIGN: _foreign,
    UNSEALED: _unsealed,
    UNKNOWN: _unknown,
}
