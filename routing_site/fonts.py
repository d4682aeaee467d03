"""Serves the site's font out of its Python package, under names fit for an address."""

from collections.abc import Iterable, Iterator
from typing import Any

import fontpkg_arimo
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

FONT_FILES = fontpkg_arimo.ROOT / "files"

# Variable fonts: the upright file is Regular and Bold, and every weight between them.
FONTS = {
    "fonts/arimo.ttf": "Arimo[wght].ttf",
    "fonts/arimo-italic.ttf": "Arimo-Italic[wght].ttf",
}


class FontStorage(FileSystemStorage):
    """The package's files, found by the names that pages use."""

    def path(self, name: str) -> str:
        """Where the file is that pages know as `name`."""
        return super().path(FONTS.get(name, name))


class FontFinder(BaseFinder):
    """Finds fonts/arimo.ttf and fonts/arimo-italic.ttf; no copy of either is in our tree."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.storage = FontStorage(location=str(FONT_FILES))

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The file of that address, or as Django's finders say "none": an empty list."""
        found = [self.storage.path(path)] if path in FONTS else []
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FontStorage]]:
        """Every font, for collectstatic."""
        for name in FONTS:
            yield name, self.storage
