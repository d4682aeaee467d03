"""The house: who imports whom, and how long a file may grow. CONTRIBUTING.md tells the reasons."""

import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest
from django.conf import settings
from importlinter.api import read_configuration

ROOT: Path = settings.BASE_DIR
CONFIGURATION = str(ROOT / "pyproject.toml")
FOLDERS = ["docs_app", "routing_site", "tests"]


def sources() -> list[Path]:
    return [
        file
        for folder in FOLDERS
        for file in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in file.parts
    ]


def linted(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the linter as a program: called from here, it would silence the loggers of all tests."""
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_modules_import_only_in_the_directions_of_the_house() -> None:
    outcome = linted(ROOT)

    assert outcome.returncode == 0, outcome.stdout


@pytest.mark.parametrize(
    ("module", "planted", "contract"),
    [
        ("core/trespass.py", "docs_app.models", "Each layer imports only those below it"),
        ("views/trespass.py", "docs_app.models", "What shows a value cannot query"),
        ("templatetags/trespass.py", "docs_app.models", "What shows a value cannot query"),
        ("core/trespass.py", "django.db", "The core is pure"),
        ("core/trespass.py", "wasmtime", "The core is pure"),
        ("core/trace/trespass.py", "graphviz", "Only dot.py builds DOT"),
    ],
)
def test_an_import_against_the_house_is_found(
    tmp_path: Path, module: str, planted: str, contract: str
) -> None:
    shutil.copytree(ROOT / "docs_app", tmp_path / "docs_app")
    shutil.copy(CONFIGURATION, tmp_path)
    (tmp_path / "docs_app" / module).write_text(f"import {planted}\n")

    found = linted(tmp_path)

    broken = [line for line in found.stdout.splitlines() if "BROKEN" in line]
    assert found.returncode == 1
    assert [line for line in broken if line.startswith(contract)], found.stdout + found.stderr


def test_everything_that_shows_values_is_kept_from_the_models() -> None:
    contracts = read_configuration(CONFIGURATION)["contracts_options"]
    kept = {
        module
        for contract in contracts
        if contract.get("forbidden_modules") == ["docs_app.models"]
        for module in contract["source_modules"]
    }
    shows = {
        f"docs_app.{name}"
        for name in ("views", "api", "templatetags")
        if list((ROOT / "docs_app").glob(f"{name}*"))
    }

    assert kept == shows


def test_files_stay_short() -> None:
    lengths = {file: len(file.read_text().splitlines()) for file in sources()}

    assert [str(file) for file, length in lengths.items() if length > 300] == []
    assert median(lengths.values()) < 90


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "misc", "common"}

    assert [str(file) for file in sources() if file.stem in drawers] == []
