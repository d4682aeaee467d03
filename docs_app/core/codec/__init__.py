"""Architecture <-> plain data <-> JSON and YAML text, strictly.

What is read is checked whole: an unknown key, a wrong type, a reference to what does not exist is
a :class:`CodecError` with the place and the mend. What is written reads back as an equal value.
Defaults are left out, keys keep the order of :mod:`docs_app.core.codec.tables`.
"""

from __future__ import annotations

import json
from hashlib import sha256

from docs_app.core.architecture import Architecture
from docs_app.core.codec.errors import CodecError
from docs_app.core.codec.json_text import parse_json, write_json
from docs_app.core.codec.locate import line_of
from docs_app.core.codec.schema import SCHEMA, upgraded
from docs_app.core.codec.shapes import Plain
from docs_app.core.codec.tables import ARCHITECTURE
from docs_app.core.codec.yaml_text import parse_yaml
from docs_app.core.codec.yaml_writing import write_yaml
from docs_app.core.wellformed import problems

__all__ = [
    "SCHEMA",
    "CodecError",
    "content_hash",
    "decode",
    "dump",
    "from_json",
    "from_snapshot",
    "from_yaml",
    "hash_of",
    "load",
    "snapshot",
    "to_json",
    "to_yaml",
]


def dump(architecture: Architecture) -> dict[str, Plain]:
    """Return the architecture as plain data: what JSON and YAML write."""
    return {"schema": SCHEMA, **ARCHITECTURE.dump(architecture)}


def decode(data: Plain) -> Architecture:
    """Return the architecture that plain data spells out, whether or not it is well-formed.

    CodecError: unknown or missing keys, wrong types, another schema.
    """
    body = upgraded(data)
    try:
        architecture: Architecture = ARCHITECTURE.load(body)
    except CodecError as error:
        raise error if error.place else error.inside("the top level") from None
    return architecture


def load(data: Plain) -> Architecture:
    """Return the well-formed architecture that plain data spells out.

    CodecError: as :func:`decode`, or the first of ``wellformed.problems``.
    """
    architecture = decode(data)
    for problem in problems(architecture)[:1]:
        raise CodecError(problem.place, problem.message, problem.mend)
    return architecture


def to_json(architecture: Architecture) -> str:
    """Return the architecture as JSON, indented, for people and other programs."""
    return write_json(dump(architecture))


def from_json(text: str, name: str = "<file>") -> Architecture:
    """Return the architecture in a JSON text. CodecError: anything wrong; ``name`` is the file."""
    return load(parse_json(text, name))


def to_yaml(architecture: Architecture) -> str:
    """Return the architecture as YAML, the form that people write."""
    return write_yaml(dump(architecture))


def from_yaml(text: str, name: str = "<file>") -> Architecture:
    """Return the architecture in a YAML text. CodecError: anything wrong, with its line."""
    document = parse_yaml(text, name)
    try:
        return load(document.data)
    except CodecError as error:
        error.line = line_of(document, error.place)
        raise


def snapshot(architecture: Architecture) -> str:
    """Return the architecture as compact JSON: what a version keeps, and what is hashed."""
    return write_json(dump(architecture), compact=True)


def from_snapshot(text: str) -> Architecture:
    """Return the architecture of a version's snapshot.

    It was well-formed when it was published, and :func:`snapshot` wrote the text. So only its form
    is read here, and a rule that became stricter since takes no old version out of the history.
    """
    return decode(json.loads(text))


def hash_of(text: str) -> str:
    """Return the SHA-256 of a snapshot."""
    return sha256(text.encode()).hexdigest()


def content_hash(architecture: Architecture) -> str:
    """Return the SHA-256 of what the architecture says: equal values, equal hashes."""
    return hash_of(snapshot(architecture))
