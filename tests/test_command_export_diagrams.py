"""export_diagrams: all pictures of an architecture, in a folder."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from docs_app.versions import create
from tests.core.builders import storage

pytestmark = pytest.mark.django_db


def run(folder: Path, architecture: str = "storage") -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("export_diagrams", architecture, str(folder), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_whole_and_every_route_are_written_in_every_format(tmp_path: Path) -> None:
    version = create(storage(), None, "")

    out, err = run(tmp_path / "new" / "pictures")

    written = sorted(file.name for file in (tmp_path / "new" / "pictures").iterdir())
    assert written == sorted(
        f"storage-v1{which}.{ending}"
        for which in ("", "-bags", "-ingests")
        for ending in ("svg", "png", "pdf", "dot", "mmd", "json")
    )
    assert out == (
        f"18 of 18 pictures of storage, version 1 · {version.at.date()}, "
        f"are in {tmp_path / 'new' / 'pictures'}.\n"
    )
    assert "18/18" in err


def test_a_second_run_replaces_what_is_there_and_leaves_the_rest(tmp_path: Path) -> None:
    create(storage(), None, "")
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "storage-v1.svg").write_text("old")

    run(tmp_path)

    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / "storage-v1.svg").read_text().startswith("<?xml")
    assert len(list(tmp_path.iterdir())) == 19


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    create(storage(), None, "")
    (tmp_path / "file").write_text("mine")

    with pytest.raises(CommandError, match=r"file is a file, or lies in one\. Name a folder\."):
        run(tmp_path / "file")
    with pytest.raises(CommandError, match="is a file, or lies in one"):
        run(tmp_path / "file" / "below")
    assert (tmp_path / "file").read_text() == "mine"


def test_an_architecture_that_is_not_published_is_refused(tmp_path: Path) -> None:
    create(storage(), None, "")

    with pytest.raises(
        CommandError, match=r"No architecture 'other' is published\. There are: storage\."
    ):
        run(tmp_path / "new", "other")
    assert not (tmp_path / "new").exists()


def test_what_cannot_be_drawn_is_named_and_the_rest_is_written(
    tmp_path: Path, settings: Settings
) -> None:
    create(storage(), None, "")
    settings.GRAPHVIZ_ENGINE = "none"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

    with pytest.raises(CommandError) as caught:
        run(tmp_path)

    assert caught.value.returncode == 1
    first, *named = str(caught.value).split("\n")
    assert first == "Not drawn:"
    assert [line.partition(":")[0] for line in named] == [
        f"{which} as {kind}"
        for which in ("the whole", "bags", "ingests")
        for kind in ("svg", "png", "pdf")
    ]
    assert len(list(tmp_path.iterdir())) == 9
