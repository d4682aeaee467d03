"""Tells what differs between two editions of an architecture, and what that opens."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from docs_app.core.architecture import Architecture
from docs_app.core.comparison import compare
from docs_app.core.comparison.data import to_data
from docs_app.core.comparison.markdown import to_markdown
from docs_app.core.editions import BadWordError, edition_name, read_word, split_words
from docs_app.store import load_edition
from docs_app.versions.editions import why_missing


class Command(BaseCommand):
    """The page of a comparison, in the terminal. With --check it exits with 1 if anything opened.

    Drafts are told to whoever may run it.
    """

    help = "Tell what differs between two editions of an architecture, or of two."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("architecture", help="its slug")
        parser.add_argument(
            "editions", help="two with three dots between them: 3...now, now...draft, staging...now"
        )
        parser.add_argument("--format", choices=("markdown", "json"), default="markdown")
        parser.add_argument(
            "--check", action="store_true", help="fail where something became more open"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the comparison."""
        (before, was), (after, now) = _sides(options["architecture"], options["editions"])
        found = compare(before, after, timezone.localdate())
        if options["format"] == "json":
            told = json.dumps(to_data(found), ensure_ascii=False, indent=2, sort_keys=True)
        else:
            told = to_markdown(found, was, now)
        self.stdout.write(told)
        wider = len(found.reach.wider)
        if options["check"] and wider:
            what = "1 thing" if wider == 1 else f"{wider} things"
            raise CommandError(f"{what} became more open.", returncode=1)


def _sides(home: str, words: str) -> list[tuple[Architecture, str]]:
    """Return both sides with their names. CommandError: what is wrong, and what can be written."""
    try:
        return [_side(home, word) for word in split_words(words)]
    except BadWordError as error:
        raise CommandError(str(error).replace("`", "")) from None


def _side(home: str, word: str) -> tuple[Architecture, str]:
    slug, edition = read_word(word, home)
    found = load_edition(slug, edition)
    if found is None:
        raise BadWordError(why_missing(slug, edition))
    return found.architecture, edition_name(home, slug, edition, found.version.number)
