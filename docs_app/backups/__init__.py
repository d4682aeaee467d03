"""Everything the database holds as one file, and back: from SQLite to PostgreSQL too.

    database --making.make--> file --opening.opened--> rows --restoring.restore--> database

Which tables there are is asked of the apps each time, so a new model is in the next backup.
"""

from docs_app.backups.errors import BackupError
from docs_app.backups.making import make
from docs_app.backups.manifest import Manifest, Part
from docs_app.backups.opening import examine
from docs_app.backups.restoring import restore

__all__ = ["BackupError", "Manifest", "Part", "examine", "make", "restore"]
