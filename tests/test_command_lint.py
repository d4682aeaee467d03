from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from docs_app.core.architecture import Architecture, Waiver
from docs_app.core.codec import to_json, to_yaml
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


def waiving(days: int) -> Architecture:
    """Return the storage service with an error in a page, waived until so many days from today."""
    value = edited(storage(), "page:overview", body="[[hop:x]]")
    until = timezone.localdate() + timedelta(days)
    waiver = Waiver("DEAD_REFERENCE", "page:overview", "Ann", "X comes next week.", until)
    return replace(value, waivers=(waiver,))


def test_a_waived_error_is_told_apart_and_fails_nothing(tmp_path: Path) -> None:
    lines = run("--file", str(written(tmp_path, waiving(0)))).splitlines()
    assert lines[-6:] == [
        "Waived",
        "  DEAD_REFERENCE  page:overview",
        "    Line 1, [[hop:x]]: There is no hop called x.",
        f"    Waived until {timezone.localdate()} by Ann: X comes next week.",
        "",
        "0 errors, 1 warning, 5 notes, 1 waived.",
    ]


def test_an_error_whose_waiver_lapsed_fails_the_command_and_says_who_waived_it(
    tmp_path: Path,
) -> None:
    out = StringIO()
    file = written(tmp_path, waiving(-1))
    with pytest.raises(CommandError, match=r"^storage has 1 error\.$"):
        call_command("lint_architecture", "--file", str(file), stdout=out)
    day = timezone.localdate() - timedelta(1)
    assert f"    Was waived until {day} by Ann: X comes next week.\n" in out.getvalue()


def test_the_json_has_what_is_waived_apart_with_its_waiver(tmp_path: Path) -> None:
    told = json.loads(run("--file", str(written(tmp_path, waiving(3))), "--format", "json"))
    assert "DEAD_REFERENCE" not in [each["code"] for each in told["findings"]]
    [waived] = told["waived"]
    assert (waived["code"], waived["subject"]) == ("DEAD_REFERENCE", "page:overview")
    until = (timezone.localdate() + timedelta(3)).isoformat()
    assert {name: waived[name] for name in ("who", "why", "until")} == {
        "who": "Ann",
        "why": "X comes next week.",
        "until": until,
    }


def test_the_sarif_of_a_file_names_the_file_its_lines_and_the_site(tmp_path: Path) -> None:
    file = written(tmp_path, storage())
    told = json.loads(
        run("--file", str(file), "--format", "sarif", "--site", "https://routes.example.org/")
    )
    [log] = told["runs"]
    assert log["tool"]["driver"]["informationUri"] == "https://routes.example.org/storage/lint/"
    place = log["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == file.as_uri()
    line = file.read_text(encoding="utf-8").splitlines()[place["region"]["startLine"] - 1]
    assert line.strip() == "- slug: items"


def test_the_sarif_of_a_json_file_names_the_file_without_lines(tmp_path: Path) -> None:
    file = tmp_path / "architecture.json"
    file.write_text(to_json(storage()), encoding="utf-8")
    [log] = json.loads(run("--file", str(file), "--format", "sarif"))["runs"]
    place = log["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": file.as_uri()}}


@pytest.mark.django_db
def test_the_sarif_of_what_is_published_names_no_file() -> None:
    create(storage(), None, "first")
    [log] = json.loads(run("storage", "--format", "sarif"))["runs"]
    assert {tuple(each["locations"][0]) for each in log["results"]} == {("logicalLocations",)}
