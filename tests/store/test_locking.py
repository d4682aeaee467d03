"""Two who publish at once: their versions get two numbers, and both are whole."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connection

from docs_app.store import load_version
from docs_app.versions import create, history
from tests.core.builders import storage


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_versions_published_at_once_get_numbers_of_their_own() -> None:
    create(storage(), None, "")
    values = [replace(storage(), summary=f"Number {number}") for number in range(6)]

    def publish(number: int) -> int:
        try:
            return create(values[number], None, f"{number}").number
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        numbers = list(pool.map(publish, range(6)))
    assert sorted(numbers) == [2, 3, 4, 5, 6, 7]
    published = [load_version("storage", number) for number in numbers]
    assert [each and each.architecture for each in published] == values
    assert len(history("storage")) == 7
