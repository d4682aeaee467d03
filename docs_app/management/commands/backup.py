"""Writes everything that the database holds into one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from docs_app.backups import BackupError, Manifest, make

SHOWN = {
    "docs_app.Architecture": ("architecture", "architectures"),
    "docs_app.Version": ("version", "versions"),
    "auth.User": ("account", "accounts"),
}
SENSITIVE = (
    "It holds password hashes and the secrets of webhooks: keep it where you would keep the "
    "database. Only you can read it."
)


class Command(BaseCommand):
    """The site may run meanwhile: the file holds one moment of the database."""

    help = "Write all architectures, versions, reviews and accounts into one file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="such as routebook-2027-01-31.zip")
        parser.add_argument("--force", action="store_true", help="overwrite a file of this name")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file, and say what is in it."""
        file: Path = options["file"]
        try:
            manifest = make(file, timezone.now(), force=options["force"])
        except BackupError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{file}: {contents(manifest)}.\n{SENSITIVE}")


def contents(manifest: Manifest) -> str:
    """Return what is in a backup, in words."""
    counts = [(manifest.count(table), words) for table, words in SHOWN.items()]
    told = [f"{count:,} {words[count != 1]}" for count, words in counts]
    rows = sum(part.rows for part in manifest.parts)
    return f"{', '.join(told)}; {rows:,} rows in all"
