"""``docs/asking.md`` names all that an address may ask."""

from __future__ import annotations

import re

from django.conf import settings

from docs_app.core.faults import FAULT_KINDS
from docs_app.views import asking

TEXT = (settings.BASE_DIR / "docs" / "asking.md").read_text()


def rows(below: str) -> list[str]:
    """Return the first cell of each row of the table below a heading."""
    part = TEXT.partition(f"## {below}")[2].partition("\n## ")[0]
    return re.findall(r"^\| `([^`]*)` \|", part, re.MULTILINE)


def test_every_field_of_a_question_is_documented() -> None:
    assert rows("Where does a request go") == [*asking.FIELDS, asking.HEADER, asking.FAULT]


def test_every_kind_of_fault_is_documented_as_it_is_written() -> None:
    assert rows("What can be wrong") == [kind.example for kind in FAULT_KINDS.values()]
