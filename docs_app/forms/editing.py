"""What one attempt to change something knows: where, what was complained of, what to preview."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from docs_app import versions
from docs_app.core.architecture import Architecture as Value
from docs_app.core.diff import describe, diff
from docs_app.core.examples_diff import moved_examples
from docs_app.forms.choices import Choices
from docs_app.forms.complaint import Complaint
from docs_app.forms.meanwhile import seen
from docs_app.models import Architecture
from docs_app.store import load_draft, load_published


@dataclass(frozen=True, slots=True)
class Preview:
    """What a save would make of what is published (``before``; None: nothing is).

    ``complaints`` say why it would be refused; empty: it would not be. ``moved`` tells of examples
    that would end elsewhere, though nobody changed them. ``gathered``: a save goes into the draft,
    and ``before`` is the draft; ``obstacles`` are errors that would keep it from being published.
    """

    before: Value | None
    architecture: Value
    complaints: tuple[Complaint, ...]
    warnings: tuple[str, ...]
    changes: tuple[str, ...]
    moved: tuple[str, ...] = ()
    gathered: bool = False
    obstacles: tuple[str, ...] = ()

    @property
    def heard(self) -> str:
        """Return what a form sends back from which these examples were told; empty: there are none.

        It is a hash of the sentences: another user's save may make them other ones.
        """
        told = "\n".join(self.moved)
        return sha256(told.encode()).hexdigest()[:16] if told else ""


class NotSaved(Exception):  # noqa: N818  # it reads as what it says
    """Raised inside a save's transaction, which it undoes, to say why, or what would have come."""

    def __init__(
        self, complaints: tuple[Complaint, ...] = (), preview: Preview | None = None
    ) -> None:
        super().__init__(complaints)
        self.complaints = complaints
        self.preview = preview


class Unheard(NotSaved):
    """The save moves examples, and the user has not been told so yet."""


class Conflict(NotSaved):
    """Somebody else saved the same object meanwhile."""


class Editing:
    """One attempt to show or save a form. Nothing in it outlives the attempt.

    ``architecture`` None: it is an architecture itself that is being added.
    ``overtaken``: the form was opened before somebody else's save, and is shown once more.
    ``heard``: what the form is to send of what it tells; see :class:`Preview`.
    """

    def __init__(
        self,
        architecture: Architecture | None,
        complaints: tuple[Complaint, ...] = (),
        *,
        overtaken: bool = False,
        heard: str = "",
    ) -> None:
        self.architecture = architecture
        self.complaints = complaints
        self.overtaken = overtaken
        self.heard = heard

    @cached_property
    def choices(self) -> Choices:
        """Return what references may mean. Only for what is inside an architecture."""
        if self.architecture is None:
            raise LookupError("no architecture")
        return Choices(self.architecture)

    @cached_property
    def draft(self) -> Value | None:
        """Return the draft as a value, as it was when this was first asked."""
        return load_draft(self.architecture.slug) if self.architecture else None

    @cached_property
    def seen(self) -> str:
        """Return what says later who saved since: see :func:`docs_app.forms.meanwhile.seen`."""
        if self.architecture is None:
            return seen(0, None)
        published = load_published(self.architecture.slug)
        gathers = self.architecture.review_required
        save = versions.last_save(self.architecture.slug) if gathers else None
        return seen(published.version.number if published else 0, save)


def moved_between(before: Value, after: Value) -> tuple[str, ...]:
    """Return a sentence for each example that ends elsewhere without having been changed itself."""
    return tuple(each.sentence for each in moved_examples(before, after) if not each.edited)


def changes_between(before: Value, after: Value) -> tuple[str, ...]:
    """Return a sentence for each difference, and where changed examples end."""
    return (
        *(describe(change, after) for change in diff(before, after)),
        *(each.sentence for each in moved_examples(before, after) if each.edited),
    )
