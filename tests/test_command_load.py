"""load_architecture: all of a file or nothing of it, and one sentence about what is wrong."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from docs_app.core import codec
from docs_app.core.architecture import Architecture
from docs_app.models import Architecture as ArchitectureRow
from docs_app.store import load_draft, load_published, save_draft
from docs_app.versions import draft_saves, history
from tests.core.builders import storage
from tests.versions.test_publishing import broken

pytestmark = pytest.mark.django_db

FRESH = "storage (new): 22 added.\n"


def load(file: Path, *options: str) -> str:
    """Return what the command prints."""
    out = StringIO()
    call_command("load_architecture", str(file), *options, stdout=out)
    return out.getvalue()


def written(folder: Path, architecture: Architecture, name: str = "a.yaml") -> Path:
    file = folder / name
    text = codec.to_json(architecture) if name.endswith("json") else codec.to_yaml(architecture)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", ["a.yaml", "a.json", "json-by-content.txt"])
def test_a_file_becomes_a_version(tmp_path: Path, name: str) -> None:
    assert load(written(tmp_path, storage(), name)) == FRESH + "storage is now version 1.\n"
    published = load_published("storage")
    assert published is not None
    assert published.architecture == storage()
    assert published.version.message == f"Loaded from {name}"


def test_author_and_message_are_kept(tmp_path: Path) -> None:
    User.objects.create_user("ann")
    load(written(tmp_path, storage()), "--author", "ann", "--message", "As agreed")
    version = history("storage")[0]
    assert (version.author, version.message) == ("ann", "As agreed")


def test_loading_it_again_tells_what_changes(tmp_path: Path) -> None:
    load(written(tmp_path, storage()))
    later = replace(storage(), summary="Later", pages=())
    assert load(written(tmp_path, later)) == (
        "storage (published before): 1 removed.\n"
        "  Architecture: summary Later, was none\n"
        "  Page overview removed\n"
        "storage is now version 2.\n"
    )
    assert load(written(tmp_path, later)) == (
        "storage (published before): no object changed.\nstorage stays version 2.\n"
    )


def test_what_only_the_draft_says_gives_way_to_the_file(tmp_path: Path) -> None:
    load(written(tmp_path, storage()))
    save_draft(replace(storage(), summary="Not published"))
    load(written(tmp_path, storage()))
    assert load_draft("storage") == storage()


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    told = load(written(tmp_path, storage()), "--dry-run")
    assert told == FRESH + "Nothing was written: this was a dry run.\n"
    assert not ArchitectureRow.objects.exists()


@pytest.mark.parametrize("option", [(), ("--dry-run",)])
def test_what_lint_calls_an_error_is_refused_whole(tmp_path: Path, option: tuple[str, ...]) -> None:
    file = written(tmp_path, broken())
    with pytest.raises(CommandError) as caught:
        load(file, *option)
    assert str(caught.value).startswith(f"{file}: refused, nothing was loaded.\nport:nlb/web: ")
    assert not ArchitectureRow.objects.exists()


HEAD = "schema: 1\nslug: a\nname: A\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            HEAD + "zoens: []",
            "{file}: zoens (line 4): The key 'zoens' is unknown. Did you mean 'zones'?",
        ),
        (
            HEAD + "zones:\n- {slug: z, name: Z, kind: vpc, parent: y}",
            "{file}: zones[z].parent (line 5): There is no zone 'y'. Choose one of: z.",
        ),
        (
            HEAD + "zones: [",
            "{file}, line 5, column 1: This is not YAML: while parsing a flow node did not find "
            "expected node content. Correct the text at this place.",
        ),
        (
            '{"schema": 1,',
            "{file}, line 1, column 14: This is not JSON: Expecting property name enclosed in "
            "double quotes. Correct the text at this place.",
        ),
        ("", "{file}: The file is empty. Write an architecture into it."),
    ],
)
def test_a_wrong_file_gets_one_sentence_with_file_place_and_mend(
    tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError) as caught:
        load(file)
    assert str(caught.value) == said.format(file=file)
    assert not ArchitectureRow.objects.exists()


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    file = tmp_path / "gone.yaml"
    with pytest.raises(CommandError) as caught:
        load(file)
    said = f"{file}: No such file or directory. Name a file that can be read."
    assert str(caught.value) == said


def test_a_file_that_is_not_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"slug: \xff")
    with pytest.raises(CommandError) as caught:
        load(file)
    assert str(caught.value) == f"{file}: byte 7 is not UTF-8. Save the file as UTF-8."


def test_an_author_without_an_account_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no account 'bob'"):
        load(written(tmp_path, storage()), "--author", "bob")
    assert not ArchitectureRow.objects.exists()


def test_where_a_review_is_required_the_file_goes_into_the_draft(tmp_path: Path) -> None:
    load(written(tmp_path, storage()))
    ArchitectureRow.objects.update(review_required=True)
    later = replace(storage(), summary="Later")
    assert load(written(tmp_path, later)) == (
        "storage (published before): no object changed.\n"
        "  Architecture: summary Later, was none\n"
        "It is in the draft of storage and awaits review at /storage/review/\n"
    )
    assert load_draft("storage") == later
    assert [version.number for version in history("storage")] == [1]
    assert [save.message for save in draft_saves("storage")] == ["Loaded from a.yaml"]


def test_a_file_is_compared_with_the_draft_that_it_replaces(tmp_path: Path) -> None:
    load(written(tmp_path, storage()))
    ArchitectureRow.objects.update(review_required=True)
    load(written(tmp_path, replace(storage(), summary="Somebody else's")))
    assert load(written(tmp_path, storage())) == (
        "storage (published before): no object changed.\n"
        "  Architecture: summary none, was Somebody else's\n"
        "The draft of storage says what is published.\n"
    )


def test_lint_errors_keep_a_file_out_of_no_draft(tmp_path: Path) -> None:
    load(written(tmp_path, storage()))
    ArchitectureRow.objects.update(review_required=True)
    file = written(tmp_path, broken())
    assert "Nothing was written" in load(file, "--dry-run")
    *_, said, one, two = load(file).splitlines()
    assert said == "It is in the draft of storage and awaits review at /storage/review/"
    for error, code in ((one, "LISTENER_WITHOUT_RULE"), (two, "PORT_NOT_OPEN")):
        assert error.startswith("  To be mended before: ")
        assert error.endswith(f"({code})")
    assert load_draft("storage") == broken()
