"""Leave some of the changes between two architectures out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from docs_app.core.architecture import Architecture
from docs_app.core.diff.applying import apply
from docs_app.core.diff.change import Change
from docs_app.core.diff.compare import diff


def leave_out(before: Architecture, after: Architecture, keys: Collection[str]) -> Architecture:
    """Return ``after`` without the changes of these keys, so that there ``before`` still holds.

    The result may be ill-formed, where something that stays refers to what is left out.
    KeyError: a key is none of ``diff(before, after)``.
    """
    changes = diff(before, after)
    unknown = set(keys) - {change.key for change in changes}
    if unknown:
        raise KeyError(min(unknown))
    kept = [change for change in changes if change.key not in keys]
    if not kept:
        return before
    # All other changes call objects by their new slugs: a rename that is left out is undone last.
    undone = [change for change in changes if change.kind == "renamed" and change.key in keys]
    return apply([_back(change) for change in undone], apply([*undone, *kept], before))


def _back(change: Change) -> Change:
    word = change.subject.partition(":")[0]
    subject = f"{word}:{change.before}"
    return replace(change, subject=subject, before=change.after, after=change.before)
