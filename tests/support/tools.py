"""Which programs are at hand. Without one, a test is left out and named; in CI it fails."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

# Where Debian keeps programs that are not on every user's PATH.
ELSEWHERE = [
    "/usr/sbin",
    *sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")), reverse=True),
]

LEFT_OUT = "left out: "


def in_ci() -> bool:
    """Whether this run may leave nothing out: CI is set to anything but off."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false", "off", "no"}


def find_tool(name: str) -> str | None:
    """The program's path, or None. CHROMIUM=... and the like name another one."""
    chosen = os.environ.get(name.upper())
    path = os.pathsep.join([os.environ.get("PATH", ""), *ELSEWHERE])
    return shutil.which(chosen or name, path=path)


def require_tool(name: str) -> str:
    """The program's path. Without it the test is left out, or under CI fails."""
    found = find_tool(name)
    if found is None:
        leave_out(f"the program {name} is not installed")
    return found


def leave_out(reason: str) -> NoReturn:
    """Skip this test for a plain reason; where nothing may be left out, fail it."""
    if in_ci():
        pytest.fail(f"{reason}, and in CI nothing may be left out", pytrace=False)
    pytest.skip(LEFT_OUT + reason)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end which tests were left out and why, whatever else is printed."""
    by_reason: dict[str, list[str]] = {}
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
        if LEFT_OUT in reason:
            by_reason.setdefault(reason.partition(LEFT_OUT)[2], []).append(report.nodeid)
    if by_reason:
        terminalreporter.section("left out")
    for reason, tests in by_reason.items():
        count = "1 test" if len(tests) == 1 else f"{len(tests)} tests"
        terminalreporter.line(f"{count} left out because {reason}:")
        for test in tests:
            terminalreporter.line(f"  {test}")
