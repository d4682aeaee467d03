"""Seals are this site's own, as long as it has the key."""

import datetime

from pytest_django import Settings

from docs_app.core.sealing import Seal, Source
from docs_app.seals import ALTERED, FOREIGN, GENUINE, UNSEALED, Verdict, judge, sealed_up

SEAL = Seal(Source("storage", 3, "c0ffee"), datetime.date(2026, 11, 22), "the whole", "mermaid")
CONTENT = b"flowchart LR\n"


def test_a_seal_of_this_site_is_genuine() -> None:
    assert judge(sealed_up(CONTENT, SEAL)) == Verdict(GENUINE, SEAL)


def test_equal_files_get_equal_seals() -> None:
    assert sealed_up(CONTENT, SEAL) == sealed_up(CONTENT, SEAL)


def test_a_changed_file_is_altered_and_says_what_it_claims_to_be() -> None:
    data = sealed_up(CONTENT, SEAL)

    assert judge(data.replace(b"LR", b"TB")) == Verdict(ALTERED, SEAL)
    assert judge(data + b"\n") == Verdict(ALTERED, SEAL)
    assert judge(data.replace(b"version=3", b"version=4")).kind == ALTERED
    assert judge(data[:-9]) == Verdict(ALTERED)


def test_a_file_without_a_seal_is_unsealed() -> None:
    assert judge(CONTENT) == Verdict(UNSEALED)
    assert judge(b"\xff\x00") == Verdict(UNSEALED)


def test_a_seal_of_another_site_is_foreign(settings: Settings) -> None:
    settings.SECRET_KEY = "another site's"
    data = sealed_up(CONTENT, SEAL)
    settings.SECRET_KEY = "this site's"

    assert judge(data) == Verdict(FOREIGN, SEAL)


def test_a_seal_made_with_the_key_before_is_still_genuine(settings: Settings) -> None:
    settings.SECRET_KEY = "the old one"
    data = sealed_up(CONTENT, SEAL)
    settings.SECRET_KEY = "the new one"
    settings.SECRET_KEY_FALLBACKS = ["the old one"]

    assert judge(data) == Verdict(GENUINE, SEAL)


def test_a_signature_for_something_else_is_no_seal() -> None:
    """Other signatures of the same key have another salt."""
    data = sealed_up(CONTENT, SEAL)
    other = sealed_up(b"flowchart TB\n", SEAL)

    assert judge(CONTENT + other.removeprefix(b"flowchart TB\n")).kind == ALTERED
    assert judge(other) == judge(data) == Verdict(GENUINE, SEAL)
