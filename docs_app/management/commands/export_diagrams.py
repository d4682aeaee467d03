"""Writes every picture of an architecture into a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from docs_app.core.addresses import FORMATS
from docs_app.core.architecture import Architecture
from docs_app.core.diagram import View
from docs_app.pictures import Exported, Stamp, export
from docs_app.rendering import RenderError
from docs_app.store import list_architectures, load_published


class Command(BaseCommand):
    """The whole picture and every route's, in every format, of the newest version."""

    help = "Write the pictures of an architecture, whole and per route, in all formats."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("architecture", help="its slug")
        parser.add_argument("folder", type=Path, help="is made if it is not there")
        parser.add_argument("--scale", type=int, choices=range(1, 5), default=2, help="of PNG")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write all that can be drawn. Exit status 1 if something could not."""
        folder: Path = options["folder"]
        architecture, stamp = _found(options["architecture"])
        _make(folder)
        wanted = list(_wanted(architecture))
        failed: list[str] = []
        lesser: list[str] = []
        for view, kind in tqdm(wanted, desc="Pictures", unit="file", file=self.stderr):
            try:
                file = export(architecture, view, kind, stamp, options["scale"])
            except RenderError as error:
                failed.append(f"{view.route or 'the whole'} as {kind}: {error}")
            else:
                _write(folder, file)
                lesser += [f"{file.filename}: {file.level}"] if file.level != "full" else []
        self.stdout.write(
            f"{len(wanted) - len(failed)} of {len(wanted)} pictures of {architecture.slug}, "
            f"{stamp.words}, are in {folder}."
        )
        if lesser:
            self.stdout.write("\n".join(["Drawn with less than was asked for:", *lesser]))
        if failed:
            raise CommandError("\n".join(["Not drawn:", *failed]))


def _found(slug: str) -> tuple[Architecture, Stamp]:
    published = load_published(slug)
    if published is None:
        known = ", ".join(each.slug for each in list_architectures()) or "none yet"
        raise CommandError(f"No architecture {slug!r} is published. There are: {known}.")
    version = published.version
    stamp = Stamp(slug, version.number, version.at.date(), version.content_hash)
    return published.architecture, stamp


def _wanted(architecture: Architecture) -> Iterator[tuple[View, str]]:
    for route in (None, *(route.slug for route in architecture.routes)):
        for kind in FORMATS:
            yield View(route), kind


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise CommandError(f"{folder} is a file, or lies in one. Name a folder.") from None
    except OSError as error:
        raise CommandError(f"{folder}: {error.strerror}.") from None


def _write(folder: Path, file: Exported) -> None:
    """Put the file in its place whole or not at all: who reads meanwhile sees the one before."""
    unfinished = folder / f".{file.filename}.{os.getpid()}"
    try:
        unfinished.write_bytes(file.bytes)
        unfinished.replace(folder / file.filename)
    except OSError as error:
        raise CommandError(f"{folder / file.filename}: {error.strerror}.") from None
    finally:
        unfinished.unlink(missing_ok=True)
