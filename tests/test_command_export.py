"""export_architecture: what it writes, load_architecture reads."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from docs_app.core import codec
from docs_app.versions import create, history
from tests.core.builders import storage

pytestmark = pytest.mark.django_db


def export(*options: str) -> str:
    """Return what the command prints."""
    out = StringIO()
    call_command("export_architecture", *options, stdout=out)
    return out.getvalue()


def test_yaml_is_written_unless_json_is_asked_for() -> None:
    create(storage(), None, "")
    assert export("storage") == codec.to_yaml(storage())
    assert export("storage", "--format", "json") == codec.to_json(storage())


def test_what_was_loaded_leaves_as_it_came(tmp_path: Path) -> None:
    create(storage(), None, "")
    file = tmp_path / "a.yaml"
    export("storage", "--output", str(file))
    assert codec.from_yaml(file.read_text(encoding="utf-8")) == storage()
    call_command("load_architecture", str(file), stdout=StringIO())
    assert len(history("storage")) == 1


def test_an_older_version_is_written_as_it_was() -> None:
    create(storage(), None, "")
    create(replace(storage(), summary="Later"), None, "")
    assert export("storage", "--version", "1") == codec.to_yaml(storage())


def test_a_file_is_written_and_named(tmp_path: Path) -> None:
    create(storage(), None, "")
    file = tmp_path / "a.yaml"
    assert export("storage", "--output", str(file)) == f"Version 1 is in {file}.\n"
    assert file.read_text(encoding="utf-8") == codec.to_yaml(storage())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("storge",), "No architecture 'storge' is published. There are: storage."),
        (("storage", "--version", "7"), "storage has no version 7."),
        (("storage", "--output", "/nowhere/a"), "/nowhere/a: No such file or directory."),
    ],
)
def test_what_cannot_be_written_is_told(options: tuple[str, ...], said: str) -> None:
    create(storage(), None, "")
    with pytest.raises(CommandError) as caught:
        export(*options)
    assert str(caught.value) == said


def test_before_anything_is_published_that_is_said() -> None:
    with pytest.raises(CommandError, match="There are: none yet"):
        export("storage")
