"""Says whether exported files still tell the truth."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from docs_app.versions.exports import CURRENT, DRAFTED, PAST, Checked, check_export
from docs_app.versions.exports_told import headline, sentences

OUTDATED, NOT_OURS, UNREADABLE = 1, 3, 4


class Command(BaseCommand):
    """Exits with the worst of: 0 current, 1 no longer current, 3 altered or not ours, 4 unread."""

    help = (
        "Say whether exported files (pictures, review packs) still tell the truth. Exits with 0 if "
        "each is current, 1 if one is of an earlier version or of a draft, 3 if one was altered or "
        "is not from this site, 4 if one cannot be read."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write a paragraph for each file."""
        worst = max(self._tell(file) for file in options["files"])
        if worst:
            raise CommandError("Not every file is current.", returncode=worst)

    def _tell(self, file: Path) -> int:
        try:
            checked = check_export(file.read_bytes())
        except OSError as error:
            self.stdout.write(f"{file}: cannot be read: {error.strerror}")
            return UNREADABLE
        self.stdout.write(f"{file}: {headline(checked)}")
        for sentence in sentences(checked):
            self.stdout.write(f"    {sentence}")
        for change in checked.changes:
            self.stdout.write(f"    - {change}")
        return _code(checked)


def _code(checked: Checked) -> int:
    if checked.state == CURRENT:
        return 0
    return OUTDATED if checked.state in (PAST, DRAFTED) else NOT_OURS
