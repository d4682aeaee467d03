"""Says what is wrong with an architecture, published or in a file, and fails if it has errors."""

import json
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from docs_app.core.architecture import Architecture
from docs_app.core.lint import LEVELS, Finding, lint
from docs_app.management.commands.load_architecture import read
from docs_app.store import list_architectures, load_published

HEADINGS = {"error": "Errors", "warning": "Warnings", "note": "Notes"}


class Command(BaseCommand):
    """Exits with 1 if there is an error; warnings and notes are told and let through."""

    help = "Tell what is wrong with a published architecture, or with one in a file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("architecture", nargs="?", help="its slug")
        parser.add_argument(
            "--file", type=Path, help="look at this file instead of what is published"
        )
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the findings; the worst first."""
        architecture = asked(options["architecture"], options["file"])
        findings = lint(architecture)
        told = as_json(architecture, findings) if options["format"] == "json" else text(findings)
        self.stdout.write(told)
        errors = sum(finding.level == "error" for finding in findings)
        if errors:
            number = "1 error" if errors == 1 else f"{errors} errors"
            raise CommandError(f"{architecture.slug} has {number}.", returncode=1)


def asked(slug: str | None, file: Path | None) -> Architecture:
    """Return the architecture to look at. CommandError: which there are, or what to give."""
    if file is not None:
        architecture = read(file)
        if slug is not None and architecture.slug != slug:
            raise CommandError(f"{file}: this is {architecture.slug!r}, not {slug!r}.")
        return architecture
    known = ", ".join(each.slug for each in list_architectures()) or "none yet"
    if slug is None:
        raise CommandError(f"Name an architecture, or a file with --file. There are: {known}.")
    published = load_published(slug)
    if published is None:
        raise CommandError(f"No architecture {slug!r} is published. There are: {known}.")
    return published.architecture


def text(findings: tuple[Finding, ...]) -> str:
    """Return the findings for a terminal: by level, each with its hint, and how many there are."""
    lines: list[str] = []
    for level, found in groupby(findings, key=lambda finding: finding.level):
        lines.append(HEADINGS[level])
        for finding in found:
            lines.append(f"  {finding.code}  {finding.subject}")
            lines.append(f"    {finding.message}")
            lines.append(f"    {finding.hint}")
        lines.append("")
    counts = [sum(each.level == level for each in findings) for level in LEVELS]
    told = (
        f"{count} {level}{'' if count == 1 else 's'}"
        for level, count in zip(LEVELS, counts, strict=True)
    )
    return "\n".join([*lines, f"{', '.join(told)}."])


def as_json(architecture: Architecture, findings: tuple[Finding, ...]) -> str:
    """Return the findings for a program: the architecture's slug, and the findings in order."""
    told = {"architecture": architecture.slug, "findings": [asdict(each) for each in findings]}
    return json.dumps(told, indent=2, ensure_ascii=False)
