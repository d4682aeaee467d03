"""Static files: collected for real, and served under names that change with their content."""

import json
from pathlib import Path

from django.contrib.staticfiles import finders

from routing_site.fonts import FONT_FILES, FONTS
from tests.support.site import IN_EARNEST, manage


def test_everything_that_style_sheets_refer_to_is_there_to_be_collected(tmp_path: Path) -> None:
    collected = manage("collectstatic", "--no-input", var=tmp_path, **IN_EARNEST)

    assert collected.returncode == 0, collected.stderr
    names = json.loads((tmp_path / "static" / "staticfiles.json").read_text())["paths"]
    for name in (*FONTS, "favicon.svg", "django_htmx/htmx-2.min.js", "admin/css/base.css"):
        assert (tmp_path / "static" / names[name]).exists(), name


def test_the_font_comes_out_of_its_package() -> None:
    assert finders.find("fonts/arimo.ttf") == str(FONT_FILES / "Arimo[wght].ttf")
    assert finders.find("fonts/arimo-italic.ttf") == str(FONT_FILES / "Arimo-Italic[wght].ttf")


def test_the_font_finder_finds_nothing_else() -> None:
    assert finders.find("fonts/../metadata.json") is None
    assert finders.find("fonts/arimo-bold.ttf") is None
