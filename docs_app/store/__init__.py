"""Rows <-> values: the only place where one becomes the other.

Reading costs a fixed number of queries whatever the size. Nothing is remembered that could be
stale: only versions are kept, under the hash of their content.
"""

from docs_app.store.contents import remember
from docs_app.store.editions import load_edition
from docs_app.store.finding import versions_saying
from docs_app.store.published import (
    ArchitectureInfo,
    Published,
    VersionInfo,
    list_architectures,
    load_all_published,
    load_published,
    load_version,
    load_versions,
)
from docs_app.store.reading import NoSuchArchitecture, load_draft
from docs_app.store.unreadable import Unreadable
from docs_app.store.writing import save_draft

__all__ = [
    "ArchitectureInfo",
    "NoSuchArchitecture",
    "Published",
    "Unreadable",
    "VersionInfo",
    "list_architectures",
    "load_all_published",
    "load_draft",
    "load_edition",
    "load_published",
    "load_version",
    "load_versions",
    "remember",
    "save_draft",
    "versions_saying",
]
