"""Puts back what the backup command wrote."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from docs_app.backups import BackupError, examine, restore
from docs_app.management.commands.backup import contents


class Command(BaseCommand):
    """All of a file or nothing of it. Stop the site first: it would show what is gone."""

    help = "Restore a file that the backup command wrote, into an empty database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        either = parser.add_mutually_exclusive_group()
        either.add_argument(
            "--replace", action="store_true", help="throw away all that the database holds"
        )
        either.add_argument(
            "--dry-run", action="store_true", help="only read the file to its end; write nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore the file, and say what was in it."""
        file: Path = options["file"]
        try:
            if options["dry_run"]:
                manifest = examine(file)
            else:
                manifest = restore(file, replace=options["replace"])
        except BackupError as error:
            raise CommandError(f"{error} Nothing was restored.") from None
        made = f"made {manifest.made_at[:16].replace('T', ' ')} of {manifest.database}"
        if options["dry_run"]:
            self.stdout.write(f"{file} is whole: {contents(manifest)}; {made}.")
            self.stdout.write("Nothing was written: this was a dry run.")
            return
        self.stdout.write(f"Restored {contents(manifest)}; {made}.")
        self.stdout.write("Everybody has to sign in again. Start the site anew.")
