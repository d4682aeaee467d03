"""`make run` says in one sentence why it cannot serve where it is told to."""

import socket

import pytest

from routing_site.address import main, names, why_not


def test_a_port_in_use_is_one_sentence_with_the_way_out() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        assert why_not("127.0.0.1", port) == (
            f"Cannot serve on 127.0.0.1:{port} (address already in use); "
            "choose another with PORT=... or HOST=..."
        )


def test_a_free_port_is_fine() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]

    assert why_not("127.0.0.1", port) is None


def test_a_port_that_is_no_number_is_said_to_be_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "eighty")

    assert main([]) == (
        "The environment variable PORT is 'eighty'; it may be a whole number from 1 to 65535."
    )


def test_a_site_on_loopback_answers_to_loopback_names_alone() -> None:
    assert names("127.0.0.1") == ["localhost", "127.0.0.1", "[::1]"]


def test_a_site_open_to_the_network_answers_to_the_machines_own_names() -> None:
    known = names("::")

    assert known[:3] == ["localhost", "127.0.0.1", "[::1]"]
    assert socket.gethostname() in known
