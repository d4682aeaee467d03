"""Tells where a request goes through a documented architecture, step by step."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from docs_app.core.architecture import Architecture, Request, Token
from docs_app.core.faults import Fault, misfit, parse_fault
from docs_app.core.steps import Trace
from docs_app.core.trace import trace
from docs_app.core.trace.request import TOKEN_STATES
from docs_app.core.wording import outcome_sentence, step_sentence
from docs_app.management.commands.lint_architecture import asked


class Command(BaseCommand):
    """The request's page on the site, in the terminal."""

    help = "Trace a request through a published architecture, or through one in a file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("architecture", help="its slug")
        parser.add_argument("method", help="GET, POST...")
        parser.add_argument("url", help="the whole address, with https://")
        parser.add_argument("--token", choices=TOKEN_STATES, default="none")
        parser.add_argument("--use", choices=("access", "id"), default="", help="of the token")
        parser.add_argument(
            "--scope", action="append", default=[], dest="scopes", help="one that the token has"
        )
        parser.add_argument("--body", type=int, default=0, metavar="BYTES")
        parser.add_argument(
            "--fault",
            action="append",
            default=[],
            dest="faults",
            metavar="KIND:SUBJECT[:VALUE]",
            help="something that is wrong, such as down:nginx or slow:app:40; may be repeated",
        )
        parser.add_argument("--format", choices=("text", "json"), default="text")
        parser.add_argument(
            "--file", type=Path, help="read the architecture from here, not from the database"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the steps and the outcome."""
        architecture = asked(options["architecture"], options["file"])
        token = Token(options["token"], options["use"], tuple(options["scopes"]))
        request = Request(options["method"], options["url"], token, options["body"])
        try:
            found = trace(architecture, request, faults_of(architecture, options["faults"]))
        except ValueError as error:
            raise CommandError(str(error)) from None
        write = as_json if options["format"] == "json" else as_text
        self.stdout.write(write(architecture, found))


def faults_of(architecture: Architecture, texts: list[str]) -> tuple[Fault, ...]:
    """Return the faults. Raises ValueError: one does not parse, or means nothing here."""
    faults = tuple(parse_fault(text) for text in texts)
    for fault in faults:
        problem = misfit(architecture, fault)
        if problem:
            raise ValueError(problem)
    return faults


def as_text(architecture: Architecture, found: Trace) -> str:
    """Return a numbered line for each step, and the outcome below them."""
    lines = [
        f"{number}. {step_sentence(architecture, found, number)}"
        for number in range(1, len(found.steps) + 1)
    ]
    lines += ["", outcome_sentence(architecture, found.outcome)]
    return "\n".join(_printable(line) for line in lines)


def _printable(line: str) -> str:
    """Return the line with signs spelt out that a terminal would obey; a decoded path has any."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in line)


def as_json(architecture: Architecture, found: Trace) -> str:
    """Return the trace with its sentences, as indented JSON."""
    plain = asdict(found)
    for number, step in enumerate(plain["steps"], 1):
        step["sentence"] = step_sentence(architecture, found, number)
    plain["outcome"]["sentence"] = outcome_sentence(architecture, found.outcome)
    return json.dumps(plain, indent=2, ensure_ascii=False)
