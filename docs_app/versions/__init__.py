"""Versions: how a draft becomes one, and what they tell of the past."""

from docs_app.store import VersionInfo
from docs_app.versions.history import changes_of, history, last_changes
from docs_app.versions.publishing import Refused, check, create, publish

__all__ = [
    "Refused",
    "VersionInfo",
    "changes_of",
    "check",
    "create",
    "history",
    "last_changes",
    "publish",
]
