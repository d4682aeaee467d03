"""Says what is wrong with an architecture, published or in a file, and fails if it has errors."""

import json
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from docs_app.core.architecture import Architecture
from docs_app.core.codec.locate import lines_of
from docs_app.core.lint import LEVELS, Finding, Judged, Waived, judged
from docs_app.core.sarif import Source, as_sarif
from docs_app.management.commands.load_architecture import read
from docs_app.store import list_architectures, load_published

HEADINGS = {"error": "Errors", "warning": "Warnings", "note": "Notes"}
LOCAL = "http://localhost:8000"
"""Where ``make run`` serves the site."""


class Command(BaseCommand):
    """Exits with 1 if there is an error that nobody waived; all else is told and let through."""

    help = "Tell what is wrong with a published architecture, or with one in a file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("architecture", nargs="?", help="its slug")
        parser.add_argument(
            "--file", type=Path, help="look at this file instead of what is published"
        )
        parser.add_argument("--format", choices=("text", "json", "sarif"), default="text")
        parser.add_argument(
            "--site",
            metavar="URL",
            default=LOCAL,
            help="the site to whose pages SARIF links, such as https://routes.example.org",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the findings; the worst first."""
        file: Path | None = options["file"]
        architecture = asked(options["architecture"], file)
        found = judged(architecture, timezone.localdate())
        if options["format"] == "sarif":
            source = source_of(file) if file else None
            told = as_text(as_sarif(architecture, found, options["site"], source))
        elif options["format"] == "json":
            told = as_json(architecture, found)
        else:
            told = text(found)
        self.stdout.write(told)
        errors = sum(finding.level == "error" for finding in found.open)
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


def text(found: Judged) -> str:
    """Return the findings for a terminal: by level, each with its hint, and how many there are."""
    was = {each.finding: f"    Was waived {_until(each)}" for each in found.lapsed}
    lines: list[str] = []
    for level, findings in groupby(found.open, key=lambda finding: finding.level):
        lines.append(HEADINGS[level])
        for finding in findings:
            lines += [*_told(finding), f"    {finding.hint}"]
            lines += [was[finding]] if finding in was else []
        lines.append("")
    if found.waived:
        lines.append("Waived")
        for each in found.waived:
            lines += [*_told(each.finding), f"    Waived {_until(each)}"]
        lines.append("")
    counts = [sum(each.level == level for each in found.open) for level in LEVELS]
    told = [
        f"{count} {level}{'' if count == 1 else 's'}"
        for level, count in zip(LEVELS, counts, strict=True)
    ]
    told += [f"{len(found.waived)} waived"] if found.waived else []
    return "\n".join([*lines, f"{', '.join(told)}."])


def _told(finding: Finding) -> tuple[str, str]:
    return f"  {finding.code}  {finding.subject}", f"    {finding.message}"


def _until(waived: Waived) -> str:
    waiver = waived.waiver
    return f"until {waiver.until} by {waiver.who}: {waiver.why}"


def as_json(architecture: Architecture, found: Judged) -> str:
    """Return the findings for a program, in order, and apart what is waived, with its waiver."""
    return as_text(
        {
            "architecture": architecture.slug,
            "findings": [asdict(each) for each in found.open],
            "waived": [
                {
                    **asdict(each.finding),
                    "who": each.waiver.who,
                    "why": each.waiver.why,
                    "until": each.waiver.until.isoformat(),
                }
                for each in found.waived
            ],
        }
    )


def as_text(data: dict[str, Any]) -> str:
    """Return JSON as people can read it."""
    return json.dumps(data, indent=2, ensure_ascii=False)


def source_of(file: Path) -> Source:
    """Return a file with the lines of what is in it; of JSON the lines are not known."""
    uri = file.as_uri() if file.is_absolute() else quote(file.as_posix())
    written = file.read_text(encoding="utf-8-sig")
    is_json = written.lstrip().startswith("{")
    return Source(uri, {} if is_json else lines_of(written, str(file)))
