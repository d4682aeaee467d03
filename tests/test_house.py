"""The house: who imports whom, and how long a file may grow. CONTRIBUTING.md tells the reasons."""

from pathlib import Path
from statistics import median

import pytest
from django.conf import settings
from importlinter.api import read_configuration
from importlinter.application.use_cases import SUCCESS
from importlinter.cli import lint_imports

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


def test_modules_import_only_in_the_directions_of_the_house(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)

    outcome = lint_imports(CONFIGURATION, no_cache=True, no_logo=True)

    assert outcome == SUCCESS, capsys.readouterr().out


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
