"""What was typed of rows that somebody else deleted meanwhile: kept, as new rows."""

from __future__ import annotations

import re

from django.http import QueryDict


def without_vanished(data: QueryDict, prefix: str, live: set[str]) -> QueryDict:
    """Return posted data in which rows that are gone stand behind the others, without their key.

    ``live`` are the primary keys that are still there. Data that is not a formset's stays as it is.
    """
    initial, total = (_count(data, f"{prefix}-{name}_FORMS") for name in ("INITIAL", "TOTAL"))
    old = range(min(initial, total))
    gone = [place for place in old if data.get(f"{prefix}-{place}-id") not in live]
    if not gone:
        return data
    order = [place for place in old if place not in gone] + gone + list(range(len(old), total))
    places = {old_place: new_place for new_place, old_place in enumerate(order)}
    kept = QueryDict(mutable=True)
    row = re.compile(rf"{re.escape(prefix)}-(\d+)-(.+)")
    for name, values in data.lists():
        found = row.fullmatch(name)
        if found is None or int(found[1]) not in places:
            kept.setlist(name, values)
        elif not (int(found[1]) in gone and found[2] == "id"):
            kept.setlist(f"{prefix}-{places[int(found[1])]}-{found[2]}", values)
    kept[f"{prefix}-INITIAL_FORMS"] = str(len(old) - len(gone))
    return kept


def _count(data: QueryDict, name: str) -> int:
    text = data.get(name, "")
    return int(text) if isinstance(text, str) and text.isdecimal() and len(text) < 5 else 0
