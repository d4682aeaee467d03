"""docs/writing-pages.md names all that a page may refer to, and nothing else."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from docs_app.core.architecture import HealthCheck
from docs_app.core.pages.blocks import OPTIONS
from docs_app.core.pages.facts import FACTS
from docs_app.core.pages.sanitising import ADMONITIONS
from docs_app.core.pages.tables import TABLES

GUIDE = (Path(__file__).parents[2] / "docs" / "writing-pages.md").read_text()
ROWS = "\n".join(line for line in GUIDE.splitlines() if line.startswith("| `[["))


def test_the_guide_has_a_row_for_each_kind_of_fact_and_block() -> None:
    assert set(re.findall(r"\[\[([a-z]+)", ROWS)) == {*FACTS, *OPTIONS}


def test_the_guide_names_every_table_option_and_field() -> None:
    assert set(re.findall(r"\[\[table:([a-z-]+)", ROWS)) == set(TABLES)
    assert set(re.findall(r"[?`]([a-z]+)=", ROWS)) == {
        each for option in OPTIONS.values() for each in option
    }
    for field in fields(HealthCheck):
        assert f"`{field.name}`" in ROWS


def test_the_guide_names_every_kind_of_box() -> None:
    for name in ADMONITIONS:
        assert re.search(rf"\b{name}\b", GUIDE)
