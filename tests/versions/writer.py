"""A program in which several people publish at once; it begins when it is told to."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import django

django.setup()

from django.db import connection  # noqa: E402

from docs_app import versions  # noqa: E402
from docs_app.core.architecture import Page  # noqa: E402
from tests.core.builders import storage  # noqa: E402


def publish(label: str) -> str:
    """Publish something that nobody else does; return its label and number."""
    value = replace(storage(), summary=label, pages=(*storage().pages, Page("own", label, label)))
    try:
        return f"{label} {versions.create(value, None, label).number}"
    finally:
        connection.close()


def main() -> None:
    """Publish so often by so many, and say what came of each."""
    me, people, times = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    with ThreadPoolExecutor(people) as pool:
        labels = [f"{me}-{person}-{time}" for time in range(times) for person in range(people)]
        for said in pool.map(publish, labels):
            sys.stdout.write(f"{said}\n")


if __name__ == "__main__":
    main()
