"""check_export: the same answers in the terminal, with an exit status for scripts."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from docs_app.core.codec import content_hash
from docs_app.core.diagram import View
from docs_app.pictures import Stamp, export
from docs_app.versions import create
from tests.core.builders import storage

pytestmark = pytest.mark.django_db


def run(*files: Path) -> tuple[str, int]:
    """Return what was written, and the exit status."""
    out = StringIO()
    try:
        call_command("check_export", *map(str, files), stdout=out)
    except CommandError as error:
        return out.getvalue(), error.returncode
    return out.getvalue(), 0


def written(folder: Path, name: str = "storage.mmd") -> tuple[Path, str]:
    """Publish, export, and return the file and the day."""
    version = create(storage(), None, "")
    day = version.at.date()
    stamp = Stamp("storage", version.number, day, version.content_hash)
    path = folder / name
    path.write_bytes(export(storage(), View(), "mermaid", stamp).bytes)
    return path, day.isoformat()


def test_a_current_file_is_0(tmp_path: Path) -> None:
    path, day = written(tmp_path)

    assert run(path) == (
        f"{path}: current\n"
        f"    It shows the whole of storage, version 1 of {day}, and not a byte of it was changed."
        "\n    It is what readers see now.\n",
        0,
    )


def test_an_older_file_is_1_with_its_changes(tmp_path: Path) -> None:
    path, day = written(tmp_path)
    create(replace(storage(), environment="test"), None, "")

    assert run(path) == (
        f"{path}: true at version 1\n"
        f"    It shows the whole of storage, version 1 of {day}, and not a byte of it was changed."
        "\n    Readers see version 2 now: 1 change since.\n"
        "    - Architecture: environment test, was none\n",
        1,
    )


def test_a_draft_that_was_never_published_is_1(tmp_path: Path) -> None:
    create(storage(), None, "")
    draft = replace(storage(), environment="test")
    path = tmp_path / "draft.svg"
    stamp = Stamp("storage", None, create(storage(), None, "").at.date(), content_hash(draft))
    path.write_bytes(export(draft, View(), "svg", stamp).bytes)

    told, status = run(path)

    assert told.startswith(f"{path}: a draft that was never published as it was\n")
    assert status == 1


def test_an_altered_file_and_one_from_elsewhere_are_3(tmp_path: Path) -> None:
    path, _ = written(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"flowchart LR", b"flowchart TB"))
    other = tmp_path / "other.txt"
    other.write_text("mine")

    assert (run(path)[0].splitlines()[0], run(path)[1]) == (f"{path}: altered", 3)
    assert (run(other)[0].splitlines()[0], run(other)[1]) == (f"{other}: not ours", 3)


def test_of_several_files_the_worst_counts_and_each_is_told(tmp_path: Path) -> None:
    path, _ = written(tmp_path)
    missing = tmp_path / "missing.svg"

    told, status = run(missing, path)

    assert told.startswith(f"{missing}: cannot be read: No such file or directory\n{path}: current")
    assert status == 4
