"""Reads an architecture from a file and publishes it: the way in for what is kept as text.

Where a review is required it goes into the draft instead, like every other save.
"""

from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture
from docs_app.core.codec import CodecError, from_json, from_yaml
from docs_app.core.diff import KINDS, Change, describe, diff
from docs_app.core.examples_diff import Moved, moved_examples
from docs_app.store import load_draft, load_published
from docs_app.versions import Refused, Saved, check, history, review_required, state, write

SHOWN = 40
"""Changes told one by one; of more, the number."""


class Command(BaseCommand):
    """Loads all of a file or nothing of it."""

    help = (
        "Publish the architecture in a YAML or JSON file as its newest version. "
        "Where a review is required, write it into the draft."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a file as export_architecture writes it")
        parser.add_argument("--message", default="", help="why, for the history")
        parser.add_argument("--author", metavar="USER", help="the account that publishes it")
        parser.add_argument(
            "--dry-run", action="store_true", help="only show what would change; write nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Show the plan, then carry it out."""
        file: Path = options["file"]
        author = _account(options["author"])
        architecture = read(file)
        before = _before(architecture.slug)
        start = before or Architecture(architecture.slug, "")
        self.show(
            architecture,
            diff(start, architecture),
            moved_examples(start, architecture),
            is_new=before is None,
        )
        try:
            if options["dry_run"]:
                check(architecture)
                self.stdout.write("Nothing was written: this was a dry run.")
                return
            saved = write(architecture, author, options["message"] or f"Loaded from {file.name}")
        except Refused as refused:
            raise CommandError(f"{file}: refused, nothing was loaded.\n{refused}") from None
        self.stdout.write(_became(saved))
        if saved.pending:
            for error in state(architecture.slug).findings:
                self.stdout.write(f"  To be mended before: {error.subject}: {error.sentences}")

    def show(
        self,
        architecture: Architecture,
        changes: tuple[Change, ...],
        moved: tuple[Moved, ...],
        is_new: bool,
    ) -> None:
        """Say how many objects are added, removed or changed; and unless it is new, which.

        Examples that would end elsewhere are told last.
        """
        objects = {(change.kind, change.subject) for change in changes}
        counts = Counter(kind for kind, subject in objects if subject != "architecture")
        told = ", ".join(f"{counts[kind]} {kind}" for kind in KINDS if counts[kind])
        said = "new" if is_new else "published before"
        self.stdout.write(f"{architecture.slug} ({said}): {told or 'no object changed'}.")
        if is_new:
            return
        for change in changes[:SHOWN]:
            self.stdout.write(f"  {describe(change, architecture)}")
        if len(changes) > SHOWN:
            self.stdout.write(f"  and {len(changes) - SHOWN} more")
        for each in moved:
            self.stdout.write(f"  {each.sentence}")


def _before(slug: str) -> Architecture | None:
    """Return what a load replaces; None: there is no such architecture yet."""
    if review_required(slug):
        return load_draft(slug)
    published = load_published(slug)
    return published.architecture if published else None


def _became(saved: Saved) -> str:
    """Return in a sentence what became of the file."""
    slug = saved.after.slug
    if saved.version is not None:
        return f"{slug} is now version {saved.version.number}."
    if not saved.gathered:
        return f"{slug} stays version {history(slug)[0].number}."
    if saved.pending:
        return f"It is in the draft of {slug} and awaits review at {Addresses(slug).review}"
    return f"The draft of {slug} says what is published."


def read(file: Path) -> Architecture:
    """Return the architecture in a file. CommandError: one sentence with file, place and mend."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(
            f"{file}: byte {error.start + 1} is not UTF-8. Save the file as UTF-8."
        ) from None
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}. Name a file that can be read.") from None
    # Whatever begins with a brace is JSON: no YAML that people write does.
    is_json = text.lstrip().startswith("{")
    try:
        return (from_json if is_json else from_yaml)(text, str(file))
    except CodecError as error:
        told = str(error)
        raise CommandError(told if told.startswith(str(file)) else f"{file}: {told}") from None


def _account(name: str | None) -> User | None:
    if name is None:
        return None
    user = User.objects.filter(username=name).first()
    if user is None:
        raise CommandError(f"There is no account {name!r}. Name one that can sign in.")
    return user
