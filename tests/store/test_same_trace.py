"""A trace does not know where its architecture came from."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docs_app.core.architecture import Architecture, Request
from docs_app.core.codec import from_json, from_yaml, to_json, to_yaml
from docs_app.core.faults import faults_for
from docs_app.core.trace import passed_over, trace
from docs_app.models import Architecture as ArchitectureRow
from docs_app.store import load_draft, load_published, save_draft
from docs_app.versions import create
from tests.core.strategies import journeys
from tests.support.shipped import storage_service


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(journeys(), st.data())
def test_the_same_request_has_the_same_trace_read_from_json_and_from_rows(
    pair: tuple[Architecture, Request], data: st.DataObject
) -> None:
    value, request = pair
    choices = [choice.fault for choice in faults_for(value)]
    wrong = data.draw(st.lists(st.sampled_from(choices), max_size=2)) if choices else []
    save_draft(value)

    read = from_json(to_json(value)), from_yaml(to_yaml(value)), load_draft(value.slug)

    ArchitectureRow.objects.all().delete()
    expected = trace(value, request, wrong)
    for each in read:
        found = trace(each, request, wrong)
        assert found == expected
        assert [passed_over(each, step) for step in found.steps] == [
            passed_over(value, step) for step in expected.steps
        ]


@pytest.mark.django_db
def test_every_shipped_example_has_the_same_trace_from_its_file_and_as_it_is_published() -> None:
    shipped = storage_service()
    create(shipped, None, "As documented")
    published = load_published(shipped.slug)
    assert published is not None

    for route in shipped.routes:
        for example in route.examples:
            assert trace(published.architecture, example.request) == trace(shipped, example.request)
