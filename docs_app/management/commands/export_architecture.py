"""Writes a published architecture as text: to keep, to compare, to load elsewhere."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from docs_app.core.codec import to_json, to_yaml
from docs_app.store import Published, list_architectures, load_published, load_version

WRITERS = {"yaml": to_yaml, "json": to_json}


class Command(BaseCommand):
    """load_architecture reads what this writes, and gets an equal architecture."""

    help = "Write a published architecture as YAML or JSON."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Give up Django's own --version, which tells Django's, for that of an architecture."""
        return super().create_parser(prog_name, subcommand, conflict_handler="resolve", **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("architecture", help="its slug")
        parser.add_argument("--format", choices=sorted(WRITERS), default="yaml")
        parser.add_argument(
            "--output", type=Path, metavar="FILE", help="instead of standard output"
        )
        parser.add_argument(
            "--version", type=int, metavar="N", dest="number", help="this one, not the newest"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the newest version, or the one asked for."""
        published = _found(options["architecture"], options["number"])
        text = WRITERS[options["format"]](published.architecture)
        file: Path | None = options["output"]
        if file is None:
            self.stdout.write(text, ending="")
            return
        try:
            file.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.") from None
        self.stdout.write(f"Version {published.version.number} is in {file}.")


def _found(slug: str, number: int | None) -> Published:
    published = load_published(slug) if number is None else load_version(slug, number)
    if published is not None:
        return published
    if number is not None and load_published(slug) is not None:
        raise CommandError(f"{slug} has no version {number}.")
    known = ", ".join(each.slug for each in list_architectures()) or "none yet"
    raise CommandError(f"No architecture {slug!r} is published. There are: {known}.")
