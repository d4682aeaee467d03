"""Which rows of change are about a subject, by the names that it had."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from docs_app.core.diff.shape import split_subject
from docs_app.versions.past import OWNERS, PARTS, Span

ADDED = " added"
"""How the sentence ends that tells of something new; a typed text may end so too."""

ENDS_ELSEWHERE = " ends elsewhere. "
"""What is in the sentence of an example that is as it was, and whose request ends elsewhere."""


def owner_of(subject: str) -> str:
    """Return what a part is a part of: ``hop:nlb`` of ``port:nlb/bags``; a whole is its own."""
    word, owner, _ = split_subject(subject)
    return f"{OWNERS[word]}:{owner}" if owner else subject


def about(spans: Iterable[Span]) -> Q:
    """Return what holds of the changes of a subject, and of its parts, under all its names.

    A subject may be a kind of thing as well: ``port`` means all ports.
    """
    found = Q(pk__in=())
    for span in spans:
        word, owner, key = split_subject(span.subject)
        if not key:
            of_it = _starting(f"{each}:" for each in (word, *PARTS.get(word, ())))
            of_it |= Q(subject=word)
        else:
            of_it = Q(subject=span.subject) | _starting(
                f"{part}:{key}/" for part in PARTS.get(word, ())
            )
        if owner:
            # What was there from the beginning of its owner came with it.
            of_it |= Q(subject=owner_of(span.subject), sentence__endswith=ADDED)
        found |= of_it & Q(version__number__gte=span.first, version__number__lte=span.last)
    return found


def _starting(beginnings: Iterable[str]) -> Q:
    found = Q(pk__in=())
    for each in beginnings:
        found |= Q(subject__startswith=each)
    return found
