"""The one error of backups."""

from __future__ import annotations


class BackupError(Exception):
    """A backup that cannot be made, read or restored: where, what is wrong, and how to mend it.

    ``place`` is a part of the file, or a table and the number of a row; it may be empty.
    """

    def __init__(self, place: str, message: str, mend: str) -> None:
        super().__init__(place, message, mend)
        self.place = place
        self.message = message
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.place}: {self.message} {self.mend}" if self.place else self.told

    @property
    def told(self) -> str:
        """Return what is wrong and how to mend it, without the place."""
        return f"{self.message} {self.mend}"
