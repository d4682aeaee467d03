"""JSON text <-> plain data, strictly: no key twice, no NaN, no text of unreasonable size."""

from __future__ import annotations

import json
from typing import NoReturn

from docs_app.core.codec.errors import CodecError
from docs_app.core.codec.shapes import Plain

LARGEST = 64 * 1024 * 1024
"""Characters of a file that are still read: some five times a file of 10,000 hops."""


def refuse_large(text: str, name: str) -> None:
    """Raise CodecError where the text is longer than any architecture has reason to be."""
    if len(text) > LARGEST:
        raise CodecError(
            name,
            f"The file is longer than {LARGEST // 1024 // 1024} million characters.",
            "Split the architecture in two.",
        )


def parse_json(text: str, name: str) -> Plain:
    """Return the plain data. CodecError: not JSON (with line and column), or a key twice."""
    refuse_large(text, name)
    try:
        return json.loads(text, object_pairs_hook=_without_duplicates, parse_constant=_constant)
    except json.JSONDecodeError as error:
        raise CodecError(
            f"{name}, line {error.lineno}, column {error.colno}",
            f"This is not JSON: {error.msg}.",
            "Correct the text at this place.",
        ) from None
    except RecursionError:
        raise CodecError(
            name, "The file is nested too deeply.", "Write an architecture of schema 1."
        ) from None
    except CodecError as error:
        raise CodecError(f"{name}, {error.place}", error.message, error.mend) from None
    except ValueError:
        # Python refuses to read numbers of more than some thousand digits.
        raise CodecError(name, "A number has too many digits.", "Write a smaller one.") from None


def write_json(data: Plain, *, compact: bool = False) -> str:
    """Return the data as JSON: the same data, the same text; keys in the order given."""
    if compact:
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _without_duplicates(pairs: list[tuple[str, Plain]]) -> dict[str, Plain]:
    data = dict(pairs)
    if len(data) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                owner = data.get("slug", data.get("path"))
                place = f"the object {owner!r}" if isinstance(owner, str) else "an object"
                raise CodecError(place, f"The key {key!r} is there twice.", "Keep one of them.")
            seen.add(key)
    return data


def _constant(name: str) -> NoReturn:
    raise CodecError("a number", f"{name} is not a number in JSON.", "Write a whole number.")
