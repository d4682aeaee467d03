"""A test that lacks a program is left out by name on a desk, and fails in CI."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.site import ROOT

NEEDY = """
from tests.support.tools import pytest_terminal_summary, require_tool

def test_that_needs_what_nobody_has():
    require_tool("no-such-program")
"""


@pytest.fixture
def needy(tmp_path: Path) -> Path:
    (tmp_path / "conftest.py").write_text(
        "from tests.support.tools import pytest_terminal_summary as pytest_terminal_summary"
    )
    (tmp_path / "test_needy.py").write_text(NEEDY)
    return tmp_path


def run(folder: Path, ci: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "--rootdir", str(folder), "-p", "no:django"]
    return subprocess.run(
        [*command, "-c", "/dev/null", "-p", "no:cacheprovider", str(folder)],
        cwd=ROOT,
        env={**os.environ, "CI": ci},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_on_a_desk_it_is_left_out_and_named_with_the_reason(needy: Path) -> None:
    ran = run(needy, ci="")

    assert ran.returncode == 0, ran.stdout
    assert (
        "1 test left out because the program no-such-program is not installed:\n"
        "  test_needy.py::test_that_needs_what_nobody_has\n"
    ) in ran.stdout


def test_in_ci_it_fails_with_the_reason(needy: Path) -> None:
    ran = run(needy, ci="true")

    assert ran.returncode == 1
    assert (
        "the program no-such-program is not installed, and in CI nothing may be left out"
        in ran.stdout
    )
