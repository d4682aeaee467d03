from __future__ import annotations

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from docs_app.core.architecture import Architecture
from docs_app.core.codec import to_yaml
from docs_app.core.lint import lint
from docs_app.versions import create
from tests.core.builders import storage
from tests.core.edits import edited


def run(*arguments: str) -> str:
    """Return what the command writes."""
    out = StringIO()
    call_command("lint_architecture", *arguments, stdout=out)
    return out.getvalue()


def written(folder: Path, architecture: Architecture) -> Path:
    file = folder / "architecture.yaml"
    file.write_text(to_yaml(architecture), encoding="utf-8")
    return file


@pytest.mark.django_db
def test_a_published_architecture_without_errors_is_told_by_level_with_hints() -> None:
    create(storage(), None, "first")
    lines = run("storage").splitlines()
    assert lines[:6] == [
        "Warnings",
        "  NAME_UNLIKE  hop:items",
        "    The target group items shares no word with what leads to it: ingests.",
        "    Name the group after what it serves. Where the odd name is the real one, keep it and "
        "say on the hop what it serves.",
        "",
        "Notes",
    ]
    assert lines[-1] == "0 errors, 1 warning, 5 notes."


@pytest.mark.django_db
def test_an_unknown_architecture_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(CommandError, match=r"No architecture 'x' .* There are: none yet\.$"):
        run("x")
    create(storage(), None, "first")
    with pytest.raises(CommandError, match=r"No architecture 'x' .* There are: storage\.$"):
        run("x")


@pytest.mark.django_db
def test_without_an_architecture_and_a_file_the_command_says_what_to_give() -> None:
    with pytest.raises(CommandError, match=r"^Name an architecture, or a file with --file\."):
        run()


def test_a_file_is_linted_without_a_database(tmp_path: Path) -> None:
    file = written(tmp_path, storage())
    assert run("--file", str(file)).endswith("0 errors, 1 warning, 5 notes.\n")


def test_a_file_of_another_architecture_than_named_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path, storage())
    with pytest.raises(CommandError, match=r"this is 'storage', not 'other'\.$"):
        run("other", "--file", str(file))


def test_a_malformed_file_is_one_clear_error(tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("slug: [", encoding="utf-8")
    with pytest.raises(CommandError, match=r"broken\.yaml"):
        run("--file", str(file))


def test_errors_are_written_and_fail_the_command(tmp_path: Path) -> None:
    file = written(tmp_path, edited(storage(), "port:bags-app/http", number=9000))
    out = StringIO()
    with pytest.raises(CommandError, match=r"^storage has 1 error\.$") as caught:
        call_command("lint_architecture", "--file", str(file), stdout=out)
    assert caught.value.returncode == 1
    assert out.getvalue().startswith("Errors\n  TASK_PORT_CLASH  port:bags-app/http\n")


def test_the_findings_of_the_json_are_those_of_lint(tmp_path: Path) -> None:
    told = json.loads(run("--file", str(written(tmp_path, storage())), "--format", "json"))
    assert told["architecture"] == "storage"
    assert [each["message"] for each in told["findings"]] == [
        each.message for each in lint(storage())
    ]
    assert told["findings"][0] == {
        "code": "NAME_UNLIKE",
        "level": "warning",
        "subject": "hop:items",
        "message": "The target group items shares no word with what leads to it: ingests.",
        "hint": "Name the group after what it serves. Where the odd name is the real one, keep it "
        "and say on the hop what it serves.",
    }


def test_an_architecture_of_which_nothing_is_wrong_is_told_so(tmp_path: Path) -> None:
    file = written(tmp_path, Architecture("empty", "Empty"))
    assert run("--file", str(file)) == "0 errors, 0 warnings, 0 notes.\n"


def test_the_exit_status_is_1_on_errors_and_0_otherwise(tmp_path: Path) -> None:
    def status(architecture: Architecture) -> int:
        file = written(tmp_path, architecture)
        command = [sys.executable, "manage.py", "lint_architecture", "--file", str(file)]
        return subprocess.run(command, check=False, capture_output=True).returncode

    assert status(storage()) == 0
    assert status(edited(storage(), "port:bags-app/http", number=9000)) == 1
